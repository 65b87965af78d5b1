/**
 * Whether a role lets Rescale's sessions carry their source identity. Roles that were made before
 * do not, and refuse a session that asks for it.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type ReadPolicy, readPolicy } from '../policy/ReadPolicy.ts'
import { assumeRoleAllowed } from '../policy/evaluateAssumeRole.ts'
import { parsePolicyText } from '../policy/policyText.ts'
import { rescaleCalls } from './rescaleCalls.ts'
import { rescaleSourceIdentity } from './trustPolicy.ts'
import type { ExpectedTrust } from './rules/TrustRule.ts'

/** Tells whether a trust policy certainly lets Rescale in with it, by one of the agreed IDs. */
export const allowsSourceIdentity = (trustPolicy: string, expected: ExpectedTrust): boolean => {
  const isAllowedBy = (policy: ReadPolicy) => (externalId: string) =>
    rescaleCalls(policy, expected, externalId)
      .map((call) => ({ ...call, sourceIdentity: rescaleSourceIdentity }))
      .every((call) => assumeRoleAllowed(policy, call).decision === 'allowed')
  return pipe(
    parsePolicyText(trustPolicy),
    E.map(readPolicy),
    E.exists((policy) => expected.externalIds.some(isAllowedBy(policy))),
  )
}
