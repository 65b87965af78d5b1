import fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, test } from 'vitest'

import * as CidrSet from '../../src/network/CidrSet.ts'
import { type Ipv4Block, blockAt, halves } from '../../src/network/Ipv4Block.ts'
import {
  type Universe,
  allBlocks,
  anyBlocks,
  cover,
  inOrder,
  meet,
  unitsOf,
  unitsOfAll,
  within,
} from './Universe.ts'

const bits = 6

const unitsBetween = (universe: Universe, set: CidrSet.CidrSet): ReadonlySet<number> =>
  unitsOfAll(universe, CidrSet.toArray(set))

/** Runs a law on a universe and two lists of blocks in it. */
const holds = (
  law: (universe: Universe, a: ReadonlyArray<Ipv4Block>, b: ReadonlyArray<Ipv4Block>) => void,
): void => {
  fc.assert(
    fc.property(anyBlocks(bits, 2), ({ universe, lists: [a = [], b = []] }) => law(universe, a, b)),
  )
}

describe('a set is its blocks', () => {
  test('any order of insertion gives deeply equal values', () => {
    holds((_, a) => {
      const built = CidrSet.fromBlocks(a)
      expect(a.reduce(CidrSet.insert, CidrSet.empty)).toEqual(built)
      expect(a.toReversed().reduce(CidrSet.insert, CidrSet.empty)).toEqual(built)
      expect(CidrSet.Eq.equals(CidrSet.fromBlocks(a.toReversed()), built)).toBe(true)
    })
  })

  test('removing what was inserted gives the value from before', () => {
    holds((_, a, b) => {
      const before = CidrSet.fromBlocks(a)
      const fresh = b.filter((block) => !a.includes(block))
      const after = fresh.reduce(CidrSet.insert, before)
      expect(fresh.reduce(CidrSet.remove, after)).toEqual(before)
    })
  })

  test('it has exactly the blocks it was made of, once and in order', () => {
    holds((universe, a) => {
      const set = CidrSet.fromBlocks(a)
      expect(CidrSet.toArray(set)).toEqual(inOrder(a))
      expect([...CidrSet.iterate(set)]).toEqual(inOrder(a))
      expect(CidrSet.countBlocks(set)).toBe(inOrder(a).length)
      for (const block of allBlocks(universe)) {
        expect(CidrSet.has(set, block)).toBe(a.includes(block))
      }
    })
  })

  test('inserting a block that is there, or removing one that is not, gives the same value', () => {
    holds((_, a, b) => {
      const set = CidrSet.fromBlocks(a)
      expect(a.every((block) => CidrSet.insert(set, block) === set)).toBe(true)
      const absent = b.filter((block) => !a.includes(block))
      expect(absent.every((block) => CidrSet.remove(set, block) === set)).toBe(true)
    })
  })

  test('sets are equal exactly when they have the same blocks', () => {
    holds((_, a, b) => {
      const same = inOrder(a).join() === inOrder(b).join()
      expect(CidrSet.Eq.equals(CidrSet.fromBlocks(a), CidrSet.fromBlocks(b))).toBe(same)
    })
  })
})

describe('overlap', () => {
  test('overlapping lists, in order, exactly the blocks that share an address', () => {
    holds((universe, a) => {
      const set = CidrSet.fromBlocks(a)
      for (const block of allBlocks(universe)) {
        const units = unitsOf(universe, block)
        const expected = inOrder(a.filter((held) => meet(unitsOf(universe, held), units)))
        expect(CidrSet.overlapping(set, block)).toEqual(expected)
        expect(CidrSet.overlapping(set, block, 2)).toEqual(expected.slice(0, 2))
        expect(CidrSet.firstOverlap(set, block)).toEqual(O.fromNullable(expected[0]))
        expect(CidrSet.overlaps(set, block)).toBe(expected.length > 0)
      }
    })
  })

  test('adding an unrelated block never removes an overlap', () => {
    holds((universe, a, b) => {
      const set = CidrSet.fromBlocks(a)
      const larger = b.reduce(CidrSet.insert, set)
      for (const block of allBlocks(universe)) {
        const found = CidrSet.overlapping(larger, block)
        expect(found).toEqual(expect.arrayContaining([...CidrSet.overlapping(set, block)]))
      }
    })
  })
})

describe('coverage', () => {
  test('contains says whether the blocks together cover every address', () => {
    holds((universe, a) => {
      const set = CidrSet.fromBlocks(a)
      const covered = unitsOfAll(universe, a)
      for (const block of allBlocks(universe)) {
        expect(CidrSet.contains(set, block)).toBe(within(unitsOf(universe, block), covered))
      }
    })
  })

  test('countAddresses counts every covered address once', () => {
    holds((universe, a) => {
      const unit = 2 ** (32 - universe.anchorLength - bits)
      const counted = CidrSet.countAddresses(CidrSet.fromBlocks(a))
      expect(counted).toBe(unitsOfAll(universe, a).size * unit)
    })
  })

  test('aggregate is the fewest disjoint blocks with the same addresses', () => {
    holds((universe, a) => {
      const aggregated = CidrSet.aggregate(CidrSet.fromBlocks(a))
      expect(CidrSet.toArray(aggregated)).toEqual(cover(universe, unitsOfAll(universe, a)))
      expect(CidrSet.aggregate(aggregated)).toBe(aggregated)
    })
  })

  test('freeWithin is the fewest blocks with the addresses no block covers', () => {
    holds((universe, a) => {
      const covered = unitsOfAll(universe, a)
      for (const parent of allBlocks(universe)) {
        const left = [...unitsOf(universe, parent)].filter((unit) => !covered.has(unit))
        const free = CidrSet.freeWithin(CidrSet.fromBlocks(a), parent)
        expect(CidrSet.toArray(free)).toEqual(cover(universe, new Set(left)))
      }
    })
  })
})

describe('algebra', () => {
  test('union has every block of both', () => {
    holds((_, a, b) => {
      const union = CidrSet.union(CidrSet.fromBlocks(a), CidrSet.fromBlocks(b))
      expect(union).toEqual(CidrSet.fromBlocks([...a, ...b]))
    })
  })

  test('intersection has the inner block of every overlapping pair', () => {
    holds((universe, a, b) => {
      const inner = a.flatMap((x) =>
        b
          .filter((y) => meet(unitsOf(universe, x), unitsOf(universe, y)))
          .map((y) => (x % 64 >= y % 64 ? x : y)),
      )
      const met = CidrSet.intersection(CidrSet.fromBlocks(a), CidrSet.fromBlocks(b))
      expect(met).toEqual(CidrSet.fromBlocks(inner))
    })
  })

  test('difference cuts each block into the fewest pieces outside the other set', () => {
    holds((universe, a, b) => {
      const removed = unitsOfAll(universe, b)
      const pieces = a.flatMap((block) =>
        cover(
          universe,
          new Set([...unitsOf(universe, block)].filter((unit) => !removed.has(unit))),
        ),
      )
      const left = CidrSet.difference(CidrSet.fromBlocks(a), CidrSet.fromBlocks(b))
      expect(left).toEqual(CidrSet.fromBlocks(pieces))
    })
  })

  test('intersection and difference together cover what the first set covers', () => {
    holds((universe, a, b) => {
      const [one, other] = [CidrSet.fromBlocks(a), CidrSet.fromBlocks(b)]
      const parts = CidrSet.union(CidrSet.intersection(one, other), CidrSet.difference(one, other))
      expect(unitsBetween(universe, parts)).toEqual(unitsOfAll(universe, inOrder(a)))
    })
  })

  test('union and intersection are commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(anyBlocks(bits, 3), ({ lists }) => {
        const [a = CidrSet.empty, b = CidrSet.empty, c = CidrSet.empty] = lists.map(
          CidrSet.fromBlocks,
        )
        for (const combine of [CidrSet.union, CidrSet.intersection]) {
          expect(combine(a, b)).toEqual(combine(b, a))
          expect(combine(combine(a, b), c)).toEqual(combine(a, combine(b, c)))
          expect(combine(a, a)).toBe(a)
        }
      }),
    )
  })

  test('an operation that changes nothing hands back the same value', () => {
    holds((_, a) => {
      const set = CidrSet.fromBlocks(a)
      const copy = CidrSet.fromBlocks(a)
      expect(CidrSet.union(set, copy)).toBe(set)
      expect(CidrSet.union(set, CidrSet.empty)).toBe(set)
      expect(CidrSet.difference(set, CidrSet.empty)).toBe(set)
      expect(CidrSet.intersection(set, copy)).toBe(set)
    })
  })
})

/** Cuts a block into blocks that fill it: each number picks the part to halve. */
const cutsOf = (whole: Ipv4Block, cuts: ReadonlyArray<number>): ReadonlyArray<Ipv4Block> => {
  const parts = [whole]
  for (const cut of cuts) {
    const index = cut % parts.length
    const part = parts[index] ?? whole
    parts.splice(index, 1, ...(halves(part) ?? [part]))
  }
  return parts
}

const filled = fc.record({
  whole: fc.constantFrom(blockAt(2 ** 31 - 2 ** 12, 20), blockAt(0, 17), blockAt(10 * 2 ** 24, 25)),
  cuts: fc.array(fc.nat(), { minLength: 64, maxLength: 400, size: 'max' }),
  missing: fc.nat(),
})

test('blocks that fill another contain it, and do not while any one of them is missing', () => {
  fc.assert(
    fc.property(filled, ({ whole, cuts, missing }) => {
      const parts = cutsOf(whole, cuts)
      const part = parts[missing % parts.length] ?? whole
      const set = CidrSet.fromBlocks(parts)
      const without = CidrSet.remove(set, part)
      const again = CidrSet.insert(without, part)
      const inserted = parts.reduce(CidrSet.insert, CidrSet.empty)
      for (const full of [set, again, inserted]) expect(CidrSet.contains(full, whole)).toBe(true)
      expect(CidrSet.contains(without, whole)).toBe(false)
      for (const other of parts) expect(CidrSet.contains(without, other)).toBe(other !== part)
      expect(CidrSet.difference(CidrSet.fromBlocks([whole]), without)).toEqual(
        CidrSet.fromBlocks([part]),
      )
    }),
  )
})
