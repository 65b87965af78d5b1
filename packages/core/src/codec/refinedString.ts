import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import { schemaOfPattern, withJsonSchema } from './jsonSchema.ts'

/**
 * Builds the codec of a branded string from the grammar of its text. `expected` is shown when the
 * text is refused.
 *
 * @example
 * import { refinedString } from '@byoa/core/codec'
 *
 * const Word = refinedString('lower-case word', /^[a-z]+$/)
 *
 * Word.is('vpc') // => true
 * Word.name // => 'lower-case word'
 */
export const refinedString = <Brand extends { readonly [Key in keyof Brand]: symbol }>(
  expected: string,
  pattern: RegExp,
): t.Type<t.Branded<string, Brand>, string, unknown> =>
  withJsonSchema(
    t.brand(
      t.string,
      (text): text is t.Branded<string, Brand> => pattern.test(text),
      // io-ts would name the codec by the key of its brand.
      expected as keyof Brand & string,
    ),
    schemaOfPattern(pattern),
  )

/** A text that does not match its type; `expected` describes valid text. */
export interface MalformedText {
  readonly _tag: 'MalformedText'
  readonly input: string
  readonly expected: string
}

/**
 * Turns a codec of text into a parser whose error has the expectation.
 *
 * @example
 * import { parserOf, refinedString } from '@byoa/core/codec'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const parse = parserOf(refinedString('lower-case word', /^[a-z]+$/))
 *
 * parse('vpc') // => E.right('vpc')
 * parse('VPC')
 * // => E.left({ _tag: 'MalformedText', input: 'VPC', expected: 'lower-case word' })
 */
export const parserOf =
  <Brand>(codec: t.Type<t.Branded<string, Brand>, string, unknown>) =>
  (input: string): E.Either<MalformedText, t.Branded<string, Brand>> =>
    codec.is(input)
      ? E.right(input)
      : E.left({ _tag: 'MalformedText', input, expected: codec.name })
