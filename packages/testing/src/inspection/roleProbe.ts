import type { ProbeAnswer, RoleProbe } from '@byoa/core/inspection'
import * as fc from 'fast-check'
import { record } from '../record.ts'

const answer = fc.constantFrom<ProbeAnswer>('allowed', 'refused')

/** What a role with the right trust policy answers. */
export const soundProbe: RoleProbe = {
  withExternalId: 'allowed',
  withoutExternalId: 'refused',
  withWrongExternalId: 'refused',
}

const anyRoleProbe: fc.Arbitrary<RoleProbe> = fc.oneof(
  fc.constant(soundProbe),
  record({ withExternalId: answer, withoutExternalId: answer, withWrongExternalId: answer }),
)

/**
 * Answers to the three probes of a role: what a right trust policy gives in one of two cases, else
 * any.
 */
export const roleProbe = (): fc.Arbitrary<RoleProbe> => anyRoleProbe
