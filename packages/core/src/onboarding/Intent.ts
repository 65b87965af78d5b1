/**
 * What a party should do next, as data. Executing an intent is the shell's business; that it is
 * still asked for after a crash follows from the state, so nothing has to be remembered.
 */
import type { MissingRoute } from '../inspection/MissingRoute.ts'
import type { InspectionFinding } from '../inspection/InspectionFinding.ts'
import type { ProbeProblem } from '../inspection/findProbeProblems.ts'
import type { ExternalId } from '../iam/identity/ExternalId.ts'
import type { TrustFindingId } from '../iam/trust/TrustFinding.ts'
import type { PeeringId } from '../iam/identity/identifiers.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { Instant } from '../values/Instant.ts'
import type { DeclinedProposal, WorkFailure } from './OnboardingState.ts'
import type { Party } from '../values/Party.ts'
import type { Setup } from './Setup.ts'
import type { Leftover, TeardownStep } from './Teardown.ts'

/** Intent type → what it needs to be understood without the state. */
export interface IntentData {
  // the customer's
  readonly ProposeCidr: { readonly declined?: DeclinedProposal }
  readonly RunStack: { readonly setup: Setup }
  readonly CorrectRole: {
    readonly problems: ReadonlyArray<ProbeProblem>
    /** How the trust policy is wider than agreed. */
    readonly trust: ReadonlyArray<TrustFindingId>
    /** The call that the role's permissions refused. */
    readonly refusedAction?: string
  }
  /** The role may not read itself, so the customer reads its trust policy. */
  readonly ReportTrustPolicy: Record<never, never>
  readonly CorrectVpc: { readonly findings: ReadonlyArray<InspectionFinding> }
  readonly AcceptPeering: { readonly peeringId: PeeringId }
  readonly AddCustomerRoutes: {
    readonly peeringId: PeeringId
    readonly missing: ReadonlyArray<MissingRoute>
  }
  readonly AssociateCidr: { readonly cidr: Ipv4Cidr }
  readonly TrustNextExternalId: { readonly nextExternalId: ExternalId }
  readonly DistrustCurrentExternalId: { readonly nextExternalId: ExternalId }
  readonly RemoveCustomerRoutes: { readonly peeringIds: ReadonlyArray<PeeringId> }
  readonly DeleteStack: {
    readonly stackName: string
    /** What kept the stack from being deleted at the last attempt. */
    readonly blockedBy: ReadonlyArray<Leftover>
  }
  readonly ConfirmAccountClean: { readonly leftovers: ReadonlyArray<Leftover> }
  // Rescale's
  readonly IssueSetup: Record<never, never>
  readonly LapseLease: Record<never, never>
  readonly ProbeRole: Record<never, never>
  readonly InspectVpc: Record<never, never>
  readonly RequestPeering: { readonly attempt: number }
  /** Automatic requests have ended as often as is sensible; a person decides whether to go on. */
  readonly ReviewPeering: { readonly attempt: number; readonly reason: string }
  readonly ObservePeering: { readonly peeringId: PeeringId }
  readonly AddRescaleRoutes: { readonly peeringId: PeeringId }
  readonly ObserveCustomerRoutes: { readonly peeringId: PeeringId }
  readonly InspectConnection: { readonly peeringId?: PeeringId }
  readonly CompleteRotation: Record<never, never>
  /** A rotation that does not get on: a person has it go on, replaces it or abandons it. */
  readonly ReviewRotation: Record<never, never>
  readonly ReleaseSecondaryCidr: { readonly cidr: Ipv4Cidr }
  readonly RemoveRescaleRoutes: { readonly peeringIds: ReadonlyArray<PeeringId> }
  readonly ObserveCustomerRoutesRemoved: { readonly peeringIds: ReadonlyArray<PeeringId> }
  readonly DeletePeering: { readonly peeringIds: ReadonlyArray<PeeringId> }
  readonly CloseUnconfirmed: { readonly unconfirmed: ReadonlyArray<TeardownStep> }
  /** Nobody has answered for so long that the onboarding is ended. */
  readonly EndAbandoned: Record<never, never>
  /** Work that keeps failing: a person mends the cause and has it tried again. */
  readonly ReviewFailure: { readonly failure: WorkFailure }
  // either party's
  readonly RepairConnection: { readonly findings: ReadonlyArray<InspectionFinding> }
  readonly DecideResumption: { readonly reason: string }
}

export type IntentType = keyof IntentData

/** Something a party should do; `reminder` says that its time is running out, or over. */
export interface IntentOf<Type extends IntentType> {
  readonly type: Type
  readonly party: Party
  readonly data: IntentData[Type]
  /** When it is due; absent: it is done again and again, for as long as the state lasts. */
  readonly deadline?: Instant
  /** Set while little is left of that time: the last threshold that has passed. */
  readonly reminder?: Reminder
}

/** The thresholds at which a party is reminded. */
export type Reminder = 'two-days-left' | 'twelve-hours-left' | 'overdue'

export type Intent = { readonly [Type in IntentType]: IntentOf<Type> }[IntentType]

/** Makes an intent of a type for a party. */
export const intentOf = <Type extends IntentType>(
  party: Party,
  type: Type,
  data: IntentData[Type],
): Intent =>
  // The pair of type and data is one member of the union, which the compiler cannot see through the
  // generic.
  ({ type, party, data }) as Intent
