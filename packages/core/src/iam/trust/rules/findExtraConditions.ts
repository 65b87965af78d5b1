/**
 * Conditions besides the agreed ones narrow the trust and may keep Rescale out, e.g. one on the
 * address of the caller.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
import { admitsAwsPrincipals } from '../assumeCalls.ts'
import { trustFinding } from '../TrustFinding.ts'
import { furtherConditions } from '../furtherConditions.ts'
import { type TrustRule, pathOfCondition, renderCondition } from './TrustRule.ts'

export const findExtraConditions: TrustRule = (statement) =>
  admitsAwsPrincipals(statement)
    ? furtherConditions(statement, 'unknown').map((condition) =>
        trustFinding('extra-condition', {
          path: pathOfCondition(statement, condition),
          found: renderCondition(condition),
        }),
      )
    : []
