/**
 * The resource of a trust policy is the role itself and is not written; IAM refuses a policy that
 * writes one.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
import { trustFinding } from '../TrustFinding.ts'
import { type TrustRule, pathIn } from './TrustRule.ts'

export const findUnexpectedResource: TrustRule = (statement) => {
  const { resource } = statement
  if (resource === undefined) return []
  const path = pathIn(statement, resource.negated ? 'NotResource' : 'Resource')
  return [trustFinding('malformed-policy', { path, found: resource.written.join(', ') })]
}
