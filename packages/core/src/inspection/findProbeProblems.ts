/**
 * Judges three AssumeRole calls. A role that can be assumed with the right ID proves nothing by
 * itself: a role that tests no ID accepts any, so the two calls that must be refused are what shows
 * the trust policy is right.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
import * as t from 'io-ts'

import type { RoleProbe } from './snapshots.ts'

/** Which probe answered otherwise than it must. */
export type ProbeProblem =
  | 'refused-with-external-id'
  | 'allowed-without-external-id'
  | 'allowed-with-wrong-external-id'

export const ProbeProblem: t.Type<ProbeProblem, string, unknown> = t.keyof(
  {
    'refused-with-external-id': null,
    'allowed-without-external-id': null,
    'allowed-with-wrong-external-id': null,
  },
  'probe that misbehaved',
)

/**
 * Lists the probes that misbehaved; empty when the role lets in Rescale with its ID and nobody
 * else.
 *
 * @example
 * import { findProbeProblems } from '@byoa/core/inspection'
 *
 * findProbeProblems({
 *   withExternalId: 'allowed',
 *   withoutExternalId: 'allowed',
 *   withWrongExternalId: 'refused',
 * }) // => ['allowed-without-external-id']
 */
export const findProbeProblems = (probe: RoleProbe): ReadonlyArray<ProbeProblem> => [
  ...(probe.withExternalId === 'allowed' ? [] : ['refused-with-external-id' as const]),
  ...(probe.withoutExternalId === 'refused' ? [] : ['allowed-without-external-id' as const]),
  ...(probe.withWrongExternalId === 'refused' ? [] : ['allowed-with-wrong-external-id' as const]),
]
