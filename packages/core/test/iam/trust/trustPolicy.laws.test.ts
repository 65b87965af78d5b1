import { accountId, externalId, partition, roleArn } from '../arbitraries.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Caller } from '../../../src/iam/policy/AccessRequest.ts'
import {
  minifyPolicy,
  policySizeCharacters,
  renderPolicy,
} from '../../../src/iam/policy/PolicyDocument.ts'
import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import { assumeRoleAllowed } from '../../../src/iam/policy/evaluateAssumeRole.ts'
import { type TrustPolicyInput, trustPolicy } from '../../../src/iam/trust/trustPolicy.ts'
import {
  anonymous,
  customerRole,
  federated,
  rootOf,
  service,
  sessionOf,
  userOf,
} from '../callers.ts'
import { trustPolicyInput } from './trustInputs.ts'

const decide = (input: TrustPolicyInput, principal: Caller, id: string | undefined) =>
  assumeRoleAllowed(readPolicy(trustPolicy(input)), {
    principal,
    // A role can only be asked for within its partition.
    roleArn: customerRole.replace('arn:aws:', `arn:${input.partition}:`),
    ...(id === undefined ? {} : { externalId: id }),
  }).decision

/** The agreed caller when a role is named, and any when it is not. */
const intended = (input: TrustPolicyInput): Caller =>
  input.rescaleRoleArn === undefined
    ? userOf(input.rescaleAccountId, 'somebody', input.partition)
    : sessionOf(input.rescaleRoleArn)

const anyCaller = fc.oneof(
  fc.tuple(accountId(), partition()).map(([account, of]) => rootOf(account, of)),
  fc.tuple(accountId(), partition()).map(([account, of]) => userOf(account, 'somebody', of)),
  roleArn().map((arn) => sessionOf(arn)),
  fc.constantFrom(service, federated, anonymous),
)

const isIntended = (input: TrustPolicyInput, caller: Caller): boolean => {
  // AssumeRole takes no root user.
  if (caller.type === 'federated' || caller.type === 'root') return false
  const arnOfCaller = caller.type === 'role-session' ? caller.roleArn : caller.arn
  if (input.rescaleRoleArn !== undefined) return arnOfCaller === input.rescaleRoleArn
  return arnOfCaller.startsWith(`arn:${input.partition}:iam::${input.rescaleAccountId}:`)
}

describe('a generated trust policy', () => {
  test('lets the intended principal in with each of its IDs', () => {
    fc.assert(
      fc.property(trustPolicyInput(), (input) => {
        for (const id of input.externalIds) {
          expect(decide(input, intended(input), id)).toBe('allowed')
        }
      }),
    )
  })

  test('refuses the intended principal without an ID, with a wrong one and with a similar one', () => {
    fc.assert(
      fc.property(trustPolicyInput(), externalId(), fc.string(), (input, other, text) => {
        const [id] = input.externalIds
        const wrong = [undefined, '', '*', id.toUpperCase(), `${id} `, id.slice(0, -1), other, text]
        for (const candidate of wrong) {
          if (input.externalIds.some((accepted) => accepted === candidate)) continue
          expect(decide(input, intended(input), candidate)).toBe('implicitly-denied')
        }
      }),
    )
  })

  test('refuses everybody but the intended principal, whatever the ID', () => {
    fc.assert(
      fc.property(trustPolicyInput(), anyCaller, (input, caller) => {
        const expected = isIntended(input, caller) ? 'allowed' : 'implicitly-denied'
        expect(decide(input, caller, input.externalIds[0])).toBe(expected)
      }),
    )
  })

  test('refuses another role of the same account when a role is named', () => {
    fc.assert(
      fc.property(trustPolicyInput(), roleArn(), (input, role) => {
        fc.pre(input.rescaleRoleArn !== undefined)
        const name = role.split('/').at(-1) ?? ''
        const other = `arn:${input.partition}:iam::${input.rescaleAccountId}:role/other/${name}`
        fc.pre(other !== input.rescaleRoleArn)
        expect(decide(input, sessionOf(other), input.externalIds[0])).toBe('implicitly-denied')
      }),
    )
  })

  test('has a statement for each of its two actions, each with one principal and one StringEquals, and nothing loose', () => {
    fc.assert(
      fc.property(trustPolicyInput(), (input) => {
        const policy = trustPolicy(input)
        const text = minifyPolicy(policy)
        expect(policy.Statement.map(({ Action }) => Action)).toEqual([
          ['sts:AssumeRole'],
          ['sts:SetSourceIdentity'],
        ])
        for (const { Principal } of policy.Statement) {
          expect(Principal).toEqual({
            AWS: [`arn:${input.partition}:iam::${input.rescaleAccountId}:root`],
          })
        }
        expect(text.match(/"Effect":"Allow"/g)).toHaveLength(2)
        expect(text.match(/"StringEquals":\{"sts:ExternalId":\[/g)).toHaveLength(1)
        expect(
          text.match(/"StringEquals":\{"sts:SourceIdentity":\["rescale-byoa"\]\}/g),
        ).toHaveLength(1)
        expect(text.match(/ExternalId/g)?.length).toBe(2 /* the key and the Sid */)
        expect(text).not.toMatch(/IfExists|Like|Not|For(Any|All)|[*?$]/)
      }),
    )
  })

  test('lets the intended principal set the agreed source identity, no other, and nobody else any', () => {
    fc.assert(
      fc.property(trustPolicyInput(), anyCaller, fc.string(), (input, caller, other) => {
        const decisionFor = (principal: Caller, sourceIdentity: string) =>
          assumeRoleAllowed(readPolicy(trustPolicy(input)), {
            principal,
            roleArn: customerRole.replace('arn:aws:', `arn:${input.partition}:`),
            externalId: input.externalIds[0],
            sourceIdentity,
          }).decision
        expect(decisionFor(intended(input), 'rescale-byoa')).toBe('allowed')
        fc.pre(other !== 'rescale-byoa')
        expect(decisionFor(intended(input), other)).toBe('implicitly-denied')
        fc.pre(!isIntended(input, caller))
        expect(decisionFor(caller, 'rescale-byoa')).toBe('implicitly-denied')
      }),
    )
  })

  test('stays below the quota of 2,048 characters with the longest role and two IDs', () => {
    fc.assert(
      fc.property(trustPolicyInput(), (input) => {
        expect(policySizeCharacters(trustPolicy(input))).toBeLessThan(2048)
        expect(minifyPolicy(trustPolicy(input)).length).toBeLessThan(2048)
      }),
    )
  })

  test('has the same bytes whichever of two IDs is the older one', () => {
    fc.assert(
      fc.property(trustPolicyInput(), externalId(), externalId(), (input, one, other) => {
        expect(renderPolicy(trustPolicy({ ...input, externalIds: [one, other] }))).toBe(
          renderPolicy(trustPolicy({ ...input, externalIds: [other, one] })),
        )
      }),
    )
  })

  test('a role of another account lets nobody in', () => {
    fc.assert(
      fc.property(trustPolicyInput(), roleArn(), (input, foreign) => {
        fc.pre(!foreign.includes(input.rescaleAccountId))
        const mixed = { ...input, rescaleRoleArn: foreign }
        for (const caller of [sessionOf(foreign), intended(input)]) {
          expect(decide(mixed, caller, input.externalIds[0])).toBe('implicitly-denied')
        }
      }),
    )
  })
})
