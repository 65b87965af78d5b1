/**
 * Follows many pending peerings at once: one question for each Region, however many
 * onboardings wait.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 */
import type { PeeringId } from '@byoa/core/iam'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import type { OnboardingId, PeeringPending } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'
import { loadOnboarding } from './loadOnboarding.ts'
import { peeringStatusOf } from './peering.ts'

type Ports = Pick<RescalePorts, 'store' | 'rescaleCloud' | 'clock'>

const pendingOf =
  (
    { store }: Ports,
    onboardingIds: ReadonlyArray<OnboardingId>,
  ): TaskEither<OnboardingError, ReadonlyArray<PeeringPending>> =>
  async () => {
    const pending: PeeringPending[] = []
    for (const onboardingId of onboardingIds) {
      const loaded = await loadOnboarding(store, onboardingId)()
      if (E.isLeft(loaded)) return loaded
      if (loaded.right.state.status === 'PeeringPending') pending.push(loaded.right.state)
    }
    return E.right(pending)
  }

/**
 * One question to the cloud for each Region; how many calls that takes is the adapter's business.
 */
const describeAll =
  (
    { rescaleCloud }: Ports,
    pending: ReadonlyArray<PeeringPending>,
  ): TaskEither<Failure, ReadonlyMap<PeeringId, PeeringSnapshot>> =>
  async () => {
    const seen = new Map<PeeringId, PeeringSnapshot>()
    for (const region of new Set(pending.map(({ request }) => request.region))) {
      const peeringIds = pending
        .filter(({ request }) => request.region === region)
        .map(({ peering }) => peering.peeringId)
      const described = await rescaleCloud.describePeerings({ region, peeringIds })()
      if (E.isLeft(described)) return described
      for (const peering of described.right) seen.set(peering.peeringId, peering)
    }
    return E.right(seen)
  }

/** Looks at the pending peerings among these onboardings and records what became of them. */
export const observePeerings =
  (
    ports: Ports,
    onboardingIds: ReadonlyArray<OnboardingId>,
  ): TaskEither<OnboardingError, ReadonlyArray<Handled>> =>
  async () => {
    const pending = await pendingOf(ports, onboardingIds)()
    if (E.isLeft(pending)) return pending
    const seen = await describeAll(ports, pending.right)()
    if (E.isLeft(seen)) return seen
    const handled: Handled[] = []
    for (const state of pending.right) {
      const status = peeringStatusOf(
        state,
        seen.right.get(state.peering.peeringId),
        ports.clock.now(),
      )
      if (status === undefined) continue
      const giver = { ports, onboardingId: state.onboardingId, by: 'rescale' } as const
      const done = await give(giver, 'RecordPeeringStatus', status)()
      if (E.isLeft(done)) return done
      handled.push(done.right)
    }
    return E.right(handled)
  }
