import { type Instant, fromMilliseconds } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

/**
 * Takes milliseconds of a clock; one out of the years 1970 to 9999 is broken, and nothing can be
 * told by it.
 */
export const instantOf = (milliseconds: number): Instant => {
  const instant = fromMilliseconds(milliseconds)
  if (E.isLeft(instant)) throw new RangeError(`the clock shows ${milliseconds} ms`)
  return instant.right
}

/** A Monday morning: where simulated time begins when it should be the same in every run. */
export const simulatedStart: Instant = instantOf(Date.UTC(2026, 0, 5, 9))
