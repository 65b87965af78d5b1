/**
 * What happened in an onboarding. Events are facts: they are never refused, never changed, and
 * sufficient to rebuild every state. Each has the version of its schema, so that later releases can
 * read earlier versions (`upcast`).
 */
import type { MissingRoute } from '../inspection/MissingRoute.ts'
import type { InspectionFinding, Side } from '../inspection/InspectionFinding.ts'
import type { ProbeProblem } from '../inspection/findProbeProblems.ts'
import type { ProbeAnswer } from '../inspection/snapshots.ts'
import type { ExternalId } from '../iam/identity/ExternalId.ts'
import type { RoleArn } from '../iam/identity/RoleArn.ts'
import type { TrustFindingId } from '../iam/trust/TrustFinding.ts'
import type { PeeringId, VpcId } from '../iam/identity/identifiers.ts'
import type { CheckSet } from '../network/CheckSet.ts'
import type { CidrFinding } from '../network/CidrFinding.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { RescaleVpc } from '../network/RescaleVpc.ts'
import type { Instant } from '../values/Instant.ts'
import type { OnboardingId } from './OnboardingId.ts'
import type { OnboardingRequest } from './OnboardingRequest.ts'
import type { Party } from '../values/Party.ts'
import type { Setup } from './Setup.ts'
import type { StackReport } from './StackReport.ts'
import type { Leftover, TeardownStep } from './Teardown.ts'

/**
 * The schema version that is written. In version 1 `Resumed` lifted every suspension, and the
 * outstanding steps of an ending were derived from the state alone.
 */
export const currentSchemaVersion = 2

/** How a peering ended before or after it was active. */
export interface PeeringEnd {
  readonly peeringId: PeeringId
  /** AWS's message. */
  readonly reason: string
}

/** A decision to remove what exists. */
export interface EndingBegun {
  readonly reason: string
  /**
   * The outstanding steps. Absent in events of version 1, where they were derived from the state.
   */
  readonly outstanding?: ReadonlyArray<TeardownStep>
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
  /** The trust policy was read, and admits only Rescale with its external ID. */
  readonly TrustVerified: {
    readonly roleArn: RoleArn
    /** Absent of roles that were made before, or whose trust was narrowed. */
    readonly allowsSourceIdentity?: true
    /** When the customer read it, by its own clock; absent: at the time of the event. */
    readonly readAt?: Instant
  }
  readonly TrustRejected: {
    readonly roleArn: RoleArn
    readonly readAt?: Instant
    /** The kinds of the findings; the policy itself, which contains external IDs, is not stored. */
    readonly findings: ReadonlyArray<TrustFindingId>
  }
  /** The role cannot read its own trust policy, so the customer has to. */
  readonly TrustUnreadable: { readonly roleArn: RoleArn }
  readonly AccessLost: {
    readonly roleArn: RoleArn
    /** The call that was refused, e.g. `ec2:DescribeVpcs`. */
    readonly action: string
  }
  readonly AccessRegained: { readonly roleArn: RoleArn }
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
  readonly PeeringRetryApproved: Record<never, never>
  readonly ResourceNotVisible: { readonly resourceId: string }
  readonly ResourceVisibleAgain: { readonly resourceId: string }
  readonly RoutesInstalled: { readonly side: Side }
  readonly RoutesMissing: { readonly side: Side; readonly where: ReadonlyArray<MissingRoute> }
  readonly DriftFound: { readonly findings: ReadonlyArray<InspectionFinding> }
  readonly DriftCleared: Record<never, never>
  readonly Suspended: { readonly reason: string }
  readonly Resumed: {
    /** Whose suspensions are lifted. */
    readonly lifted: ReadonlyArray<Party>
  }
  readonly ExternalIdRotationBegun: { readonly nextExternalId: ExternalId }
  readonly ExternalIdRotationProbed: {
    readonly nextExternalId: ProbeAnswer
    readonly currentExternalId: ProbeAnswer
    readonly problems: ReadonlyArray<ProbeProblem>
  }
  readonly ExternalIdRotationCompleted: { readonly externalId: ExternalId }
  readonly ExternalIdRotationAbandoned: Record<never, never>
  readonly SecondaryCidrAgreed: {
    readonly cidr: Ipv4Cidr
    readonly expiresAt: Instant
    readonly warnings: ReadonlyArray<CidrFinding>
  }
  readonly SecondaryCidrAssociated: { readonly cidr: Ipv4Cidr }
  readonly SecondaryCidrDisassociated: { readonly cidr: Ipv4Cidr; readonly expiresAt: Instant }
  readonly SecondaryCidrReleased: { readonly cidr: Ipv4Cidr }
  readonly RescaleVpcChanged: { readonly rescaleVpc: RescaleVpc }
  readonly OnboardingCancelled: EndingBegun
  readonly OffboardingBegun: EndingBegun
  readonly OffboardingAborted: Record<never, never>
  readonly RescaleRoutesRemoved: Record<never, never>
  readonly CustomerRoutesRemoved: Record<never, never>
  readonly PeeringRemoved: Record<never, never>
  readonly StackDeleted: Record<never, never>
  readonly LeftoversFound: { readonly leftovers: ReadonlyArray<Leftover> }
  readonly AccountClean: Record<never, never>
  /** Rescale ended a teardown that the customer did not confirm. */
  readonly ClosedUnconfirmed: {
    readonly unconfirmed: ReadonlyArray<TeardownStep>
    readonly reason: string
  }
  readonly WorkFailed: {
    /** The type of the intent that it was for. */
    readonly intent: string
    readonly operation: string
    readonly code: string
    readonly message: string
  }
  readonly WorkRecovered: { readonly intent: string }
  readonly WorkRetryRequested: Record<never, never>
}

export type OnboardingEventType = keyof OnboardingEventData

/** Who acted, and when. */
export interface Origin {
  readonly at: Instant
  readonly by: Party
}

/** One event of a type; `by` is who acted, `at` when. */
export interface OnboardingEventOf<Type extends OnboardingEventType> extends Origin {
  readonly type: Type
  readonly schemaVersion: typeof currentSchemaVersion
  readonly data: OnboardingEventData[Type]
}

export type OnboardingEvent = {
  readonly [Type in OnboardingEventType]: OnboardingEventOf<Type>
}[OnboardingEventType]

/** Builds an event of a type, with the command's party and time. */
export const eventOf = <Type extends OnboardingEventType>(
  { at, by }: Origin,
  type: Type,
  data: OnboardingEventData[Type],
): OnboardingEvent =>
  // Type and data form a member of the union, which the compiler cannot infer from the generic.
  ({ type, schemaVersion: currentSchemaVersion, at, by, data }) as OnboardingEvent
