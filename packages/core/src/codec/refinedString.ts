import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { schemaOfPattern } from './jsonSchema.ts'
import { refined } from './refined.ts'

/**
 * Builds the codec of a branded string from the grammar of its text. `expected` is what a person
 * reads when the text is refused.
 */
export const refinedString = <Brand>(
  expected: string,
  pattern: RegExp,
): t.Type<t.Branded<string, Brand>, string, unknown> =>
  refined(
    expected,
    (value): value is t.Branded<string, Brand> => typeof value === 'string' && pattern.test(value),
    schemaOfPattern(pattern),
  )

/** A text that is not what its type asks for; `expected` says what would be. */
export interface MalformedText {
  readonly _tag: 'MalformedText'
  readonly input: string
  readonly expected: string
}

/** Turns a codec over text into a parser that says what it expected. */
export const parserOf =
  <Brand>(codec: t.Type<t.Branded<string, Brand>, string, unknown>) =>
  (input: string): E.Either<MalformedText, t.Branded<string, Brand>> =>
    codec.is(input)
      ? E.right(input)
      : E.left({ _tag: 'MalformedText', input, expected: codec.name })
