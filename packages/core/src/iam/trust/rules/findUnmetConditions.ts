/**
 * No condition is one that Rescale certainly does not meet, such as one on MFA or on the account
 * for which an AWS service acts: the role would refuse.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { admitsAwsPrincipals } from '../assumeCalls.ts'
import { trustFinding } from '../TrustFinding.ts'
import { furtherConditions } from '../furtherConditions.ts'
import { type TrustRule, pathOfCondition, renderCondition } from './TrustRule.ts'

export const findUnmetConditions: TrustRule = (statement) =>
  admitsAwsPrincipals(statement)
    ? furtherConditions(statement, 'no').map((condition) =>
        trustFinding('unmet-condition', {
          path: pathOfCondition(statement, condition),
          found: renderCondition(condition),
        }),
      )
    : []
