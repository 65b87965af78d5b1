/**
 * How much policy a role can carry, and how a policy that is too large for one document is cut.
 *
 * Laws
 * 1. Splitting keeps every statement's meaning: each action stays with the resources and conditions
 *    it had.
 * 2. Every part fits, and equal policies are cut in the same way.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
import * as E from 'fp-ts/lib/Either.js'

import {
  type PermissionStatement,
  type PermissionsPolicy,
  policySizeCharacters,
} from './PolicyDocument.ts'

// model

/** Sizes in characters other than white space, for a new account. */
export interface PolicyQuotas {
  readonly trustPolicyCharacters: number
  readonly inlinePoliciesCharacters: number
  readonly managedPolicyCharacters: number
  readonly managedPoliciesPerRole: number
}

export const policyQuotas: PolicyQuotas = {
  trustPolicyCharacters: 2_048,
  inlinePoliciesCharacters: 10_240,
  managedPolicyCharacters: 6_144,
  managedPoliciesPerRole: 10,
}

/** One action with its resources and conditions is larger than the budget: no cut helps. */
export interface StatementTooLarge {
  readonly _tag: 'StatementTooLarge'
  readonly sid: string
  readonly sizeCharacters: number
  readonly maximumCharacters: number
}

// operations

const policyOf = (statements: ReadonlyArray<PermissionStatement>): PermissionsPolicy => ({
  Version: '2012-10-17',
  Statement: statements,
})

const sizeOf = (statements: ReadonlyArray<PermissionStatement>): number =>
  policySizeCharacters(policyOf(statements))

/** A `Sid` may stand once in a policy, and only letters and digits. */
const numbered = (statement: PermissionStatement, number: number): PermissionStatement =>
  statement.Sid === undefined || number === 1
    ? statement
    : { ...statement, Sid: `${statement.Sid}${number}` }

/** Cuts the list of actions of one statement into as few statements as fit. */
const cutStatement = (
  statement: PermissionStatement,
  maximumCharacters: number,
): ReadonlyArray<PermissionStatement> => {
  const parts: Array<ReadonlyArray<string>> = []
  const fits = (actions: ReadonlyArray<string>): boolean =>
    sizeOf([numbered({ ...statement, Action: actions }, 1_000)]) <= maximumCharacters
  for (const action of statement.Action) {
    const open = parts.at(-1)
    if (open !== undefined && fits([...open, action])) parts[parts.length - 1] = [...open, action]
    else parts.push([action])
  }
  return parts.map((actions, index) => numbered({ ...statement, Action: actions }, index + 1))
}

/**
 * Cuts a policy into managed policies that each fit, in the order of its statements; a policy that
 * fits comes back as the only one. Left when a single action does not fit.
 */
export const splitPolicy = (
  policy: PermissionsPolicy,
  maximumCharacters: number = policyQuotas.managedPolicyCharacters,
): E.Either<StatementTooLarge, ReadonlyArray<PermissionsPolicy>> => {
  const parts: Array<ReadonlyArray<PermissionStatement>> = []
  for (const statement of policy.Statement) {
    const pieces =
      sizeOf([statement]) <= maximumCharacters
        ? [statement]
        : cutStatement(statement, maximumCharacters)
    for (const piece of pieces) {
      const sizeCharacters = sizeOf([piece])
      if (sizeCharacters > maximumCharacters) {
        const sid = piece.Sid ?? ''
        return E.left({ _tag: 'StatementTooLarge', sid, sizeCharacters, maximumCharacters })
      }
      const open = parts.at(-1)
      if (open !== undefined && sizeOf([...open, piece]) <= maximumCharacters) {
        parts[parts.length - 1] = [...open, piece]
      } else parts.push([piece])
    }
  }
  return E.right(parts.map(policyOf))
}
