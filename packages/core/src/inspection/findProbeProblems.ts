/**
 * Judges three AssumeRole calls. Success with the right ID proves nothing by itself: a role that
 * requires no ID accepts any. The two calls that must be refused show that the trust policy is
 * right.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
import * as t from 'io-ts'

import type { RoleProbe } from './snapshots.ts'

/** A probe with the wrong result. */
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
 * Lists the probes with a wrong result; empty when the role admits Rescale only with its ID.
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
