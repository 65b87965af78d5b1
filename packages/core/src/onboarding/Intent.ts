/**
 * What a party should do next, as data. Executing an intent is the shell's business; that it is
 * still asked for after a crash follows from the state, so nothing has to be remembered.
 */
import type { MissingRoute } from '../inspection/MissingRoute.ts'
import type { InspectionFinding } from '../inspection/InspectionFinding.ts'
import type { ProbeProblem } from '../inspection/findProbeProblems.ts'
import type { ExternalId } from '../iam/ExternalId.ts'
import type { PeeringId } from '../iam/identifiers.ts'
import type { Instant } from './Instant.ts'
import type { DeclinedProposal } from './OnboardingState.ts'
import type { Leftover } from './OnboardingEvent.ts'
import type { Party } from './OnboardingRequest.ts'
import type { Setup } from './Setup.ts'

/** Intent type → what it needs to be understood without the state. */
export interface IntentData {
  // the customer's
  readonly ProposeCidr: { readonly declined?: DeclinedProposal }
  readonly RunStack: { readonly setup: Setup }
  readonly CorrectRole: { readonly problems: ReadonlyArray<ProbeProblem> }
  readonly CorrectVpc: { readonly findings: ReadonlyArray<InspectionFinding> }
  readonly AcceptPeering: { readonly peeringId: PeeringId }
  readonly AddCustomerRoutes: {
    readonly peeringId: PeeringId
    readonly missing: ReadonlyArray<MissingRoute>
  }
  readonly TrustNextExternalId: { readonly nextExternalId: ExternalId }
  readonly DistrustCurrentExternalId: { readonly nextExternalId: ExternalId }
  readonly RemoveCustomerRoutes: { readonly peeringIds: ReadonlyArray<PeeringId> }
  readonly DeleteStack: Record<never, never>
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
  readonly InspectConnection: { readonly peeringId: PeeringId }
  readonly RepairConnection: { readonly findings: ReadonlyArray<InspectionFinding> }
  readonly CompleteRotation: Record<never, never>
  readonly DecideResumption: { readonly reason: string }
  readonly RemoveRescaleRoutes: { readonly peeringIds: ReadonlyArray<PeeringId> }
  readonly ObserveCustomerRoutesRemoved: { readonly peeringIds: ReadonlyArray<PeeringId> }
  readonly DeletePeering: { readonly peeringIds: ReadonlyArray<PeeringId> }
}

export type IntentType = keyof IntentData

/** Something a party should do; `reminder` says that its time is running out. */
export interface IntentOf<Type extends IntentType> {
  readonly type: Type
  readonly party: Party
  readonly data: IntentData[Type]
  /** When it is too late, where there is such a time. */
  readonly deadline?: Instant
  /** Set while little is left of that time: the last threshold that has passed. */
  readonly reminder?: Reminder
}

/** The thresholds before a deadline at which a party is reminded. */
export type Reminder = 'two-days-left' | 'twelve-hours-left'

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
