/**
 * What a party should do next, as data. The shell executes intents; after a crash they are derived
 * again from the state, so nothing else has to be stored.
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

/** Intent type → its data, complete without the state. */
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
  /** The role cannot read itself, so the customer reads its trust policy. */
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
    /** What prevented the deletion of the stack at the last attempt. */
    readonly blockedBy: ReadonlyArray<Leftover>
  }
  readonly ConfirmAccountClean: { readonly leftovers: ReadonlyArray<Leftover> }
  // Rescale's
  readonly IssueSetup: Record<never, never>
  readonly LapseLease: Record<never, never>
  readonly ProbeRole: Record<never, never>
  readonly InspectVpc: Record<never, never>
  readonly RequestPeering: { readonly attempt: number }
  /** The limit of automatic requests is reached; a person decides whether to continue. */
  readonly ReviewPeering: { readonly attempt: number; readonly reason: string }
  readonly ObservePeering: { readonly peeringId: PeeringId }
  readonly AddRescaleRoutes: { readonly peeringId: PeeringId }
  readonly ObserveCustomerRoutes: { readonly peeringId: PeeringId }
  readonly InspectConnection: { readonly peeringId?: PeeringId }
  readonly CompleteRotation: Record<never, never>
  /** A rotation without progress: a person lets it continue, replaces it or abandons it. */
  readonly ReviewRotation: Record<never, never>
  readonly ReleaseSecondaryCidr: { readonly cidr: Ipv4Cidr }
  readonly RemoveRescaleRoutes: { readonly peeringIds: ReadonlyArray<PeeringId> }
  readonly ObserveCustomerRoutesRemoved: { readonly peeringIds: ReadonlyArray<PeeringId> }
  readonly DeletePeering: { readonly peeringIds: ReadonlyArray<PeeringId> }
  readonly CloseUnconfirmed: { readonly unconfirmed: ReadonlyArray<TeardownStep> }
  /** Nobody has answered for too long, so the onboarding is ended. */
  readonly EndAbandoned: Record<never, never>
  /** Work that keeps failing: a person corrects the cause and has it retried. */
  readonly ReviewFailure: { readonly failure: WorkFailure }
  // either party's
  readonly RepairConnection: { readonly findings: ReadonlyArray<InspectionFinding> }
  readonly DecideResumption: { readonly reason: string }
}

export type IntentType = keyof IntentData

/** Something a party should do; `reminder` says that the deadline is near or has passed. */
export interface IntentOf<Type extends IntentType> {
  readonly type: Type
  readonly party: Party
  readonly data: IntentData[Type]
  /** When it is due; absent: it is repeated for as long as the state lasts. */
  readonly deadline?: Instant
  /** The last reminder threshold that has passed. */
  readonly reminder?: Reminder
}

/** The thresholds at which a party is reminded. */
export type Reminder = 'two-days-left' | 'twelve-hours-left' | 'overdue'

export type Intent = { readonly [Type in IntentType]: IntentOf<Type> }[IntentType]

/** Builds an intent of a type for a party. */
export const intentOf = <Type extends IntentType>(
  party: Party,
  type: Type,
  data: IntentData[Type],
): Intent =>
  // Type and data form a member of the union, which the compiler cannot infer from the generic.
  ({ type, party, data }) as Intent
