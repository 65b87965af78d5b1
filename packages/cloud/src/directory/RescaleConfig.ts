/**
 * Rescale's side as its operator names it: which accounts, which VPCs, and what no account shows:
 * the blocks that are spoken for, those that are never agreed to, and the ranges that are.
 */
import type {
  AccountId,
  Partition,
  PrefixListId,
  Region,
  RoleArn,
  VpcId,
} from '@byoa/core/iam/identity'
import type { DeniedCidr, Ipv4Cidr, RescaleVpcQuotas } from '@byoa/core/network'

export interface RescaleAccountConfig {
  readonly partition: Partition
  readonly accountId: AccountId
  /** The one role of the account that assumes customers' roles. */
  readonly roleArn?: RoleArn
}

export interface RescaleVpcConfig {
  readonly vpcId: VpcId
  readonly region: Region
  /**
   * Blocks that the VPC is believed to have; when it has others, nothing is concluded from it.
   * Absent: whatever it has.
   */
  readonly cidrs?: ReadonlyArray<Ipv4Cidr>
  /** The prefix list of S3 in the Region, for the rules of nodes without internet. */
  readonly s3PrefixListId?: PrefixListId
  /** Blocks that other customers hold on it. */
  readonly held?: ReadonlyArray<Ipv4Cidr>
  /** Blocks Rescale never agrees to. */
  readonly denied?: ReadonlyArray<DeniedCidr>
  /** Ranges Rescale agrees to at all; absent: private space. */
  readonly allowed?: ReadonlyArray<Ipv4Cidr>
  /** How full it is, the account shows; its quotas are AWS's defaults unless they are said here. */
  readonly load?: { readonly quotas?: Partial<RescaleVpcQuotas> }
}

export interface RescaleConfig {
  /** One for each partition. */
  readonly accounts: ReadonlyArray<RescaleAccountConfig>
  readonly vpcs: ReadonlyArray<RescaleVpcConfig>
}
