/**
 * What a party asks of an onboarding, or what was seen of the world (`Record…`). A command carries
 * everything that deciding needs and the state does not hold: the time, fresh ids, the inventory,
 * what AWS answered.
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
import type { ExternalId } from '../iam/ExternalId.ts'
import type { RoleArn } from '../iam/RoleArn.ts'
import type { PeeringId, VpcId } from '../iam/identifiers.ts'
import type { CheckSet } from '../network/CheckSet.ts'
import type { Inventory } from '../network/Inventory.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { RescaleVpcCandidate } from '../network/RescaleVpc.ts'
import type { Instant } from './Instant.ts'
import type { Leftover } from './OnboardingEvent.ts'
import type { OnboardingId } from './OnboardingId.ts'
import type { OnboardingRequest, Party } from './OnboardingRequest.ts'
import type { Setup } from './Setup.ts'
import type { StackReport } from './StackReport.ts'

/** The steps of taking a connection down, in the only order that leaves nothing behind. */
export type TeardownStep =
  | 'RescaleRoutesRemoved'
  | 'CustomerRoutesRemoved'
  | 'PeeringRemoved'
  | 'StackDeleted'
  | 'AccountClean'

/**
 * Command type → its data. Facts of other streams (`…ClaimedBy`, `openOnboardingId`) are looked up
 * by the shell.
 */
export interface OnboardingCommandData {
  readonly RequestOnboarding: {
    readonly onboardingId: OnboardingId
    readonly request: OnboardingRequest
    readonly candidates: ReadonlyArray<RescaleVpcCandidate>
    readonly checkSet: CheckSet
    /** Another open onboarding of the same account and Region, when there is one. */
    readonly openOnboardingId?: OnboardingId
  }
  readonly ProposeCidr: {
    readonly cidr: Ipv4Cidr
    readonly inventory: Inventory
    readonly leaseSeconds: number
  }
  readonly ExtendLease: { readonly leaseSeconds: number }
  readonly LapseLease: Record<never, never>
  readonly IssueSetup: {
    readonly setup: Setup
    /** Who was ever given this external ID, when anybody was. */
    readonly externalIdClaimedBy?: OnboardingId
  }
  readonly ReportStack: {
    readonly stack: StackReport
    readonly roleArnClaimedBy?: OnboardingId
  }
  readonly RecordRoleProbe: {
    readonly roleArn: RoleArn
    readonly probe: RoleProbe
    /** During a rotation, the answer with the next external ID. */
    readonly withNextExternalId?: ProbeAnswer
  }
  readonly RecordVpcInspection: { readonly vpcId: VpcId; readonly vpc?: VpcSnapshot }
  readonly RecordPeeringRequested: { readonly peeringId: PeeringId; readonly expiresAt: Instant }
  readonly RecordPeeringStatus: {
    readonly peeringId: PeeringId
    readonly status: PeeringStatus
    readonly message: string
  }
  readonly RecordRoutes: {
    readonly side: Side
    readonly routeTables: ReadonlyArray<RouteTableSnapshot>
  }
  readonly RecordInspection: { readonly seen: ConnectionSnapshot }
  readonly Suspend: { readonly reason: string }
  readonly Resume: Record<never, never>
  readonly RotateExternalId: {
    readonly nextExternalId: ExternalId
    readonly externalIdClaimedBy?: OnboardingId
  }
  readonly CompleteRotation: Record<never, never>
  readonly Cancel: { readonly reason: string }
  readonly BeginOffboarding: { readonly reason: string }
  readonly RecordTeardown:
    | { readonly step: Exclude<TeardownStep, 'AccountClean'> }
    | { readonly step: 'AccountClean'; readonly leftovers: ReadonlyArray<Leftover> }
}

export type OnboardingCommandType = keyof OnboardingCommandData

/** One command of a type; `by` is who asks, `at` the time it is asked. */
export interface OnboardingCommandOf<Type extends OnboardingCommandType> {
  readonly type: Type
  readonly at: Instant
  readonly by: Party
  readonly data: OnboardingCommandData[Type]
}

export type OnboardingCommand = {
  readonly [Type in OnboardingCommandType]: OnboardingCommandOf<Type>
}[OnboardingCommandType]

/** Makes a command of a type; `by` is who gives it, `at` the time it is given. */
export const commandOf = <Type extends OnboardingCommandType>(
  { at, by }: { readonly at: Instant; readonly by: Party },
  type: Type,
  data: OnboardingCommandData[Type],
): OnboardingCommand =>
  // The pair of type and data is one member of the union, which the compiler cannot see through the
  // generic.
  ({ type, at, by, data }) as OnboardingCommand
