import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  type RoleDefinition,
  rescaleRoleDefinition,
} from '../../src/cloudformation/RoleDefinition.ts'
import { VpcId } from '../../src/iam/identity/identifiers.ts'
import { findRoleDifferences } from '../../src/inspection/findRoleDifferences.ts'
import type { RoleSnapshot } from '../../src/inspection/snapshots.ts'
import { setupTemplateInput } from '../cloudformation/setupInputs.ts'
import { roleArn } from '../iam/arbitraries.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'

type Statement = Record<string, unknown>

interface Policy {
  readonly Version?: string
  readonly Statement: Statement[]
}

interface Case {
  readonly definition: RoleDefinition
  readonly role: RoleSnapshot
}

const holding = (definition: RoleDefinition, arn: RoleSnapshot['roleArn']): RoleSnapshot => {
  const { permissionsBoundaryArn } = definition
  return {
    roleArn: arn,
    trustPolicy: definition.trustPolicy,
    policies: definition.policies.map(({ policyName, document }) => ({
      name: policyName,
      kind: 'inline',
      document,
    })),
    ...(permissionsBoundaryArn === undefined ? {} : { permissionsBoundaryArn }),
  }
}

/** A definition, and a role that holds it. */
const cases: fc.Arbitrary<Case> = fc
  .record({ input: setupTemplateInput(), arn: roleArn(), computeRoleArn: roleArn() })
  .map(({ input, arn, computeRoleArn }) => {
    const vpcId = certainlyOf(VpcId, 'vpc-0123456789abcdef0')
    const definition = rescaleRoleDefinition(input, { roleArn: arn, vpcId, computeRoleArn })
    return { definition, role: holding(definition, arn) }
  })

const parsed = (text: string): Policy => JSON.parse(text) as Policy

/** A single value for a list of one, lists backwards, statements backwards, URL-encoded. */
const respelled = (text: string): string => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const items = value.map(shuffled).toReversed()
      return items.length === 1 ? items[0] : items
    }
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shuffled(inner)]))
      : value
  }
  return encodeURIComponent(JSON.stringify(shuffled(parsed(text)), undefined, 1))
}

const withPolicies = (role: RoleSnapshot, change: (text: string, at: number) => string) => ({
  ...role,
  policies: role.policies.map((policy, at) => ({
    ...policy,
    document: change(policy.document, at),
  })),
})

const edited = (text: string, edit: (statements: Statement[]) => Statement[]): string => {
  const policy = parsed(text)
  return JSON.stringify({ ...policy, Statement: edit(policy.Statement) })
}

describe('the differences of a role', () => {
  it('are none while it holds its definition, however that is written', () => {
    fc.assert(
      fc.property(cases, ({ definition, role }) => {
        const written = {
          ...withPolicies(role, respelled),
          trustPolicy: respelled(role.trustPolicy),
        }
        expect(findRoleDifferences(role, definition)).toEqual([])
        expect(findRoleDifferences(written, definition)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('name the one statement that is removed, changed or added', () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.nat(), ({ definition, role }, anyPolicy, anyStatement) => {
        const which = anyPolicy % role.policies.length
        const { name = '', document = '' } = role.policies[which] ?? {}
        const { Statement: statements } = parsed(document)
        const index = anyStatement % statements.length
        const sid = statements[index]?.['Sid']
        const inPolicy = (edit: (all: Statement[]) => Statement[]) =>
          findRoleDifferences(
            withPolicies(role, (text, at) => (at === which ? edited(text, edit) : text)),
            definition,
          )
        const difference = { document: { kind: 'inline', name }, statement: sid }
        expect(inPolicy((all) => all.filter((_one, at) => at !== index))).toEqual([
          { _tag: 'StatementMissing', ...difference },
        ])
        expect(
          inPolicy((all) =>
            all.map((one, at) => (at === index ? { ...one, Action: ['ec2:Nothing'] } : one)),
          ),
        ).toEqual([{ _tag: 'StatementChanged', ...difference }])
        const added = { Effect: 'Deny', Action: '*', Resource: '*' }
        expect(inPolicy((all) => [...all, added])).toEqual([
          { _tag: 'DenyAdded', ...difference, statement: statements.length + 1 },
        ])
        expect(inPolicy((all) => [{ ...added, Sid: 'Mine', Effect: 'Allow' }, ...all])).toEqual([
          { _tag: 'StatementAdded', ...difference, statement: 'Mine' },
        ])
      }),
      { numRuns: 30 },
    )
  })

  it('name a trust policy, a boundary and policies that are not there', () => {
    fc.assert(
      fc.property(cases, ({ definition, role }) => {
        const bounded = {
          ...definition,
          permissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/B',
        }
        const bare = { roleArn: role.roleArn, trustPolicy: '{', policies: [] }
        expect(findRoleDifferences(bare, bounded)).toEqual([
          { _tag: 'PolicyUnreadable', document: { kind: 'trust' } },
          { _tag: 'BoundaryDiffers', expected: bounded.permissionsBoundaryArn },
          ...definition.policies.map(({ policyName }) => ({
            _tag: 'PolicyMissing',
            document: { kind: 'inline', name: policyName },
          })),
        ])
      }),
      { numRuns: 10 },
    )
  })

  it('name the boundary that a role has, unless it is the agreed one or none was agreed', () => {
    fc.assert(
      fc.property(cases, ({ definition, role }) => {
        const expected = 'arn:aws:iam::111122223333:policy/B'
        const actual = 'arn:aws:iam::111122223333:policy/Other'
        const bounded = { ...definition, permissionsBoundaryArn: expected }
        const { permissionsBoundaryArn: _arn, ...unbounded } = definition
        const having = { ...role, permissionsBoundaryArn: actual }
        expect(findRoleDifferences(having, bounded)).toEqual([
          { _tag: 'BoundaryDiffers', expected, actual },
        ])
        expect(findRoleDifferences({ ...role, permissionsBoundaryArn: expected }, bounded)).toEqual(
          [],
        )
        expect(findRoleDifferences(having, unbounded)).toEqual([])
      }),
      { numRuns: 10 },
    )
  })

  it('name what other policies deny, and nothing that they allow', () => {
    fc.assert(
      fc.property(cases, ({ definition, role }) => {
        const statement = (Effect: string, Sid: string) => ({
          Effect,
          Sid,
          Action: '*',
          Resource: '*',
        })
        const document = JSON.stringify({
          Statement: [statement('Allow', 'Lets'), statement('Deny', 'Stops')],
        })
        const name = 'arn:aws:iam::111122223333:policy/Other'
        const other = { name, kind: 'attached', document } as const
        const policies = [...role.policies, other, { ...other, document: 'no JSON' }]
        expect(findRoleDifferences({ ...role, policies }, definition)).toEqual([
          { _tag: 'DenyAdded', document: { kind: 'attached', name }, statement: 'Stops' },
        ])
      }),
      { numRuns: 10 },
    )
  })
})
