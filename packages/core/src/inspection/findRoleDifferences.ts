/**
 * What of a role is not as its definition says, statement by statement: why a probe is refused, or
 * a call through the role.
 *
 * Laws
 * 1. A role that holds the documents of its definition differs in nothing, whatever their order,
 *    encoding, and whether one value stands alone or in a list.
 * 2. Each statement that is removed from or changed in a document of the definition is named.
 * 3. A Deny that somebody added is named, in whichever policy it is.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { RoleDefinition } from '../cloudformation/RoleDefinition.ts'
import { isJsonObject } from '../codec/JsonObject.ts'
import { parsePolicyText } from '../iam/policy/policyText.ts'
import { isSameData } from '../values/isSameData.ts'
import type { RolePolicySnapshot, RoleSnapshot } from './snapshots.ts'

// model

/** Which document of a role. */
export type RoleDocument =
  | { readonly kind: 'trust' }
  | { readonly kind: 'inline' | 'attached'; readonly name: string }

/** The Sid of a statement; of one without, its number in the policy, counted from 1. */
export type StatementName = string | number

export type RoleDifference =
  | { readonly _tag: 'BoundaryDiffers'; readonly expected: string; readonly actual?: string }
  | { readonly _tag: 'PolicyMissing'; readonly document: RoleDocument }
  /** No policy that can be compared: no JSON, or not of IAM's shape. */
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
  /** Without what two spellings of one statement differ in. */
  readonly value: unknown
}

/** Lists everywhere, in one order: IAM reads `"a"` as `["a"]`, and no list has an order. */
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

/** Returns the statements of a policy; Left when it is no policy. */
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

// differences

const differenceIn =
  (document: RoleDocument, _tag: StatementTag) =>
  ({ name }: Statement): RoleDifference => ({ _tag, document, statement: name })

/** Two statements with one Sid are meant to be the same; a number says nothing. */
const hasSidOf = (one: Statement, other: Statement): boolean =>
  typeof one.name === 'string' && one.name === other.name

const comparedWith =
  (actual: ReadonlyArray<Statement>, document: RoleDocument) =>
  (wanted: Statement): ReadonlyArray<RoleDifference> => {
    if (actual.some(({ value }) => isSameData(value, wanted.value))) return []
    const isThere = actual.some((statement) => hasSidOf(statement, wanted))
    return [differenceIn(document, isThere ? 'StatementChanged' : 'StatementMissing')(wanted)]
  }

/** What is neither a statement of the definition nor a changed one. */
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

const differencesIn = (
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
    : [{ _tag: 'BoundaryDiffers', expected, ...(actual === undefined ? {} : { actual }) }]

const inlineDifferences = (
  { policies }: RoleSnapshot,
  { policyName: name, document }: RoleDefinition['policies'][number],
): ReadonlyArray<RoleDifference> => {
  const present = policies.find((policy) => policy.kind === 'inline' && policy.name === name)
  const which: RoleDocument = { kind: 'inline', name }
  return present === undefined
    ? [{ _tag: 'PolicyMissing', document: which }]
    : differencesIn(which, document, present.document)
}

/** A policy that the definition does not have is the customer’s, but for what it denies. */
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
    ...differencesIn({ kind: 'trust' }, definition.trustPolicy, role.trustPolicy),
    ...boundaryDifferences(role, definition),
    ...definition.policies.flatMap((policy) => inlineDifferences(role, policy)),
    ...role.policies.filter((policy) => !isOurs(policy)).flatMap(denials),
  ]
}
