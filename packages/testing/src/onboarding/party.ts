import type { Party } from '@byoa/core/values'
import * as fc from 'fast-check'

const anyParty: fc.Arbitrary<Party> = fc.constantFrom('rescale', 'customer')

/** Either party. */
export const party = (): fc.Arbitrary<Party> => anyParty
