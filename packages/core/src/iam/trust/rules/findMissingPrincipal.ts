/**
 * A statement of a trust policy has a principal; IAM refuses any other.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import { trustFinding } from '../TrustFinding.ts'
import type { FormRule } from './TrustRule.ts'

export const findMissingPrincipal: FormRule = ({ principal, index }) =>
  principal === undefined
    ? [trustFinding('malformed-policy', { path: `Statement[${index}]`, found: 'no Principal' })]
    : []
