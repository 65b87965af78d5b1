/**
 * What one reading of the two accounts saw, as plain data that passes through JSON. Every part is
 * optional: a part that is absent was not seen, and nothing follows from that. What was described
 * and is not there is `missing`, or an empty list.
 */
import type { StackResource } from '../cloudformation/builtResources.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { RescaleVpcLoad } from '../network/RescaleVpc.ts'
import type {
  PeeringSnapshot,
  ProbeAnswer,
  RoleProbe,
  RoleSnapshot,
  RouteTableSnapshot,
  VpcSnapshot,
} from './snapshots.ts'

/** Described, and not there. */
export type Missing = 'missing'

/** A part that was not seen because AWS refused a call or did not answer it. */
export interface RefusedPart<Part extends string = string> {
  readonly part: Part
  /** As IAM writes it, e.g. `ec2:DescribeVpcs`; absent when an answer could not be read. */
  readonly action?: string
  /** AWS's code. */
  readonly code: string
}

export interface StackSnapshot {
  readonly stackName: string
  readonly stackId: string
  /** E.g. `CREATE_COMPLETE`. */
  readonly status: string
  readonly statusReason?: string
  /** Whether the status is final and the outputs can be used. */
  readonly isComplete: boolean
}

/** What a subnet has beside its block. */
export interface SubnetView {
  readonly subnetId: string
  /** The zone by the id that is the same in every account, e.g. `use1-az1`. */
  readonly zoneId: string
  /** Private addresses that no interface has. */
  readonly availableAddresses: number
  readonly mapsPublicAddresses: boolean
  readonly internetGatewayBlock: InternetGatewayBlock
}

/**
 * What VPC Block Public Access stops.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
 */
export type InternetGatewayBlock = 'off' | 'block-bidirectional' | 'block-ingress'

export interface NatGatewaySnapshot {
  readonly natGatewayId: string
  readonly subnetId: string
  /** `available` carries traffic. */
  readonly state: string
}

/** A VPC endpoint. */
export interface EndpointSnapshot {
  readonly endpointId: string
  readonly serviceName: string
  readonly kind: string
  /** `available`, in lower case. */
  readonly state: string
  readonly privateDns: boolean
  readonly subnetIds: ReadonlyArray<string>
  readonly routeTableIds: ReadonlyArray<string>
  readonly securityGroupIds: ReadonlyArray<string>
  /** JSON text. */
  readonly policy?: string
}

/** One rule of a security group, with one peer. */
export interface GroupRuleSnapshot {
  readonly direction: 'in' | 'out'
  /** `-1` is every protocol. */
  readonly protocol: string
  readonly from?: number
  readonly to?: number
  /** A block, a prefix list or a security group. */
  readonly peer: string
}

export interface SecurityGroupSnapshot {
  readonly groupId: string
  readonly groupName: string
  readonly rules: ReadonlyArray<GroupRuleSnapshot>
}

/** An entry of a network ACL that is in force for IPv4. */
export interface NetworkAclEntry {
  readonly ruleNumber: number
  readonly direction: 'in' | 'out'
  readonly action: 'allow' | 'deny'
  readonly protocol: string
  readonly cidr: string
}

export interface NetworkAclSnapshot {
  readonly networkAclId: string
  readonly subnetIds: ReadonlyArray<string>
  readonly entries: ReadonlyArray<NetworkAclEntry>
}

/** A peering as one side sees it. */
export interface PeeringView extends PeeringSnapshot {
  readonly requester: PeeringEnd
  readonly accepter: PeeringEnd
}

export interface PeeringEnd {
  readonly accountId: string
  readonly vpcId: string
}

/** Whether an action is allowed, by a dry run, a call or the simulator of IAM. */
export interface ActionAnswer {
  readonly action: string
  readonly answer: 'allowed' | 'refused' | 'unknown'
  /** AWS's code; of the simulator, e.g. `explicitDeny`. */
  readonly code?: string
  /** AWS's message, which names a service control policy that denies. */
  readonly message?: string
}

/** The dry run of a launch in a subnet. */
export interface LaunchAnswer extends ActionAnswer {
  readonly subnetId: string
}

/** The results of the probes; with the further ID during a rotation. */
export interface ProbeSnapshot extends RoleProbe {
  readonly withFurtherExternalId?: ProbeAnswer
}

/** Whether the Region can be used. */
export type RegionOptIn = 'opt-in-not-required' | 'opted-in' | 'not-opted-in'

/** The parts of the customer's account, read with the customer's own credentials or the role's. */
export interface CustomerParts {
  readonly region: RegionOptIn
  readonly role: RoleSnapshot | Missing
  /** What the simulator of IAM says of the role's actions, organisation included. */
  readonly simulation: ReadonlyArray<ActionAnswer>
  readonly stack: StackSnapshot | Missing
  readonly stackResources: ReadonlyArray<StackResource>
  /** The text of the stack's template. */
  readonly template: string
  readonly vpc: VpcSnapshot | Missing
  readonly subnets: ReadonlyArray<SubnetView>
  readonly natGateways: ReadonlyArray<NatGatewaySnapshot>
  readonly endpoints: ReadonlyArray<EndpointSnapshot>
  readonly securityGroups: ReadonlyArray<SecurityGroupSnapshot>
  readonly networkAcls: ReadonlyArray<NetworkAclSnapshot>
  readonly peering: PeeringView | Missing
  /** Active peerings of the VPC. */
  readonly activePeerings: number
}

/** The parts of Rescale's account, and what Rescale's credentials alone can try. */
export interface RescaleParts {
  readonly vpc: RescaleVpcView | Missing
  readonly routeTables: ReadonlyArray<RouteTableSnapshot>
  readonly peering: PeeringView | Missing
  readonly load: RescaleVpcLoad
  readonly probe: ProbeSnapshot
  /** What the role may do, tried through the role. */
  readonly roleCalls: ReadonlyArray<ActionAnswer>
  /** A dry run for each subnet through the role. */
  readonly launches: ReadonlyArray<LaunchAnswer>
}

export interface RescaleVpcView {
  readonly vpcId: string
  readonly accountId: string
  readonly cidrs: ReadonlyArray<Ipv4Cidr>
}

export type CustomerPart = keyof CustomerParts
export type RescalePart = keyof RescaleParts

/** The customer's account, as far as it was seen. */
export interface CustomerSnapshot extends Partial<CustomerParts> {
  readonly refused?: ReadonlyArray<RefusedPart<CustomerPart>>
}

/** Rescale's account, as far as it was seen. */
export interface RescaleSnapshot extends Partial<RescaleParts> {
  readonly refused?: ReadonlyArray<RefusedPart<RescalePart>>
}

/** Both accounts, or one of them. */
export interface AccountSnapshots {
  readonly customer?: CustomerSnapshot
  readonly rescale?: RescaleSnapshot
}
