/**
 * Returns who must do what next, and by when. Every state that is not over has an intent, and its
 * party has a command to act with.
 */
import { intentOf } from './Intent.ts'
import { type Instant, addSeconds } from '../values/Instant.ts'
import { type OnboardingState, isInUse, isTerminal } from './OnboardingState.ts'
import { inRotation, secondaryBlocks } from './intents/beside.ts'
import { type Intents, allDueBy, dueBy } from './intents/deadlines.ts'
import { inDegraded, inSuspended, watch } from './intents/inUse.ts'
import { inLeased, inRequested } from './intents/negotiation.ts'
import { withParked } from './intents/parked.ts'
import { inPeeringActive, inPeeringPending, inVerified } from './intents/peering.ts'
import { inTeardown } from './intents/teardown.ts'
import { formerPeerings, reportTrust, verification } from './intents/verification.ts'
import { type LimitedStatus, formerPeeringSeconds, trustSeconds, waitLimits } from './waits.ts'

/** The intents of the status, and repeated checks without a deadline. */
const inStatus = (state: OnboardingState, now: Instant): Intents => {
  switch (state.status) {
    case 'NotRequested':
    case 'Closed':
      return []
    case 'Requested':
      return inRequested(state)
    case 'CidrLeased':
    case 'SetupIssued':
      return inLeased(state, now)
    case 'StackReported':
      return [...formerPeerings(state), ...verification(state)]
    case 'Verified':
      return [...formerPeerings(state), ...verification(state), ...inVerified(state)]
    case 'PeeringPending':
      return [...formerPeerings(state), ...inPeeringPending(state, now)]
    case 'PeeringActive':
      return [...formerPeerings(state), ...inPeeringActive(state, now)]
    case 'Connected':
      return [
        ...allDueBy(formerPeerings(state), now, addSeconds(state.since, formerPeeringSeconds)),
        ...allDueBy(reportTrust(state), now, addSeconds(state.since, trustSeconds)),
      ]
    case 'Degraded':
      return [...formerPeerings(state), ...inDegraded(state)]
    case 'Suspended':
      return [...formerPeerings(state), ...inSuspended(state)]
    case 'Offboarding':
    case 'Cancelled':
      return inTeardown(state, now)
  }
}

/** Returns whether an onboarding is ended when it stays in its status for too long. */
export const isLimited = (
  state: OnboardingState,
): state is Extract<OnboardingState, { readonly status: LimitedStatus }> =>
  Object.hasOwn(waitLimits, state.status)

const withinLimits = (state: OnboardingState, now: Instant): Intents => {
  const asked = inStatus(state, now)
  if (!isLimited(state)) return asked
  const { dueSeconds, endSeconds } = waitLimits[state.status]
  return now >= addSeconds(state.since, endSeconds)
    ? [dueBy(intentOf('rescale', 'EndAbandoned', {}), now, addSeconds(state.since, endSeconds))]
    : allDueBy(asked, now, addSeconds(state.since, dueSeconds))
}

const besides = (state: OnboardingState, now: Instant, asked: Intents): Intents => {
  if (!('secondaryCidrs' in state)) return []
  const watched = isInUse(state) ? watch(state) : []
  const all = [...asked, ...watched]
  return [...watched, ...inRotation(state, now, all), ...secondaryBlocks(state, now, all)]
}

/**
 * Lists the pending intents in a state at a time; empty exactly when nothing was requested yet or
 * the onboarding is over.
 *
 * @example
 * import { currentCheckSet } from '@byoa/core/network'
 * import { decodeEvent, react, replay } from '@byoa/core/onboarding'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * const event = decodeEvent({
 *   schemaVersion: 2,
 *   type: 'OnboardingRequested',
 *   at: '2026-01-05T09:00:00.000Z',
 *   by: 'customer',
 *   data: {
 *     onboardingId: 'onb-0123456789abcdef',
 *     request: {
 *       companyCode: 'acme',
 *       accountId: '111122223333',
 *       region: 'us-east-1',
 *       egress: 'open',
 *       zoneCount: 3,
 *       customerNetworks: [],
 *     },
 *     rescaleVpc: {
 *       vpcId: 'vpc-0123456789abcdef0',
 *       accountId: '999988887777',
 *       region: 'us-east-1',
 *       cidrs: ['10.0.0.0/16'],
 *       routeTableIds: ['rtb-0123456789abcdef0'],
 *     },
 *     checkSet: currentCheckSet,
 *   },
 * })
 *
 * pipe(
 *   event,
 *   E.map((requested) => react(replay([requested]), requested.at)),
 *   E.map((intents) => intents.map(({ type }) => type)),
 * ) // => E.right(['ProposeCidr'])
 */
export const react = (state: OnboardingState, now: Instant): Intents => {
  if (state.status === 'NotRequested' || isTerminal(state)) return []
  const asked = withinLimits(state, now)
  return withParked(state.failures, now, [...asked, ...besides(state, now, asked)])
}
