/**
 * The test environment of the cloud ports' suite: the three ports on one world with two accounts,
 * and changes that administrators make without the ports.
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
import type { AcceptedExternalIds } from '@byoa/core/iam/trust'
import type { LaunchTerms, RescaleSnapshot } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import type { Task } from 'fp-ts/lib/Task.js'

// model

/** Rescale's side, before an onboarding. */
export interface RescaleSide {
  readonly accountId: AccountId
  readonly vpcId: VpcId
  /** At least one; clear of 10.64.0.0/14 and 192.0.2.0/24, which the suite uses. */
  readonly cidrs: ReadonlyArray<Ipv4Cidr>
  /** At least one. */
  readonly routeTableIds: ReadonlyArray<RouteTableId>
}

/** Changes by the customer's administrators, without a port. */
export interface Colleague {
  /** Adds a route to an internet gateway that is attached to the VPC. */
  readonly addRoute: (route: {
    readonly routeTableId: RouteTableId
    readonly destination: Ipv4Cidr
    readonly internetGatewayId: string
  }) => Promise<void>
  readonly rejectPeering: (peeringId: PeeringId) => Promise<void>
  /** Creates a network interface and returns its ID. */
  readonly addNetworkInterface: (subnetId: SubnetId) => Promise<string>
  readonly removeNetworkInterface: (networkInterfaceId: string) => Promise<void>
  /** Creates a security group, with the given tag if any, and returns its ID. */
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
  /** Makes a role trust only the customer's own account. */
  readonly closeRole: (roleArn: RoleArn) => Promise<void>
  /** Deletes the inline policies of a role. */
  readonly removePolicies: (roleArn: RoleArn) => Promise<void>
  /** Deletes a role and its inline policies. */
  readonly deleteRole: (roleArn: RoleArn) => Promise<void>
}

/** How a call to AWS fails. */
export type CloudFault =
  /** Throttled before it takes effect. */
  | 'throttle'
  /** Takes effect, but the answer is lost. */
  | 'timeout-after-effect'
  /** Refused before it takes effect, for lack of permission. */
  | 'refuse'

/** The AWS actions that the suite makes fail. */
export type StruckAction =
  | 'AcceptVpcPeeringConnection'
  | 'AssociateVpcCidrBlock'
  | 'CreateRoute'
  | 'CreateStack'
  | 'CreateVpcPeeringConnection'
  | 'DeleteRoute'
  | 'DeleteVpcPeeringConnection'
  | 'DescribeVpcPeeringConnections'

/** What the doctor reads of Rescale's account, and tries through the customer's role. */
export interface ExaminedAccount {
  readonly region: Region
  readonly rescaleVpc: RescaleSide
  readonly role: {
    readonly roleArn: RoleArn
    readonly vpcId: VpcId
    readonly externalIds: AcceptedExternalIds
    readonly wrongExternalId: string
    readonly launch: LaunchTerms
  }
}

/** Rescale's port, with the reading for the doctor. */
export interface InspectingRescaleCloud extends RescaleCloud {
  readonly readAccount: (input: ExaminedAccount) => Task<RescaleSnapshot>
}

/** Two new accounts: one with a Rescale VPC, the other empty. */
export interface CloudScene {
  readonly rescaleCloud: InspectingRescaleCloud
  readonly customerCloud: CustomerCloud
  readonly customerConsole: CustomerConsole
  readonly rescale: RescaleSide
  readonly customer: { readonly accountId: AccountId }
  readonly region: Region
  readonly colleague: Colleague
  /** Waits until all asynchronous changes are complete: stacks, peerings, role propagation. */
  readonly settle: () => Promise<void>
  /**
   * Makes the next call of an action fail, once; absent if the environment cannot inject faults.
   */
  readonly strike?: (action: StruckAction, fault: CloudFault) => void
}

/** Creates a new scene; called once for every case, never concurrently. */
export type MakeScene = () => Promise<CloudScene>

/** Behaviour that some AWS implementations lack. Cases that depend on it are skipped by name. */
export type CloudPoint =
  /** STS evaluates the role's trust policy, and refuses missing roles. */
  | 'trust'
  /** IAM evaluates the permissions of a role. */
  | 'permissions'
  /** A dry run of a launch finds what the launch names. */
  | 'dry-runs'
  /** A request between overlapping VPCs, or to a missing VPC, becomes `failed`. */
  | 'failed-requests'
  /**
   * Of two equal concurrent requests one succeeds: one stack per name, one live peering per pair,
   * one association per block.
   */
  | 'uniqueness'
  /** A request that nobody answers expires. */
  | 'expiry'
  /** A route to a peering that ended is a blackhole. */
  | 'blackholes'
  /** A stack creates associations of subnets and route tables. */
  | 'table-associations'
  /** A stack creates a subnet in the zone that it names by ID. */
  | 'zone-ids'
  /** A stack sets the DNS attributes of a VPC. */
  | 'dns-attributes'
  /** A stack can have endpoints in it instead of a gateway. */
  | 'endpoints'
  /** A stack that fails is rolled back, and its events say why. */
  | 'rollback'
  /** An update of a stack changes its resources. */
  | 'stack-updates'
  /** Deleting a stack deletes all of its resources. */
  | 'stack-deletion'
  /**
   * Running, replacing and deleting a stack wait for the operation, so they can report its failure
   * and replace it once.
   */
  | 'stack-patience'
  /** A call can be made to fail. */
  | 'faults'

/** Missing behaviour → the reason. */
export type LaxerPoints = { readonly [Point in CloudPoint]?: string }
