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
  VpcId,
} from '@byoa/core/iam/identity'
import type { DeniedCidr, Ipv4Cidr, RescaleVpcQuotas } from '@byoa/core/network'

export interface RescaleAccountConfig {
  readonly partition: Partition
  readonly accountId: AccountId
  /** The only role of the account that assumes customers' roles. */
  readonly roleArn?: RoleArn
}

export interface RescaleVpcConfig {
  readonly vpcId: VpcId
  readonly region: Region
  /** The expected blocks of the VPC; if it has others, the VPC is refused. Absent: any blocks. */
  readonly cidrs?: ReadonlyArray<Ipv4Cidr>
  /** The prefix list of S3 in the Region, for the rules of nodes without internet. */
  readonly s3PrefixListId?: PrefixListId
  /** Blocks that other customers hold on it. */
  readonly held?: ReadonlyArray<Ipv4Cidr>
  /** Blocks Rescale never agrees to. */
  readonly denied?: ReadonlyArray<DeniedCidr>
  /** Ranges that Rescale agrees to; absent: private space. */
  readonly allowed?: ReadonlyArray<Ipv4Cidr>
  /** The quotas; absent: AWS's defaults. The load itself is read from the account. */
  readonly load?: { readonly quotas?: Partial<RescaleVpcQuotas> }
}

export interface RescaleConfig {
  /** One account per partition. */
  readonly accounts: ReadonlyArray<RescaleAccountConfig>
  readonly vpcs: ReadonlyArray<RescaleVpcConfig>
}
