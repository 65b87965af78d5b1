import type { ProbeAnswer, RoleProbe } from '@byoa/core/inspection'
import * as fc from 'fast-check'
import { record } from '../record.ts'

const answer = fc.constantFrom<ProbeAnswer>('allowed', 'refused')

/** The results of a role with the right trust policy. */
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
 * Results of the three probes of a role: in half of the cases those of a right trust policy,
 * otherwise any.
 */
export const roleProbe = (): fc.Arbitrary<RoleProbe> => anyRoleProbe
