import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import { isJsonObject } from './JsonObject.ts'

const tagOf = (value: unknown, tag: string): string | undefined => {
  const found = isJsonObject(value) ? value[tag] : undefined
  return typeof found === 'string' ? found : undefined
}

/**
 * Builds the codec of a union from a table of its members by tag. Only the tag selects the member,
 * so that a wrong field is reported once, not for each member of the union.
 *
 * @example
 * import { closedRecord, decode, taggedUnion } from '@byoa/core/codec'
 * import * as E from 'fp-ts/lib/Either.js'
 * import * as t from 'io-ts'
 *
 * const Target = taggedUnion('target', 'kind', {
 *   local: closedRecord('local target', { kind: t.literal('local') }),
 *   peering: closedRecord('peering target', { kind: t.literal('peering'), id: t.string }),
 * })
 *
 * decode(Target, { kind: 'peering', id: 1 })
 * // => E.left([{ path: 'id', expected: 'string', actual: '1' }])
 */
export const taggedUnion = <Tag extends string, Members extends Readonly<Record<string, unknown>>>(
  name: string,
  tag: Tag,
  members: { readonly [Key in keyof Members]: t.Type<Members[Key], unknown, unknown> },
): t.Type<Members[keyof Members], unknown, unknown> => {
  type Union = Members[keyof Members]
  const table = new Map<string, t.Type<Union, unknown, unknown>>(Object.entries(members))
  const memberOf = (value: unknown): t.Type<Union, unknown, unknown> | undefined =>
    table.get(tagOf(value, tag) ?? '')
  const known = t.keyof(
    Object.fromEntries([...table.keys()].map((key) => [key, null])),
    `${tag} of ${name}: one of ${[...table.keys()].join(', ')}`,
  )
  const union = new t.Type(
    name,
    (value): value is Union => memberOf(value)?.is(value) ?? false,
    (value, context) => {
      const member = memberOf(value)
      if (member !== undefined) return member.validate(value, context)
      if (!isJsonObject(value)) return t.failure(value, context)
      const found = value[tag]
      const unknownTag = known.validate(found, t.appendContext(context, tag, known, found))
      return E.isLeft(unknownTag) ? unknownTag : t.failure(value, context)
    },
    (value) => memberOf(value)?.encode(value) ?? value,
  )
  // The codecs of the members are what `jsonSchemaOf` walks.
  return Object.assign(union, { members: [...table.values()] })
}
