import * as t from 'io-ts'

import { type JsonSchema, withJsonSchema } from './jsonSchema.ts'

/**
 * Builds the codec of what a predicate accepts, as it stands; `expected` is what a person reads
 * when a value is refused, and the schema is the predicate's.
 */
export const refined = <A>(
  expected: string,
  is: t.Is<A>,
  jsonSchema: JsonSchema,
): t.Type<A, A, unknown> =>
  withJsonSchema(
    new t.Type(
      expected,
      is,
      (value, context) => (is(value) ? t.success(value) : t.failure(value, context)),
      t.identity,
    ),
    jsonSchema,
  )
