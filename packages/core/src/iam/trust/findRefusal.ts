/**
 * Whether a trust policy refuses Rescale. It is evaluated for each agreed ID; Rescale is refused
 * when every call that it may make is refused.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import type { ReadPolicy } from '../policy/ReadPolicy.ts'
import { assumeRoleAllowed } from '../policy/evaluateAssumeRole.ts'
import { type TrustFinding, trustFinding } from './TrustFinding.ts'
import { rescaleCalls } from './rescaleCalls.ts'
import type { ExpectedTrust } from './rules/TrustRule.ts'

/** Finds each agreed ID with which Rescale would be refused. */
export const findRefusal = (
  policy: ReadPolicy,
  expected: ExpectedTrust,
): ReadonlyArray<TrustFinding> => {
  const isRefused = (externalId: string): boolean =>
    rescaleCalls(policy, expected, externalId).every((call) => {
      const { decision } = assumeRoleAllowed(policy, call)
      return decision !== 'allowed' && decision !== 'unknown'
    })
  return expected.externalIds.filter(isRefused).map((externalId) =>
    trustFinding('rescale-refused', {
      path: '',
      found: 'no statement that applies',
      expected: externalId,
    }),
  )
}
