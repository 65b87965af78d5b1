import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import { allowsSourceIdentity } from '../../../src/iam/trust/allowsSourceIdentity.ts'
import { trustPolicy } from '../../../src/iam/trust/trustPolicy.ts'
import { trustPolicyInput } from './trustInputs.ts'

test('the trust of a template allows it, and that of before does not', () => {
  fc.assert(
    fc.property(trustPolicyInput(), (input) => {
      const policy = trustPolicy(input)
      const before = { ...policy, Statement: policy.Statement.slice(0, 1) }
      expect(allowsSourceIdentity(readPolicy(policy), input)).toBe(true)
      expect(allowsSourceIdentity(readPolicy(before), input)).toBe(false)
    }),
  )
})

test('it is allowed during a rotation, whichever of the two IDs the role trusts', () => {
  fc.assert(
    fc.property(trustPolicyInput(), (input) => {
      const [one, other = one] = input.externalIds
      for (const externalId of [one, other]) {
        const policy = trustPolicy({ ...input, externalIds: [externalId] })
        expect(allowsSourceIdentity(readPolicy(policy), input)).toBe(true)
      }
    }),
  )
})

describe('it is not allowed', () => {
  const agreed = { rescaleAccountId: '999988887777', externalIds: ['agreed'] } as const
  const root = { AWS: 'arn:aws:iam::999988887777:root' }
  const assume = {
    Effect: 'Allow',
    Principal: root,
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': 'agreed' } },
  }
  const name = { Effect: 'Allow', Principal: root, Action: 'sts:SetSourceIdentity' }
  const allowed = (...statements: ReadonlyArray<object>): boolean =>
    allowsSourceIdentity(
      readPolicy({ Version: '2012-10-17', Statement: statements }),
      agreed as unknown as Parameters<typeof allowsSourceIdentity>[1],
    )

  test('but where a statement of its own lets it be anything, or one statement has both', () => {
    expect(allowed(assume, name)).toBe(true)
    expect(allowed({ ...name, Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] })).toBe(true)
  })

  test.each<[string, ReadonlyArray<object>]>([
    ['without the role itself', [name]],
    ['by another account', [assume, { ...name, Principal: { AWS: '111122223333' } }]],
    // Nobody knows which role of its account Rescale uses when none was agreed.
    [
      'for one role of the account',
      [assume, { ...name, Principal: { AWS: 'arn:aws:iam::999988887777:role/one' } }],
    ],
    // The request to set an identity has no external ID.
    ['with the external ID', [assume, { ...name, Condition: assume.Condition }]],
    [
      'to be another',
      [assume, { ...name, Condition: { StringEquals: { 'sts:SourceIdentity': 'ann' } } }],
    ],
    [
      'who knows when',
      [assume, { ...name, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } }],
    ],
    ['when it is denied', [assume, name, { ...name, Effect: 'Deny', Principal: '*' }]],
  ])('%s', (_what, statements) => {
    expect(allowed(...statements)).toBe(false)
  })

  test('by what is no policy', () => {
    expect(allowsSourceIdentity(readPolicy('<html>'), agreed as never)).toBe(false)
  })
})
