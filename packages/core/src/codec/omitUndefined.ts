type OptionalKeys<Fields> = {
  [Key in keyof Fields]-?: undefined extends Fields[Key] ? Key : never
}[keyof Fields]

/** A record whose fields that may be `undefined` are absent instead. */
export type WithoutUndefined<Fields> = {
  readonly [Key in Exclude<keyof Fields, OptionalKeys<Fields>>]: Fields[Key]
} & {
  readonly [Key in OptionalKeys<Fields>]?: Exclude<Fields[Key], undefined>
}

/**
 * Returns a record without the fields that are `undefined`, so that optional fields are absent when
 * records are compared or encoded.
 *
 * @example
 * import { omitUndefined } from '@byoa/core/codec'
 *
 * const region: string | undefined = undefined
 *
 * omitUndefined({ accountId: '111122223333', region }) // => { accountId: '111122223333' }
 */
export const omitUndefined = <Fields extends Readonly<Record<string, unknown>>>(
  fields: Fields,
): WithoutUndefined<Fields> => {
  // A loop by key: `Object.entries` takes four times as long.
  const kept: Record<string, unknown> = {}
  for (const key of Object.keys(fields)) {
    if (fields[key] !== undefined) kept[key] = fields[key]
  }
  return kept as WithoutUndefined<Fields>
}
