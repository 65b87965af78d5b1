/**
 * Policy documents as text: plain JSON, or URL-encoded as GetRole returns them.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
 * @source https://www.rfc-editor.org/rfc/rfc3986#section-2.1
 */
import * as E from 'fp-ts/lib/Either.js'

// model

/**
 * The longest document that IAM takes, in characters.
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
export const longestPolicyCharacters = 131_072

// constructors

/** URL encoding writes at most three characters for one. */
const longestEncodedCharacters = 3 * longestPolicyCharacters

export type PolicyTextError = 'not-json' | 'too-long'

const parseJson = (text: string): E.Either<'not-json', unknown> =>
  E.tryCatch(
    (): unknown => JSON.parse(text),
    () => 'not-json',
  )

const decodeUrl = (text: string): E.Either<'not-json', string> =>
  E.tryCatch(
    () => decodeURIComponent(text),
    () => 'not-json',
  )

/** Parses a document; plain text is tried first, so that a `%` in a value stays what it is. */
export const parsePolicyText = (text: string): E.Either<PolicyTextError, unknown> => {
  if (text.length > longestEncodedCharacters) return E.left('too-long')
  const plain = parseJson(text)
  const decoded = E.isLeft(plain) ? decodeUrl(text) : E.right(text)
  if (E.isLeft(decoded)) return decoded
  if (decoded.right.length > longestPolicyCharacters) return E.left('too-long')
  return E.isRight(plain) ? plain : parseJson(decoded.right)
}
