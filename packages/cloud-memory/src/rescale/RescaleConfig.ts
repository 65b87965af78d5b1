/**
 * Rescale's side of the world as a document: its accounts, its VPCs, and which blocks are taken or
 * refused on each.
 */
import type { RescaleAccountConfig } from '@byoa/cloud'
import type { PrefixListId, Region, VpcId } from '@byoa/core/iam/identity'
import type { DeniedCidr, Ipv4Cidr, RescaleVpcQuotas } from '@byoa/core/network'

// model

/** How full a VPC is before anybody does anything in this world, and what its quotas are. */
export interface RescaleLoadConfig {
  readonly activePeerings?: number
  readonly pendingRequests?: number
  readonly routesInFullestTable?: number
  readonly quotas?: Partial<RescaleVpcQuotas>
}

export interface RescaleVpcConfig {
  /** Absent: the world gives it one. */
  readonly vpcId?: VpcId
  readonly region: Region
  /** The primary block first. */
  readonly cidrs: ReadonlyArray<Ipv4Cidr>
  /** The prefix list of S3 in the Region. */
  readonly s3PrefixListId?: PrefixListId
  /** Blocks that other customers hold on it. */
  readonly held?: ReadonlyArray<Ipv4Cidr>
  /** Blocks Rescale never agrees to. */
  readonly denied?: ReadonlyArray<DeniedCidr>
  /** Ranges Rescale agrees to at all; absent: private space. */
  readonly allowed?: ReadonlyArray<Ipv4Cidr>
  readonly load?: RescaleLoadConfig
}

export interface RescaleConfig {
  readonly version: 1
  readonly accounts: ReadonlyArray<RescaleAccountConfig>
  readonly vpcs: ReadonlyArray<RescaleVpcConfig>
}
