/**
 * The quotas of policies of a role.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */

/** Sizes in characters other than white space, for a new account. */
export interface PolicyQuotas {
  readonly trustPolicyCharacters: number
  readonly inlinePoliciesCharacters: number
  readonly managedPolicyCharacters: number
  readonly managedPoliciesPerRole: number
}

/** The quotas of a new account. */
export const policyQuotas: PolicyQuotas = {
  trustPolicyCharacters: 2_048,
  inlinePoliciesCharacters: 10_240,
  managedPolicyCharacters: 6_144,
  managedPoliciesPerRole: 10,
}
