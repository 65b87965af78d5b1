/**
 * Where an onboarding stands. Each status holds exactly what is known there, so that a peering
 * cannot be missing from `PeeringPending` nor a role from `Verified`.
 *
 * <!-- state diagram: generated from the decider, checked by stateDiagram.test.ts -->
 * ```
 * NotRequested --OnboardingRequested--> Requested
 * Requested --CidrLeased--> CidrLeased
 * Requested, CidrLeased, SetupIssued, StackReported, Verified, PeeringPending, PeeringActive
 *     --OnboardingCancelled--> Cancelled
 * CidrLeased --SetupIssued--> SetupIssued
 * CidrLeased, SetupIssued --LeaseLapsed--> Requested
 * SetupIssued --StackReported--> StackReported
 * StackReported --VpcVerified | RoleVerified--> Verified
 * Verified --PeeringRequested--> PeeringPending
 * PeeringPending --PeeringActivated--> PeeringActive
 * PeeringPending --PeeringExpired | PeeringFailed | PeeringRejected | PeeringDeleted--> Verified
 * PeeringActive, Connected, Degraded --PeeringDeleted--> Verified
 * PeeringActive --RoutesInstalled--> Connected
 * Connected --DriftFound--> Degraded
 * Connected, Degraded --Suspended--> Suspended
 * Connected, Degraded, Suspended --OffboardingBegun--> Offboarding
 * Degraded --DriftCleared--> Connected
 * Suspended --Resumed--> Connected
 * Suspended --Resumed--> Degraded
 * Offboarding --AccountClean--> Closed
 * ```
 * <!-- /state diagram -->
 */
import type { MissingRoute } from '../inspection/MissingRoute.ts'
import type { InspectionFinding } from '../inspection/InspectionFinding.ts'
import type { ProbeProblem } from '../inspection/findProbeProblems.ts'
import type { ProbeAnswer } from '../inspection/snapshots.ts'
import type { ExternalId } from '../iam/ExternalId.ts'
import type { PeeringId } from '../iam/identifiers.ts'
import type { CheckSet } from '../network/CheckSet.ts'
import type { CidrFinding } from '../network/CidrFinding.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { RescaleVpc } from '../network/RescaleVpc.ts'
import type { Instant } from './Instant.ts'
import type { TeardownStep } from './OnboardingCommand.ts'
import type { Leftover } from './OnboardingEvent.ts'
import type { OnboardingId } from './OnboardingId.ts'
import type { OnboardingRequest, Party } from './OnboardingRequest.ts'
import type { Setup } from './Setup.ts'
import type { StackReport } from './StackReport.ts'

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

/** The outcome of one of the two verifications. */
export type Verification<Problem> =
  | { readonly outcome: 'pending' }
  | { readonly outcome: 'verified' }
  | { readonly outcome: 'rejected'; readonly problems: ReadonlyArray<Problem> }

export interface Peering {
  readonly peeringId: PeeringId
  readonly attempt: number
}

/** What is known of the routes of one side; nothing is inferred, so it starts as `unknown`. */
export type SideRoutes =
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'installed' }
  | { readonly outcome: 'missing'; readonly where: ReadonlyArray<MissingRoute> }

export interface Rotation {
  readonly nextExternalId: ExternalId
  /** The last probe made with both IDs, when there was one. */
  readonly probed?: {
    readonly nextExternalId: ProbeAnswer
    readonly currentExternalId: ProbeAnswer
    readonly problems: ReadonlyArray<ProbeProblem>
  }
}

/**
 * What is left to take down, first step first; leftovers are what kept the account from being
 * clean.
 */
export interface Teardown {
  readonly outstanding: ReadonlyArray<TeardownStep>
  readonly leftovers: ReadonlyArray<Leftover>
}

/** What every onboarding knows from its first event on. */
export interface Opened {
  readonly onboardingId: OnboardingId
  readonly request: OnboardingRequest
  readonly rescaleVpc: RescaleVpc
  readonly checkSet: CheckSet
}

/** What is known once the customer has reported its stack. */
export interface Built extends Opened {
  readonly setup: Setup
  readonly stack: StackReport
  /** Peerings of earlier attempts: routes that still name one are ours to replace. */
  readonly formerPeeringIds: ReadonlyArray<PeeringId>
  /** Under way; it goes on where it was when a peering ends in the middle of it. */
  readonly rotation?: Rotation
}

/** What is known once the connection has worked. */
export interface Joined extends Built {
  readonly peering: Peering
}

// states

export interface NotRequested {
  readonly status: 'NotRequested'
}

export interface Requested extends Opened {
  readonly status: 'Requested'
  readonly declined?: DeclinedProposal
}

export interface CidrLeased extends Opened {
  readonly status: 'CidrLeased'
  readonly lease: Lease
}

export interface SetupIssued extends Opened {
  readonly status: 'SetupIssued'
  readonly lease: Lease
  readonly setup: Setup
}

export interface StackReported extends Built {
  readonly status: 'StackReported'
  readonly role: Verification<ProbeProblem>
  readonly vpc: Verification<InspectionFinding>
}

export interface Verified extends Built {
  readonly status: 'Verified'
  /** The attempt that the next peering request will be: 1, 2, … */
  readonly attempt: number
  /** Why the attempt before ended. */
  readonly lastEnd?: { readonly peeringId: PeeringId; readonly reason: string }
}

export interface PeeringPending extends Built {
  readonly status: 'PeeringPending'
  readonly peering: Peering & { readonly expiresAt: Instant }
}

export interface PeeringActive extends Built {
  readonly status: 'PeeringActive'
  readonly peering: Peering
  readonly routes: { readonly rescale: SideRoutes; readonly customer: SideRoutes }
}

export interface Connected extends Joined {
  readonly status: 'Connected'
}

export interface Degraded extends Joined {
  readonly status: 'Degraded'
  readonly findings: ReadonlyArray<InspectionFinding>
}

export interface Suspended extends Joined {
  readonly status: 'Suspended'
  readonly before: { readonly status: 'Connected' } | Pick<Degraded, 'status' | 'findings'>
  readonly by: Party
  readonly reason: string
}

/** What an onboarding keeps to the end of taking it down. */
interface Ending extends Opened {
  readonly setup?: Setup
  readonly stack?: StackReport
  readonly rotation?: Rotation
  readonly peeringIds: ReadonlyArray<PeeringId>
  readonly cidr?: Ipv4Cidr
  readonly teardown: Teardown
  readonly reason: string
}

export interface Offboarding extends Ending {
  readonly status: 'Offboarding'
}

/** Over as soon as nothing is outstanding; until then what was made is being undone. */
export interface Cancelled extends Ending {
  readonly status: 'Cancelled'
}

export interface Closed extends Opened {
  readonly status: 'Closed'
}

export type OnboardingState =
  | NotRequested
  | Requested
  | CidrLeased
  | SetupIssued
  | StackReported
  | Verified
  | PeeringPending
  | PeeringActive
  | Connected
  | Degraded
  | Suspended
  | Offboarding
  | Cancelled
  | Closed

export type OnboardingStatus = OnboardingState['status']

/** Before the first event. */
export const initialState: OnboardingState = { status: 'NotRequested' }

// queries

/** Tells whether an onboarding is over: no command is accepted any more. */
export const isTerminal = (state: OnboardingState): boolean =>
  state.status === 'Closed' ||
  (state.status === 'Cancelled' && state.teardown.outstanding.length === 0)
