/**
 * The differences of a role from its definition, statement by statement, which explain why a probe
 * or a call through the role is refused.
 *
 * Laws
 * 1. A role with the documents of its definition has no differences, whatever their order and
 *    encoding, and whether single values are in a list.
 * 2. Each statement that was removed or changed is named.
 * 3. An added Deny is named, in any policy.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { omitUndefined } from '../codec/omitUndefined.ts'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { RoleDefinition } from '../cloudformation/RoleDefinition.ts'
import { isJsonObject } from '../codec/JsonObject.ts'
import { parsePolicyText } from '../iam/policy/policyText.ts'
import { isSameData } from '../values/isSameData.ts'
import type { RolePolicySnapshot, RoleSnapshot } from './snapshots.ts'

// model

/** The document of a role. */
export type RoleDocument =
  | { readonly kind: 'trust' }
  | { readonly kind: 'inline' | 'attached'; readonly name: string }

/** The Sid of a statement; without a Sid, its number in the policy, counted from 1. */
export type StatementName = string | number

export type RoleDifference =
  | { readonly _tag: 'BoundaryDiffers'; readonly expected: string; readonly actual?: string }
  | { readonly _tag: 'PolicyMissing'; readonly document: RoleDocument }
  /** A policy that cannot be compared: not JSON, or not in IAM's form. */
  | { readonly _tag: 'PolicyUnreadable'; readonly document: RoleDocument }
  | {
      readonly _tag: 'StatementMissing' | 'StatementChanged' | 'StatementAdded' | 'DenyAdded'
      readonly document: RoleDocument
      readonly statement: StatementName
    }

type StatementTag = Extract<RoleDifference, { readonly statement: StatementName }>['_tag']

// statements

interface Statement {
  readonly name: StatementName
  readonly isDeny: boolean
  /** A normalised statement. */
  readonly value: unknown
}

/** Sorted lists everywhere: IAM reads `"a"` as `["a"]`, and the order of lists has no meaning. */
const normalized = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    return value
      .map((item) => JSON.stringify(isJsonObject(item) ? normalized(item) : item))
      .toSorted()
  }
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normalized(inner)]))
  }
  return [JSON.stringify(value)]
}

const statementOf = (value: unknown, index: number): Statement => {
  const fields = isJsonObject(value) ? value : {}
  const sid = fields['Sid']
  return {
    name: typeof sid === 'string' && sid !== '' ? sid : index + 1,
    isDeny: fields['Effect'] === 'Deny',
    value: normalized(value),
  }
}

const listOf = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [value])

/** Returns the statements of a policy; Left when it is not a policy. */
const statementsOf = (text: string): E.Either<unknown, ReadonlyArray<Statement>> =>
  pipe(
    parsePolicyText(text),
    E.filterOrElseW(isJsonObject, () => 'no object'),
    E.map(({ Statement: statements }) => listOf(statements)),
    E.filterOrElseW(
      (statements) => statements.every(isJsonObject),
      () => 'no statements',
    ),
    E.map((statements) => statements.map(statementOf)),
  )

/** Returns whether a policy allows anything, as far as it can be read. */
export const policyAllows = (document: string): boolean =>
  pipe(
    statementsOf(document),
    E.match(
      () => true,
      (statements) => statements.some(({ isDeny }) => !isDeny),
    ),
  )

// differences

const differenceIn =
  (document: RoleDocument, _tag: StatementTag) =>
  ({ name }: Statement): RoleDifference => ({ _tag, document, statement: name })

/** Statements with the same Sid correspond; numbers do not identify statements. */
const hasSidOf = (one: Statement, other: Statement): boolean =>
  typeof one.name === 'string' && one.name === other.name

const comparedWith =
  (actual: ReadonlyArray<Statement>, document: RoleDocument) =>
  (wanted: Statement): ReadonlyArray<RoleDifference> => {
    if (actual.some(({ value }) => isSameData(value, wanted.value))) return []
    const isThere = actual.some((statement) => hasSidOf(statement, wanted))
    return [differenceIn(document, isThere ? 'StatementChanged' : 'StatementMissing')(wanted)]
  }

/** Statements that are neither in the definition nor changed. */
const addedTo = (
  wanted: ReadonlyArray<Statement>,
  actual: ReadonlyArray<Statement>,
): ReadonlyArray<Statement> =>
  actual.filter(
    (statement) =>
      !wanted.some((one) => isSameData(one.value, statement.value) || hasSidOf(one, statement)),
  )

const compared = (
  document: RoleDocument,
  wanted: ReadonlyArray<Statement>,
  actual: ReadonlyArray<Statement>,
): ReadonlyArray<RoleDifference> => [
  ...wanted.flatMap(comparedWith(actual, document)),
  ...addedTo(wanted, actual).map((statement) =>
    differenceIn(document, statement.isDeny ? 'DenyAdded' : 'StatementAdded')(statement),
  ),
]

/** Lists what differs between two texts of a policy. */
export const findPolicyDifferences = (
  document: RoleDocument,
  wanted: string,
  actual: string,
): ReadonlyArray<RoleDifference> =>
  pipe(
    E.Do,
    E.apS('wanted', statementsOf(wanted)),
    E.apSW('actual', statementsOf(actual)),
    E.match(
      () => [{ _tag: 'PolicyUnreadable', document }],
      (statements) => compared(document, statements.wanted, statements.actual),
    ),
  )

const boundaryDifferences = (
  { permissionsBoundaryArn: actual }: RoleSnapshot,
  { permissionsBoundaryArn: expected }: RoleDefinition,
): ReadonlyArray<RoleDifference> =>
  expected === undefined || expected === actual
    ? []
    : [{ _tag: 'BoundaryDiffers', expected, ...omitUndefined({ actual }) }]

const inlineDifferences = (
  { policies }: RoleSnapshot,
  { policyName: name, document }: RoleDefinition['policies'][number],
): ReadonlyArray<RoleDifference> => {
  const present = policies.find((policy) => policy.kind === 'inline' && policy.name === name)
  const which: RoleDocument = { kind: 'inline', name }
  return present === undefined
    ? [{ _tag: 'PolicyMissing', document: which }]
    : findPolicyDifferences(which, document, present.document)
}

/** Other policies are the customer’s; only their denials count. */
const denials = ({ kind, name, document }: RolePolicySnapshot): ReadonlyArray<RoleDifference> =>
  pipe(
    statementsOf(document),
    E.match(
      () => [],
      (statements) =>
        statements.filter(({ isDeny }) => isDeny).map(differenceIn({ kind, name }, 'DenyAdded')),
    ),
  )

// operations

/** Lists what differs: trust, boundary, the definition's policies, then denials in other ones. */
export const findRoleDifferences = (
  role: RoleSnapshot,
  definition: RoleDefinition,
): ReadonlyArray<RoleDifference> => {
  const isOurs = ({ kind, name }: RolePolicySnapshot): boolean =>
    kind === 'inline' && definition.policies.some(({ policyName }) => policyName === name)
  return [
    ...findPolicyDifferences({ kind: 'trust' }, definition.trustPolicy, role.trustPolicy),
    ...boundaryDifferences(role, definition),
    ...definition.policies.flatMap((policy) => inlineDifferences(role, policy)),
    ...role.policies.filter((policy) => !isOurs(policy)).flatMap(denials),
  ]
}
