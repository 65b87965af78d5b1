/**
 * The conditions of a statement on the caller, `aws:PrincipalArn` and `aws:PrincipalAccount`, which
 * narrow the trust in everybody or in a whole account.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalaccount
 */
import type { ReadCondition } from '../policy/ReadCondition.ts'
import type { ReadStatement } from '../policy/ReadStatement.ts'
import { namesValues } from './namesValues.ts'
import type { ExpectedTrust } from './rules/TrustRule.ts'

// queries

const isOn =
  (key: string) =>
  ({ lowerCaseKey }: ReadCondition): boolean =>
    lowerCaseKey === key

/** Returns whether a condition excludes every caller that none of its values names. */
const narrows = (condition: ReadCondition): boolean => {
  const operand = condition.operator?.operand
  return namesValues(condition) && !(operand?.type === 'text' && operand.ignoreCase)
}

const narrowingOn =
  (key: string) =>
  (statement: ReadStatement): ReadonlyArray<ReadCondition> =>
    statement.conditions.filter((condition) => isOn(key)(condition) && narrows(condition))

/** Returns the conditions that exclude every caller whose ARN they do not name. */
export const narrowingConditions: (statement: ReadStatement) => ReadonlyArray<ReadCondition> =
  narrowingOn('aws:principalarn')

/**
 * Returns the conditions on the caller's ARN that narrow nothing, e.g. because an absent key passes
 * them.
 */
export const looseNarrowings = (statement: ReadStatement): ReadonlyArray<ReadCondition> =>
  statement.conditions.filter(
    (condition) => isOn('aws:principalarn')(condition) && !narrows(condition),
  )

/**
 * Returns the ARNs, or patterns of ARNs, to which a statement is narrowed; undefined when it is
 * not.
 */
export const narrowedToOf = (statement: ReadStatement): ReadonlyArray<string> | undefined => {
  const conditions = narrowingConditions(statement)
  return conditions.length === 0 ? undefined : conditions.flatMap(({ values }) => values)
}

/**
 * Whether `*` matches anything including colons. The path of a role can contain colons, so that
 * `arn:*:iam::111122223333:role/R` then also matches
 * `arn:aws:iam::444455556666:role/x:iam::111122223333:role/R`. ARN operators compare field by
 * field.
 */
const runsOverColons = ({ operator }: ReadCondition): boolean =>
  operator?.operand.type === 'text' && operator.operand.wildcards

/** The account of an ARN, or of a pattern that names one account; the partition is the role's. */
const accountIn =
  (condition: ReadCondition) =>
  (arn: string): string | undefined => {
    const [, partition, account] = /^arn:([a-z*-]+):(?:iam|sts)::(\d{12}):/.exec(arn) ?? []
    return partition?.includes('*') === true && runsOverColons(condition) ? undefined : account
  }

/** Undefined in the list means accounts that the condition does not name. */
const accountsIn = (statement: ReadStatement): ReadonlyArray<ReadonlyArray<string | undefined>> => [
  ...narrowingConditions(statement).map((condition) => condition.values.map(accountIn(condition))),
  ...narrowingOn('aws:principalaccount')(statement).map(({ values }) =>
    values.map((value) => (/^\d{12}$/.test(value) ? value : undefined)),
  ),
]

/**
 * Returns whether conditions exclude callers of other accounts than the agreed, or than any single
 * account.
 */
const areConfinedToAccount = (
  statement: ReadStatement,
  agreed: ExpectedTrust | undefined,
): boolean =>
  accountsIn(statement).some((accounts) =>
    accounts.every(
      (account) => account !== undefined && account === (agreed?.rescaleAccountId ?? accounts[0]),
    ),
  )

/**
 * Returns whether conditions alone exclude all callers that were not agreed: other roles than the
 * agreed, or without an agreed role, other accounts.
 */
export const isConfined = (
  statement: ReadStatement,
  agreed: ExpectedTrust | undefined,
): boolean => {
  const role = agreed?.rescaleRoleArn
  if (role === undefined) return areConfinedToAccount(statement, agreed)
  const inAnyPartition = role.replace(/^arn:[^:]+:/, 'arn:*:')
  return narrowingConditions(statement).some((condition) =>
    condition.values.every(
      (value) => value === role || (value === inAnyPartition && !runsOverColons(condition)),
    ),
  )
}
