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
  /** Routes to these peerings go; all others stay. */
  readonly peeringIds: ReadonlyArray<PeeringId>
  /** Only routes for these blocks go; absent: whatever they are for. */
  readonly destinations?: ReadonlyArray<Ipv4Cidr>
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
  /**
   * Finds every peering that carries the onboarding's tag or connects its two VPCs, whether it was
   * recorded or not; ended ones are among them as long as AWS shows them.
   */
  readonly findPeerings: (
    input: FindPeeringsInput,
  ) => TaskEither<Failure, ReadonlyArray<PeeringSnapshot>>
  /** Deletes a peering; one that is gone, or ended by itself, is fine. */
  readonly deletePeering: (input: {
    readonly region: Region
    readonly peeringId: PeeringId
  }) => TaskEither<Failure, void>
  readonly describeRouteTables: (input: {
    readonly region: Region
    readonly routeTableIds: ReadonlyArray<RouteTableId>
  }) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
  /**
   * Adds the routes that are missing and returns the tables as they are then; a table that is gone
   * is left out. A blackhole over a peering is replaced, whoever left it there; no other route is.
   */
  readonly installRoutes: (
    input: InstallRoutesInput,
  ) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
  /** Removes routes to given peerings and returns the tables as they are then. */
  readonly removeRoutes: (
    input: RemoveRoutesInput,
  ) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
}
