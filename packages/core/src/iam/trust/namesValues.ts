/**
 * Conditions that admit only the values they name. A condition that an absent key passes, that is
 * negated, or whose value is a single wildcard names nothing.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import type { ReadCondition } from '../policy/ReadCondition.ts'

const onlyWildcards = /^(?:arn:)?[*?:]+$/

/**
 * Returns whether a condition refuses every request that lacks its key or has none of its values.
 */
export const namesValues = ({ operator, comparands, values }: ReadCondition): boolean => {
  if (operator === undefined || comparands === undefined) return false
  const { operand, negated, ifExists, set } = operator
  const isCompared = operand.type === 'arn' || operand.type === 'text'
  const isOpen = values.some((value) => onlyWildcards.test(value))
  return isCompared && !negated && !ifExists && set !== 'all' && !isOpen
}
