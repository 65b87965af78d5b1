/**
 * The conditions of a statement on `aws:PrincipalArn`: how the trust in a whole account is narrowed
 * to some of it.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
import type { ReadCondition } from '../policy/ReadCondition.ts'
import type { ReadStatement } from '../policy/ReadStatement.ts'

// queries

const isOnPrincipalArn = ({ lowerCaseKey }: ReadCondition): boolean =>
  lowerCaseKey === 'aws:principalarn'

const narrows = (condition: ReadCondition): boolean => {
  const { operator, comparands } = condition
  if (operator === undefined || comparands === undefined) return false
  const { operand, negated, ifExists, set } = operator
  const isExact = operand.type === 'arn' || (operand.type === 'text' && !operand.ignoreCase)
  return isExact && !negated && !ifExists && set !== 'all'
}

/** Returns the conditions that keep out every caller whose ARN they do not name. */
export const narrowingConditions = (statement: ReadStatement): ReadonlyArray<ReadCondition> =>
  statement.conditions.filter((condition) => isOnPrincipalArn(condition) && narrows(condition))

/**
 * Returns the ARNs, or patterns of ARNs, to which a statement is narrowed; undefined when it is
 * not.
 */
export const narrowedToOf = (statement: ReadStatement): ReadonlyArray<string> | undefined => {
  const conditions = narrowingConditions(statement)
  return conditions.length === 0 ? undefined : conditions.flatMap(({ values }) => values)
}

/**
 * Returns the conditions on the caller's ARN that narrow nothing, e.g. because an absent key passes
 * them.
 */
export const looseNarrowings = (statement: ReadStatement): ReadonlyArray<ReadCondition> =>
  statement.conditions.filter((condition) => isOnPrincipalArn(condition) && !narrows(condition))
