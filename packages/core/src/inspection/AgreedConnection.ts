/** What the two parties agreed and reported, with which the doctor compares both accounts. */
import type { SetupTemplateInput } from '../cloudformation/SetupTemplateInput.ts'
import type { StackName } from '../cloudformation/StackName.ts'
import type { TemplateDigest } from '../cloudformation/TemplateDigest.ts'
import type { RoleArn } from '../iam/identity/RoleArn.ts'
import type {
  PeeringId,
  RouteTableId,
  SecurityGroupId,
  SubnetId,
  VpcId,
} from '../iam/identity/identifiers.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { RescaleVpc } from '../network/RescaleVpc.ts'
import type { VpcQuotas } from '../network/vpcQuotas.ts'
import type { Instant } from '../values/Instant.ts'
import type { InspectionCheckSet } from './InspectionCheckSet.ts'

/** What the customer reported of its stack; a stack report is one. */
export interface ReportedStack {
  readonly stackName?: StackName
  readonly roleArn: RoleArn
  readonly vpcId: VpcId
  readonly subnetIds: ReadonlyArray<SubnetId>
  readonly routeTableIds: ReadonlyArray<RouteTableId>
  readonly nodeSecurityGroupId?: SecurityGroupId
}

/** Everything a working connection is measured by. */
export interface AgreedConnection {
  readonly setup: SetupTemplateInput
  /** The digest of the template that was handed over. */
  readonly templateDigest: TemplateDigest
  readonly inspectionCheckSet: InspectionCheckSet
  /** Absent when nothing was reported yet. */
  readonly stack?: ReportedStack
  readonly rescaleVpc: Pick<RescaleVpc, 'vpcId' | 'accountId' | 'routeTableIds'> & {
    readonly cidrs: ReadonlyArray<Ipv4Cidr>
  }
  /** Further blocks that were agreed and are associated with the customer's VPC; absent: none. */
  readonly secondaryCidrs?: ReadonlyArray<Ipv4Cidr>
  /** Absent when no peering was requested yet. */
  readonly peeringId?: PeeringId
  /** Whether names are resolved over the peering. */
  readonly peeringDns?: boolean
  /** Quotas of the customer's account that were raised; absent: AWS's defaults. */
  readonly quotas?: Partial<VpcQuotas>
  readonly now: Instant
}
