/**
 * JSON text, and where it stops being JSON: `JSON.parse` names a position only for some mistakes.
 */
import type { DecodeProblem } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

/**
 * The message without positions within a part of the file, and without the text around the mistake.
 */
const cleaned = (message: string): string =>
  message
    .replace(/^(Unexpected token '(?:.|\n)'),[^]* is not valid JSON$/u, '$1')
    .replace(/(?: in JSON)? at position \d+(?: \(line \d+ column \d+\))?/u, '')

const messageOf = (text: string): string | undefined => {
  try {
    JSON.parse(text)
    return undefined
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

/** Parses text; Left says what is wrong with it. */
export const parseText = (text: string): E.Either<string, unknown> => {
  try {
    return E.right(JSON.parse(text) as unknown)
  } catch (cause) {
    return E.left(cleaned(cause instanceof Error ? cause.message : String(cause)))
  }
}

/**
 * Where a message says that the mistake is, if it does; a quoted part of the text never ends it.
 */
const positionIn = (message: string): number | undefined => {
  const position = / at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1]
  return position === undefined ? undefined : Number(position)
}

/** Whether more text could make JSON of this: what is wrong is wrong at its end. */
const isBegun = (text: string): boolean => {
  const message = messageOf(text)
  if (message === undefined || message === 'Unexpected end of JSON input') return true
  return (positionIn(message) ?? -1) >= text.length
}

/**
 * Returns how many characters of a text are the beginning of JSON; all of it when only its end is
 * missing.
 */
export const jsonLength = (text: string): number => {
  const position = positionIn(messageOf(text) ?? '')
  if (position !== undefined) return position
  // What cannot be continued cannot be continued by more of it either, so halving finds the place.
  let begun = 0
  let broken = text.length + 1
  while (broken - begun > 1) {
    const middle = Math.floor((begun + broken) / 2)
    if (isBegun(text.slice(0, middle))) begun = middle
    else broken = middle
  }
  return begun
}

/** Parses text; Left says what is wrong with it, and in which line and column. */
export const parseWithPlace = (text: string): E.Either<ReadonlyArray<DecodeProblem>, unknown> =>
  pipe(
    parseText(text),
    E.mapLeft((actual) => {
      const lines = text.slice(0, jsonLength(text)).split('\n')
      const path = `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
      return [{ path, expected: 'JSON', actual }]
    }),
  )
