/**
 * A condition key has one spelling within a statement: keys are case-insensitive, and how IAM
 * treats two spellings is not documented.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-duplicate-keys-with-different-case
 */
import { trustFinding } from '../TrustFinding.ts'
import { type FormRule, evidenceOfCondition } from './TrustRule.ts'

export const findDuplicateKeys: FormRule = (statement) => {
  const written = new Map<string, string>()
  return statement.conditions.flatMap((condition) => {
    const { key, lowerCaseKey } = condition
    const first = written.get(lowerCaseKey) ?? key
    written.set(lowerCaseKey, first)
    if (first === key) return []
    const { path } = evidenceOfCondition(statement, condition)
    return [trustFinding('duplicate-condition-key', { path, found: key, expected: first })]
  })
}
