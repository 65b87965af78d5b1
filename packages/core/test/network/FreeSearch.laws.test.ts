/** The search against brute force: every place of a small space, looked at one by one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import * as CidrSet from '../../src/network/CidrSet.ts'
import { type FreeSearch, bestFitting, nearest } from '../../src/network/FreeSearch.ts'
import { type Ipv4Block, unsafeBlock } from '../../src/network/Ipv4Block.ts'

const unitLength = 26
const unitSize = 2 ** (32 - unitLength)

/** A space of `2^bits` units of a /26 somewhere in IPv4, as numbers. */
interface Space {
  readonly start: number
  readonly bits: number
}

/** Two spaces with a gap between them: 8 units and 16 units, around the sign bit of an int32. */
const spaces: ReadonlyArray<Space> = [
  { start: 2 ** 31 - 32 * unitSize, bits: 3 },
  { start: 2 ** 31, bits: 4 },
]

const blockIn = (space: Space, level: number, index: number): Ipv4Block =>
  unsafeBlock(
    space.start + index * 2 ** (space.bits - level) * unitSize,
    unitLength - space.bits + level,
  )

const levelsOf = (space: Space): ReadonlyArray<number> =>
  Array.from({ length: space.bits + 1 }, (_, level) => level)

const everyBlock = spaces.flatMap((space) =>
  levelsOf(space).flatMap((level) =>
    Array.from({ length: 2 ** level }, (_, index) => blockIn(space, level, index)),
  ),
)

const lengthOf = (block: number): number => block % 64
const firstOf = (block: number): number => (block - lengthOf(block)) / 64
const endOf = (block: number): number => firstOf(block) + 2 ** (32 - lengthOf(block))
const meet = (a: number, b: number): boolean => firstOf(a) < endOf(b) && firstOf(b) < endOf(a)
const isInside = (inner: number, outer: number): boolean =>
  firstOf(outer) <= firstOf(inner) && endOf(inner) <= endOf(outer)

const obstacles = fc.array(fc.constantFrom(...everyBlock), { maxLength: 6 })

const search = fc.record({
  prefixLength: fc.integer({ min: unitLength - 3, max: unitLength }),
  first: obstacles,
  second: obstacles,
})

interface Drawn {
  readonly prefixLength: number
  readonly first: ReadonlyArray<Ipv4Block>
  readonly second: ReadonlyArray<Ipv4Block>
}

const searchOf = ({ prefixLength, first, second }: Drawn): FreeSearch => ({
  prefixLength,
  spaces: spaces.map((space) => blockIn(space, 0, 0)),
  obstacles: [CidrSet.fromBlocks(first), CidrSet.fromBlocks(second)],
})

const isFree = ({ first, second }: Drawn, block: number): boolean =>
  ![...first, ...second].some((obstacle) => meet(obstacle, block))

const freePlaces = (drawn: Drawn): ReadonlyArray<Ipv4Block> =>
  everyBlock.filter((block) => lengthOf(block) === drawn.prefixLength && isFree(drawn, block))

/** Length of the largest free block around a place. */
const fitOf = (drawn: Drawn, place: number): number =>
  Math.min(
    ...everyBlock.filter((block) => isInside(place, block) && isFree(drawn, block)).map(lengthOf),
  )

const wishes = fc.oneof(
  fc.constantFrom(...everyBlock).map(firstOf),
  fc.constantFrom(0, 2 ** 31 - 16 * unitSize, 2 ** 32 - unitSize * 8),
)

describe('nearest', () => {
  test('gives all free places by distance, then fit, then address', () => {
    fc.assert(
      fc.property(search, wishes, (drawn, at) => {
        const size = 2 ** (32 - drawn.prefixLength)
        const wish = unsafeBlock(at - (at % size), drawn.prefixLength)
        const distance = (place: number): number => Math.abs(firstOf(place) - firstOf(wish))
        const expected = [...freePlaces(drawn)].sort(
          (a, b) => distance(a) - distance(b) || fitOf(drawn, b) - fitOf(drawn, a) || a - b,
        )
        expect(nearest(searchOf(drawn), wish, 100)).toEqual(expected)
      }),
    )
  })

  test('fewer are the first of more', () => {
    fc.assert(
      fc.property(search, fc.nat(30), (drawn, count) => {
        const wish = unsafeBlock(2 ** 31, drawn.prefixLength)
        const all = nearest(searchOf(drawn), wish, 100)
        expect(nearest(searchOf(drawn), wish, count)).toEqual(all.slice(0, count))
      }),
    )
  })
})

describe('bestFitting', () => {
  test('gives all free places by fit, then address', () => {
    fc.assert(
      fc.property(search, (drawn) => {
        const expected = [...freePlaces(drawn)].sort(
          (a, b) => fitOf(drawn, b) - fitOf(drawn, a) || a - b,
        )
        expect(bestFitting(searchOf(drawn), 100)).toEqual(expected)
      }),
    )
  })

  test('fewer are the first of more', () => {
    fc.assert(
      fc.property(search, fc.nat(30), (drawn, count) => {
        const all = bestFitting(searchOf(drawn), 100)
        expect(bestFitting(searchOf(drawn), count)).toEqual(all.slice(0, count))
      }),
    )
  })
})
