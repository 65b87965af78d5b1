/** When each thing that is asked is due, written down by hand. */
import type { Intent, IntentData, IntentOf, IntentType } from '../../../src/onboarding/Intent.ts'
import { type Instant, addSeconds } from '../../../src/values/Instant.ts'
import {
  type KnownState,
  type OnboardingState,
  type OnboardingStatus,
  type StateWithStack,
  hasStack,
} from '../../../src/onboarding/OnboardingState.ts'

const days = (from: Instant, count: number): Instant => addSeconds(from, count * 24 * 3600)

/** After how many days what a status asks is due, and after how many it is ended. */
export const limits: {
  readonly [Status in OnboardingStatus]?: readonly [due: number, end: number]
} = {
  Requested: [30, 90],
  StackReported: [14, 90],
  Verified: [14, 90],
  PeeringPending: [14, 90],
  PeeringActive: [14, 90],
  Degraded: [14, 180],
  Suspended: [90, 365],
}

/** When nobody is waited for any more. */
export const endOf = (state: OnboardingState): Instant | undefined => {
  const limit = limits[state.status]
  return limit === undefined || state.status === 'NotRequested'
    ? undefined
    : days(state.since, limit[1])
}

const isInUse = ({ status }: OnboardingState): boolean =>
  status === 'Connected' || status === 'Degraded' || status === 'Suspended'

/** What is done again and again for as long as a connection is in use. */
export const isWatch = ({ type }: Intent, state: OnboardingState): boolean =>
  isInUse(state) && (type === 'InspectConnection' || type === 'ProbeRole')

const rotationEnd = (state: OnboardingState): Instant | undefined =>
  'rotation' in state && state.rotation !== undefined ? days(state.rotation.begunAt, 14) : undefined

/** A policy that the role may not read is for the customer to read. */
const isTrustSettled = ({ trust: { outcome } }: StateWithStack): boolean =>
  outcome === 'verified' || outcome === 'unreadable'

/** A probe that nothing but the rotation asks for. */
const isProbeOfRotation = (state: OnboardingState, now: Instant): boolean =>
  hasStack(state) &&
  ((state.role.outcome === 'verified' && isTrustSettled(state)) || now >= (endOf(state) ?? now))

const blockEnd = (state: OnboardingState, cidr: string): Instant | undefined =>
  hasStack(state) ? state.secondaryCidrs.find((held) => held.cidr === cidr)?.expiresAt : undefined

/** A look at the VPC that nothing but a held block asks for. */
const isLookForBlock = (state: StateWithStack, now: Instant): boolean =>
  (state.vpc.outcome === 'verified' && state.accessLost === undefined) ||
  now >= (endOf(state) ?? now)

const heldBlockEnd = (state: OnboardingState, now: Instant): Instant | undefined =>
  hasStack(state) && isLookForBlock(state, now)
    ? state.secondaryCidrs.find(({ isAssociated }) => !isAssociated)?.expiresAt
    : undefined

const acceptanceEnd = (state: OnboardingState): Instant | undefined =>
  state.status === 'PeeringPending' ? state.peering.expiresAt : undefined

type Own<Type extends IntentType> = (
  state: KnownState,
  data: IntentData[Type],
  now: Instant,
) => Instant | undefined

/** Due at a time of its own, whatever the status. */
const own: { readonly [Type in IntentType]?: Own<Type> } = {
  ReviewFailure: (_state, { failure }) => days(failure.firstAt, 7),
  AssociateCidr: (state, { cidr }) => blockEnd(state, cidr),
  ReleaseSecondaryCidr: (state, { cidr }) => blockEnd(state, cidr),
  InspectVpc: (state, _data, now) => heldBlockEnd(state, now),
  TrustNextExternalId: rotationEnd,
  DistrustCurrentExternalId: rotationEnd,
  CompleteRotation: rotationEnd,
  ReviewRotation: rotationEnd,
  ProbeRole: (state, _data, now) =>
    isProbeOfRotation(state, now) ? rotationEnd(state) : undefined,
  AcceptPeering: acceptanceEnd,
  RemoveCustomerRoutes: (state) => days(state.since, 7),
  EndAbandoned: endOf,
}

const ownDeadline = <Type extends IntentType>(
  { type, data }: IntentOf<Type>,
  state: KnownState,
  now: Instant,
): Instant | undefined => {
  const ownOf: Own<Type> | undefined = own[type]
  return ownOf?.(state, data, now)
}

const statusDeadline = (state: KnownState): Instant => {
  if ('lease' in state) return state.lease.expiresAt
  if ('teardown' in state) return days(state.since, 30)
  // In use, peerings of before are removed, and the trust policy is read, within two weeks.
  return days(state.since, limits[state.status]?.[0] ?? 14)
}

/** When something is due; nothing for what is done again and again. */
export const deadlineOf = (
  intent: Intent,
  state: OnboardingState,
  now: Instant,
): Instant | undefined =>
  isWatch(intent, state) || state.status === 'NotRequested'
    ? undefined
    : (ownDeadline(intent, state, now) ?? statusDeadline(state))
