/**
 * The observed resources of the two accounts at one time, as plain data. Adapters create them; the
 * core judges them.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 */
import type { Region } from '../iam/identity/Partition.ts'
import type { RoleArn } from '../iam/identity/RoleArn.ts'
import type {
  AccountId,
  PeeringId,
  RouteTableId,
  SubnetId,
  VpcId,
} from '../iam/identity/identifiers.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { Instant } from '../values/Instant.ts'
import type { Party } from '../values/Party.ts'

/** Where a route sends packets. `other` covers NAT, transit gateways, interfaces and the rest. */
export type RouteTarget =
  | { readonly kind: 'local' }
  | { readonly kind: 'peering'; readonly peeringId: PeeringId }
  | { readonly kind: 'internet-gateway'; readonly id: string }
  | { readonly kind: 'other'; readonly id: string }

export interface RouteSnapshot {
  readonly destination: Ipv4Cidr
  readonly target: RouteTarget
  /** `blackhole`: the target is gone or not usable, packets are dropped. */
  readonly state: 'active' | 'blackhole'
}

/** A route to an IPv6 block; the agreed networks have none. */
export interface Ipv6RouteSnapshot {
  readonly destination: string
  readonly target: string
}

export interface RouteTableSnapshot {
  readonly routeTableId: RouteTableId
  readonly vpcId: VpcId
  readonly isMain: boolean
  /** Subnets associated explicitly; the others of the VPC use the main table. */
  readonly subnetIds: ReadonlyArray<SubnetId>
  readonly routes: ReadonlyArray<RouteSnapshot>
  /** Routes to IPv6 blocks; absent: none. */
  readonly ipv6Routes?: ReadonlyArray<Ipv6RouteSnapshot>
}

export interface SubnetSnapshot {
  readonly subnetId: SubnetId
  readonly cidr: Ipv4Cidr
  readonly availabilityZone: string
}

export interface VpcSnapshot {
  readonly vpcId: VpcId
  readonly accountId: AccountId
  readonly region: Region
  readonly state: 'pending' | 'available'
  /** Every associated block, the primary first. */
  readonly cidrs: ReadonlyArray<Ipv4Cidr>
  readonly dnsSupport: boolean
  readonly dnsHostnames: boolean
  readonly internetGatewayAttached: boolean
  readonly subnets: ReadonlyArray<SubnetSnapshot>
  readonly routeTables: ReadonlyArray<RouteTableSnapshot>
}

/**
 * The nine codes of a VPC peering connection; `deleted`, `rejected`, `failed` and `expired` are
 * final.
 */
export type PeeringStatus =
  | 'initiating-request'
  | 'pending-acceptance'
  | 'provisioning'
  | 'active'
  | 'deleting'
  | 'deleted'
  | 'rejected'
  | 'failed'
  | 'expired'

export interface PeeringSnapshot {
  readonly peeringId: PeeringId
  readonly status: PeeringStatus
  /** AWS's message, e.g. why it failed. */
  readonly message: string
  /** Set while the request is pending. */
  readonly expiresAt?: Instant
  /** Whether a side lets the other resolve its host names; absent: AWS does not show it. */
  readonly allowsDns?: { readonly [Side in Party]?: boolean }
}

/** The results of the three AssumeRole calls that test the trust policy. */
export interface RoleProbe {
  readonly withExternalId: ProbeAnswer
  readonly withoutExternalId: ProbeAnswer
  readonly withWrongExternalId: ProbeAnswer
}

export type ProbeAnswer = 'allowed' | 'refused'

/**
 * Both ends of a connection as far as observed. A part whose key is absent was not observed, and
 * nothing follows from that; a peering or VPC that is `undefined` was described and is not visible.
 */
export interface ConnectionSnapshot {
  readonly peering?: PeeringSnapshot | undefined
  readonly rescaleRouteTables?: ReadonlyArray<RouteTableSnapshot>
  readonly customerRouteTables?: ReadonlyArray<RouteTableSnapshot>
  readonly vpc?: VpcSnapshot | undefined
}

/** A policy of a role as IAM returns it: JSON text that may be URL-encoded. */
export interface RolePolicySnapshot {
  /** The name of an inline policy, the ARN of an attached one. */
  readonly name: string
  readonly kind: 'inline' | 'attached'
  readonly document: string
}

export interface RoleSnapshot {
  readonly roleArn: RoleArn
  /** JSON text that may be URL-encoded. */
  readonly trustPolicy: string
  readonly permissionsBoundaryArn?: string
  readonly policies: ReadonlyArray<RolePolicySnapshot>
}
