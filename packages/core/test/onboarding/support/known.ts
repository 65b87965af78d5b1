import type { Type } from 'io-ts'

/** Gives a literal of a test its brand; one that its codec refuses is a mistake in the test. */
export const known = <A, O>(codec: Type<A, O, unknown>, value: unknown): A => {
  const result = codec.decode(value)
  if (result._tag === 'Right') return result.right
  throw new TypeError(`not a ${codec.name}: ${JSON.stringify(value)}`)
}
