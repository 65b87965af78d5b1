/**
 * Applies an event to a state. Total and without rules: events are facts. An event that cannot
 * follow a state leaves it unchanged, so that a damaged stream does not break a reader.
 */
import { omitUndefined } from '../codec/omitUndefined.ts'
import type { Side } from '../inspection/InspectionFinding.ts'
import type { Instant } from '../values/Instant.ts'
import type {
  OnboardingEvent,
  OnboardingEventOf,
  OnboardingEventType,
  PeeringEnd,
} from './OnboardingEvent.ts'
import {
  type Cancelled,
  type KnownState,
  type Negotiating,
  type Offboarding,
  type OnboardingState,
  type OnboardingStatus,
  type Rotation,
  type SecondaryCidr,
  type SideRoutes,
  type StateIn,
  type StateWithStack,
  hasStack,
  inUseStatuses,
  isIn,
  isTerminal,
} from './OnboardingState.ts'
import type { Setup } from './Setup.ts'
import type { TeardownStep } from './Teardown.ts'
import {
  accepted,
  nothingProven,
  requestPart,
  reverified,
  settled,
  stackPart,
  suspended,
  unproven,
  withFindings,
  withStack,
  withVisibility,
  withoutPeering,
  withoutRoutes,
} from './stateWithStack.ts'
import { endingOf, withoutSteps } from './ending.ts'

type Evolve<Type extends OnboardingEventType> = (
  state: OnboardingState,
  event: OnboardingEventOf<Type>,
) => OnboardingState

/** Applies a change in the given statuses; elsewhere the event changes nothing. */
const inStatus =
  <Type extends OnboardingEventType, Status extends OnboardingStatus>(
    statuses: ReadonlyArray<Status>,
    change: (state: StateIn<Status>, event: OnboardingEventOf<Type>) => OnboardingState,
  ): Evolve<Type> =>
  (state, event) =>
    isIn(state, statuses) ? change(state, event) : state

/** Applies a change in any status with a stack, and derives the new status. */
const whereBuilt =
  <Type extends OnboardingEventType>(
    change: (state: StateWithStack, event: OnboardingEventOf<Type>) => StateWithStack,
  ): Evolve<Type> =>
  (state, event) =>
    hasStack(state) ? settled(change(state, event)) : state

/** The data while a block is agreed; a setup that was issued becomes a former one. */
const negotiating = (state: Negotiating & { readonly setup?: Setup }): Negotiating => ({
  ...requestPart(state),
  ...omitUndefined({ formerSetup: state.setup ?? state.formerSetup, blockedBy: state.blockedBy }),
})

const stackReported: Evolve<'StackReported'> = (state, { data: { stack } }) => {
  if (hasStack(state)) return withStack(state, stack)
  if (state.status !== 'SetupIssued') return state
  return {
    ...requestPart(state),
    status: 'StackReported',
    setup: state.setup,
    stack,
    formerStackIds: [],
    ...nothingProven,
    secondaryCidrs: [],
    attempt: 1,
    formerPeeringIds: [],
    peeringsToRemove: [],
  }
}

const peeringEnded = (
  state: OnboardingState,
  { data }: { readonly data: PeeringEnd },
): OnboardingState =>
  hasStack(state) && 'peering' in state && state.peering?.peeringId === data.peeringId
    ? withoutPeering(state, data)
    : state

const withRoutes = (state: OnboardingState, side: Side, routes: SideRoutes): OnboardingState =>
  state.status === 'PeeringActive'
    ? settled({ ...state, routes: { ...state.routes, [side]: routes } })
    : state

/** The customer's clock may be ahead of Rescale's: the last reading is that of the latest time. */
const withTrust = (
  state: StateWithStack,
  trust: StateWithStack['trust'],
  readAt: Instant,
): StateWithStack => {
  const { trustReadAt = readAt } = state
  return { ...state, trust, trustReadAt: trustReadAt < readAt ? readAt : trustReadAt }
}

const withRotation = (
  state: StateWithStack,
  rotation: Rotation | undefined,
  setup: Setup = state.setup,
): StateWithStack => {
  const { rotation: _before, ...rest } = state
  return { ...rest, setup, ...omitUndefined({ rotation }) }
}

const withSecondary = (
  state: StateWithStack,
  cidr: string,
  secondary: SecondaryCidr | undefined,
): StateWithStack => ({
  ...state,
  secondaryCidrs: [
    ...state.secondaryCidrs.filter((known) => known.cidr !== cidr),
    ...(secondary === undefined ? [] : [secondary]),
  ],
})

const resumed: Evolve<'Resumed'> = (state, { data: { lifted } }) => {
  if (state.status !== 'Suspended') return state
  const left = Object.entries(state.suspensions).filter(
    ([party]) => !lifted.some((name) => name === party),
  )
  return left.length > 0
    ? { ...state, suspensions: Object.fromEntries(left) }
    : reverified(state, state.peering)
}

const aborted: Evolve<'OffboardingAborted'> = (state) => {
  if (state.status !== 'Offboarding' || state.before === undefined) return state
  const { rescaleVpc, failures, changedAt } = state
  const before: StateWithStack = { ...state.before, rescaleVpc, failures, changedAt }
  if (before.status === 'Suspended') return before
  return before.status === 'PeeringPending'
    ? { ...unproven(before), status: 'PeeringPending', peering: before.peering }
    : reverified(before, 'peering' in before ? before.peering : undefined)
}

const isEnding = (state: OnboardingState): state is Offboarding | Cancelled =>
  (state.status === 'Offboarding' || state.status === 'Cancelled') && !isTerminal(state)

const stepsDone =
  (...steps: ReadonlyArray<TeardownStep>) =>
  (state: OnboardingState): OnboardingState =>
    isEnding(state) ? withoutSteps(state, steps) : state

/**
 * In a teardown, Rescale can no longer see whether the customer has removed its routes; nothing is
 * known to be removed, so it can still be aborted.
 */
const accessLost: Evolve<'AccessLost'> = (state, { data: { action } }) => {
  if (hasStack(state)) return settled({ ...state, accessLost: { action } })
  const next = stepsDone('CustomerRoutesRemoved')(state)
  return next.status === 'Offboarding' && state.status === 'Offboarding'
    ? { ...next, ...omitUndefined({ before: state.before }) }
    : next
}

const accessRegained = (state: StateWithStack): StateWithStack => {
  const { accessLost: _lost, ...rest } = state
  return rest
}

const stackDeleted = (state: OnboardingState): OnboardingState => {
  if (state.status === 'Requested' || state.status === 'CidrLeased') {
    const { formerSetup: _deleted, blockedBy: _gone, ...rest } = state
    return rest
  }
  // The route tables are deleted with the stack.
  return stepsDone('CustomerRoutesRemoved', 'StackDeleted')(state)
}

const leftoversFound: Evolve<'LeftoversFound'> = (state, { data: { leftovers } }) => {
  if (isEnding(state)) return { ...state, teardown: { ...state.teardown, leftovers } }
  return isIn(state, ['Requested', 'CidrLeased']) ? { ...state, blockedBy: leftovers } : state
}

const peeringRemoved = (state: OnboardingState): OnboardingState =>
  hasStack(state) ? { ...state, peeringsToRemove: [] } : stepsDone('PeeringRemoved')(state)

const isKnown = (state: OnboardingState): state is KnownState => state.status !== 'NotRequested'

const workFailed: Evolve<'WorkFailed'> = (state, { at, data }) => {
  if (!isKnown(state)) return state
  const known = state.failures.find(({ intent }) => intent === data.intent)
  return {
    ...state,
    failures: [
      ...state.failures.filter(({ intent }) => intent !== data.intent),
      { ...data, count: (known?.count ?? 0) + 1, firstAt: known?.firstAt ?? at, lastAt: at },
    ],
  }
}

const withoutFailures = (
  state: OnboardingState,
  isSolved: (intent: string) => boolean,
): OnboardingState =>
  isKnown(state)
    ? { ...state, failures: state.failures.filter(({ intent }) => !isSolved(intent)) }
    : state

/**
 * The statuses in which the VPC is verified; once the connection is in use, its findings cover the
 * VPC.
 */
const beforeUse = ['StackReported', 'Verified', 'PeeringPending', 'PeeringActive'] as const

const evolvers: { readonly [Type in OnboardingEventType]: Evolve<Type> } = {
  OnboardingRequested: (state, { at, data }) =>
    state.status === 'NotRequested'
      ? { status: 'Requested', ...data, since: at, changedAt: at, failures: [] }
      : state,
  CidrLeased: inStatus(['Requested', 'CidrLeased', 'SetupIssued'], (state, { data }) => ({
    ...negotiating(state),
    status: 'CidrLeased',
    lease: data,
  })),
  CidrDeclined: inStatus(['Requested', 'CidrLeased', 'SetupIssued'], (state, { data }) =>
    state.status === 'CidrLeased' && state.lease.cidr === data.cidr
      ? { ...negotiating(state), status: 'Requested', declined: data }
      : { ...state, declined: data },
  ),
  LeaseExtended: inStatus(['CidrLeased', 'SetupIssued'], (state, { data }) => ({
    ...state,
    lease: { ...state.lease, expiresAt: data.expiresAt },
  })),
  LeaseLapsed: inStatus(['CidrLeased', 'SetupIssued'], (state) => ({
    ...negotiating(state),
    status: 'Requested',
  })),
  SetupIssued: inStatus(['CidrLeased'], (state, { data }) => ({
    ...state,
    status: 'SetupIssued',
    setup: data.setup,
  })),
  StackReported: stackReported,
  RoleVerified: whereBuilt((state) => ({ ...state, role: { outcome: 'verified' } })),
  RoleRejected: whereBuilt((state, { data: { problems } }) => ({
    ...state,
    role: { outcome: 'rejected', problems },
  })),
  TrustVerified: whereBuilt((state, { at, data: { allowsSourceIdentity, readAt = at } }) =>
    withTrust(state, { outcome: 'verified', ...omitUndefined({ allowsSourceIdentity }) }, readAt),
  ),
  TrustRejected: whereBuilt((state, { at, data: { findings, readAt = at } }) =>
    withTrust(state, { outcome: 'rejected', problems: findings }, readAt),
  ),
  TrustUnreadable: whereBuilt((state) => ({
    ...state,
    trust:
      state.trust.outcome === 'rejected'
        ? { ...state.trust, isUnreadable: true }
        : { outcome: 'unreadable' },
  })),
  AccessLost: accessLost,
  AccessRegained: whereBuilt(accessRegained),
  VpcVerified: inStatus(beforeUse, (state) => settled({ ...state, vpc: { outcome: 'verified' } })),
  VpcRejected: inStatus(beforeUse, (state, { data: { findings } }) =>
    settled({ ...state, vpc: { outcome: 'rejected', problems: findings } }),
  ),
  PeeringRequested: inStatus(['StackReported', 'Verified'], (state, { data }) => ({
    ...stackPart(state),
    formerPeeringIds: state.formerPeeringIds.filter((id) => id !== data.peeringId),
    peeringsToRemove: state.peeringsToRemove.filter((id) => id !== data.peeringId),
    status: 'PeeringPending',
    peering: data,
  })),
  PeeringActivated: inStatus(['PeeringPending'], accepted),
  PeeringFailed: peeringEnded,
  PeeringRejected: peeringEnded,
  PeeringExpired: peeringEnded,
  PeeringDeleted: peeringEnded,
  PeeringRetryApproved: whereBuilt((state) => ({ ...state, attempt: 1 })),
  ResourceNotVisible: whereBuilt((state, { at, data: { resourceId } }) =>
    withVisibility(state, { resourceId, since: at }),
  ),
  ResourceVisibleAgain: whereBuilt((state, { data: { resourceId } }) =>
    withVisibility(state, { resourceId, since: undefined }),
  ),
  RoutesInstalled: (state, { at, data }) =>
    withRoutes(state, data.side, { outcome: 'installed', at }),
  RoutesMissing: (state, { data }) =>
    withRoutes(state, data.side, { outcome: 'missing', where: data.where }),
  DriftFound: inStatus(inUseStatuses, (state, { data }) => withFindings(state, data.findings)),
  DriftCleared: inStatus(['Degraded', 'Suspended'], (state) => withFindings(state, [])),
  Suspended: inStatus(
    ['PeeringActive', 'Connected', 'Degraded', 'Suspended'],
    (state, { at, by, data: { reason } }) => suspended(state, { [by]: { reason, at } }),
  ),
  Resumed: resumed,
  ExternalIdRotationBegun: whereBuilt((state, { at, data: { nextExternalId } }) =>
    withRotation(state, { nextExternalId, begunAt: at }),
  ),
  ExternalIdRotationProbed: whereBuilt((state, { data }) =>
    state.rotation === undefined ? state : withRotation(state, { ...state.rotation, probed: data }),
  ),
  ExternalIdRotationCompleted: whereBuilt((state, { data: { externalId } }) =>
    withRotation(state, undefined, { ...state.setup, externalId }),
  ),
  ExternalIdRotationAbandoned: whereBuilt((state) => withRotation(state, undefined)),
  SecondaryCidrAgreed: whereBuilt((state, { data: { cidr, expiresAt } }) =>
    withSecondary(state, cidr, { cidr, expiresAt, isAssociated: false }),
  ),
  SecondaryCidrAssociated: whereBuilt((state, { data: { cidr } }) => {
    const known = state.secondaryCidrs.find((item) => item.cidr === cidr)
    return known === undefined
      ? state
      : withoutRoutes(withSecondary(state, cidr, { ...known, isAssociated: true }))
  }),
  SecondaryCidrDisassociated: whereBuilt((state, { data: { cidr, expiresAt } }) =>
    state.secondaryCidrs.some((known) => known.cidr === cidr)
      ? withSecondary(state, cidr, { cidr, expiresAt, isAssociated: false })
      : state,
  ),
  SecondaryCidrReleased: whereBuilt((state, { data: { cidr } }) =>
    withSecondary(state, cidr, undefined),
  ),
  RescaleVpcChanged: (state, { data: { rescaleVpc } }) => {
    if (hasStack(state)) return withoutRoutes({ ...state, rescaleVpc })
    return isKnown(state) && !isTerminal(state) ? { ...state, rescaleVpc } : state
  },
  OnboardingCancelled: (state, event) =>
    isIn(state, ['Connected', 'Degraded', 'Suspended', 'Offboarding', 'Cancelled', 'Closed']) ||
    !isKnown(state)
      ? state
      : { ...endingOf(state, event), status: 'Cancelled' },
  OffboardingBegun: (state, event) =>
    hasStack(state) ? { ...endingOf(state, event), status: 'Offboarding', before: state } : state,
  OffboardingAborted: aborted,
  RescaleRoutesRemoved: stepsDone('RescaleRoutesRemoved'),
  CustomerRoutesRemoved: stepsDone('CustomerRoutesRemoved'),
  PeeringRemoved: peeringRemoved,
  StackDeleted: stackDeleted,
  LeftoversFound: leftoversFound,
  AccountClean: stepsDone('AccountClean'),
  ClosedUnconfirmed: (state, { data: { unconfirmed } }) =>
    isEnding(state) ? withoutSteps(state, unconfirmed) : state,
  WorkFailed: workFailed,
  WorkRecovered: (state, { data }) => withoutFailures(state, (intent) => intent === data.intent),
  WorkRetryRequested: (state) => withoutFailures(state, () => true),
}

const evolveBy = <Type extends OnboardingEventType>(
  state: OnboardingState,
  event: OnboardingEventOf<Type>,
): OnboardingState => {
  const evolver: Evolve<Type> = evolvers[event.type]
  return evolver(state, event)
}

/** Records of the program's own work, which do not make observations stale. */
const isBookkeeping = ({ type }: OnboardingEvent): boolean =>
  type === 'WorkFailed' || type === 'WorkRecovered' || type === 'WorkRetryRequested'

/** Events that restart the wait although the status does not change. */
const restarts: ReadonlySet<OnboardingEventType> = new Set<OnboardingEventType>([
  'StackReported',
  'PeeringRetryApproved',
  // The other party has suspended the connection too, or still does.
  'Suspended',
  'Resumed',
])

const beginsWait = (
  before: OnboardingState,
  { type }: OnboardingEvent,
  after: KnownState,
): boolean => before.status !== after.status || restarts.has(type)

/**
 * Returns the state after an event.
 *
 * @example
 * import { currentCheckSet } from '@byoa/core/network'
 * import { decodeEvent, evolve, initialState } from '@byoa/core/onboarding'
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
 * pipe(event, E.map((requested) => evolve(initialState, requested).status))
 * // => E.right('Requested')
 */
export const evolve = (state: OnboardingState, event: OnboardingEvent): OnboardingState => {
  const next = evolveBy(state, event)
  if (next === state || !isKnown(next) || isBookkeeping(event)) return next
  // In place, as no one else has the new state yet: a copy takes as long as most events.
  return Object.assign(next, {
    since: beginsWait(state, event, next) ? event.at : next.since,
    changedAt: next.changedAt > event.at ? next.changedAt : event.at,
  })
}
