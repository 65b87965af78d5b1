/**
 * The conditions of a statement on `sts:ExternalId`. Only an exact condition requires an ID: it is
 * false when the ID is absent, and its values are texts, not patterns.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sts
 */
import type { AcceptedIds } from '../identity/AcceptedIds.ts'
import type { ReadCondition } from '../policy/ReadCondition.ts'
import type { ReadStatement } from '../policy/ReadStatement.ts'

// queries

/** Returns the conditions of a statement on the external ID. */
export const externalIdConditions = (statement: ReadStatement): ReadonlyArray<ReadCondition> =>
  statement.conditions.filter(({ lowerCaseKey }) => lowerCaseKey === 'sts:externalid')

/**
 * Returns the values of a condition when all are texts that are compared exactly; undefined
 * otherwise.
 */
export const exactValuesOf = (condition: ReadCondition): ReadonlyArray<string> | undefined => {
  const { operator, comparands } = condition
  if (operator === undefined || comparands === undefined) return undefined
  if (operator.operand.type !== 'text' || operator.operand.ignoreCase) return undefined
  if (operator.negated || operator.ifExists || operator.set === 'all') return undefined
  const values: string[] = []
  for (const comparand of comparands) {
    if (comparand.type !== 'text' || comparand.pattern.kind !== 'literal') return undefined
    values.push(comparand.pattern.text)
  }
  return values
}

/** Returns the IDs that a statement accepts: conditions on the same key are combined with AND. */
export const acceptedIdsOf = (statement: ReadStatement): AcceptedIds => {
  const exact = externalIdConditions(statement).flatMap((condition) => {
    const values = exactValuesOf(condition)
    return values === undefined ? [] : [values]
  })
  const [first, ...others] = exact
  if (first === undefined) return 'any'
  return [...new Set(first)].filter((id) => others.every((values) => values.includes(id)))
}
