import type { Instant } from '@byoa/core/values'
import type { IO } from 'fp-ts/lib/IO.js'

/** Returns the current time. */
export interface Clock {
  readonly now: IO<Instant>
}
