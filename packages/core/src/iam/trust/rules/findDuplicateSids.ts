/**
 * Sids are unique; IAM does not save duplicates. An empty Sid counts as absent.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-unique-sids-recommended
 */
import type { ReadPolicy } from '../../policy/ReadPolicy.ts'
import { type TrustFinding, trustFinding } from '../TrustFinding.ts'

export const findDuplicateSids = ({ statements }: ReadPolicy): ReadonlyArray<TrustFinding> => {
  const seen = new Set<string>()
  return statements.flatMap(({ index, sid = '' }) => {
    const isDuplicate = sid !== '' && seen.has(sid)
    seen.add(sid)
    return isDuplicate
      ? [trustFinding('duplicate-sid', { path: `Statement[${index}].Sid`, found: sid })]
      : []
  })
}
