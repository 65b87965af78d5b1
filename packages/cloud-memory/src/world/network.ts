/**
 * EC2 resources as plain records with references by ID. Derived facts are not stored: local routes
 * follow from the VPC's CIDR blocks, the state of a route from its target.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html
 */
import type { Ipv4Cidr } from '@byoa/core/network'
import type { Instant } from '@byoa/core/values'

export interface Tag {
  readonly Key: string
  readonly Value: string
}

/** Every resource has one id and one owner: an account in a Region. */
export interface Owned {
  readonly id: string
  readonly accountId: string
  readonly region: string
  readonly tags: ReadonlyArray<Tag>
  readonly madeBy?: TokenedCall
  /** The end of `pending`; absent without a delay. */
  readonly availableAt?: Instant
}

/** The client token and parameters of its creation. */
export interface TokenedCall {
  readonly token: string
  /** As JSON. */
  readonly parameters: string
}

export interface CidrAssociation {
  readonly associationId: string
  readonly cidr: Ipv4Cidr
}

export interface Vpc extends Owned {
  /** The primary block first. */
  readonly blocks: ReadonlyArray<CidrAssociation>
  readonly dnsSupport: boolean
  readonly dnsHostnames: boolean
  /** The attribute `enableNetworkAddressUsageMetrics`. */
  readonly usageMetrics: boolean
  readonly isDefault: boolean
}

export interface Subnet extends Owned {
  readonly vpcId: string
  readonly cidr: Ipv4Cidr
  readonly availabilityZone: string
  readonly availabilityZoneId: string
  readonly mapPublicIpOnLaunch: boolean
  /** Whether it is the default subnet of its zone. */
  readonly isDefault: boolean
}

/** The association of the main table has no subnet. */
export interface RouteTableAssociation {
  readonly associationId: string
  readonly subnetId?: string
}

/** The target of a route; `kind` is the parameter of CreateRoute. */
export interface RouteTarget {
  readonly kind:
    | 'GatewayId'
    | 'NatGatewayId'
    | 'NetworkInterfaceId'
    | 'TransitGatewayId'
    | 'VpcPeeringConnectionId'
  readonly id: string
}

/** A created route; local routes are not stored. */
export interface Route {
  readonly destination: Ipv4Cidr
  readonly target: RouteTarget
}

export interface RouteTable extends Owned {
  readonly vpcId: string
  readonly associations: ReadonlyArray<RouteTableAssociation>
  readonly routes: ReadonlyArray<Route>
}

export interface InternetGateway extends Owned {
  readonly vpcId?: string
}

export interface VpcEndpoint extends Owned {
  readonly createdAt: Instant
  readonly vpcId: string
  readonly type: 'Gateway' | 'Interface'
  readonly serviceName: string
  readonly routeTableIds: ReadonlyArray<string>
  readonly subnetIds: ReadonlyArray<string>
  readonly securityGroupIds: ReadonlyArray<string>
  readonly privateDns: boolean
  /** As JSON; absent for the default policy. */
  readonly policyDocument?: string
}

/** One rule; exactly one of the four peers is set: two kinds of blocks, a group, a prefix list. */
export interface SecurityGroupRule {
  readonly IpProtocol: string
  readonly FromPort?: number
  readonly ToPort?: number
  readonly CidrIp?: string
  readonly CidrIpv6?: string
  readonly GroupId?: string
  /** The owner of the group, its VPC and the peering, when it is the group of a peered VPC. */
  readonly UserId?: string
  readonly VpcId?: string
  readonly VpcPeeringConnectionId?: string
  readonly PrefixListId?: string
  readonly Description?: string
}

/** A rule of a group, with its ID and tags. */
export interface KeptRule extends SecurityGroupRule {
  readonly id: string
  readonly tags: ReadonlyArray<Tag>
}

export interface SecurityGroup extends Owned {
  readonly vpcId: string
  readonly name: string
  readonly description: string
  readonly ingress: ReadonlyArray<KeptRule>
  readonly egress: ReadonlyArray<KeptRule>
}

/** An entry of a network ACL. */
export interface NetworkAclEntry {
  readonly egress: boolean
  readonly ruleNumber: number
  readonly ruleAction: 'allow' | 'deny'
  /** The number of the protocol, or `-1` for all. */
  readonly protocol: string
  readonly cidr: Ipv4Cidr
  /** Of TCP and UDP. */
  readonly ports?: { readonly From: number; readonly To: number }
  /** Of ICMP. */
  readonly icmp?: { readonly Code: number; readonly Type: number }
}

/** The default network ACL of a VPC. */
export interface NetworkAcl extends Owned {
  readonly vpcId: string
  /** Those that can be changed; absent: one in each direction, which allows all traffic. */
  readonly entries?: ReadonlyArray<NetworkAclEntry>
}

export interface NetworkInterface extends Owned {
  readonly vpcId: string
  readonly subnetId: string
  readonly groupIds: ReadonlyArray<string>
  readonly description: string
  readonly privateIpAddress: string
  /** The VPC endpoint or NAT gateway that created it. */
  readonly endpointId?: string
  readonly natGatewayId?: string
}

/** An Elastic IP address. */
export interface Address extends Owned {
  readonly publicIp: string
}

export interface NatGateway extends Owned {
  readonly createdAt: Instant
  readonly vpcId: string
  readonly subnetId: string
  /** Absent for a private one. */
  readonly address?: {
    readonly allocationId: string
    readonly associationId: string
    readonly publicIp: string
  }
  /** Absent for one that failed. */
  readonly networkInterface?: { readonly id: string; readonly privateIp: string }
  readonly failure?: { readonly code: string; readonly message: string }
  /** When it failed or was deleted. */
  readonly endedAt?: Instant
}

export interface FlowLog extends Owned {
  readonly createdAt: Instant
  readonly resourceId: string
  readonly logGroupName: string
  readonly roleArn: string
  readonly trafficType: 'ACCEPT' | 'REJECT' | 'ALL'
  readonly aggregationSeconds: number
}

/** The id is the name. */
export interface LogGroup extends Owned {
  readonly retentionDays?: number
}
