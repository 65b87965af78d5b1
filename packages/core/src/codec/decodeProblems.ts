/**
 * The problems of a document that does not decode: every wrong field with its path, the expected
 * and the actual value. io-ts errors are converted to this form at the edge.
 */
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

/**
 * A wrong field; `path` is of the form `customerNetworks[0].cidr`, and empty for the whole
 * document.
 */
export interface DecodeProblem {
  readonly path: string
  readonly expected: string
  readonly actual: string
}

const longestActualCharacters = 80

const deepestShown = 4
const mostShown = 20

/** The upper part of a value: enough to recognise it, whatever a hostile file nests. */
const outline = (value: unknown, depth: number): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return '…'
  return Array.isArray(value)
    ? value.slice(0, mostShown).map((item) => outline(item, depth - 1))
    : Object.fromEntries(
        Object.entries(value)
          .slice(0, mostShown)
          .map(([key, field]) => [key, outline(field, depth - 1)]),
      )
}

const show = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  // JSON would show NaN and Infinity as null.
  const text =
    typeof value === 'number' ? String(value) : JSON.stringify(outline(value, deepestShown))
  return text.length <= longestActualCharacters
    ? text
    : `${text.slice(0, longestActualCharacters)}…`
}

/** Writes the keys and indexes that lead to a field, such as `customerNetworks[0].cidr`. */
export const renderPath = (keys: ReadonlyArray<string>): string =>
  keys
    .filter((key) => key !== '')
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')

const problemOf = (error: t.ValidationError): DecodeProblem => {
  const innermost = error.context[error.context.length - 1]
  return {
    path: renderPath(error.context.slice(1).map(({ key }) => key)),
    expected: error.message ?? innermost?.type.name ?? 'something else',
    actual: show(error.value),
  }
}

/**
 * Decodes a value; Left lists every wrong field in the order of the document.
 *
 * @example
 * import { decode, wholeNumber } from '@byoa/core/codec'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * decode(wholeNumber({ from: 1, to: 6 }), 7)
 * // => E.left([{ path: '', expected: 'whole number from 1 to 6', actual: '7' }])
 */
export const decode = <A>(
  codec: t.Decoder<unknown, A>,
  value: unknown,
): E.Either<ReadonlyArray<DecodeProblem>, A> => {
  const result = codec.decode(value)
  return E.isRight(result) ? result : E.left(result.left.map(problemOf))
}
