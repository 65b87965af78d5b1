/**
 * Resources by ID. Malformed IDs have a code of their own; unknown IDs and IDs of other accounts
 * share one.
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

/** Returns whether text is an ID with a prefix and 8 or 17 hexadecimal digits. */
export const isIdOf = (prefix: string, text: string): boolean => {
  const length = text.length - prefix.length - 1
  return (
    (length === 17 || length === 8) &&
    text.startsWith(prefix) &&
    text[prefix.length] === '-' &&
    isHexadecimal(text.slice(prefix.length + 1))
  )
}

/** AWS names the expected prefix when an ID has another one. */
const expecting = (prefix: string, id: string): string =>
  id.startsWith(`${prefix}-`) ? '' : ` (expecting "${prefix}-...")`

/** Refuses an unknown or malformed ID. */
export const unknownId = (
  { prefix, malformed, notFound, noun, isListed = false }: IdNaming,
  id: string,
): E.Either<AwsError, never> =>
  isIdOf(prefix, id)
    ? refuse(notFound, `The ${noun} '${isListed ? `[${id}]` : id}' does not exist`)
    : refuse(malformed, `Invalid id: "${id}"${expecting(prefix, id)}`)

/** Returns the resource of an ID in the caller's account and Region. */
export const found = <Kind extends IdentifiedKind>(
  context: Context,
  kind: Kind,
  id: string,
): E.Either<AwsError, ResourceKinds[Kind]> => {
  const resource = resourceOf(context.world, context, { kind, id })
  return resource === undefined ? unknownId(identifiedKinds[kind], id) : E.right(resource)
}

/** Reads a CIDR as EC2 does: clears host bits, refuses anything else. */
export const readCidr = (text: string, parameter: string): E.Either<AwsError, Ipv4Cidr> => {
  const parsed = parseIpv4Cidr(text)
  if (E.isRight(parsed)) return parsed
  return parsed.left._tag === 'HostBitsSet'
    ? E.right(parsed.left.canonical)
    : invalidParameter(
        `Value (${text}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
      )
}
