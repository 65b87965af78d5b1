import type * as fc from 'fast-check'

import { type Guard, valid } from './valid.ts'

/**
 * Gives raw values the type whose grammar they follow; not by filtering, which on a mistake would
 * loop for ever.
 */
export const branded = <Raw, A extends Raw>(
  raw: fc.Arbitrary<Raw>,
  guard: Guard<A>,
): fc.Arbitrary<A> => raw.map((value) => valid(value, guard))
