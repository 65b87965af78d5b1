/**
 * Applies one event to a state. Total and without rules: what happened has happened. An event that
 * cannot follow from a state leaves it as it is, so that no stream, however damaged, breaks a
 * reader.
 */
import type { PeeringId } from '../iam/identifiers.ts'
import type {
  OnboardingEvent,
  OnboardingEventOf,
  OnboardingEventType,
  PeeringEnd,
} from './OnboardingEvent.ts'
import type {
  Built,
  Cancelled,
  Joined,
  Offboarding,
  OnboardingState,
  Opened,
  PeeringActive,
  SideRoutes,
  StackReported,
  Teardown,
  Verification,
} from './OnboardingState.ts'
import type { TeardownStep } from './OnboardingCommand.ts'

type Evolve<Type extends OnboardingEventType> = (
  state: OnboardingState,
  event: OnboardingEventOf<Type>,
) => OnboardingState

const opened = ({ onboardingId, request, rescaleVpc, checkSet }: Opened): Opened => ({
  onboardingId,
  request,
  rescaleVpc,
  checkSet,
})

const built = (state: Built): Built => ({
  ...opened(state),
  setup: state.setup,
  stack: state.stack,
  formerPeeringIds: state.formerPeeringIds,
  ...(state.rotation === undefined ? {} : { rotation: state.rotation }),
})

const joined = (state: Joined): Joined => ({ ...built(state), peering: state.peering })

const pending: Verification<never> = { outcome: 'pending' }

/** Both verifications hold: the next step is the first peering request. */
const verifiedWhenBothHold = (state: StackReported): OnboardingState =>
  state.role.outcome === 'verified' && state.vpc.outcome === 'verified'
    ? { ...built(state), status: 'Verified', attempt: 1 }
    : state

const connectedWhenBothHold = (state: PeeringActive): OnboardingState =>
  state.routes.rescale.outcome === 'installed' && state.routes.customer.outcome === 'installed'
    ? { ...built(state), status: 'Connected', peering: state.peering }
    : state

const withRoutes = (
  state: OnboardingState,
  side: 'rescale' | 'customer',
  routes: SideRoutes,
): OnboardingState =>
  state.status === 'PeeringActive'
    ? connectedWhenBothHold({ ...state, routes: { ...state.routes, [side]: routes } })
    : state

const peeringEnded = (
  state: OnboardingState,
  { data }: { readonly data: PeeringEnd },
): OnboardingState => {
  if (
    state.status !== 'PeeringPending' &&
    state.status !== 'PeeringActive' &&
    state.status !== 'Connected' &&
    state.status !== 'Degraded'
  ) {
    return state
  }
  return {
    ...built(state),
    status: 'Verified',
    formerPeeringIds: [...state.formerPeeringIds, data.peeringId],
    attempt: state.peering.attempt + 1,
    lastEnd: { peeringId: data.peeringId, reason: data.reason },
  }
}

const withRotation = (
  state: OnboardingState,
  change: (current: Joined) => Pick<Joined, 'rotation' | 'setup'>,
): OnboardingState => {
  if (state.status !== 'Connected' && state.status !== 'Degraded' && state.status !== 'Suspended') {
    return state
  }
  const { rotation: _before, ...rest } = state
  return { ...rest, ...change(state) }
}

const everyStep: ReadonlyArray<TeardownStep> = [
  'RescaleRoutesRemoved',
  'CustomerRoutesRemoved',
  'PeeringRemoved',
  'StackDeleted',
  'AccountClean',
]

const peeringIdsOf = (state: OnboardingState): ReadonlyArray<PeeringId> => [
  ...('formerPeeringIds' in state ? state.formerPeeringIds : []),
  ...('peering' in state ? [state.peering.peeringId] : []),
]

/**
 * What has to be undone: nothing before a stack was reported, no routes or peering before there was
 * one.
 */
const outstandingSteps = (state: OnboardingState): ReadonlyArray<TeardownStep> => {
  if (!('stack' in state)) return []
  return peeringIdsOf(state).length > 0 ? everyStep : ['StackDeleted', 'AccountClean']
}

const ending = (
  state: Exclude<OnboardingState, { readonly status: 'NotRequested' }>,
  reason: string,
): Omit<Offboarding, 'status'> => ({
  ...opened(state),
  ...('setup' in state && state.setup !== undefined ? { setup: state.setup } : {}),
  ...('stack' in state && state.stack !== undefined ? { stack: state.stack } : {}),
  ...('rotation' in state && state.rotation !== undefined ? { rotation: state.rotation } : {}),
  ...('lease' in state ? { cidr: state.lease.cidr } : {}),
  ...('stack' in state && state.stack !== undefined ? { cidr: state.stack.vpcCidr } : {}),
  peeringIds: peeringIdsOf(state),
  teardown: { outstanding: outstandingSteps(state), leftovers: [] },
  reason,
})

const withTeardown = (
  state: OnboardingState,
  change: (teardown: Teardown) => Teardown,
): OnboardingState => {
  if (state.status !== 'Offboarding' && state.status !== 'Cancelled') return state
  const next: Offboarding | Cancelled = { ...state, teardown: change(state.teardown) }
  return next.status === 'Offboarding' && next.teardown.outstanding.length === 0
    ? { ...opened(next), status: 'Closed' }
    : next
}

const stepDone =
  (step: TeardownStep) =>
  (state: OnboardingState): OnboardingState =>
    withTeardown(state, ({ outstanding }) => ({
      outstanding: outstanding.filter((candidate) => candidate !== step),
      leftovers: [],
    }))

const beforeConnected = (state: OnboardingState): boolean =>
  state.status === 'Requested' ||
  state.status === 'CidrLeased' ||
  state.status === 'SetupIssued' ||
  state.status === 'StackReported' ||
  state.status === 'Verified' ||
  state.status === 'PeeringPending' ||
  state.status === 'PeeringActive'

const evolvers: { readonly [Type in OnboardingEventType]: Evolve<Type> } = {
  OnboardingRequested: (state, { data }) =>
    state.status === 'NotRequested' ? { status: 'Requested', ...data } : state,
  CidrLeased: (state, { data }) =>
    state.status === 'Requested' ? { ...opened(state), status: 'CidrLeased', lease: data } : state,
  CidrDeclined: (state, { data }) =>
    state.status === 'Requested' ? { ...state, declined: data } : state,
  LeaseExtended: (state, { data }) =>
    state.status === 'CidrLeased' || state.status === 'SetupIssued'
      ? { ...state, lease: { ...state.lease, expiresAt: data.expiresAt } }
      : state,
  LeaseLapsed: (state) =>
    state.status === 'CidrLeased' || state.status === 'SetupIssued'
      ? { ...opened(state), status: 'Requested' }
      : state,
  SetupIssued: (state, { data }) =>
    state.status === 'CidrLeased' ? { ...state, status: 'SetupIssued', setup: data.setup } : state,
  StackReported: (state, { data }) =>
    state.status === 'SetupIssued' || state.status === 'StackReported'
      ? {
          ...opened(state),
          status: 'StackReported',
          setup: state.setup,
          stack: data.stack,
          formerPeeringIds: [],
          role: pending,
          vpc: pending,
        }
      : state,
  RoleVerified: (state) =>
    state.status === 'StackReported'
      ? verifiedWhenBothHold({ ...state, role: { outcome: 'verified' } })
      : state,
  RoleRejected: (state, { data }) =>
    state.status === 'StackReported'
      ? { ...state, role: { outcome: 'rejected', problems: data.problems } }
      : state,
  VpcVerified: (state) =>
    state.status === 'StackReported'
      ? verifiedWhenBothHold({ ...state, vpc: { outcome: 'verified' } })
      : state,
  VpcRejected: (state, { data }) =>
    state.status === 'StackReported'
      ? { ...state, vpc: { outcome: 'rejected', problems: data.findings } }
      : state,
  PeeringRequested: (state, { data }) =>
    state.status === 'Verified'
      ? { ...built(state), status: 'PeeringPending', peering: data }
      : state,
  PeeringActivated: (state) =>
    state.status === 'PeeringPending'
      ? {
          ...built(state),
          status: 'PeeringActive',
          peering: { peeringId: state.peering.peeringId, attempt: state.peering.attempt },
          routes: { rescale: { outcome: 'unknown' }, customer: { outcome: 'unknown' } },
        }
      : state,
  PeeringFailed: peeringEnded,
  PeeringRejected: peeringEnded,
  PeeringExpired: peeringEnded,
  PeeringDeleted: peeringEnded,
  RoutesInstalled: (state, { data }) => withRoutes(state, data.side, { outcome: 'installed' }),
  RoutesMissing: (state, { data }) =>
    withRoutes(state, data.side, { outcome: 'missing', where: data.where }),
  DriftFound: (state, { data }) =>
    state.status === 'Connected' || state.status === 'Degraded'
      ? { ...joined(state), status: 'Degraded', findings: data.findings }
      : state,
  DriftCleared: (state) =>
    state.status === 'Degraded' ? { ...joined(state), status: 'Connected' } : state,
  Suspended: (state, { data, by }) =>
    state.status === 'Connected' || state.status === 'Degraded'
      ? {
          ...joined(state),
          status: 'Suspended',
          before:
            state.status === 'Connected'
              ? { status: 'Connected' }
              : { status: 'Degraded', findings: state.findings },
          by,
          reason: data.reason,
        }
      : state,
  Resumed: (state) =>
    state.status === 'Suspended' ? { ...joined(state), ...state.before } : state,
  ExternalIdRotationBegun: (state, { data }) =>
    withRotation(state, ({ setup }) => ({
      setup,
      rotation: { nextExternalId: data.nextExternalId },
    })),
  ExternalIdRotationProbed: (state, { data }) =>
    withRotation(state, ({ setup, rotation }) => ({
      setup,
      ...(rotation === undefined ? {} : { rotation: { ...rotation, probed: data } }),
    })),
  ExternalIdRotationCompleted: (state, { data }) =>
    withRotation(state, ({ setup }) => ({ setup: { ...setup, externalId: data.externalId } })),
  OnboardingCancelled: (state, { data }) =>
    state.status !== 'NotRequested' && beforeConnected(state)
      ? { ...ending(state, data.reason), status: 'Cancelled' }
      : state,
  OffboardingBegun: (state, { data }) =>
    state.status === 'Connected' || state.status === 'Degraded' || state.status === 'Suspended'
      ? { ...ending(state, data.reason), status: 'Offboarding' }
      : state,
  RescaleRoutesRemoved: stepDone('RescaleRoutesRemoved'),
  CustomerRoutesRemoved: stepDone('CustomerRoutesRemoved'),
  PeeringRemoved: stepDone('PeeringRemoved'),
  StackDeleted: stepDone('StackDeleted'),
  LeftoversFound: (state, { data }) =>
    withTeardown(state, ({ outstanding }) => ({ outstanding, leftovers: data.leftovers })),
  AccountClean: stepDone('AccountClean'),
}

const evolveBy = <Type extends OnboardingEventType>(
  state: OnboardingState,
  event: OnboardingEventOf<Type>,
): OnboardingState => {
  const evolver: Evolve<Type> = evolvers[event.type]
  return evolver(state, event)
}

/** Returns the state after an event. */
export const evolve = (state: OnboardingState, event: OnboardingEvent): OnboardingState =>
  evolveBy(state, event)
