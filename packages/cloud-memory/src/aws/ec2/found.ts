/**
 * Finding what a caller names. A malformed id, an unknown id and an id of somebody else are told
 * apart as AWS does: the first by its own code, the other two by one.
 */
import { type Ipv4Cidr, parseIpv4Cidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'

import { type ResourceKinds, resourceOf } from '../../world/World.ts'
import type { Context } from '../Action.ts'
import { type AwsError, invalidParameter, refuse } from '../AwsError.ts'
import { type IdNaming, type IdentifiedKind, identifiedKinds } from './identifiedKinds.ts'

const isHexadecimal = (text: string): boolean => {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 102))) return false
  }
  return true
}

/** Tells whether text is an id of a prefix: 8 or 17 hexadecimal digits. */
export const isIdOf = (prefix: string, text: string): boolean => {
  const length = text.length - prefix.length - 1
  return (
    (length === 17 || length === 8) &&
    text.startsWith(prefix) &&
    text[prefix.length] === '-' &&
    isHexadecimal(text.slice(prefix.length + 1))
  )
}

/** An id that begins otherwise is told how it has to begin. */
const expecting = (prefix: string, id: string): string =>
  id.startsWith(`${prefix}-`) ? '' : ` (expecting "${prefix}-...")`

/** Refuses an id that names nothing the caller has: what is no id by another code. */
export const unknownId = (
  { prefix, malformed, notFound, noun }: IdNaming,
  id: string,
): E.Either<AwsError, never> =>
  isIdOf(prefix, id)
    ? refuse(notFound, `The ${noun} '${id}' does not exist`)
    : refuse(malformed, `Invalid id: "${id}"${expecting(prefix, id)}`)

/** Returns the resource that an id names in the caller's account and Region. */
export const found = <Kind extends IdentifiedKind>(
  context: Context,
  kind: Kind,
  id: string,
): E.Either<AwsError, ResourceKinds[Kind]> => {
  const resource = resourceOf(context.world, context, { kind, id })
  return resource === undefined ? unknownId(identifiedKinds[kind], id) : E.right(resource)
}

/**
 * Reads a CIDR as EC2 does: host bits are cleared in silence, anything else that is not a CIDR is
 * refused.
 */
export const readCidr = (text: string, parameter: string): E.Either<AwsError, Ipv4Cidr> => {
  const parsed = parseIpv4Cidr(text)
  if (E.isRight(parsed)) return parsed
  return parsed.left._tag === 'HostBitsSet'
    ? E.right(parsed.left.canonical)
    : invalidParameter(
        `Value (${text}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
      )
}
