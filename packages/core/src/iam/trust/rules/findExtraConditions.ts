/**
 * Additional conditions narrow the trust and may refuse Rescale, e.g. a condition on the caller's
 * address.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
import { furtherConditionRule } from '../furtherConditions.ts'
import type { TrustRule } from './TrustRule.ts'

export const findExtraConditions: TrustRule = furtherConditionRule('extra-condition', 'unknown')
