import type { ExternalId, Region, RoleArn, RouteTableId, VpcId } from '@byoa/core/iam/identity'
import type { RouteTableSnapshot, VpcSnapshot } from '@byoa/core/inspection'
import type { Option } from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from './Failure.ts'

/** How Rescale assumes the customer's role. */
export interface CustomerAccess {
  readonly roleArn: RoleArn
  readonly externalId: ExternalId
  readonly region: Region
  /** Set only where the trust policy was read and allows it. */
  readonly sourceIdentity?: string
}

/**
 * The customer's account refused a call. The customer can change that, so it is a result and not a
 * failure.
 */
export interface AccessRefused {
  readonly _tag: 'AccessRefused'
  /**
   * `sts:AssumeRole` when the role cannot be assumed, otherwise the call that the role cannot make.
   */
  readonly action: string
  /** AWS's message. */
  readonly message: string
}

export type CustomerCloudError = Failure | AccessRefused

/** The customer's account as Rescale sees it, through the customer's role. Reads only. */
export interface CustomerCloud {
  /** None when no such VPC is visible. */
  readonly describeVpc: (
    input: CustomerAccess & { readonly vpcId: VpcId },
  ) => TaskEither<CustomerCloudError, Option<VpcSnapshot>>
  /** Route tables by ID, or every one of a VPC: subnets may use others than the stack's. */
  readonly describeRouteTables: (
    input: CustomerAccess &
      ({ readonly routeTableIds: ReadonlyArray<RouteTableId> } | { readonly vpcId: VpcId }),
  ) => TaskEither<CustomerCloudError, ReadonlyArray<RouteTableSnapshot>>
  /** The trust policy of the role itself, as GetRole returns it. */
  readonly readTrustPolicy: (input: CustomerAccess) => TaskEither<CustomerCloudError, string>
}
