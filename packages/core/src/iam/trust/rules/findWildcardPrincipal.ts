/**
 * IAM does not save a trust policy with `"Principal": "*"`, but saves `{ "AWS": "*" }`.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-unsupported-wildcard-in-principal
 */
import { trustFinding } from '../TrustFinding.ts'
import { type FormRule, pathIn } from './TrustRule.ts'

export const findWildcardPrincipal: FormRule = (statement) => {
  const { principal } = statement
  const isWildcard = principal?.entries.some(
    (entry) => entry.kind === 'anyone' && entry.form === 'element',
  )
  if (principal === undefined || principal.negated || isWildcard !== true) return []
  return [
    trustFinding('wildcard-principal', {
      path: pathIn(statement, 'Principal'),
      found: '"*"',
      expected: '{ "AWS": … }',
    }),
  ]
}
