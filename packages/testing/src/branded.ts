import type * as fc from 'fast-check'

import { type Guard, valid } from './valid.ts'

/**
 * Gives generated values their branded type; throws on an invalid value, where filtering would loop
 * forever.
 */
export const branded = <Raw, A extends Raw>(
  raw: fc.Arbitrary<Raw>,
  guard: Guard<A>,
): fc.Arbitrary<A> => raw.map((value) => valid(value, guard))
