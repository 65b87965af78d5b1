/**
 * What the suite of the cloud ports plays on: the three ports on one world with two accounts in it,
 * and the few things that happen in accounts past the ports.
 */
import type { CustomerCloud, CustomerConsole, RescaleCloud } from '@byoa/application'
import type {
  AccountId,
  PeeringId,
  Region,
  RoleArn,
  RouteTableId,
  SubnetId,
  VpcId,
} from '@byoa/core/iam/identity'
import type { Ipv4Cidr } from '@byoa/core/network'

// model

/** Rescale's side, as it is before the customer comes. */
export interface RescaleSide {
  readonly accountId: AccountId
  readonly vpcId: VpcId
  /** At least one; clear of 10.64.0.0/14 and 192.0.2.0/24, which the suite uses. */
  readonly cidrs: ReadonlyArray<Ipv4Cidr>
  /** At least one. */
  readonly routeTableIds: ReadonlyArray<RouteTableId>
}

/** What the customer's own people do, without a port. */
export interface Colleague {
  /** Adds a route to an internet gateway that is attached to the VPC. */
  readonly addRoute: (route: {
    readonly routeTableId: RouteTableId
    readonly destination: Ipv4Cidr
    readonly internetGatewayId: string
  }) => Promise<void>
  readonly rejectPeering: (peeringId: PeeringId) => Promise<void>
  /** Makes a network interface and returns its id. */
  readonly addNetworkInterface: (subnetId: SubnetId) => Promise<string>
  readonly removeNetworkInterface: (networkInterfaceId: string) => Promise<void>
  /** Makes a security group, with a tag if one is given, and returns its id. */
  readonly addSecurityGroup: (group: {
    readonly vpcId: VpcId
    readonly tag?: { readonly key: string; readonly value: string }
  }) => Promise<string>
  /** Requests a peering from a VPC of the customer and returns its id. */
  readonly requestPeering: (pair: {
    readonly vpcId: VpcId
    readonly peerAccountId: AccountId
    readonly peerVpcId: VpcId
  }) => Promise<PeeringId>
  /** Replaces the trust policy of a role by one that trusts the customer's own account only. */
  readonly closeRole: (roleArn: RoleArn) => Promise<void>
  /** Deletes the inline policies of a role. */
  readonly removePolicies: (roleArn: RoleArn) => Promise<void>
  /** Deletes a role and its inline policies. */
  readonly deleteRole: (roleArn: RoleArn) => Promise<void>
}

/** How one call to AWS goes wrong. */
export type CloudFault =
  /** Refused before anything happens, because too much was asked. */
  | 'throttle'
  /** It happens, and nobody hears of it. */
  | 'timeout-after-effect'
  /** Refused before anything happens, for want of permission. */
  | 'refuse'

/** The AWS actions that the suite lets go wrong. */
export type StruckAction =
  | 'AcceptVpcPeeringConnection'
  | 'AssociateVpcCidrBlock'
  | 'CreateRoute'
  | 'CreateStack'
  | 'CreateVpcPeeringConnection'
  | 'DeleteRoute'
  | 'DeleteVpcPeeringConnection'
  | 'DescribeVpcPeeringConnections'

/** Two accounts, fresh: a Rescale VPC in one, nothing in the other. */
export interface CloudScene {
  readonly rescaleCloud: RescaleCloud
  readonly customerCloud: CustomerCloud
  readonly customerConsole: CustomerConsole
  readonly rescale: RescaleSide
  readonly customer: { readonly accountId: AccountId }
  readonly region: Region
  readonly colleague: Colleague
  /**
   * Lets whatever is under way come to its end: stacks, peerings, roles that are not known
   * everywhere yet.
   */
  readonly settle: () => Promise<void>
  /**
   * Lets the next call of an action go wrong, once; absent where nothing can be made to go wrong.
   */
  readonly strike?: (action: StruckAction, fault: CloudFault) => void
}

/** Makes a fresh scene; called once for every case, never for two at the same time. */
export type MakeScene = () => Promise<CloudScene>

/**
 * What some implementation of AWS cannot show. A case that rests on one of these is skipped there
 * by name.
 */
export type CloudPoint =
  /** STS weighs the role's trust policy, and knows which roles there are. */
  | 'trust'
  /** IAM weighs what a role may do. */
  | 'permissions'
  /** A request between overlapping VPCs, or to a VPC that is not there, ends as `failed`. */
  | 'failed-requests'
  /**
   * Of two equal requests at the same moment one wins: one stack of a name, one live peering of a
   * pair, one association of a block.
   */
  | 'uniqueness'
  /** A request that nobody has answered has an end. */
  | 'expiry'
  /** A route to a peering that ended is a blackhole. */
  | 'blackholes'
  /** A stack makes associations of subnets and tables. */
  | 'table-associations'
  /** A stack sets the DNS attributes of a VPC. */
  | 'dns-attributes'
  /** A stack can have endpoints in it instead of a gateway. */
  | 'endpoints'
  /** A stack that fails is rolled back, and its events say why. */
  | 'rollback'
  /** An update of a stack changes what it made. */
  | 'stack-updates'
  /** Deleting a stack deletes everything it made. */
  | 'stack-deletion'
  /**
   * Running, replacing and deleting a stack wait until it rests, and so can say that it failed, and
   * replace it once.
   */
  | 'stack-patience'
  /** A call can be made to go wrong. */
  | 'faults'

/** Point → why an implementation cannot show it. */
export type LaxerPoints = { readonly [Point in CloudPoint]?: string }
