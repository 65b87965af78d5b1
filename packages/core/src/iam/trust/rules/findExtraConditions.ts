/**
 * Conditions besides the agreed ones narrow the trust and may keep Rescale out, e.g. one on the
 * address of the caller.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
import { furtherConditionRule } from '../furtherConditions.ts'
import type { TrustRule } from './TrustRule.ts'

export const findExtraConditions: TrustRule = furtherConditionRule('extra-condition', 'unknown')
