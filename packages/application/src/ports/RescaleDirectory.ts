import type { AccountId, Partition, Region, RoleArn, VpcId } from '@byoa/core/iam/identity'
import type { Inventory, RescaleVpcCandidate } from '@byoa/core/network'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from './Failure.ts'

/** Rescale's account in one partition, as it appears in customers' trust policies. */
export interface RescaleAccount {
  readonly accountId: AccountId
  /**
   * The only role of the account that can assume customers' roles, when trust is narrowed to it.
   */
  readonly roleArn?: RoleArn
}

/** Rescale's own infrastructure. */
export interface RescaleDirectory {
  /** The Rescale VPCs of a Region with their current load; empty where Rescale has none. */
  readonly candidates: (region: Region) => TaskEither<Failure, ReadonlyArray<RescaleVpcCandidate>>
  /**
   * What a CIDR must not overlap on a VPC, and the allowed ranges. Includes the routes and peered
   * blocks of every onboarding, but not the blocks that onboardings hold, which are in the store.
   */
  readonly inventory: (vpcId: VpcId) => TaskEither<Failure, Inventory>
  readonly account: (partition: Partition) => TaskEither<Failure, RescaleAccount>
}
