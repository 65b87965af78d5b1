/**
 * An action of an AWS service: the permissions that the caller needs, and the effect on the world.
 * Both are pure.
 */
import type { ActionName } from '@byoa/cloud'
import type { Partition } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'

import type { AccountRegion, World } from '../world/World.ts'
import type { AwsError } from './AwsError.ts'
import type { Identity } from './Identity.ts'

// model

/** Who calls, where, in which world. */
export interface Context extends AccountRegion {
  readonly world: World
  readonly partition: Partition
  readonly identity: Identity
}

/** A resource that the caller must be allowed to act on, with its condition keys. */
export interface Need {
  readonly resource: string
  readonly keys?: Readonly<Record<string, ReadonlyArray<string>>>
  /** A further permission, such as `iam:PassRole`; absent for the permission of the action. */
  readonly permission?: string
}

export interface Answer<Output> {
  readonly world: World
  readonly output: Output
}

export type Outcome<Output> = E.Either<AwsError, Answer<Output>>

export interface Action<Input, Output> {
  /** `service:Action`, the name of the permission. */
  readonly permission: ActionName
  /**
   * Finds what the request names, which AWS does before it evaluates the permissions, also of a dry
   * run; absent when that comes afterwards.
   */
  readonly resolve?: (context: Context, input: Input) => E.Either<AwsError, unknown>
  readonly needs: (context: Context, input: Input) => ReadonlyArray<Need>
  readonly run: (context: Context, input: Input) => Outcome<Output>
}

// constructors

/** Returns a world and an output. */
export const answer = <Output>(world: World, output: Output): Outcome<Output> =>
  E.right({ world, output })

/** Returns the need of an action without resource-level permissions. */
export const onEverything = (): ReadonlyArray<Need> => [{ resource: '*' }]

/** Returns the ARN of a resource of the caller's account in the caller's Region. */
export const arnOf = (context: Context, service: string, resource: string): string =>
  `arn:${context.partition}:${service}:${context.region}:${context.accountId}:${resource}`
