/**
 * What a party wants of an onboarding, or an observation (`Record…`). A command contains everything
 * that the decision needs beyond the state: the time, new IDs, the inventory, AWS's answers.
 */
import type {
  ConnectionSnapshot,
  PeeringStatus,
  ProbeAnswer,
  RoleProbe,
  RouteTableSnapshot,
  VpcSnapshot,
} from '../inspection/snapshots.ts'
import type { Side } from '../inspection/InspectionFinding.ts'
import type { ExternalId } from '../iam/identity/ExternalId.ts'
import type { RoleArn } from '../iam/identity/RoleArn.ts'
import type { PeeringId, VpcId } from '../iam/identity/identifiers.ts'
import type { CheckSet } from '../network/CheckSet.ts'
import type { Inventory } from '../network/Inventory.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { RescaleVpc, RescaleVpcCandidate } from '../network/RescaleVpc.ts'
import type { AvailabilityZone } from '../network/refusalOfZones.ts'
import type { Instant } from '../values/Instant.ts'
import type { Origin } from './OnboardingEvent.ts'
import type { OnboardingId } from './OnboardingId.ts'
import type { OnboardingRequest } from './OnboardingRequest.ts'
import type { Setup } from './Setup.ts'
import type { StackReport } from './StackReport.ts'
import type { Leftover, TeardownStep } from './Teardown.ts'

/**
 * When the work behind a command began, or earlier: `changedAt` of the state that it was done for.
 * Absent: the time of the command. A command that began before the last recorded change is stale,
 * and changes nothing.
 */
interface Begun {
  readonly began?: Instant
}

/**
 * Command type → its data. The shell looks up facts of other streams (`…ClaimedBy`,
 * `openOnboardingId`).
 */
export interface OnboardingCommandData {
  readonly RequestOnboarding: {
    readonly onboardingId: OnboardingId
    readonly request: OnboardingRequest
    readonly candidates: ReadonlyArray<RescaleVpcCandidate>
    readonly checkSet: CheckSet
    /** The zones of the Region that the account sees; absent when nobody asked it. */
    readonly zones?: ReadonlyArray<AvailabilityZone>
    /** Another open onboarding with a stack of the same name, when there is one. */
    readonly openOnboardingId?: OnboardingId
  }
  readonly ProposeCidr: {
    readonly cidr: Ipv4Cidr
    readonly inventory: Inventory
    readonly leaseSeconds: number
  }
  readonly ExtendLease: { readonly leaseSeconds: number }
  readonly LapseLease: Begun
  readonly IssueSetup: {
    readonly setup: Setup
    /** What the held block must not overlap now; absent: it is not reviewed again. */
    readonly inventory?: Inventory
    /** The onboarding to which this external ID was ever issued, if any. */
    readonly externalIdClaimedBy?: OnboardingId
  }
  readonly ReportStack: {
    readonly stack: StackReport
    readonly roleArnClaimedBy?: OnboardingId
    readonly vpcClaimedBy?: OnboardingId
  }
  readonly RecordRoleProbe: Begun & {
    readonly roleArn: RoleArn
    readonly probe: RoleProbe
    /** The ID of `withExternalId`; absent: the current ID. */
    readonly externalId?: ExternalId
    /** During a rotation, the result with the next external ID, and that ID. */
    readonly withNextExternalId?: ProbeAnswer
    readonly nextExternalId?: ExternalId
  }
  readonly RecordRoleTrust: Begun & {
    readonly roleArn: RoleArn
    /**
     * The trust policy as GetRole returns it: JSON text, URL-encoded or not. Absent when the role
     * cannot read it.
     */
    readonly trustPolicy?: string
    /** When the customer read it, by its own clock; absent: now. */
    readonly readAt?: Instant
  }
  readonly RecordAccessRefused: Begun & {
    readonly roleArn: RoleArn
    /** The call that was refused, e.g. `ec2:DescribeVpcs`. */
    readonly action: string
  }
  readonly RecordVpcInspection: Begun & {
    readonly vpcId: VpcId
    /** Absent when it was looked for and not visible. */
    readonly vpc?: VpcSnapshot
  }
  readonly RecordPeeringRequested: {
    readonly peeringId: PeeringId
    readonly expiresAt: Instant
    /** The VPC at its other end; absent: the last reported VPC. */
    readonly customerVpcId?: VpcId
  }
  readonly RecordPeeringStatus: Begun & {
    readonly peeringId: PeeringId
    readonly status: PeeringStatus | 'not-visible'
    readonly message: string
  }
  readonly RecordRoutes: Begun & {
    readonly side: Side
    readonly routeTables: ReadonlyArray<RouteTableSnapshot>
    /** The peering that the routes should target; absent: the current peering. */
    readonly peeringId?: PeeringId
  }
  readonly RecordInspection: Begun & { readonly seen: ConnectionSnapshot }
  readonly RetryPeering: Record<never, never>
  readonly Suspend: { readonly reason: string }
  readonly Resume: {
    /** The time of the suspension; absent: the party's current suspension. */
    readonly suspendedAt?: Instant
  }
  readonly RotateExternalId: {
    readonly nextExternalId: ExternalId
    readonly externalIdClaimedBy?: OnboardingId
    /** The next ID of the rotation that this one replaces. */
    readonly replaces?: ExternalId
  }
  readonly CompleteRotation: Begun
  readonly AbandonRotation: Record<never, never>
  readonly ProposeSecondaryCidr: {
    readonly cidr: Ipv4Cidr
    readonly inventory: Inventory
  }
  readonly ReleaseSecondaryCidr: Begun & { readonly cidr: Ipv4Cidr }
  readonly RecordRescaleVpc: Begun & { readonly rescaleVpc: RescaleVpc }
  readonly Cancel: Begun & { readonly reason: string }
  readonly BeginOffboarding: Begun & { readonly reason: string }
  readonly AbortOffboarding: Record<never, never>
  readonly RecordTeardown: Begun &
    (
      | { readonly step: Exclude<TeardownStep, 'StackDeleted' | 'AccountClean'> }
      | {
          readonly step: 'StackDeleted'
          /** What prevents the deletion of the stack; absent or empty: it is deleted. */
          readonly blockedBy?: ReadonlyArray<Leftover>
        }
      | { readonly step: 'AccountClean'; readonly leftovers: ReadonlyArray<Leftover> }
    )
  readonly CloseUnconfirmed: Begun & { readonly reason: string }
  readonly RecordWorkFailure: {
    /** The type of the intent that it was for. */
    readonly intent: string
    readonly operation: string
    readonly code: string
    readonly message: string
  }
  readonly RecordWorkDone: { readonly intent: string }
  readonly RetryWork: Record<never, never>
}

export type OnboardingCommandType = keyof OnboardingCommandData

/** A command of a type; `by` is the party, `at` the time. */
export interface OnboardingCommandOf<Type extends OnboardingCommandType> extends Origin {
  readonly type: Type
  readonly data: OnboardingCommandData[Type]
}

export type OnboardingCommand = {
  readonly [Type in OnboardingCommandType]: OnboardingCommandOf<Type>
}[OnboardingCommandType]

/** Builds a command of a type; `by` is the party, `at` the time. */
export const commandOf = <Type extends OnboardingCommandType>(
  { at, by }: Origin,
  type: Type,
  data: OnboardingCommandData[Type],
): OnboardingCommand =>
  // Type and data form a member of the union, which the compiler cannot infer from the generic.
  ({ type, at, by, data }) as OnboardingCommand
