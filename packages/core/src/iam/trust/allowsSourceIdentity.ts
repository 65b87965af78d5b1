/**
 * Whether a role lets Rescale's sessions carry their source identity. Roles that were made before
 * do not, and refuse a session that asks for it.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
import type { ReadPolicy } from '../policy/ReadPolicy.ts'
import { assumeRoleAllowed } from '../policy/evaluateAssumeRole.ts'
import { rescaleCalls } from './rescaleCalls.ts'
import { rescaleSourceIdentity } from './trustPolicy.ts'
import type { ExpectedTrust } from './rules/TrustRule.ts'

/** Tells whether a trust policy certainly lets Rescale in with it, by one of the agreed IDs. */
export const allowsSourceIdentity = (policy: ReadPolicy, expected: ExpectedTrust): boolean =>
  expected.externalIds.some((externalId) =>
    rescaleCalls(policy, expected, externalId)
      .map((call) => ({ ...call, sourceIdentity: rescaleSourceIdentity }))
      .every((call) => assumeRoleAllowed(policy, call).decision === 'allowed'),
  )
