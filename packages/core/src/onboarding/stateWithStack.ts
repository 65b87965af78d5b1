/**
 * How a state with a stack changes. Events change the known facts (`role`, `vpc`, `routes`,
 * `findings`, …), and only `settled` derives the status from them:
 *
 * ```
 *   StackReported <--- proven? ---> Verified
 *   PeeringActive --- proven, routes on both sides ---> Connected
 *   Connected <--- proven, no finding at error level? ---> Degraded
 * ```
 */
import { omitUndefined } from '../codec/omitUndefined.ts'
import type { PeeringId } from '../iam/identity/identifiers.ts'
import type { Instant } from '../values/Instant.ts'
import type { PeeringEnd } from './OnboardingEvent.ts'
import {
  type Connected,
  type Degraded,
  type InUse,
  type Peering,
  type PeeringActive,
  type StackReported,
  type StateWithStack,
  type Suspended,
  type Verification,
  type WithPeering,
  type WithRequest,
  type WithStack,
  isProven,
} from './OnboardingState.ts'
import type { StackReport } from './StackReport.ts'

// parts

/** Returns the data of every onboarding. */
export const requestPart = (state: WithRequest): WithRequest => ({
  onboardingId: state.onboardingId,
  request: state.request,
  rescaleVpc: state.rescaleVpc,
  checkSet: state.checkSet,
  since: state.since,
  changedAt: state.changedAt,
  failures: state.failures,
})

/** Returns the data of a stack, in any status. */
export const stackPart = (state: WithStack): WithStack =>
  omitUndefined({
    ...requestPart(state),
    setup: state.setup,
    stack: state.stack,
    formerStackIds: state.formerStackIds,
    role: state.role,
    trust: state.trust,
    trustReadAt: state.trustReadAt,
    vpc: state.vpc,
    accessLost: state.accessLost,
    notVisible: state.notVisible,
    secondaryCidrs: state.secondaryCidrs,
    attempt: state.attempt,
    lastEnd: state.lastEnd,
    formerPeeringIds: state.formerPeeringIds,
    peeringsToRemove: state.peeringsToRemove,
    rotation: state.rotation,
  } satisfies Readonly<Record<keyof WithStack, unknown>>)

const peeringPart = (state: WithPeering): WithPeering => ({
  ...stackPart(state),
  peering: state.peering,
})

const pending: Verification<never> = { outcome: 'pending' }

/** The data of a stack before it is verified, or verified again. */
export const nothingProven: Pick<WithStack, 'role' | 'trust' | 'vpc' | 'notVisible'> = {
  role: pending,
  trust: pending,
  vpc: pending,
  notVisible: [],
}

const unprobed = ({ rotation }: WithStack): Pick<WithStack, 'rotation'> =>
  rotation === undefined
    ? {}
    : { rotation: { nextExternalId: rotation.nextExternalId, begunAt: rotation.begunAt } }

/** Returns the same with nothing verified: everything is verified again before it is used. */
export const unproven = (state: WithStack): WithStack => {
  const { accessLost: _lost, ...rest } = stackPart(state)
  return { ...rest, ...unprobed(state), ...nothingProven }
}

const peeringOf = (state: StateWithStack): Peering | undefined =>
  'peering' in state ? state.peering : undefined

// statuses

const isSound = (state: WithStack, findings: Degraded['findings']): boolean =>
  isProven(state) && findings.every(({ level }) => level !== 'error')

const active = (state: WithStack, { peeringId, attempt }: Peering): PeeringActive => ({
  ...stackPart(state),
  status: 'PeeringActive',
  peering: { peeringId, attempt },
  routes: { rescale: { outcome: 'unknown' }, customer: { outcome: 'unknown' } },
})

const settledActive = (state: PeeringActive): PeeringActive | Connected =>
  isProven(state) &&
  state.routes.rescale.outcome === 'installed' &&
  state.routes.customer.outcome === 'installed'
    ? { ...peeringPart(state), status: 'Connected' }
    : state

/** Returns the state in the status derived from the known facts. */
export const settled = (state: StateWithStack): StateWithStack => {
  switch (state.status) {
    case 'StackReported':
      return isProven(state) ? { ...state, status: 'Verified' } : state
    case 'Verified':
      return isProven(state) ? state : { ...state, status: 'StackReported' }
    case 'PeeringActive':
      return settledActive(state)
    case 'Connected':
      return isProven(state) ? state : { ...state, status: 'Degraded', findings: [] }
    case 'Degraded':
      return isSound(state, state.findings) ? { ...peeringPart(state), status: 'Connected' } : state
    case 'PeeringPending':
    case 'Suspended':
      return state
  }
}

// changes

/** Stores the findings of an inspection; an empty list clears them. */
export const withFindings = (state: InUse, findings: Degraded['findings']): StateWithStack =>
  state.status === 'Suspended'
    ? { ...state, findings }
    : settled({ ...peeringPart(state), status: 'Degraded', findings })

/** Removes an ended peering: another is requested once everything is verified again. */
export const withoutPeering = (state: StateWithStack, end: PeeringEnd): StateWithStack => {
  const attempt = state.status === 'PeeringPending' || state.status === 'PeeringActive'
  const next: WithStack = {
    ...unproven(state),
    formerPeeringIds: [...state.formerPeeringIds, end.peeringId],
    attempt: attempt ? state.peering.attempt + 1 : 1,
    lastEnd: { peeringId: end.peeringId, reason: end.reason },
  }
  return state.status === 'Suspended'
    ? { ...next, status: 'Suspended', findings: [], suspensions: state.suspensions }
    : { ...next, status: 'StackReported' }
}

/** Verifies everything again with the current peering, or from the start without one. */
export const reverified = (
  state: WithStack,
  peering: Peering | undefined,
): PeeringActive | StackReported =>
  peering === undefined
    ? { ...unproven(state), status: 'StackReported' }
    : active(unproven(state), peering)

/** Records the customer's acceptance of a peering. */
export const accepted = (
  state: StateWithStack & { readonly status: 'PeeringPending' },
): StateWithStack => active(state, state.peering)

/** Has the routes observed again, because their destinations have changed. */
export const withoutRoutes = (state: StateWithStack): StateWithStack =>
  state.status === 'PeeringActive' ? active(state, state.peering) : state

/** Suspends for one party; the other party's suspension, if any, is kept. */
export const suspended = (
  state: WithPeering | Suspended,
  suspensions: Suspended['suspensions'],
): Suspended => {
  const peering = state.peering
  return {
    ...stackPart(state),
    status: 'Suspended',
    ...(peering === undefined ? {} : { peering }),
    findings: 'findings' in state ? state.findings : [],
    suspensions: { ...('suspensions' in state ? state.suspensions : {}), ...suspensions },
  }
}

const isSameVpc = (state: WithStack, stack: StackReport): boolean =>
  state.stack.vpcId === stack.vpcId

/** A report without a stack ID for the known VPC is of the known stack. */
const withStackId = (state: WithStack, stack: StackReport): StackReport => {
  const stackId = stack.stackId ?? (isSameVpc(state, stack) ? state.stack.stackId : undefined)
  return stackId === undefined ? stack : { ...stack, stackId }
}

const restacked = (state: StateWithStack, report: StackReport): WithStack => {
  const peering = peeringOf(state)
  const isMoved = !isSameVpc(state, report) && peering !== undefined
  const former: ReadonlyArray<PeeringId> = isMoved ? [peering.peeringId] : []
  const stack = withStackId(state, report)
  const before = state.stack.stackId
  return {
    ...unproven(state),
    stack,
    formerStackIds:
      before === undefined || before === stack.stackId
        ? state.formerStackIds
        : [...state.formerStackIds, before],
    attempt: isMoved ? 1 : state.attempt,
    formerPeeringIds: [...state.formerPeeringIds, ...former],
    peeringsToRemove: [...state.peeringsToRemove, ...former],
  }
}

/**
 * Records another stack report. A peering is kept while the VPC is the same; a peering to a former
 * VPC is to be deleted.
 */
export const withStack = (state: StateWithStack, stack: StackReport): StateWithStack => {
  const next = restacked(state, stack)
  const peering = isSameVpc(state, stack) ? peeringOf(state) : undefined
  if (state.status === 'Suspended') {
    return {
      ...next,
      status: 'Suspended',
      ...(peering === undefined ? {} : { peering }),
      findings: [],
      suspensions: state.suspensions,
    }
  }
  return state.status === 'PeeringPending' && peering !== undefined
    ? { ...next, status: 'PeeringPending', peering: state.peering }
    : reverified(next, peering)
}

/** Remembers when a resource was not visible, or that it is again. */
export const withVisibility = (
  state: StateWithStack,
  { resourceId, since }: { readonly resourceId: string; readonly since: Instant | undefined },
): StateWithStack => ({
  ...state,
  notVisible: [
    ...state.notVisible.filter((item) => item.resourceId !== resourceId),
    ...(since === undefined ? [] : [{ resourceId, since }]),
  ],
})
