/**
 * No condition is one that Rescale certainly does not meet, such as one on MFA or on the account
 * for which an AWS service acts: the role would refuse.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { furtherConditionRule } from '../furtherConditions.ts'
import type { TrustRule } from './TrustRule.ts'

export const findUnmetConditions: TrustRule = furtherConditionRule('unmet-condition', 'no')
