/**
 * Follows many pending peerings at once: one describe for each thousand of a Region, however many
 * onboardings wait.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 */
import type { PeeringId, Region } from '@byoa/core/iam'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import type { OnboardingId, PeeringPending } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'
import { loadOnboarding } from './loadOnboarding.ts'
import { peeringStatusOf } from './peering.ts'

const largestPage = 1000

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

const describeAll =
  (
    { rescaleCloud }: Ports,
    pending: ReadonlyArray<PeeringPending>,
  ): TaskEither<Failure, ReadonlyMap<PeeringId, PeeringSnapshot>> =>
  async () => {
    const seen = new Map<PeeringId, PeeringSnapshot>()
    const byRegion = new Map<Region, PeeringId[]>()
    for (const { request, peering } of pending) {
      byRegion.set(request.region, [...(byRegion.get(request.region) ?? []), peering.peeringId])
    }
    for (const [region, ids] of byRegion) {
      for (const peeringIds of RA.chunksOf(largestPage)(ids)) {
        const described = await rescaleCloud.describePeerings({ region, peeringIds })()
        if (E.isLeft(described)) return described
        for (const peering of described.right) seen.set(peering.peeringId, peering)
      }
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
