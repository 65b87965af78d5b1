/**
 * A trust policy has no `NotPrincipal`, be it with `Allow` or with `Deny`: IAM does not save it.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-syntax-error-notprincipal
 */
import { trustFinding } from '../TrustFinding.ts'
import { type FormRule, pathIn } from './TrustRule.ts'

export const findNotPrincipal: FormRule = (statement) => {
  const { principal } = statement
  if (principal?.negated !== true) return []
  const path = pathIn(statement, 'NotPrincipal')
  return [trustFinding('not-principal', { path, found: principal.written.join(', ') })]
}
