/**
 * Client tokens: a repeated call returns the resource of the first one.
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

/** Returns the token and the parameters that a new resource keeps. */
export const madeBy = (input: Tokened): Pick<Owned, 'madeBy'> =>
  input.ClientToken === undefined
    ? {}
    : { madeBy: { token: input.ClientToken, parameters: orderedJson(input) } }

/** Returns the token for the answer. */
export const tokenShown = ({ ClientToken }: Tokened): Tokened =>
  ClientToken === undefined ? {} : { ClientToken }

/** Returns the resources of an earlier call with the token; Left when its parameters differ. */
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
