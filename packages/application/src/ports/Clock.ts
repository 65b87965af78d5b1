import type { Instant } from '@byoa/core/values'
import type { IO } from 'fp-ts/lib/IO.js'

/** The present moment. */
export interface Clock {
  readonly now: IO<Instant>
}
