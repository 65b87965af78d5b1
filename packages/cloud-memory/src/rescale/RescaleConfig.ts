/** The configuration of Rescale's side: accounts, VPCs, and held and denied blocks. */
import type { RescaleAccountConfig } from '@byoa/cloud'
import type { PrefixListId, Region, VpcId } from '@byoa/core/iam/identity'
import type { DeniedCidr, Ipv4Cidr, RescaleVpcQuotas } from '@byoa/core/network'

// model

/** The initial load of a VPC, and its quotas. */
export interface RescaleLoadConfig {
  readonly activePeerings?: number
  readonly pendingRequests?: number
  readonly routesInFullestTable?: number
  readonly quotas?: Partial<RescaleVpcQuotas>
}

export interface RescaleVpcConfig {
  /** Absent for a generated ID. */
  readonly vpcId?: VpcId
  readonly region: Region
  /** The primary block first. */
  readonly cidrs: ReadonlyArray<Ipv4Cidr>
  /** The prefix list of S3 in the Region. */
  readonly s3PrefixListId?: PrefixListId
  /** Blocks that other customers hold. */
  readonly held?: ReadonlyArray<Ipv4Cidr>
  /** Blocks that Rescale denies. */
  readonly denied?: ReadonlyArray<DeniedCidr>
  /** Allowed ranges; absent for private address space. */
  readonly allowed?: ReadonlyArray<Ipv4Cidr>
  readonly load?: RescaleLoadConfig
}

export interface RescaleConfig {
  readonly version: 1
  readonly accounts: ReadonlyArray<RescaleAccountConfig>
  readonly vpcs: ReadonlyArray<RescaleVpcConfig>
}
