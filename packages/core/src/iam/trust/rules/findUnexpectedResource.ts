/**
 * The resource of a trust policy is implicitly the role itself; IAM refuses a policy with a
 * `Resource`.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-syntax-error-resource
 */
import { trustFinding } from '../TrustFinding.ts'
import { type FormRule, pathIn } from './TrustRule.ts'

export const findUnexpectedResource: FormRule = (statement) => {
  const { resource } = statement
  if (resource === undefined) return []
  const path = pathIn(statement, resource.negated ? 'NotResource' : 'Resource')
  return [trustFinding('malformed-policy', { path, found: resource.written.join(', ') })]
}
