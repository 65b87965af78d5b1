/**
 * Rescale's side as its operator configures it: accounts, VPCs, and what accounts do not show:
 * blocks in use, blocks that are never agreed to, and allowed ranges.
 */
import type {
  AccountId,
  Partition,
  PrefixListId,
  Region,
  RoleArn,
  RouteTableId,
  VpcId,
} from '@byoa/core/iam/identity'
import type { DeniedCidr, Ipv4Cidr, RescaleVpcQuotas } from '@byoa/core/network'

export interface RescaleAccountConfig {
  readonly partition: Partition
  readonly accountId: AccountId
  /** The only role of the account that assumes customers' roles. */
  readonly roleArn?: RoleArn
}

/** A tag by which resources are chosen. */
export interface TagChoice {
  readonly key: string
  readonly value: string
}

/** The route tables of a VPC that get routes to customers. */
export interface RouteTableChoice {
  /** Absent: all, or all with the tag. */
  readonly ids?: ReadonlyArray<RouteTableId>
  /** A tag that each of them has. */
  readonly tag?: TagChoice
}

/** Load that the in-memory AWS adds to that of its world, and quotas. */
export interface RescaleLoadConfig {
  readonly activePeerings?: number
  readonly pendingRequests?: number
  readonly routesInFullestTable?: number
  /** Absent: AWS's defaults. */
  readonly quotas?: Partial<RescaleVpcQuotas>
}

export interface RescaleVpcConfig {
  /** Absent: the only VPC with the tag. In memory, also for a generated ID. */
  readonly vpcId?: VpcId
  /** A tag that the VPC has. */
  readonly tag?: TagChoice
  readonly region: Region
  /**
   * The expected blocks of the VPC, the primary first; if it has others, the VPC is refused.
   * Absent: any blocks; required in memory.
   */
  readonly cidrs?: ReadonlyArray<Ipv4Cidr>
  /** Absent: every route table of the VPC. */
  readonly routeTables?: RouteTableChoice
  /** The prefix list of S3 in the Region, for the rules of nodes without internet. */
  readonly s3PrefixListId?: PrefixListId
  /** Blocks that other customers hold on it. */
  readonly held?: ReadonlyArray<Ipv4Cidr>
  /** Blocks Rescale never agrees to. */
  readonly denied?: ReadonlyArray<DeniedCidr>
  /** Ranges that Rescale agrees to; absent: private space. */
  readonly allowed?: ReadonlyArray<Ipv4Cidr>
  /** On AWS only its quotas are used; the load itself is read from the account. */
  readonly load?: RescaleLoadConfig
}

export interface RescaleConfig {
  readonly version: 1
  /** One account per partition. */
  readonly accounts: ReadonlyArray<RescaleAccountConfig>
  readonly vpcs: ReadonlyArray<RescaleVpcConfig>
}
