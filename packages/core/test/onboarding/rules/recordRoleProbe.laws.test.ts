import { externalId, roleProbe } from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import type { RoleProbe } from '../../../src/inspection/snapshots.ts'
import {
  type OnboardingCommand,
  type OnboardingCommandData,
  commandOf,
} from '../../../src/onboarding/OnboardingCommand.ts'
import type { StateWithStack } from '../../../src/onboarding/OnboardingState.ts'
import { decide } from '../../../src/onboarding/decide.ts'
import { reachedBuilt } from '../support/Walk.ts'
import { atLeast } from '../../atLeast.ts'
import { after } from '../support/decided.ts'

const probed = (
  { changedAt: at, stack: { roleArn } }: StateWithStack,
  data: Omit<OnboardingCommandData['RecordRoleProbe'], 'roleArn'>,
): OnboardingCommand => commandOf({ at, by: 'rescale' }, 'RecordRoleProbe', { roleArn, ...data })

/** States in which a rotation is under way. */
const rotating = fc.tuple(reachedBuilt(), externalId()).map(([state, nextExternalId]) => ({
  ...state,
  rotation: state.rotation ?? { nextExternalId, begunAt: state.changedAt },
}))

const answer = fc.constantFrom('allowed' as const, 'refused' as const)

/** No next ID was presented, or that of another rotation. */
const withoutNext = fc.oneof(
  fc.constant({}),
  fc.record({ withNextExternalId: answer, nextExternalId: externalId() }),
)

/** The calls that were let in although they must not be. */
const openingsIn = (probe: RoleProbe): ReadonlyArray<string> => [
  ...(probe.withoutExternalId === 'allowed' ? ['allowed-without-external-id'] : []),
  ...(probe.withWrongExternalId === 'allowed' ? ['allowed-with-wrong-external-id'] : []),
]

describe('a probe of the role', () => {
  it('says nothing when it was made with another external ID than the one in force', () => {
    fc.assert(
      fc.property(reachedBuilt(), roleProbe(), externalId(), (state, probe, other) => {
        const nextExternalId = state.rotation?.nextExternalId ?? other
        const given = { probe, withNextExternalId: 'allowed', nextExternalId } as const
        const command = probed(state, { ...given, externalId: other })
        expect(decide(command, state)).toEqual(E.right([]))
      }),
      atLeast(300),
    )
  })

  it('without the next ID of a rotation rejects an open role, and never a refusing one', () => {
    fc.assert(
      fc.property(rotating, roleProbe(), withoutNext, (state, probe, next) => {
        const openings = openingsIn(probe)
        const unopened =
          probe.withExternalId === 'allowed' ? { outcome: 'verified' as const } : state.role
        const { role, rotation } = after(state, probed(state, { probe, ...next })) as StateWithStack
        expect(role).toEqual(
          openings.length > 0 ? { outcome: 'rejected', problems: openings } : unopened,
        )
        expect(rotation).toEqual(state.rotation)
      }),
      atLeast(500),
    )
  })

  it('with both IDs of a rotation rejects a role that accepts neither, or is open', () => {
    fc.assert(
      fc.property(rotating, roleProbe(), answer, (state, probe, withNextExternalId) => {
        const { nextExternalId } = state.rotation
        const command = probed(state, { probe, withNextExternalId, nextExternalId })
        const accepted = [probe.withExternalId, withNextExternalId].includes('allowed')
        const problems = [...(accepted ? [] : ['refused-with-external-id']), ...openingsIn(probe)]
        expect(after(state, command)).toMatchObject({
          role: problems.length > 0 ? { outcome: 'rejected', problems } : { outcome: 'verified' },
          rotation: {
            probed: {
              nextExternalId: withNextExternalId,
              currentExternalId: probe.withExternalId,
              problems: openingsIn(probe),
            },
          },
        })
      }),
      atLeast(300),
    )
  })
})
