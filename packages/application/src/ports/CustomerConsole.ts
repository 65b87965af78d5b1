import type { RoleDefinition, StackResource } from '@byoa/core/cloudformation'
import type { AccountId, PeeringId, Region, RoleArn, VpcId } from '@byoa/core/iam/identity'
import type { PeeringSnapshot, RoleSnapshot, RouteTableSnapshot } from '@byoa/core/inspection'
import type { AvailabilityZone, Ipv4Cidr } from '@byoa/core/network'
import type { Leftover, StackReport } from '@byoa/core/onboarding'
import type { Option } from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from './Failure.ts'
import type { AllowPeeringDnsInput, InstallRoutesInput, RemoveRoutesInput } from './RescaleCloud.ts'

export interface StackAddress {
  readonly region: Region
  readonly stackName: string
}

export interface RunStackInput extends StackAddress {
  readonly templateBody: string
  /**
   * Peerings with this VPC are deleted with a stack that has to be deleted; absent: no peering is.
   */
  readonly rescaleVpcId?: VpcId
}

export interface ReplaceStackInput extends RunStackInput {
  /** The ARN of the stack to replace; a complete stack that has replaced it meanwhile is kept. */
  readonly stackId?: string
}

export interface FindLeftoversInput extends StackAddress {
  /** The value of the connection's tags. */
  readonly connectionName: string
  /** Absent when no stack was ever reported. */
  readonly vpcId?: VpcId
  readonly roleArn?: RoleArn
}

/** The customer's administrator. Every operation is idempotent. */
export interface CustomerConsole {
  /**
   * Lists the available zones of the Region that the account sees, without Local Zones and
   * Wavelength Zones.
   */
  readonly listZones: (input: {
    readonly region: Region
  }) => TaskEither<Failure, ReadonlyArray<AvailabilityZone>>
  /**
   * Creates the stack, or finds it complete, and returns its outputs; a changed template updates
   * it. A stack whose VPC has another block is replaced, because an update would be rolled back,
   * and so is one whose deletion failed.
   */
  readonly runStack: (input: RunStackInput) => TaskEither<Failure, StackReport>
  /**
   * Deletes the stack and creates it again, with a new role and VPC, to correct what an update does
   * not. Its peerings with the Rescale VPC are deleted. Left with `StackInUse` when anything else
   * depends on its VPC, other peerings included.
   */
  readonly replaceStack: (input: ReplaceStackInput) => TaskEither<Failure, StackReport>
  /** Lists the resources of the stack; none when there is no such stack. */
  readonly describeStackResources: (
    input: StackAddress,
  ) => TaskEither<Failure, ReadonlyArray<StackResource>>
  /**
   * Restores the trust policy and the policies of a role, and creates the role when it is gone.
   * Policies with other names are kept.
   */
  readonly restoreRole: (input: {
    readonly region: Region
    readonly roleArn: RoleArn
    readonly role: RoleDefinition
  }) => TaskEither<Failure, void>
  /**
   * Restores the DNS attributes of the stack's VPC and its internet gateway as in the template:
   * both attributes on; the stack's gateway attached, or none when the stack has none.
   */
  readonly restoreVpc: (input: StackAddress) => TaskEither<Failure, void>
  /** The trust policy of a role, as GetRole returns it; none when there is no such role. */
  readonly readTrustPolicy: (input: {
    readonly region: Region
    readonly roleArn: RoleArn
  }) => TaskEither<Failure, Option<string>>
  /** A role with its trust policy and all of its policies; none when there is no such role. */
  readonly describeRole: (input: {
    readonly region: Region
    readonly roleArn: RoleArn
  }) => TaskEither<Failure, Option<RoleSnapshot>>
  /**
   * Accepts a peering, but only from the agreed account and VPC with blocks that were agreed:
   * anybody can send a request.
   */
  readonly acceptPeering: (input: {
    readonly region: Region
    readonly peeringId: PeeringId
    readonly rescaleAccountId: AccountId
    readonly rescaleVpcId: VpcId
    /** The blocks of the Rescale VPC; one of them must be in the request. */
    readonly rescaleVpcCidrs: ReadonlyArray<Ipv4Cidr>
  }) => TaskEither<Failure, PeeringSnapshot>
  /**
   * Deletes or rejects a peering with the agreed Rescale VPC; succeeds when it has ended. Left with
   * `UnexpectedRequester` when it is with another VPC.
   */
  readonly deletePeering: (input: {
    readonly region: Region
    readonly peeringId: PeeringId
    readonly rescaleAccountId: AccountId
    readonly rescaleVpcId: VpcId
  }) => TaskEither<Failure, void>
  /** Associates a further block with the VPC. */
  readonly associateCidr: (input: {
    readonly region: Region
    readonly vpcId: VpcId
    readonly cidr: Ipv4Cidr
  }) => TaskEither<Failure, void>
  readonly installRoutes: (
    input: InstallRoutesInput,
  ) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
  /**
   * Lets Rescale's VPC resolve public host names of the customer's instances to private addresses.
   * Left when the peering is not active, or a VPC lacks DNS resolution or DNS host names.
   */
  readonly allowPeeringDns: (input: AllowPeeringDnsInput) => TaskEither<Failure, void>
  readonly removeRoutes: (
    input: RemoveRoutesInput,
  ) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
  /**
   * Lists resources in the stack's VPC that are not part of the stack and prevent its deletion:
   * instances, network interfaces, endpoints, subnets, security groups, live peerings.
   */
  readonly findDependants: (input: StackAddress) => TaskEither<Failure, ReadonlyArray<Leftover>>
  /** Deletes the stack and its resources; succeeds when it is already gone. */
  readonly deleteStack: (input: StackAddress) => TaskEither<Failure, void>
  /**
   * Lists resources that still have the connection's tags or are in its VPC, and the role and
   * stack.
   */
  readonly findLeftovers: (
    input: FindLeftoversInput,
  ) => TaskEither<Failure, ReadonlyArray<Leftover>>
}
