import { describe, expect, test } from 'vitest'

import { RoleArn } from '../../../src/iam/identity/RoleArn.ts'
import { AccountId } from '../../../src/iam/identity/identifiers.ts'
import { readTrustPolicy } from '../../../src/iam/trust/readTrustPolicy.ts'
import type { ExpectedTrust } from '../../../src/iam/trust/rules/TrustRule.ts'
import { certainlyOf } from '../certainlyOf.ts'

const expected: ExpectedTrust = {
  rescaleAccountId: certainlyOf(AccountId, '999988887777'),
  externalIds: ['byoa-acme'],
}

const role = certainlyOf(RoleArn, 'arn:aws:iam::999988887777:role/scale/ScaleX')

const statement = (changes: object = {}) => ({
  Effect: 'Allow',
  Principal: { AWS: '999988887777' },
  Action: 'sts:AssumeRole',
  Condition: { StringEquals: { 'sts:ExternalId': 'byoa-acme' } },
  ...changes,
})

const document = (...statements: ReadonlyArray<object>) => ({
  Version: '2012-10-17',
  Statement: statements,
})

const idsOf = (policy: unknown, trust: ExpectedTrust | undefined = expected) =>
  readTrustPolicy(policy, trust).findings.map(({ id }) => id)

describe('what a trust policy allows', () => {
  test('is listed by principal, with its IDs and its narrowing', () => {
    const policy = document(
      statement(),
      statement({
        Principal: { AWS: ['*', 'AROAEXAMPLEROLEID001'], Service: 'ec2.amazonaws.com' },
        Condition: {
          ArnLike: { 'aws:principalARN': ['arn:aws:iam::*:role/a', 'arn:aws:iam::*:role/b'] },
        },
      }),
      { Effect: 'Allow', NotPrincipal: { AWS: '444455556666' }, NotAction: 's3:*' },
      statement({ Action: 'sts:TagSession' }),
      statement({ Effect: 'Deny' }),
    )
    const narrowedTo = ['arn:aws:iam::*:role/a', 'arn:aws:iam::*:role/b']
    expect(readTrustPolicy(policy).allows).toEqual([
      { statement: 0, principal: '999988887777', externalIds: ['byoa-acme'] },
      { statement: 1, principal: '*', externalIds: 'any', narrowedTo },
      { statement: 1, principal: 'AROAEXAMPLEROLEID001', externalIds: 'any', narrowedTo },
      { statement: 1, principal: 'ec2.amazonaws.com', externalIds: 'any', narrowedTo },
      { statement: 2, principal: 'not 444455556666', externalIds: 'any' },
    ])
  })

  test('with two conditions on the ID is what both accept', () => {
    const both = statement({
      Condition: {
        StringEquals: { 'sts:ExternalId': ['a', 'b'] },
        'ForAnyValue:StringEquals': { 'STS:ExternalId': ['b', 'c'] },
      },
    })
    expect(readTrustPolicy(document(both)).allows[0]?.externalIds).toEqual(['b'])
  })
})

describe('without an agreement to compare with', () => {
  test('one account with one ID has no finding', () => {
    expect(readTrustPolicy(document(statement())).findings).toEqual([])
  })

  test('several accounts and several IDs are pointed out', () => {
    const wide = statement({
      Principal: { AWS: ['999988887777', 'arn:aws:iam::444455556666:root'] },
      Condition: { StringEquals: { 'sts:ExternalId': ['a', 'b'] } },
    })
    expect(readTrustPolicy(document(wide)).findings).toEqual([
      {
        id: 'several-accounts',
        level: 'warning',
        evidence: { path: 'Statement[0].Principal', found: '999988887777, 444455556666' },
      },
      {
        id: 'several-external-ids',
        level: 'warning',
        evidence: { path: 'Statement[0].Condition sts:ExternalId', found: 'a, b' },
      },
    ])
  })

  test('a missing ID is an error all the same', () => {
    expect(readTrustPolicy(document(statement({ Condition: {} }))).findings).toEqual([
      {
        id: 'missing-external-id',
        level: 'error',
        evidence: { path: 'Statement[0].Condition', found: 'no StringEquals on sts:ExternalId' },
      },
    ])
  })
})

describe('compared with an agreement', () => {
  test('the account as an id or in any partition is fine when no partition was agreed', () => {
    for (const AWS of ['999988887777', 'arn:aws-us-gov:iam::999988887777:root']) {
      expect(idsOf(document(statement({ Principal: { AWS } })))).toEqual([])
    }
  })

  test('the account in another partition than the agreed one is refused', () => {
    const chinese = statement({ Principal: { AWS: 'arn:aws-cn:iam::999988887777:root' } })
    expect(idsOf(document(chinese), { ...expected, partition: 'aws' })).toEqual([
      'other-partition',
      'rescale-refused',
    ])
  })

  test('the agreed role may be the principal itself, which will break one day', () => {
    const named = statement({ Principal: { AWS: role } })
    expect(idsOf(document(named), { ...expected, rescaleRoleArn: role })).toEqual([
      'principal-by-arn',
    ])
    // Whoever agreed to the account alone has agreed to each of its roles.
    expect(idsOf(document(named), expected)).toEqual(['principal-by-arn'])
  })

  test('anyone, and not narrowed to the agreed role, are two findings', () => {
    const open = document(statement({ Principal: { AWS: '*' } }))
    expect(idsOf(open, { ...expected, rescaleRoleArn: role })).toEqual([
      'any-principal',
      'not-narrowed',
    ])
  })

  test('a narrowing that was not agreed may keep Rescale out but opens nothing', () => {
    const narrowed = statement({
      Condition: {
        StringEquals: { 'sts:ExternalId': 'byoa-acme' },
        ArnEquals: { 'aws:PrincipalArn': role },
      },
    })
    expect(idsOf(document(narrowed))).toEqual([])
  })

  test('both IDs of a rotation are fine, one of them alone is not', () => {
    const rotation = { ...expected, externalIds: ['byoa-acme', 'byoa-new'] }
    const both = statement({
      Condition: { StringEquals: { 'sts:ExternalId': ['byoa-new', 'byoa-acme'] } },
    })
    expect(idsOf(document(both), rotation)).toEqual([])
    expect(idsOf(document(statement()), rotation)).toEqual(['rescale-refused'])
    expect(idsOf(document(both))).toEqual(['other-external-id'])
  })

  test('a denial in circumstances that nobody knows is pointed out, but refuses nobody for certain', () => {
    const denial = {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: '*',
      Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    }
    expect(idsOf(document(statement(), denial))).toEqual(['deny-statement'])
  })

  test('a looser condition beside an exact one opens nothing', () => {
    const both = statement({
      Condition: {
        StringEquals: { 'sts:ExternalId': 'byoa-acme' },
        StringLikeIfExists: { 'sts:ExternalId': 'byoa-*' },
      },
    })
    expect(idsOf(document(both))).toEqual([])
  })
})

describe('a document that is no policy', () => {
  test.each([
    ['nothing', '', ['malformed-json']],
    ['HTML', '<html>', ['malformed-json']],
    ['broken encoding', '%7B%ZZ', ['malformed-json']],
    ['long but encoded', encodeURIComponent('{'.repeat(100_000)), ['malformed-json']],
    ['cut short', '%7B%22Version%22', ['malformed-json']],
    ['too long', ' '.repeat(200_000), ['too-long-to-read']],
    ['far too long', ' '.repeat(500_000), ['too-long-to-read']],
    ['null', 'null', ['malformed-policy']],
    ['undefined', undefined, ['malformed-policy']],
  ])('%s', (_, text, ids) => {
    expect(idsOf(text)).toEqual(ids)
  })

  const twice = (text: string): string =>
    text.replace('"Principal":', '"Principal":{"AWS":"*"},\n"Principal":')

  test.each([
    ['plain', twice(JSON.stringify(document(statement(), statement())))],
    ['URL-encoded', encodeURIComponent(twice(JSON.stringify(document(statement()))))],
    [
      'spelled with an escape',
      twice(JSON.stringify(document(statement()))).replace('"P', '"\\u0050'),
    ],
  ])('two principals in one statement, %s, and nothing is taken for granted', (_, text) => {
    expect(readTrustPolicy(text, expected)).toEqual({
      allows: [],
      mayAllowOthers: true,
      findings: [
        {
          id: 'duplicate-key',
          level: 'error',
          evidence: { path: 'Statement[0].Principal', found: 'line 2, column 1' },
        },
      ],
    })
  })

  test('over the quota is read, and the size is evidence', () => {
    const long = document(statement({ Sid: 'x'.repeat(2000) }))
    const { findings } = readTrustPolicy(JSON.stringify(long, null, 2), expected)
    expect(findings).toEqual([
      {
        id: 'over-quota',
        level: 'warning',
        evidence: {
          path: '',
          found: `${JSON.stringify(long).length} characters`,
          expected: 'at most 2048 characters',
        },
      },
    ])
  })

  test('with a percent sign in a value is not taken for URL-encoded', () => {
    const sid = JSON.stringify(document(statement({ Sid: '%7B' })))
    expect(idsOf(sid)).toEqual(['invalid-sid'])
    expect(idsOf(encodeURIComponent(sid))).toEqual(['invalid-sid'])
  })
})
