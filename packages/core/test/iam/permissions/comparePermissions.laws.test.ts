import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  type PermissionChange,
  comparePermissions,
} from '../../../src/iam/permissions/comparePermissions.ts'
import { explainPermissions } from '../../../src/iam/permissions/explainPermissions.ts'
import { permissionsPolicy } from '../../../src/iam/permissions/permissionsPolicy.ts'
import type {
  PermissionStatement,
  PermissionsPolicy,
} from '../../../src/iam/policy/PolicyDocument.ts'
import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import { evaluate } from '../../../src/iam/policy/evaluate.ts'
import { defaultKeyPolicy } from '../keyPolicy.ts'
import { agreedPlace, computeSession, requestFor } from './computeSession.ts'
import { goldenScope } from './goldenScope.ts'

const policy = permissionsPolicy('compute', goldenScope)

const policyOf = (Statement: ReadonlyArray<PermissionStatement>): PermissionsPolicy => ({
  Version: '2012-10-17',
  Statement,
})

const changesBetween = (
  before: PermissionsPolicy,
  after: PermissionsPolicy,
): ReadonlyArray<PermissionChange> =>
  comparePermissions({
    before: explainPermissions('rescale', before),
    after: explainPermissions('rescale', after),
  })

/** One edit of a statement: something is left out, put in, or turned around. */
type Edit = (statement: PermissionStatement) => ReadonlyArray<PermissionStatement>

const mapValues = (
  statement: PermissionStatement,
  edit: (values: ReadonlyArray<string>, key: string) => ReadonlyArray<string> | undefined,
): PermissionStatement => {
  const { Condition = {}, ...rest } = statement
  const kept = Object.entries(Condition).flatMap(([operator, keys]) => {
    const left = Object.entries(keys).flatMap(([key, values]) => {
      const edited = edit(values, key)
      return edited === undefined ? [] : [[key, edited] as const]
    })
    return left.length === 0 ? [] : [[operator, Object.fromEntries(left)] as const]
  })
  return kept.length === 0 ? rest : { ...rest, Condition: Object.fromEntries(kept) }
}

/** Another value of the same kind. */
const moreOf = ([value = '']: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (value === 'true') return ['false']
  return value.startsWith('arn:') ? [value.replace('vpc-0', 'vpc-1')] : ['other']
}

const edits: Readonly<Record<string, Edit>> = {
  'left out': () => [],
  'an action less': (one) => [{ ...one, Action: one.Action.slice(1) }],
  'an action more': (one) => [{ ...one, Action: [...one.Action, 'ec2:CreateRoute'] }],
  'a resource less': (one) => [{ ...one, Resource: one.Resource.slice(1) }],
  'a resource more': (one) => [{ ...one, Resource: [...one.Resource, '*'] }],
  'no conditions': ({ Condition: _condition, ...one }) => [one],
  'a value less': (one) => [mapValues(one, (values) => values.slice(1))],
  'a value more': (one) => [mapValues(one, (values) => [...values, ...moreOf(values)])],
  'a condition more': (one) => [
    {
      ...one,
      Condition: { ...one.Condition, StringLike: { 'aws:RequestedRegion': ['us-*'] } },
    },
  ],
  denied: (one) => [{ ...one, Effect: 'Deny' }],
}

/** The permissions with up to three edits, of different statements. */
const edited = (): fc.Arbitrary<PermissionsPolicy> =>
  fc
    .dictionary(
      fc.constantFrom(...policy.Statement.map(({ Sid = '' }) => Sid)),
      fc.constantFrom(...Object.values(edits)),
      { maxKeys: 3 },
    )
    .map((chosen) =>
      policyOf(
        policy.Statement.flatMap(
          (statement) => chosen[statement.Sid ?? '']?.(statement) ?? [statement],
        ),
      ),
    )

test('permissions do not differ from themselves, whatever the order of their lists', () => {
  fc.assert(
    fc.property(edited(), ({ Statement }) => {
      const turned = policyOf(
        Statement.toReversed().map((one) => ({
          ...mapValues(one, (values) => values.toReversed()),
          Action: one.Action.map((action) => action.toUpperCase()).toReversed(),
          Resource: one.Resource.toReversed(),
        })),
      )
      expect(changesBetween(policyOf(Statement), policyOf(Statement))).toEqual([])
      expect(changesBetween(policyOf(Statement), turned)).toEqual([])
    }),
  )
})

test('exchanging two versions exchanges added and removed, wider and narrower', () => {
  const exchanged = { added: 'removed', removed: 'added' } as const
  const opposite = { wider: 'narrower', narrower: 'wider', unknown: 'unknown' } as const
  const texts = (changes: ReadonlyArray<PermissionChange>) =>
    changes.map((change) => JSON.stringify(change)).toSorted()
  fc.assert(
    fc.property(edited(), edited(), (one, other) => {
      const back = changesBetween(other, one).map((change) => ({
        ...change,
        change: exchanged[change.change],
        reach: opposite[change.reach],
      }))
      expect(texts(changesBetween(one, other))).toEqual(texts(back))
    }),
  )
})

test('when every difference is narrower, nothing is allowed that was not before', () => {
  const requests = [
    ...computeSession(agreedPlace),
    ...computeSession({ ...agreedPlace, tag: 'other' }),
    ...computeSession({ ...agreedPlace, imageOwner: '444455556666' }),
    ...computeSession({ ...agreedPlace, vpcId: 'vpc-0fedcba9876543210' }),
  ].map((touch) => requestFor(agreedPlace, touch))
  const resource = defaultKeyPolicy(goldenScope.accountId, goldenScope.partition)
  const allowedBy = (granted: PermissionsPolicy): ReadonlyArray<boolean> => {
    const identity = [readPolicy(granted)]
    return requests.map(
      (request) => evaluate({ identity, resource }, request).decision === 'allowed',
    )
  }
  const compared = { narrower: 0 }
  fc.assert(
    fc.property(edited(), edited(), (one, other) => {
      for (const [before, after] of [
        [one, other],
        [one, policy],
        [policy, one],
      ] as const) {
        if (changesBetween(before, after).some(({ reach }) => reach !== 'narrower')) continue
        compared.narrower += 1
        const earlier = allowedBy(before)
        expect(allowedBy(after).filter((is, index) => is && earlier[index] !== true)).toEqual([])
      }
    }),
    { numRuns: 50 },
  )
  expect(compared.narrower).toBeGreaterThan(0)
})

describe('a difference', () => {
  const statement: PermissionStatement = {
    Sid: 'Launch',
    Effect: 'Allow',
    Action: ['ec2:RunInstances'],
    Resource: ['arn:aws:ec2:us-east-1::image/*'],
    Condition: { StringEquals: { 'ec2:Owner': ['111122223333', 'amazon'] } },
  }
  const owners = (operator: string, ...values: ReadonlyArray<string>): PermissionStatement => ({
    ...statement,
    Condition: { [operator]: { 'ec2:Owner': values } },
  })
  const summaryOf = (
    before: ReadonlyArray<PermissionStatement>,
    after: ReadonlyArray<PermissionStatement>,
  ) =>
    changesBetween(policyOf(before), policyOf(after)).map(
      ({ statement: name, change, part, reach }) => `${name} ${change} ${part._tag} ${reach}`,
    )

  test.each<
    [
      string,
      ReadonlyArray<PermissionStatement>,
      ReadonlyArray<PermissionStatement>,
      ReadonlyArray<string>,
    ]
  >([
    ['a new statement', [], [statement], ['Launch added Statement wider']],
    ['a new denial', [], [{ ...statement, Effect: 'Deny' }], ['Launch added Statement narrower']],
    [
      'a statement that denies now',
      [statement],
      [{ ...statement, Effect: 'Deny' }],
      ['Launch removed Statement narrower', 'Launch added Statement narrower'],
    ],
    [
      'another action in its place',
      [statement],
      [{ ...statement, Action: ['ec2:CreateFleet'] }],
      ['Launch removed Action narrower', 'Launch added Action wider'],
    ],
    [
      'one owner less',
      [statement],
      [owners('StringEquals', 'amazon')],
      ['Launch removed Value narrower'],
    ],
    [
      'one more of those that are denied',
      [{ ...owners('StringEquals', 'a'), Effect: 'Deny' }],
      [{ ...owners('StringEquals', 'a', 'b'), Effect: 'Deny' }],
      ['Launch added Value narrower'],
    ],
    [
      'a value of a negated operator',
      [owners('StringNotEquals', 'a')],
      [owners('StringNotEquals', 'a', 'b')],
      ['Launch added Value unknown'],
    ],
    [
      'another operator',
      [owners('StringEquals', 'a')],
      [owners('StringNotEquals', 'a')],
      ['Launch removed Condition wider', 'Launch added Condition narrower'],
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(summaryOf(before, after)).toEqual(expected)
  })
})
