import type * as t from 'io-ts'

/** Gives a value the type of a codec; a value that it refuses is a mistake of the test. */
export const certainlyOf = <A, I>(codec: t.Type<A, I, unknown>, value: unknown): A => {
  if (!codec.is(value)) throw new TypeError(`not a ${codec.name}: ${String(value)}`)
  return value
}
