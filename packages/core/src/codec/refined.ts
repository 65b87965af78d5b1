import * as t from 'io-ts'

import { type JsonSchema, withJsonSchema } from './jsonSchema.ts'

/**
 * Builds the codec of the values that a predicate accepts; `expected` is shown when a value is
 * refused, and `schema` is the JSON Schema of the predicate.
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
