import type {
  AccountId,
  PeeringId,
  Region,
  RoleArn,
  RouteTableId,
  VpcId,
} from '@byoa/core/iam/identity'
import type { PeeringSnapshot, ProbeAnswer, RouteTableSnapshot } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import type { OnboardingId } from '@byoa/core/onboarding'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from './Failure.ts'

export interface ProbeRoleInput {
  readonly roleArn: RoleArn
  readonly region: Region
  /** The ID to present; absent for the probe without an ID. */
  readonly externalId?: string
}

export interface RequestPeeringInput {
  readonly onboardingId: OnboardingId
  readonly region: Region
  readonly rescaleVpcId: VpcId
  readonly customerAccountId: AccountId
  readonly customerVpcId: VpcId
}

export interface InstallRoutesInput {
  readonly region: Region
  readonly routeTableIds: ReadonlyArray<RouteTableId>
  readonly destinations: ReadonlyArray<Ipv4Cidr>
  readonly peeringId: PeeringId
}

export interface AllowPeeringDnsInput {
  readonly region: Region
  readonly peeringId: PeeringId
}

export interface FindPeeringsInput {
  readonly region: Region
  readonly onboardingId: OnboardingId
  readonly rescaleVpcId: VpcId
  /** Absent when no stack was ever reported. */
  readonly customerVpcId?: VpcId
}

export interface RemoveRoutesInput {
  readonly region: Region
  readonly routeTableIds: ReadonlyArray<RouteTableId>
  /** Routes to these peerings are removed; all others are kept. */
  readonly peeringIds: ReadonlyArray<PeeringId>
  /** Only routes to these blocks are removed; absent: routes to any block. */
  readonly destinations?: ReadonlyArray<Ipv4Cidr>
}

/** Rescale's own account. Every operation is idempotent. */
export interface RescaleCloud {
  /** Tries to assume a role and discards the session; a refusal is a result, not a failure. */
  readonly probeRole: (input: ProbeRoleInput) => TaskEither<Failure, ProbeAnswer>
  /** Requests a peering from the Rescale VPC, or returns the live one of the pair. */
  readonly requestPeering: (input: RequestPeeringInput) => TaskEither<Failure, PeeringSnapshot>
  /** Describes many peerings at once; those that are no longer visible are left out. */
  readonly describePeerings: (input: {
    readonly region: Region
    readonly peeringIds: ReadonlyArray<PeeringId>
  }) => TaskEither<Failure, ReadonlyArray<PeeringSnapshot>>
  /**
   * Finds every peering that has the onboarding's tag or connects its two VPCs, recorded or not;
   * including ended peerings as long as AWS shows them.
   */
  readonly findPeerings: (
    input: FindPeeringsInput,
  ) => TaskEither<Failure, ReadonlyArray<PeeringSnapshot>>
  /** Deletes a peering; succeeds when it is gone or has ended by itself. */
  readonly deletePeering: (input: {
    readonly region: Region
    readonly peeringId: PeeringId
  }) => TaskEither<Failure, void>
  readonly describeRouteTables: (input: {
    readonly region: Region
    readonly routeTableIds: ReadonlyArray<RouteTableId>
  }) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
  /**
   * Adds the missing routes and returns the tables as they are then; a table that is gone is left
   * out. A blackhole over a peering is replaced, whoever created it; no other route is.
   */
  readonly installRoutes: (
    input: InstallRoutesInput,
  ) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
  /**
   * Lets the customer's VPC resolve public host names of Rescale's instances to private addresses.
   * Left when the peering is not active, or a VPC lacks DNS resolution or DNS host names.
   */
  readonly allowPeeringDns: (input: AllowPeeringDnsInput) => TaskEither<Failure, void>
  /** Removes routes to given peerings and returns the tables as they are then. */
  readonly removeRoutes: (
    input: RemoveRoutesInput,
  ) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
}
