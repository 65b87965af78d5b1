/**
 * Parses the text of a JSON document from a person or another program: a byte order mark is
 * skipped, and an object with a repeated key is refused.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type DuplicateKey, findDuplicateKeys } from './duplicateKeys.ts'
import { jsonLength } from './jsonLength.ts'

// model

/** A line and a column of a text, both counted from 1. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

/** A repeated key. */
export interface RepeatedKey {
  /** The object and the key, such as `held[0].owner`. */
  readonly path: string
  readonly key: string
  readonly position: TextPosition
}

export type ParseJsonError =
  | {
      readonly _tag: 'NotJson'
      /** The position of the first error. */
      readonly position: TextPosition
      /** The character there; absent when the text ends too early. */
      readonly found?: string
    }
  | {
      readonly _tag: 'DuplicateKeys'
      /** The first 20 of them, in the order of the text. */
      readonly keys: ReadonlyArray<RepeatedKey>
    }

// queries

const positionAt = (text: string, offset: number): TextPosition => {
  let line = 1
  let lineStart = 0
  for (
    let end = text.indexOf('\n');
    end !== -1 && end < offset;
    end = text.indexOf('\n', lineStart)
  ) {
    line += 1
    lineStart = end + 1
  }
  return { line, column: offset - lineStart + 1 }
}

const notJson = (text: string): ParseJsonError => {
  const offset = jsonLength(text)
  const position = positionAt(text, offset)
  const found = text.codePointAt(offset)
  return found === undefined
    ? { _tag: 'NotJson', position }
    : { _tag: 'NotJson', position, found: String.fromCodePoint(found) }
}

const duplicateKeys = (text: string, keys: ReadonlyArray<DuplicateKey>): ParseJsonError => ({
  _tag: 'DuplicateKeys',
  keys: keys.map(({ offset, ...key }) => ({ ...key, position: positionAt(text, offset) })),
})

// operations

/**
 * Parses JSON text. Left when the text is not JSON, or when an object has a repeated key.
 *
 * @example
 * import { parseJson } from '@byoa/core/codec'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * parseJson('{"a": 1, "a": 2}')
 * // => E.left({
 * //      _tag: 'DuplicateKeys',
 * //      keys: [{ path: 'a', key: 'a', position: { line: 1, column: 10 } }],
 * //    })
 */
export const parseJson = (written: string): E.Either<ParseJsonError, unknown> => {
  const text = written.startsWith('\uFEFF') ? written.slice(1) : written
  return pipe(
    E.tryCatch(
      (): unknown => JSON.parse(text),
      () => notJson(text),
    ),
    E.flatMap((json) => {
      const keys = findDuplicateKeys(text, json)
      return keys.length === 0 ? E.right(json) : E.left(duplicateKeys(text, keys))
    }),
  )
}
