import { type Instant, fromMilliseconds } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

/** Converts milliseconds of a clock to an instant; throws outside of the years 1970 to 9999. */
export const instantOf = (milliseconds: number): Instant => {
  const instant = fromMilliseconds(milliseconds)
  if (E.isLeft(instant)) throw new RangeError(`the clock shows ${milliseconds} ms`)
  return instant.right
}

/** The reproducible start of simulated time: a Monday morning. */
export const simulatedStart: Instant = instantOf(Date.UTC(2026, 0, 5, 9))
