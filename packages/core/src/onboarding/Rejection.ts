/**
 * Why a command is refused, with the evidence needed to correct it. A rejection is not recorded in
 * the stream; nothing has happened.
 */
import type { SetupTemplateError } from '../cloudformation/SetupTemplateError.ts'
import type { ProbeProblem } from '../inspection/findProbeProblems.ts'
import type { Region } from '../iam/identity/Partition.ts'
import type { RoleArn } from '../iam/identity/RoleArn.ts'
import type { AccountId, PeeringId, VpcId } from '../iam/identity/identifiers.ts'
import type { CidrFinding } from '../network/CidrFinding.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { ZonesRefusal } from '../network/refusalOfZones.ts'
import type { Instant } from '../values/Instant.ts'
import type { OnboardingCommandType } from './OnboardingCommand.ts'
import type { OnboardingId } from './OnboardingId.ts'
import type { Party } from '../values/Party.ts'
import type { OnboardingStatus } from './OnboardingState.ts'
import type { TeardownStep } from './Teardown.ts'

/** A value of another account, partition, Region or block than agreed. */
export interface Disagreement {
  readonly expected: string
  readonly actual: string
}

export type Rejection =
  | {
      readonly _tag: 'WrongStatus'
      readonly command: OnboardingCommandType
      readonly status: OnboardingStatus
      readonly permitted: ReadonlyArray<OnboardingStatus>
    }
  | {
      readonly _tag: 'WrongParty'
      readonly command: OnboardingCommandType
      readonly by: Party
      readonly permitted: ReadonlyArray<Party>
    }
  | { readonly _tag: 'OnboardingOver'; readonly status: 'Closed' | 'Cancelled' }
  | ({ readonly _tag: 'BoundaryAccountDisagrees' } & Disagreement)
  | ({ readonly _tag: 'BoundaryPartitionDisagrees' } & Disagreement)
  | ZonesRefusal
  | { readonly _tag: 'SetupImpossible'; readonly error: SetupTemplateError }
  | { readonly _tag: 'AccountIsRescales'; readonly accountId: AccountId }
  | { readonly _tag: 'NoRescaleVpcWithRoom'; readonly region: Region }
  | { readonly _tag: 'AlreadyOpen'; readonly onboardingId: OnboardingId }
  | { readonly _tag: 'LeaseTimeInvalid'; readonly leaseSeconds: number }
  | { readonly _tag: 'LeaseExpired'; readonly cidr: Ipv4Cidr; readonly expiredAt: Instant }
  | { readonly _tag: 'LeaseNotDue'; readonly cidr: Ipv4Cidr; readonly expiresAt: Instant }
  | ({ readonly _tag: 'InventoryOfOtherVpc' } & Disagreement)
  /** The Rescale VPC is only configured: it was not read from AWS. */
  | { readonly _tag: 'RescaleVpcNotSeen'; readonly vpcId: VpcId }
  | { readonly _tag: 'ExternalIdNotFresh' }
  | { readonly _tag: 'SetupAlreadyIssued' }
  | ({ readonly _tag: 'SetupCidrDisagrees' } & Disagreement)
  | ({ readonly _tag: 'SetupRegionDisagrees' } & Disagreement)
  | ({ readonly _tag: 'RoleAccountDisagrees' } & Disagreement)
  | ({ readonly _tag: 'RolePartitionDisagrees' } & Disagreement)
  | ({ readonly _tag: 'StackCidrDisagrees' } & Disagreement)
  | ({ readonly _tag: 'StackNameDisagrees' } & Disagreement)
  | { readonly _tag: 'NoRouteTables'; readonly vpcId: VpcId }
  | { readonly _tag: 'RoleArnClaimed'; readonly roleArn: RoleArn }
  | { readonly _tag: 'VpcClaimed'; readonly vpcId: VpcId }
  | ({ readonly _tag: 'OtherRole' } & Disagreement)
  | ({ readonly _tag: 'OtherVpc' } & Disagreement)
  | { readonly _tag: 'OtherPeering'; readonly expected: PeeringId; readonly actual: PeeringId }
  | { readonly _tag: 'RotationUnderWay' }
  | {
      readonly _tag: 'RotationNotProven'
      readonly problems: ReadonlyArray<
        | 'not-probed'
        | 'next-external-id-refused'
        | 'current-external-id-still-accepted'
        | ProbeProblem
      >
    }
  | {
      readonly _tag: 'TeardownOutOfOrder'
      readonly step: TeardownStep
      readonly expected: TeardownStep
    }
  | { readonly _tag: 'RescaleSideNotClean'; readonly outstanding: ReadonlyArray<TeardownStep> }
  | { readonly _tag: 'AlreadyRemoved'; readonly outstanding: ReadonlyArray<TeardownStep> }
  | { readonly _tag: 'BegunByOtherParty'; readonly by: Party }
  | {
      readonly _tag: 'SecondaryCidrConflicts'
      readonly cidr: Ipv4Cidr
      readonly findings: ReadonlyArray<CidrFinding>
      readonly alternatives: ReadonlyArray<Ipv4Cidr>
    }
  | { readonly _tag: 'SecondaryCidrInUse'; readonly cidr: Ipv4Cidr }
