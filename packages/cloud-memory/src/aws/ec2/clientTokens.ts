/**
 * Calls that carry a token of the caller's choice: the same call, sent again, answers with what it
 * made the first time.
 *
 * @source https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
 */
import * as E from 'fp-ts/lib/Either.js'

import { type ResourceKind, type ResourceKinds, resourcesOf } from '../../world/World.ts'
import type { Owned } from '../../world/network.ts'
import type { Context } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { orderedJson } from '../json.ts'

interface Tokened {
  readonly ClientToken?: string
}

/** Returns what a resource remembers of the call that makes it. */
export const madeBy = (input: Tokened): Pick<Owned, 'madeBy'> =>
  input.ClientToken === undefined
    ? {}
    : { madeBy: { token: input.ClientToken, parameters: orderedJson(input) } }

/** Returns the token as the answer repeats it. */
export const tokenShown = ({ ClientToken }: Tokened): Tokened =>
  ClientToken === undefined ? {} : { ClientToken }

/** Returns what the same call made before; Left when its token was used for another call. */
export const madeBefore = <Kind extends ResourceKind>(
  context: Context,
  kind: Kind,
  input: Tokened,
): E.Either<AwsError, ReadonlyArray<ResourceKinds[Kind]>> => {
  const call = madeBy(input).madeBy
  if (call === undefined) return E.right([])
  const made = resourcesOf(context.world, context, kind).filter(
    (resource) => resource.madeBy?.token === call.token,
  )
  return made.every((resource) => resource.madeBy?.parameters === call.parameters)
    ? E.right(made)
    : refuse(
        'IdempotentParameterMismatch',
        `The client token ${call.token} was used before, with other parameters.`,
      )
}
