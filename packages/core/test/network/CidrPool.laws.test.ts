import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, test } from 'vitest'

import * as CidrPool from '../../src/network/CidrPool.ts'
import { type Ipv4Block, unsafeBlock } from '../../src/network/Ipv4Block.ts'
import {
  type Holding,
  anyBlockIn,
  anyHolding,
  anyParent,
  freeBlocks,
  intervalOf,
  isInside,
  lengthOf,
  meets,
  naiveBestFit,
  naiveNearest,
  naiveNext,
  naivePrevious,
  naiveSparseFit,
} from './NaivePool.ts'

type Owner = string
type Pool = CidrPool.CidrPool<Owner>

const owners: ReadonlyArray<Owner> = ['ann', 'bob', 'cyd']

const ownerFor = (index: number): Owner => owners[Math.floor(index / 3) % owners.length] ?? 'ann'

const allocationsOf = ({ blocks }: Holding): ReadonlyArray<CidrPool.Allocation<Owner>> =>
  blocks.map((block, index) => ({ block, owner: ownerFor(index) }))

const right = <A>(either: E.Either<unknown, A>): A => {
  expect(either).toMatchObject({ _tag: 'Right' })
  if (E.isLeft(either)) throw new Error('a Left where a Right was due')
  return either.right
}

const poolOf = (holding: Holding): Pool =>
  right(CidrPool.fromList(holding.parent, allocationsOf(holding)))

const heldOneByOne = (
  parent: Ipv4Block,
  allocations: ReadonlyArray<CidrPool.Allocation<Owner>>,
): Pool =>
  allocations.reduce<Pool>(
    (pool, { block, owner }) => right(CidrPool.hold(pool, block, owner)),
    CidrPool.empty(parent),
  )

const byAddress = (blocks: ReadonlyArray<Ipv4Block>): ReadonlyArray<Ipv4Block> =>
  blocks.toSorted((a, b) => a - b)

/** A block to ask about: in the pool, around it or beside it. */
const anyQuestion = (parent: Ipv4Block): fc.Arbitrary<Ipv4Block> =>
  fc.oneof(anyBlockIn(parent, 8), anyBlockIn(parent, 32), anyParent)

const anyCase = anyHolding.chain((holding) =>
  fc.record({ holding: fc.constant(holding), question: anyQuestion(holding.parent) }),
)

const anySearch = anyHolding.chain((holding) =>
  fc.record({
    holding: fc.constant(holding),
    prefixLength: fc.oneof(
      fc.nat(32),
      fc.integer({
        min: lengthOf(holding.parent),
        max: Math.min(32, lengthOf(holding.parent) + 8),
      }),
    ),
    near: anyQuestion(holding.parent),
  }),
)

describe('a pool is its allocations', () => {
  test('any order of holding gives deeply equal values', () => {
    fc.assert(
      fc.property(anyHolding, (holding) => {
        const pool = poolOf(holding)
        const allocations = allocationsOf(holding)
        expect(heldOneByOne(holding.parent, allocations)).toEqual(pool)
        expect(heldOneByOne(holding.parent, allocations.toReversed())).toEqual(pool)
        const shuffled = allocations.toSorted((a, b) => (a.block % 7919) - (b.block % 7919))
        expect(right(CidrPool.fromList(holding.parent, shuffled))).toEqual(pool)
      }),
    )
  })

  test('it lists exactly its allocations, in order, each with its owner', () => {
    fc.assert(
      fc.property(anyHolding, (holding) => {
        const pool = poolOf(holding)
        const allocations = allocationsOf(holding).toSorted((a, b) => a.block - b.block)
        expect(CidrPool.toArray(pool)).toEqual(allocations)
        expect([...CidrPool.iterateBlocks(pool)]).toEqual(byAddress(holding.blocks))
        for (const { block, owner } of allocations) {
          expect(CidrPool.has(pool, block)).toBe(true)
          expect(CidrPool.ownerOf(pool, block)).toEqual(O.some(owner))
        }
      }),
    )
  })

  test('counts are those of the blocks', () => {
    fc.assert(
      fc.property(anyHolding, (holding) => {
        const pool = poolOf(holding)
        const sizes = holding.blocks.map((block) => 2 ** (32 - lengthOf(block)))
        const addresses = sizes.reduce((sum, size) => sum + size, 0)
        expect(CidrPool.countBlocks(pool)).toBe(holding.blocks.length)
        expect(CidrPool.countAddresses(pool)).toBe(addresses)
        expect(CidrPool.utilization(pool)).toBe(addresses / 2 ** (32 - lengthOf(holding.parent)))
      }),
    )
  })

  test('releasing in any order undoes holding', () => {
    fc.assert(
      fc.property(anyHolding, fc.nat(), (holding, split) => {
        const allocations = allocationsOf(holding)
        const kept = allocations.slice(0, split % (allocations.length + 1))
        const released = allocations.slice(kept.length).toSorted((a, b) => b.block - a.block)
        const after = released.reduce(
          (pool, { block }) => right(CidrPool.release(pool, block)),
          poolOf(holding),
        )
        expect(after).toEqual(heldOneByOne(holding.parent, kept))
      }),
    )
  })

  test('a pool with one owner keeps it once', () => {
    fc.assert(
      fc.property(anyHolding, ({ parent, blocks }) => {
        const list = blocks.map((block) => ({ block, owner: 'ann' }))
        const { owners: kept } = right(CidrPool.fromList(parent, list))
        expect(kept).toEqual(
          blocks.length === 0 ? { _tag: 'Nobody' } : { _tag: 'OneOwner', owner: 'ann' },
        )
      }),
    )
  })
})

describe('overlap', () => {
  test('overlapping lists, in order, exactly the held blocks that share an address', () => {
    fc.assert(
      fc.property(anyCase, ({ holding, question }) => {
        const pool = poolOf(holding)
        for (const block of [question, holding.parent, ...holding.blocks]) {
          const expected = byAddress(holding.blocks.filter((held) => meets(held, block)))
          expect(CidrPool.overlapping(pool, block)).toEqual(expected)
          expect(CidrPool.overlapping(pool, block, 2)).toEqual(expected.slice(0, 2))
          expect(CidrPool.firstOverlap(pool, block)).toEqual(O.fromNullable(expected[0]))
          expect(CidrPool.overlaps(pool, block)).toBe(expected.length > 0)
          expect(CidrPool.has(pool, block)).toBe(holding.blocks.includes(block))
          expect(O.isSome(CidrPool.ownerOf(pool, block))).toBe(holding.blocks.includes(block))
        }
      }),
    )
  })

  test('hold refuses exactly what is outside or overlaps, and says what is in the way', () => {
    fc.assert(
      fc.property(anyCase, ({ holding, question: block }) => {
        const { parent, blocks } = holding
        const [held] = byAddress(blocks.filter((other) => meets(other, block)))
        const result = CidrPool.hold(poolOf(holding), block, 'dan')
        if (!isInside(block, parent)) {
          expect(result).toEqual(E.left({ _tag: 'OutsidePool', block, parent }))
        } else if (held !== undefined) {
          expect(result).toEqual(E.left({ _tag: 'BlockOverlaps', block, held }))
        } else {
          expect(CidrPool.ownerOf(right(result), block)).toEqual(O.some('dan'))
        }
      }),
    )
  })

  test('fromList names the first two blocks that overlap', () => {
    fc.assert(
      fc.property(anyHolding, fc.nat(), (holding, pick) => {
        const { parent, blocks } = holding
        const again = blocks[pick % Math.max(1, blocks.length)]
        fc.pre(again !== undefined)
        const list = [...allocationsOf(holding), { block: again, owner: 'dan' }]
        expect(CidrPool.fromList(parent, list)).toEqual(
          E.left({ _tag: 'BlockOverlaps', block: again, held: again }),
        )
      }),
    )
  })

  test('release refuses what is not held', () => {
    fc.assert(
      fc.property(anyCase, ({ holding, question: block }) => {
        const result = CidrPool.release(poolOf(holding), block)
        expect(E.isRight(result)).toBe(holding.blocks.includes(block))
        if (E.isLeft(result)) expect(result.left).toEqual({ _tag: 'NotHeld', block })
      }),
    )
  })
})

describe('free space', () => {
  test('the histogram counts the fewest free blocks, and the largest is its first', () => {
    fc.assert(
      fc.property(anyHolding, (holding) => {
        const pool = poolOf(holding)
        const lengths = freeBlocks(holding.parent, holding.blocks).map(lengthOf)
        const expected = [...new Set(lengths)]
          .toSorted((a, b) => a - b)
          .map((prefixLength) => ({
            prefixLength,
            count: lengths.filter((length) => length === prefixLength).length,
          }))
        expect(CidrPool.freeHistogram(pool)).toEqual(expected)
        expect(CidrPool.largestFree(pool)).toEqual(O.fromNullable(expected[0]?.prefixLength))
      }),
    )
  })

  test('every search finds what going through all free blocks finds', () => {
    fc.assert(
      fc.property(anySearch, ({ holding, prefixLength, near }) => {
        const pool = poolOf(holding)
        const free = freeBlocks(holding.parent, holding.blocks)
        const address = intervalOf(near).first
        const { first, last } = intervalOf(holding.parent)
        const from = near
        const option = O.fromNullable<Ipv4Block | undefined>
        expect(CidrPool.nextFree(pool, { prefixLength, from })).toEqual(
          option(naiveNext(free, prefixLength, address)),
        )
        expect(CidrPool.nextFree(pool, { prefixLength })).toEqual(
          option(naiveNext(free, prefixLength, first)),
        )
        expect(CidrPool.previousFree(pool, { prefixLength, from })).toEqual(
          option(naivePrevious(free, prefixLength, address)),
        )
        expect(CidrPool.previousFree(pool, { prefixLength })).toEqual(
          option(naivePrevious(free, prefixLength, last)),
        )
        expect(CidrPool.nearestFree(pool, { prefixLength, to: near })).toEqual(
          option(naiveNearest(free, prefixLength, address)),
        )
        expect(CidrPool.bestFit(pool, prefixLength)).toEqual(
          option(naiveBestFit(free, prefixLength)),
        )
        expect(CidrPool.sparseFit(pool, prefixLength)).toEqual(
          option(naiveSparseFit(free, prefixLength)),
        )
      }),
    )
  })

  test('allocate takes a free block where its policy says, or says the largest that would fit', () => {
    fc.assert(
      fc.property(anySearch, ({ holding, prefixLength }) => {
        const pool = poolOf(holding)
        const free = freeBlocks(holding.parent, holding.blocks)
        const { first } = intervalOf(holding.parent)
        const expected = {
          'first-fit': naiveNext(free, prefixLength, first),
          'best-fit': naiveBestFit(free, prefixLength),
          sparse: naiveSparseFit(free, prefixLength),
        }
        for (const policy of ['first-fit', 'best-fit', 'sparse'] as const) {
          const block = expected[policy]
          const result = CidrPool.allocate(pool, { prefixLength, owner: 'dan', policy })
          if (block === undefined) {
            const largest = Math.min(...free.map(lengthOf))
            const room = free.length === 0 ? {} : { largestFree: largest }
            expect(result).toEqual(E.left({ _tag: 'NoRoom', prefixLength, ...room }))
          } else {
            const held = right(CidrPool.hold(pool, block, 'dan'))
            expect(result).toEqual(E.right({ block, pool: held }))
          }
        }
      }),
    )
  })

  test('a prefix length that is none has no free block', () => {
    const pool = poolOf({ parent: unsafeBlock(0, 0), blocks: [] })
    for (const prefixLength of [-1, 33, 24.5, Number.NaN]) {
      expect(CidrPool.nextFree(pool, { prefixLength })).toEqual(O.none)
      expect(CidrPool.bestFit(pool, prefixLength)).toEqual(O.none)
    }
  })
})

test('sparse bisects: start, half, quarter, three quarters', () => {
  const parent = unsafeBlock(0x0a000000, 16)
  let pool: Pool = CidrPool.empty(parent)
  const given: Array<number> = []
  for (let count = 0; count < 5; count += 1) {
    const next = right(
      CidrPool.allocate(pool, { prefixLength: 24, owner: 'ann', policy: 'sparse' }),
    )
    pool = next.pool
    given.push((intervalOf(next.block).first >>> 8) & 255)
  }
  expect(given).toEqual([0, 128, 64, 192, 32])
})
