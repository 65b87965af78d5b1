/**
 * Each condition key belongs to an action of the statement; otherwise no request that the statement
 * covers has the key.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-action-for-condition-key
 */
import { coversAction } from '../assumeCalls.ts'
import { actionOfKey } from '../actionOfKey.ts'
import { trustFinding } from '../TrustFinding.ts'
import { type FormRule, evidenceOfCondition } from './TrustRule.ts'

export const findMismatchedKeys: FormRule = (statement) =>
  statement.conditions.flatMap((condition) => {
    const action = actionOfKey(condition.lowerCaseKey)
    if (action === undefined || coversAction(statement, action)) return []
    return [
      trustFinding('mismatched-condition-key', {
        ...evidenceOfCondition(statement, condition),
        expected: action,
      }),
    ]
  })
