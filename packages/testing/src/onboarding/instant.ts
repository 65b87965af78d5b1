import { Instant } from '@byoa/core/values'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'

const lastMilliseconds = 253_402_300_799_999
const year2026 = { min: 1_767_225_600_000, max: 1_798_761_599_999 }

const anyInstant: fc.Arbitrary<Instant> = branded(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer(year2026) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, lastMilliseconds - 1, lastMilliseconds) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: lastMilliseconds }) },
  ),
  Instant,
)

/** Instants: most in 2026, some at the ends of the years 1970 to 9999, some anywhere. */
export const instant = (): fc.Arbitrary<Instant> => anyInstant
