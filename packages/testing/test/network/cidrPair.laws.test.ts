import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type CidrRelation, cidrPair, isOverlap } from '../../src/network/cidrPair.ts'
import { boundsOf } from '../../src/store/StoreModel.ts'

type Bounds = readonly [first: number, last: number]

/** Reads the relation off the addresses, without knowing how the pair was made. */
const relationOf = ([a, z]: Bounds, [b, y]: Bounds): CidrRelation => {
  if (a === b && z === y) return 'equal'
  if (a <= b && y <= z) return 'containing'
  if (b <= a && z <= y) return 'inside'
  return z + 1 === b || y + 1 === a ? 'touching' : 'apart'
}

const lengthOf = (cidr: string): number => Number(cidr.split('/')[1])

describe('cidrPair', () => {
  it.each(['equal', 'containing', 'inside', 'touching', 'apart'] as const)(
    'makes %s pairs that are so, address by address',
    (relation) => {
      fc.assert(
        fc.property(cidrPair({ relation }), ({ first, second }) => {
          expect(relationOf(boundsOf(first), boundsOf(second))).toBe(relation)
        }),
      )
    },
  )

  it('shares an address exactly when it says so', () => {
    fc.assert(
      fc.property(cidrPair(), ({ relation, first, second }) => {
        const [[a, z], [b, y]] = [boundsOf(first), boundsOf(second)]
        expect(isOverlap(relation)).toBe(a <= y && b <= z)
      }),
    )
  })

  it('keeps to the prefix lengths that were asked for', () => {
    fc.assert(
      fc.property(cidrPair({ min: 16, max: 28 }), ({ first, second }) => {
        for (const cidr of [first, second]) {
          expect(lengthOf(cidr)).toBeGreaterThanOrEqual(16)
          expect(lengthOf(cidr)).toBeLessThanOrEqual(28)
        }
      }),
    )
  })
})
