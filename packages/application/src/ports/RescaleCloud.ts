import type { AccountId, PeeringId, Region, RoleArn, RouteTableId, VpcId } from '@byoa/core/iam'
import type { PeeringSnapshot, ProbeAnswer, RouteTableSnapshot } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import type { OnboardingId } from '@byoa/core/onboarding'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from './Failure.ts'

export interface ProbeRoleInput {
  readonly roleArn: RoleArn
  readonly region: Region
  /** The ID to present; absent for the probe without one. */
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
  /**
   * Dead peerings of earlier attempts, whose blackhole routes may be replaced. No other route ever
   * is.
   */
  readonly formerPeeringIds: ReadonlyArray<PeeringId>
}

export interface RemoveRoutesInput {
  readonly region: Region
  readonly routeTableIds: ReadonlyArray<RouteTableId>
  /** Routes to these peerings go; all others stay. */
  readonly peeringIds: ReadonlyArray<PeeringId>
}

/** Rescale's own account. Every operation is idempotent: doing it again changes nothing. */
export interface RescaleCloud {
  /** Tries to assume a role and throws the session away; a refusal is an answer, not a failure. */
  readonly probeRole: (input: ProbeRoleInput) => TaskEither<Failure, ProbeAnswer>
  /** Requests a peering from the Rescale VPC, or returns the live one of the pair. */
  readonly requestPeering: (input: RequestPeeringInput) => TaskEither<Failure, PeeringSnapshot>
  /** Describes many at once; one that is no longer visible is left out. */
  readonly describePeerings: (input: {
    readonly region: Region
    readonly peeringIds: ReadonlyArray<PeeringId>
  }) => TaskEither<Failure, ReadonlyArray<PeeringSnapshot>>
  /** Deletes a peering; one that is gone, or ended by itself, is fine. */
  readonly deletePeering: (input: {
    readonly region: Region
    readonly peeringId: PeeringId
  }) => TaskEither<Failure, void>
  readonly describeRouteTables: (input: {
    readonly region: Region
    readonly routeTableIds: ReadonlyArray<RouteTableId>
  }) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
  /** Adds the routes that are missing and returns the tables as they are then. */
  readonly installRoutes: (
    input: InstallRoutesInput,
  ) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
  /** Removes routes to given peerings and returns the tables as they are then. */
  readonly removeRoutes: (
    input: RemoveRoutesInput,
  ) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
}
