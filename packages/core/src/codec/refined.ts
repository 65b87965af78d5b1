import * as t from 'io-ts'

/**
 * Builds the codec of what a predicate accepts, as it stands; `expected` is what a person reads
 * when a value is refused.
 */
export const refined = <A>(expected: string, is: t.Is<A>): t.Type<A, A, unknown> =>
  new t.Type(
    expected,
    is,
    (value, context) => (is(value) ? t.success(value) : t.failure(value, context)),
    t.identity,
  )
