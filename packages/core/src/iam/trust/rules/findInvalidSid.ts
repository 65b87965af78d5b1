/**
 * A Sid has only letters and digits; IAM does not save any other.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-sid
 */
import { trustFinding } from '../TrustFinding.ts'
import { type FormRule, pathIn } from './TrustRule.ts'

export const findInvalidSid: FormRule = (statement) => {
  const { sid = '' } = statement
  return /^[A-Za-z0-9]*$/.test(sid)
    ? []
    : [trustFinding('invalid-sid', { path: pathIn(statement, 'Sid'), found: sid })]
}
