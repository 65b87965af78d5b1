/** Plausible observations of a peering, from its request to its end. */
import type { PeeringId } from '@byoa/core/iam/identity'
import {
  type OnboardingCommandData,
  type OnboardingCommandOf,
  type Peering,
  type StackReported,
  type StateWithStack,
  type Verified,
  automaticPeeringAttempts,
} from '@byoa/core/onboarding'
import { type Instant, addSeconds } from '@byoa/core/values'
import * as fc from 'fast-check'

import { peeringId } from '../../iam/resourceIds.ts'
import { record } from '../../record.ts'
import { text } from '../../text.ts'
import { type Choice, command, observation } from './choice.ts'

/** A peering that nobody accepts expires after seven days. */
const acceptanceSeconds = 168 * 60 * 60

const request = (ids: fc.Arbitrary<PeeringId>, at: Instant): Choice['arbitrary'] =>
  command(
    'RecordPeeringRequested',
    { by: 'rescale', at },
    record({ peeringId: ids, expiresAt: fc.constant(addSeconds(at, acceptanceSeconds)) }),
  )

/** Returns requests: of a new peering, or of one that was recorded as gone and is found again. */
export const requestChoices = (
  { status, attempt, formerPeeringIds }: StackReported | Verified,
  at: Instant,
): ReadonlyArray<Choice> => {
  const weight = status === 'Verified' ? 40 : 1
  return [
    { weight, arbitrary: request(peeringId(), at) },
    ...(formerPeeringIds.length === 0
      ? []
      : [
          {
            weight: Math.ceil(weight / 4),
            arbitrary: request(fc.constantFrom(...formerPeeringIds), at),
          },
        ]),
    ...(attempt > automaticPeeringAttempts
      ? [
          {
            weight: status === 'Verified' ? 20 : 2,
            arbitrary: command('RetryPeering', { by: 'rescale', at }, fc.constant({})),
          },
        ]
      : []),
  ]
}

type Status = OnboardingCommandData['RecordPeeringStatus']['status']

/** Returns AWS's possible descriptions of the state's peering. */
export const recordStatus = (
  state: StateWithStack & { readonly peering: Peering },
  at: Instant,
  statuses: readonly [Status, ...ReadonlyArray<Status>],
): fc.Arbitrary<OnboardingCommandOf<'RecordPeeringStatus'>> =>
  observation(
    'RecordPeeringStatus',
    { state, at },
    record({
      peeringId: fc.constant(state.peering.peeringId),
      status: fc.constantFrom(...statuses),
      message: text(),
    }),
  )

/** Returns the ends of an active peering: deleted, or twice not visible. */
export const lossChoices = (
  state: StateWithStack & { readonly peering: Peering },
  at: Instant,
): ReadonlyArray<Choice> => {
  const isNotVisible = state.notVisible.some(
    ({ resourceId }) => resourceId === state.peering.peeringId,
  )
  return [
    { weight: 1, arbitrary: recordStatus(state, at, ['deleted']) },
    { weight: isNotVisible ? 8 : 2, arbitrary: recordStatus(state, at, ['not-visible']) },
    { weight: 2, arbitrary: recordStatus(state, at, ['active', 'deleting']) },
  ]
}
