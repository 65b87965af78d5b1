/**
 * What happened in one onboarding. Events are facts: they are never refused, never changed, and
 * enough to rebuild every state. Each carries the version of its shape, so that a later shape can
 * read an earlier one (`upcast`).
 */
import type { MissingRoute } from '../inspection/MissingRoute.ts'
import type { InspectionFinding, Side } from '../inspection/InspectionFinding.ts'
import type { ProbeProblem } from '../inspection/findProbeProblems.ts'
import type { ProbeAnswer } from '../inspection/snapshots.ts'
import type { ExternalId } from '../iam/ExternalId.ts'
import type { RoleArn } from '../iam/RoleArn.ts'
import type { PeeringId, VpcId } from '../iam/identifiers.ts'
import type { CheckSet } from '../network/CheckSet.ts'
import type { CidrFinding } from '../network/CidrFinding.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { RescaleVpc } from '../network/RescaleVpc.ts'
import type { Instant } from './Instant.ts'
import type { OnboardingId } from './OnboardingId.ts'
import type { OnboardingRequest, Party } from './OnboardingRequest.ts'
import type { Setup } from './Setup.ts'
import type { StackReport } from './StackReport.ts'

/** The version of every event shape written today. */
export const currentSchemaVersion = 1

/** How a peering ended before or after it was active. */
export interface PeeringEnd {
  readonly peeringId: PeeringId
  /** AWS's own words. */
  readonly reason: string
}

/** What is still in the account after the stack is gone, by resource id. */
export interface Leftover {
  readonly resourceType: string
  readonly resourceId: string
}

/** Event type → its data. */
export interface OnboardingEventData {
  readonly OnboardingRequested: {
    readonly onboardingId: OnboardingId
    readonly request: OnboardingRequest
    readonly rescaleVpc: RescaleVpc
    readonly checkSet: CheckSet
  }
  readonly CidrLeased: {
    readonly cidr: Ipv4Cidr
    readonly expiresAt: Instant
    readonly warnings: ReadonlyArray<CidrFinding>
  }
  readonly CidrDeclined: {
    readonly cidr: Ipv4Cidr
    readonly findings: ReadonlyArray<CidrFinding>
    readonly alternatives: ReadonlyArray<Ipv4Cidr>
  }
  readonly LeaseExtended: { readonly cidr: Ipv4Cidr; readonly expiresAt: Instant }
  readonly LeaseLapsed: { readonly cidr: Ipv4Cidr }
  readonly SetupIssued: { readonly setup: Setup }
  readonly StackReported: { readonly stack: StackReport }
  readonly RoleVerified: { readonly roleArn: RoleArn }
  readonly RoleRejected: {
    readonly roleArn: RoleArn
    readonly problems: ReadonlyArray<ProbeProblem>
  }
  readonly VpcVerified: {
    readonly vpcId: VpcId
    readonly warnings: ReadonlyArray<InspectionFinding>
  }
  readonly VpcRejected: {
    readonly vpcId: VpcId
    readonly findings: ReadonlyArray<InspectionFinding>
  }
  readonly PeeringRequested: {
    readonly peeringId: PeeringId
    /** 1 for the first request of the onboarding. */
    readonly attempt: number
    readonly expiresAt: Instant
  }
  readonly PeeringActivated: { readonly peeringId: PeeringId }
  readonly PeeringFailed: PeeringEnd
  readonly PeeringRejected: PeeringEnd
  readonly PeeringExpired: PeeringEnd
  readonly PeeringDeleted: PeeringEnd
  readonly RoutesInstalled: { readonly side: Side }
  readonly RoutesMissing: { readonly side: Side; readonly where: ReadonlyArray<MissingRoute> }
  readonly DriftFound: { readonly findings: ReadonlyArray<InspectionFinding> }
  readonly DriftCleared: Record<never, never>
  readonly Suspended: { readonly reason: string }
  readonly Resumed: Record<never, never>
  readonly ExternalIdRotationBegun: { readonly nextExternalId: ExternalId }
  readonly ExternalIdRotationProbed: {
    readonly nextExternalId: ProbeAnswer
    readonly currentExternalId: ProbeAnswer
    readonly problems: ReadonlyArray<ProbeProblem>
  }
  readonly ExternalIdRotationCompleted: { readonly externalId: ExternalId }
  readonly OnboardingCancelled: { readonly reason: string }
  readonly OffboardingBegun: { readonly reason: string }
  readonly RescaleRoutesRemoved: Record<never, never>
  readonly CustomerRoutesRemoved: Record<never, never>
  readonly PeeringRemoved: Record<never, never>
  readonly StackDeleted: Record<never, never>
  readonly LeftoversFound: { readonly leftovers: ReadonlyArray<Leftover> }
  readonly AccountClean: Record<never, never>
}

export type OnboardingEventType = keyof OnboardingEventData

/** One event of a type; `by` is who acted, `at` when. */
export interface OnboardingEventOf<Type extends OnboardingEventType> {
  readonly type: Type
  readonly schemaVersion: typeof currentSchemaVersion
  readonly at: Instant
  readonly by: Party
  readonly data: OnboardingEventData[Type]
}

export type OnboardingEvent = {
  readonly [Type in OnboardingEventType]: OnboardingEventOf<Type>
}[OnboardingEventType]

/** Makes an event of a type; who acted and when come from the command. */
export const eventOf = <Type extends OnboardingEventType>(
  { at, by }: { readonly at: Instant; readonly by: Party },
  type: Type,
  data: OnboardingEventData[Type],
): OnboardingEvent =>
  // The pair of type and data is one member of the union, which the compiler cannot see through the
  // generic.
  ({ type, schemaVersion: currentSchemaVersion, at, by, data }) as OnboardingEvent
