import type { AccountId, PeeringId, Region, VpcId } from '@byoa/core/iam'
import type { PeeringSnapshot, RouteTableSnapshot } from '@byoa/core/inspection'
import type { Leftover, OnboardingId, StackReport } from '@byoa/core/onboarding'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from './Failure.ts'
import type { InstallRoutesInput, RemoveRoutesInput } from './RescaleCloud.ts'

export interface RunStackInput {
  readonly region: Region
  readonly stackName: string
  readonly templateBody: string
}

/** The customer's administrator. Every operation is idempotent: doing it again changes nothing. */
export interface CustomerConsole {
  /**
   * Creates the stack, or finds it complete, and returns its outputs; an edited template updates
   * it.
   */
  readonly runStack: (input: RunStackInput) => TaskEither<Failure, StackReport>
  /**
   * Accepts a peering, but only from the account and VPC that were agreed: anybody can send a
   * request.
   */
  readonly acceptPeering: (input: {
    readonly region: Region
    readonly peeringId: PeeringId
    readonly rescaleAccountId: AccountId
    readonly rescaleVpcId: VpcId
  }) => TaskEither<Failure, PeeringSnapshot>
  readonly installRoutes: (
    input: InstallRoutesInput,
  ) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
  readonly removeRoutes: (
    input: RemoveRoutesInput,
  ) => TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>>
  /** Deletes the stack and everything it made; one that is gone is fine. */
  readonly deleteStack: (input: {
    readonly region: Region
    readonly stackName: string
  }) => TaskEither<Failure, void>
  /** Lists what still carries the onboarding's tag, or sits in its VPC. */
  readonly findLeftovers: (input: {
    readonly region: Region
    readonly onboardingId: OnboardingId
    readonly vpcId: VpcId
  }) => TaskEither<Failure, ReadonlyArray<Leftover>>
}
