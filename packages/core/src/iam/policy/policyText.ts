/**
 * Policy documents as text: plain JSON, or URL-encoded as GetRole returns them.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
 * @source https://www.rfc-editor.org/rfc/rfc3986#section-2.1
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type ParseJsonError, parseJson } from '../../codec/parseJson.ts'

// model

/**
 * The longest document that IAM takes, in characters.
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export const longestPolicyCharacters = 131_072

// constructors

/** URL encoding takes at most three characters for one. */
const longestEncodedCharacters = 3 * longestPolicyCharacters

export type PolicyTextError = ParseJsonError | { readonly _tag: 'TooLong' }

/** Returns the text itself when it is not URL-encoded. */
const decodeUrl = (text: string): string =>
  pipe(
    E.tryCatch(() => decodeURIComponent(text), String),
    E.getOrElse(() => text),
  )

/**
 * Parses a document; plain text is tried first, so that a `%` in a value is kept. Left also for an
 * object with a repeated key: parsers differ in which value they use.
 *
 * @example
 * import { parsePolicyText } from '@byoa/core/iam/policy'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * // IAM returns trust policies URL-encoded.
 * parsePolicyText('%7B%22Statement%22%3A%5B%5D%7D') // => E.right({ Statement: [] })
 */
export const parsePolicyText = (text: string): E.Either<PolicyTextError, unknown> => {
  if (text.length > longestEncodedCharacters) return E.left({ _tag: 'TooLong' })
  // No JSON text begins with `%`, and finding where such a text goes wrong takes long.
  const plain = text.startsWith('%') ? undefined : parseJson(text)
  const isPlain = plain !== undefined && (E.isRight(plain) || plain.left._tag === 'DuplicateKeys')
  const decoded = isPlain ? text : decodeUrl(text)
  if (decoded.length > longestPolicyCharacters) return E.left({ _tag: 'TooLong' })
  return isPlain ? plain : parseJson(decoded)
}
