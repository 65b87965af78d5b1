/** Rescale's part of the peering: request it, and follow what becomes of it. */
import type { PeeringSnapshot } from '@byoa/core/inspection'
import {
  type Instant,
  type OnboardingCommandData,
  type PeeringActive,
  type PeeringPending,
  type Verified,
  addSeconds,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'

/**
 * A request that nobody accepts ends after 168 hours.
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-peering
 */
const requestLifeSeconds = 168 * 60 * 60

/** Requests the peering, or finds the one requested before a crash, and records it. */
export const requestPeering =
  (ports: RescalePorts, state: Verified): TaskEither<OnboardingError, Handled> =>
  async () => {
    const { onboardingId, request, rescaleVpc, stack } = state
    const requested = await ports.rescaleCloud.requestPeering({
      onboardingId,
      region: request.region,
      rescaleVpcId: rescaleVpc.vpcId,
      customerAccountId: request.accountId,
      customerVpcId: stack.vpcId,
    })()
    if (E.isLeft(requested)) return requested
    const { peeringId, expiresAt } = requested.right
    return give({ ports, onboardingId, by: 'rescale' }, 'RecordPeeringRequested', {
      peeringId,
      expiresAt: expiresAt ?? addSeconds(ports.clock.now(), requestLifeSeconds),
    })()
  }

type Followed = PeeringPending | PeeringActive

/**
 * What a peering's snapshot says about it. One that is no longer visible is gone once it was active
 * or has expired; before that it may just not be visible yet, and nothing is concluded.
 */
export const peeringStatusOf = (
  state: Followed,
  seen: PeeringSnapshot | undefined,
  now: Instant,
): OnboardingCommandData['RecordPeeringStatus'] | undefined => {
  const { peeringId } = state.peering
  if (seen !== undefined) return { peeringId, status: seen.status, message: seen.message }
  if (state.status === 'PeeringActive') {
    return { peeringId, status: 'deleted', message: 'no longer visible' }
  }
  return now < state.peering.expiresAt
    ? undefined
    : { peeringId, status: 'expired', message: 'no longer visible' }
}

/** Looks at the peering and records where it stands. */
export const observePeering =
  (ports: RescalePorts, state: Followed): TaskEither<OnboardingError, Handled> =>
  async () => {
    const { onboardingId, request, peering } = state
    const seen = await ports.rescaleCloud.describePeerings({
      region: request.region,
      peeringIds: [peering.peeringId],
    })()
    if (E.isLeft(seen)) return seen
    const status = peeringStatusOf(state, seen.right[0], ports.clock.now())
    return status === undefined
      ? E.right({ onboardingId, state, events: [] })
      : give({ ports, onboardingId, by: 'rescale' }, 'RecordPeeringStatus', status)()
  }
