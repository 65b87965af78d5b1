import type { AccountId, Partition, Region, RoleArn, VpcId } from '@byoa/core/iam/identity'
import type { Inventory, RescaleVpcCandidate } from '@byoa/core/network'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from './Failure.ts'

/** Rescale's account in one partition, as customers see it in their trust policy. */
export interface RescaleAccount {
  readonly accountId: AccountId
  /** The one role of the account that may assume customers' roles, when trust is narrowed to it. */
  readonly roleArn?: RoleArn
}

/** What Rescale knows of its own infrastructure. */
export interface RescaleDirectory {
  /** The Rescale VPCs of a Region with their present load; empty where Rescale is not. */
  readonly candidates: (region: Region) => TaskEither<Failure, ReadonlyArray<RescaleVpcCandidate>>
  /**
   * What a CIDR must not collide with on a VPC, and the ranges that are allowed. The routes and
   * peered blocks of every onboarding are in it. The blocks that onboardings hold are not: the
   * store knows those.
   */
  readonly inventory: (vpcId: VpcId) => TaskEither<Failure, Inventory>
  readonly account: (partition: Partition) => TaskEither<Failure, RescaleAccount>
}
