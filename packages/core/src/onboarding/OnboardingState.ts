/**
 * The state of an onboarding. Each status has exactly the data known in it, so that
 * `PeeringPending` cannot lack a peering, nor `Verified` a role.
 *
 * <!-- state diagram: generated from the decider, checked by stateDiagram.test.ts -->
 * ```
 * NotRequested --OnboardingRequested--> Requested
 * Requested, SetupIssued --CidrLeased--> CidrLeased
 * Requested, CidrLeased, SetupIssued, StackReported, Verified, PeeringPending, PeeringActive
 *     --OnboardingCancelled--> Cancelled
 * CidrLeased --SetupIssued--> SetupIssued
 * CidrLeased --CidrDeclined | LeaseLapsed--> Requested
 * SetupIssued --StackReported--> StackReported
 * SetupIssued --LeaseLapsed--> Requested
 * StackReported, Verified --PeeringRequested--> PeeringPending
 * StackReported, Verified, PeeringPending, PeeringActive, Connected, Degraded, Suspended
 *     --OffboardingBegun--> Offboarding
 * StackReported --VpcVerified | RoleVerified | AccessRegained | TrustVerified--> Verified
 * PeeringPending
 *     --StackReported | PeeringExpired | PeeringFailed | PeeringRejected | PeeringDeleted-->
 *     StackReported
 * PeeringPending --PeeringActivated--> PeeringActive
 * Offboarding --OffboardingAborted--> StackReported
 * Verified --StackReported | RoleRejected | TrustRejected | AccessLost | VpcRejected-->
 *     StackReported
 * PeeringActive, Connected, Degraded --StackReported | PeeringDeleted--> StackReported
 * PeeringActive, Connected, Degraded --Suspended--> Suspended
 * Offboarding --OffboardingAborted--> PeeringPending
 * Suspended --Resumed--> PeeringActive
 * Offboarding --OffboardingAborted--> PeeringActive
 * Offboarding --ClosedUnconfirmed | AccountClean | PeeringRemoved--> Closed
 * Suspended --Resumed--> StackReported
 * Offboarding --OffboardingAborted--> Suspended
 * PeeringActive --RoutesInstalled | VpcVerified | RoleVerified | AccessRegained | TrustVerified-->
 *     Connected
 * Connected, Degraded --StackReported--> PeeringActive
 * Connected --RoleRejected | TrustRejected | AccessLost | DriftFound--> Degraded
 * Degraded --RoleVerified | TrustVerified | AccessRegained | DriftCleared--> Connected
 * ```
 * <!-- /state diagram -->
 */
import * as t from 'io-ts'

import type { MissingRoute } from '../inspection/MissingRoute.ts'
import type { InspectionFinding } from '../inspection/InspectionFinding.ts'
import type { ProbeProblem } from '../inspection/findProbeProblems.ts'
import type { ProbeAnswer } from '../inspection/snapshots.ts'
import type { ExternalId } from '../iam/identity/ExternalId.ts'
import type { TrustFindingId } from '../iam/trust/TrustFinding.ts'
import type { PeeringId } from '../iam/identity/identifiers.ts'
import type { CheckSet } from '../network/CheckSet.ts'
import type { CidrFinding } from '../network/CidrFinding.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { RescaleVpc } from '../network/RescaleVpc.ts'
import type { Instant } from '../values/Instant.ts'
import type { PeeringEnd } from './OnboardingEvent.ts'
import type { OnboardingId } from './OnboardingId.ts'
import type { OnboardingRequest } from './OnboardingRequest.ts'
import type { Party } from '../values/Party.ts'
import type { Setup } from './Setup.ts'
import type { StackReport } from './StackReport.ts'
import type { Leftover, TeardownStep } from './Teardown.ts'

// parts

export interface Lease {
  readonly cidr: Ipv4Cidr
  readonly expiresAt: Instant
  readonly warnings: ReadonlyArray<CidrFinding>
}

export interface DeclinedProposal {
  readonly cidr: Ipv4Cidr
  readonly findings: ReadonlyArray<CidrFinding>
  readonly alternatives: ReadonlyArray<Ipv4Cidr>
}

/** The outcome of one verification; `pending` until it was made. */
export type Verification<Problem> =
  | { readonly outcome: 'pending' }
  | { readonly outcome: 'verified' }
  | { readonly outcome: 'rejected'; readonly problems: ReadonlyArray<Problem> }

/**
 * The reading of the role's trust policy: `unreadable` when the role cannot read itself, and nobody
 * else has read it. A rejected policy stays rejected until a corrected policy is read.
 */
export type TrustVerification =
  | { readonly outcome: 'pending' }
  | {
      readonly outcome: 'verified'
      /** Set when sessions of the role may carry a source identity. */
      readonly allowsSourceIdentity?: true
    }
  | { readonly outcome: 'unreadable' }
  | {
      readonly outcome: 'rejected'
      readonly problems: ReadonlyArray<TrustFindingId>
      /** Set when the role cannot read itself, so that the customer has to. */
      readonly isUnreadable?: true
    }

export interface Peering {
  readonly peeringId: PeeringId
  readonly attempt: number
}

/** The known state of the routes of one side; nothing is inferred, so it starts as `unknown`. */
export type SideRoutes =
  | { readonly outcome: 'unknown' }
  | {
      readonly outcome: 'installed'
      /** When they were first observed without a gap. */
      readonly at: Instant
    }
  | { readonly outcome: 'missing'; readonly where: ReadonlyArray<MissingRoute> }

export interface Rotation {
  readonly nextExternalId: ExternalId
  readonly begunAt: Instant
  /** The last probe made with both IDs, when there was one. */
  readonly probed?: {
    readonly nextExternalId: ProbeAnswer
    readonly currentExternalId: ProbeAnswer
    readonly problems: ReadonlyArray<ProbeProblem>
  }
}

/** An agreed secondary block, to be associated with the customer's VPC. */
export interface SecondaryCidr {
  readonly cidr: Ipv4Cidr
  /** The time by which the customer must associate it; the block is held until then. */
  readonly expiresAt: Instant
  readonly isAssociated: boolean
}

/** A resource that was not visible when last described. A single description proves nothing. */
export interface NotVisible {
  readonly resourceId: string
  readonly since: Instant
}

/** Work of Rescale's program that keeps failing, and the number of failures. */
export interface WorkFailure {
  /** The type of the intent that it is for. */
  readonly intent: string
  /** The port operation that failed. */
  readonly operation: string
  /** The vendor's own code. */
  readonly code: string
  readonly message: string
  readonly count: number
  readonly firstAt: Instant
  readonly lastAt: Instant
}

/**
 * The outstanding steps of a teardown; leftovers prevent the stack's deletion or a clean account.
 */
export interface Teardown {
  readonly outstanding: ReadonlyArray<TeardownStep>
  readonly leftovers: ReadonlyArray<Leftover>
}

/** Why and since when a party has suspended the connection. */
export interface Suspension {
  readonly reason: string
  readonly at: Instant
}

/** The data of every onboarding from its first event on. */
export interface WithRequest {
  readonly onboardingId: OnboardingId
  readonly request: OnboardingRequest
  readonly rescaleVpc: RescaleVpc
  readonly checkSet: CheckSet
  /** When the current wait began, from which its deadline counts. */
  readonly since: Instant
  /** The time of the last recorded change: an observation that began before is stale. */
  readonly changedAt: Instant
  readonly failures: ReadonlyArray<WorkFailure>
}

/** The data while a block is agreed. */
export interface Negotiating extends WithRequest {
  readonly declined?: DeclinedProposal
  /** An abandoned setup; a stack of it may exist. */
  readonly formerSetup?: Setup
  /** What prevents that stack's deletion, if the customer found anything. */
  readonly blockedBy?: ReadonlyArray<Leftover>
}

/** The data once the customer has reported its stack. */
export interface WithStack extends WithRequest {
  readonly setup: Setup
  readonly stack: StackReport
  /** IDs of the stacks that earlier reports named; another report of one of them is ignored. */
  readonly formerStackIds: ReadonlyArray<string>
  /** The three probes of the role. */
  readonly role: Verification<ProbeProblem>
  readonly trust: TrustVerification
  /** When a party read the trust policy last; older readings of the customer change nothing. */
  readonly trustReadAt?: Instant
  readonly vpc: Verification<InspectionFinding>
  /** The call that the customer's account refused last, although the role can be assumed. */
  readonly accessLost?: { readonly action: string }
  readonly notVisible: ReadonlyArray<NotVisible>
  readonly secondaryCidrs: ReadonlyArray<SecondaryCidr>
  /** The number of the next peering request: 1, 2, … */
  readonly attempt: number
  /** Why the previous attempt ended. */
  readonly lastEnd?: PeeringEnd
  /** Peerings of earlier attempts. */
  readonly formerPeeringIds: ReadonlyArray<PeeringId>
  /** Those of them to a former VPC that are still to be deleted. */
  readonly peeringsToRemove: ReadonlyArray<PeeringId>
  /** The rotation under way; the end of a peering does not interrupt it. */
  readonly rotation?: Rotation
}

/** The data once there is a peering. */
export interface WithPeering extends WithStack {
  readonly peering: Peering
}

// states

export interface NotRequested {
  readonly status: 'NotRequested'
}

export interface Requested extends Negotiating {
  readonly status: 'Requested'
}

export interface CidrLeased extends Negotiating {
  readonly status: 'CidrLeased'
  readonly lease: Lease
}

export interface SetupIssued extends Negotiating {
  readonly status: 'SetupIssued'
  readonly lease: Lease
  readonly setup: Setup
}

/** Being verified: for the first time, or again because something was replaced or lost. */
export interface StackReported extends WithStack {
  readonly status: 'StackReported'
}

export interface Verified extends WithStack {
  readonly status: 'Verified'
}

export interface PeeringPending extends WithStack {
  readonly status: 'PeeringPending'
  readonly peering: Peering & { readonly expiresAt: Instant }
}

/** Becomes Connected once both sides have routes and everything is verified. */
export interface PeeringActive extends WithPeering {
  readonly status: 'PeeringActive'
  readonly routes: { readonly rescale: SideRoutes; readonly customer: SideRoutes }
}

export interface Connected extends WithPeering {
  readonly status: 'Connected'
}

/** The connection does not work as agreed: findings, or a role that is no longer verified. */
export interface Degraded extends WithPeering {
  readonly status: 'Degraded'
  readonly findings: ReadonlyArray<InspectionFinding>
}

/** Not used until every party that suspended it has resumed it; inspected meanwhile. */
export interface Suspended extends WithStack {
  readonly status: 'Suspended'
  /** Absent when it ended during the suspension. */
  readonly peering?: Peering
  readonly findings: ReadonlyArray<InspectionFinding>
  readonly suspensions: { readonly [By in Party]?: Suspension }
}

export type StateWithStack =
  | StackReported
  | Verified
  | PeeringPending
  | PeeringActive
  | Connected
  | Degraded
  | Suspended

/** A connection that has worked, and is inspected. */
export type InUse = Connected | Degraded | Suspended

/** The data during a teardown and after. */
export interface Ending extends WithRequest {
  /** Who ended it. */
  readonly by: Party
  readonly reason: string
  /** Present when a stack of it may exist. */
  readonly setup?: Setup
  readonly stack?: StackReport
  readonly rotation?: Rotation
  readonly peeringIds: ReadonlyArray<PeeringId>
  /** Its blocks; they are released once Rescale's side is clean. */
  readonly cidrs: ReadonlyArray<Ipv4Cidr>
  readonly teardown: Teardown
}

export interface Offboarding extends Ending {
  readonly status: 'Offboarding'
  /** The former state: it can be restored as long as nothing has been removed. */
  readonly before?: StateWithStack
}

/** Over as soon as no step is outstanding; until then what exists is being removed. */
export interface Cancelled extends Ending {
  readonly status: 'Cancelled'
}

export interface Closed extends Ending {
  readonly status: 'Closed'
}

export type OnboardingState =
  | NotRequested
  | Requested
  | CidrLeased
  | SetupIssued
  | StateWithStack
  | Offboarding
  | Cancelled
  | Closed

export type OnboardingStatus = OnboardingState['status']

const everyStatus: { readonly [Status in OnboardingStatus]: null } = {
  NotRequested: null,
  Requested: null,
  CidrLeased: null,
  SetupIssued: null,
  StackReported: null,
  Verified: null,
  PeeringPending: null,
  PeeringActive: null,
  Connected: null,
  Degraded: null,
  Suspended: null,
  Offboarding: null,
  Cancelled: null,
  Closed: null,
}

/** A status, in the order of a straight way from request to end. */
export const OnboardingStatus: t.Type<OnboardingStatus, OnboardingStatus, unknown> = t.keyof(
  everyStatus,
  `one of ${Object.keys(everyStatus).join(', ')}`,
)

/** The state in some of the statuses. */
export type StateIn<Status extends OnboardingStatus> = Extract<
  OnboardingState,
  { readonly status: Status }
>

/** The state once an onboarding was requested. */
export type KnownState = Exclude<OnboardingState, NotRequested>

/** Before the first event. */
export const initialState: OnboardingState = { status: 'NotRequested' }

// queries

/** Returns whether the status is one of the given. */
export const isIn = <Status extends OnboardingStatus>(
  state: OnboardingState,
  statuses: ReadonlyArray<Status>,
): state is StateIn<Status> => (statuses as ReadonlyArray<OnboardingStatus>).includes(state.status)

/** Returns whether an onboarding is over: no command is accepted any more. */
export const isTerminal = (state: OnboardingState): boolean =>
  state.status === 'Closed' ||
  (state.status === 'Cancelled' && state.teardown.outstanding.length === 0)

/** The statuses from the stack's report to the end. */
export const statusesWithStack: ReadonlyArray<StateWithStack['status']> = [
  'StackReported',
  'Verified',
  'PeeringPending',
  'PeeringActive',
  'Connected',
  'Degraded',
  'Suspended',
]

/** The statuses in which a connection has worked, and is inspected. */
export const inUseStatuses: ReadonlyArray<InUse['status']> = ['Connected', 'Degraded', 'Suspended']

/** Returns whether a connection has worked, so that it is inspected. */
export const isInUse = (state: OnboardingState): state is InUse => isIn(state, inUseStatuses)

/**
 * The statuses from the request to the end. A cancelled onboarding is over once no step is
 * outstanding.
 */
export const openStatuses: ReadonlyArray<Exclude<OnboardingStatus, 'NotRequested' | 'Closed'>> = [
  'Requested',
  'CidrLeased',
  'SetupIssued',
  ...statusesWithStack,
  'Offboarding',
  'Cancelled',
]

/** Returns whether a stack was reported and the onboarding is not being ended. */
export const hasStack = (state: OnboardingState): state is StateWithStack =>
  isIn(state, statusesWithStack)

/** Returns whether role and VPC are verified, as required for a peering request. */
export const isProven = ({ role, trust, vpc, accessLost }: WithStack): boolean =>
  role.outcome === 'verified' &&
  trust.outcome !== 'rejected' &&
  vpc.outcome === 'verified' &&
  accessLost === undefined
