import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

import { schemaOf, withJsonSchema } from './jsonSchema.ts'

/**
 * Builds the codec of a list with a minimum and a maximum length; `expected` is shown when a list
 * is refused.
 *
 * @example
 * import { boundedList, decode } from '@byoa/core/codec'
 * import * as E from 'fp-ts/lib/Either.js'
 * import * as t from 'io-ts'
 *
 * const Pair = boundedList('list of two texts', t.string, { from: 2, to: 2 })
 *
 * decode(Pair, ['a', 'b']) // => E.right(['a', 'b'])
 * decode(Pair, ['a'])
 * // => E.left([{ path: '', expected: 'list of two texts', actual: '["a"]' }])
 */
export const boundedList = <A, Output>(
  expected: string,
  item: t.Type<A, Output, unknown>,
  { from, to }: { readonly from: number; readonly to: number },
): t.Type<ReadonlyArray<A>, ReadonlyArray<Output>, unknown> => {
  const list = t.readonlyArray(item, expected)
  const isBounded = ({ length }: ReadonlyArray<A>): boolean => length >= from && length <= to
  return withJsonSchema(
    new t.Type(
      expected,
      (value): value is ReadonlyArray<A> => list.is(value) && isBounded(value),
      (value, context) =>
        pipe(
          list.validate(value, context),
          E.flatMap((read) => (isBounded(read) ? t.success(read) : t.failure(value, context))),
        ),
      list.encode,
    ),
    { type: 'array', items: schemaOf(item), minItems: from, maxItems: to },
  )
}
