/**
 * A call to AWS: takes the world, the caller and the call, and returns the world after it and AWS's
 * answer. A refused call does not change the world.
 *
 * Laws
 * 1. `apply` never changes the world it is given.
 * 2. A call that is refused returns the same world.
 * 3. The same world, caller and call give the same answer.
 */
import * as E from 'fp-ts/lib/Either.js'

import type { World } from '../world/World.ts'
import type { Action, Context } from './Action.ts'
import { type AwsError, refuse } from './AwsError.ts'
import { authenticate } from './Identity.ts'
import { type ActionName, type InputOf, type OutputOf, actions } from './actions.ts'
import { authorize } from './authorize.ts'
import { ownTags, soundFields } from './fieldConstraints.ts'
import { markToken, unmarkToken } from './pageTokens.ts'

// model

/** An access key, used at the endpoint of a Region. */
export interface Caller {
  readonly accessKeyId: string
  readonly region: string
}

/** A call of one action; with `dryRun`, permissions are checked and nothing is changed. */
export interface CallOf<Name extends ActionName> {
  readonly action: Name
  readonly input: InputOf<Name>
  readonly dryRun?: boolean
}

/** Any call. */
export type Call = { readonly [Name in ActionName]: CallOf<Name> }[ActionName]

// operations

const dryRunAnswer = (): E.Either<AwsError, never> =>
  refuse('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412)

const serviceOf = (permission: string): string => permission.slice(0, permission.indexOf(':'))

/** Applies a call. */
export const apply = <Name extends ActionName>(
  world: World,
  caller: Caller,
  call: CallOf<Name>,
): readonly [World, E.Either<AwsError, OutputOf<Name>>] => {
  const action: Action<InputOf<Name>, OutputOf<Name>> = actions[call.action]
  const identity = authenticate(world, caller.accessKeyId, serviceOf(action.permission))
  if (E.isLeft(identity)) return [world, identity]
  const { account } = identity.right
  const context: Context = {
    world,
    accountId: account.accountId,
    region: caller.region,
    partition: account.partition,
    identity: identity.right,
  }
  const sound = soundFields(action.permission, call.input)
  if (E.isLeft(sound)) return [world, sound]
  const owned = ownTags(action.permission, call.input)
  if (E.isLeft(owned)) return [world, owned]
  const resolved = action.resolve?.(context, call.input) ?? E.right(undefined)
  if (E.isLeft(resolved)) return [world, resolved]
  const allowed = authorize(context, action, call.input)
  if (E.isLeft(allowed)) return [world, allowed]
  if (call.dryRun === true) return [world, dryRunAnswer()]
  const input = unmarkToken(action.permission, call.input)
  if (E.isLeft(input)) return [world, input]
  const outcome = action.run(context, input.right)
  if (E.isLeft(outcome)) return [world, outcome]
  const output = markToken(action.permission, input.right, outcome.right.output)
  return [outcome.right.world, E.right(output)]
}
