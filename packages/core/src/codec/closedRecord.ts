import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import { type JsonObject, isJsonObject } from './JsonObject.ts'

// io-ts codecs are invariant, so a table of different ones is only typed through `any`.
// oxlint-disable-next-line typescript/no-explicit-any -- see above
export type AnyCodecs = Readonly<Record<string, t.Type<any, any, unknown>>>

/** The record that a table of required and a table of optional fields describe. */
export type RecordOf<Required extends AnyCodecs, Optional extends AnyCodecs> = {
  readonly [Key in keyof Required]: t.TypeOf<Required[Key]>
} & {
  readonly [Key in keyof Optional]?: t.TypeOf<Optional[Key]>
}

/** What such a record is encoded to. */
export type EncodedRecordOf<Required extends AnyCodecs, Optional extends AnyCodecs> = {
  readonly [Key in keyof Required]: t.OutputOf<Required[Key]>
} & {
  readonly [Key in keyof Optional]?: t.OutputOf<Optional[Key]>
}

/** The expectation of an unknown field: absent. */
const absent: t.Type<undefined, undefined, unknown> = new t.Type(
  'no such field',
  t.undefined.is,
  t.undefined.validate,
  t.identity,
)

type Fields = ReadonlyMap<string, t.Type<unknown, unknown, unknown>>

const encoderOf =
  <Encoded>(fields: Fields) =>
  (record: JsonObject): Encoded => {
    const encoded: Record<string, unknown> = {}
    for (const [key, field] of Object.entries(record)) {
      if (field !== undefined) encoded[key] = fields.get(key)?.encode(field)
    }
    return encoded as Encoded
  }

/**
 * Builds the codec of an object with exactly these fields. An unknown field is an error, because a
 * misspelt optional field in an exchanged document would otherwise be silently ignored. Optional
 * fields are absent or valid, never `null`.
 *
 * @example
 * import { closedRecord, decode, wholeNumber } from '@byoa/core/codec'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const Plan = closedRecord('plan', { zoneCount: wholeNumber({ from: 1, to: 6 }) })
 *
 * decode(Plan, { zoneCount: 3 }) // => E.right({ zoneCount: 3 })
 * decode(Plan, { zoneCount: 3, zones: 3 })
 * // => E.left([{ path: 'zones', expected: 'no such field', actual: '3' }])
 */
export const closedRecord = <
  Required extends AnyCodecs,
  Optional extends AnyCodecs = Readonly<Record<never, never>>,
>(
  name: string,
  required: Required,
  optional?: Optional,
): t.Type<RecordOf<Required, Optional>, EncodedRecordOf<Required, Optional>, unknown> => {
  const fields: Fields = new Map(Object.entries({ ...optional, ...required }))
  type Decoded = RecordOf<Required, Optional>
  const is = (value: unknown): value is Decoded =>
    isJsonObject(value) &&
    Object.keys(required).every((key) => Object.hasOwn(value, key)) &&
    Object.entries(value).every(([key, field]) => fields.get(key)?.is(field) ?? false)

  const validate = (value: unknown, context: t.Context): t.Validation<Decoded> => {
    if (!isJsonObject(value)) return t.failure(value, context)
    const errors: t.ValidationError[] = []
    const decoded: Record<string, unknown> = {}
    for (const key of new Set([...Object.keys(required), ...Object.keys(value)])) {
      const field = Object.hasOwn(value, key) ? value[key] : undefined
      const isOptional = fields.has(key) && !Object.hasOwn(required, key)
      if (isOptional && field === undefined) continue
      const codec = fields.get(key) ?? absent
      const result = codec.validate(field, t.appendContext(context, key, codec, field))
      if (E.isLeft(result)) errors.push(...result.left)
      else if (fields.has(key)) decoded[key] = result.right
    }
    return errors.length > 0 ? t.failures(errors) : t.success(decoded as Decoded)
  }

  // The codecs of the fields are what `jsonSchemaOf` walks.
  return Object.assign(
    new t.Type(name, is, validate, encoderOf<EncodedRecordOf<Required, Optional>>(fields)),
    {
      required,
      optional: { ...optional },
    },
  )
}
