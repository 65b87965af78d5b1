/**
 * Conditions besides the agreed ones narrow the trust and may keep Rescale out, e.g. one on MFA
 * that no service passes.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
import { trustFinding } from '../TrustFinding.ts'
import { type TrustRule, pathOfCondition, renderCondition } from './TrustRule.ts'

/** The keys that the trust policy of this library has conditions on. */
export const agreedKeys: ReadonlySet<string> = new Set(['sts:externalid', 'aws:principalarn'])

export const findExtraConditions: TrustRule = (statement) =>
  statement.conditions
    .filter(({ operator, lowerCaseKey }) => operator !== undefined && !agreedKeys.has(lowerCaseKey))
    .map((condition) =>
      trustFinding('extra-condition', {
        path: pathOfCondition(statement, condition),
        found: renderCondition(condition),
      }),
    )
