import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as N from 'fp-ts/lib/number.js'
import { describe, expect, test } from 'vitest'

import * as CidrPool from '../../src/network/CidrPool.ts'
import { type Universe, allBlocks, cellBlock, meet, unitsOf } from './Universe.ts'

const sameBlock = O.getEq(N.Eq)

const universes: ReadonlyArray<readonly [string, Universe]> = [
  ['32 addresses: 10.0.0.0/27', { anchorBase: 0x0a000000, anchorLength: 27, bits: 5 }],
  ['64 units over two nodes: 10.0.0.0/8', { anchorBase: 0x0a000000, anchorLength: 8, bits: 6 }],
  ['32 units of everything: 0.0.0.0/0', { anchorBase: 0, anchorLength: 0, bits: 5 }],
]

describe.each(universes)('%s', (_, universe) => {
  const blocks = allBlocks(universe)
  const parent = cellBlock(universe, { level: 0, index: 0 })
  const units = new Map(blocks.map((block) => [block, unitsOf(universe, block)]))

  test('of every two blocks the second is held exactly when it shares no address with the first', () => {
    for (const a of blocks) {
      const one = CidrPool.hold(CidrPool.empty(parent), a, 'ann')
      const pool = E.getOrElse(() => CidrPool.empty(parent) as CidrPool.CidrPool<string>)(one)
      for (const b of blocks) {
        const related = meet(units.get(a) ?? new Set(), units.get(b) ?? new Set())
        const both = CidrPool.hold(pool, b, 'bob')
        expect(CidrPool.overlaps(pool, b)).toBe(related)
        expect(CidrPool.firstOverlap(pool, b)).toEqual(related ? O.some(a) : O.none)
        if (E.isLeft(both)) {
          expect(related).toBe(true)
          expect(both.left).toEqual({ _tag: 'BlockOverlaps', block: b, held: a })
        } else {
          expect(related).toBe(false)
          expect(CidrPool.release(both.right, b)).toEqual(one)
        }
      }
    }
  })
})

test('of every pattern of 12 held addresses in 16 the free blocks are those of the bit set', () => {
  const universe: Universe = { anchorBase: 0x0a000010, anchorLength: 28, bits: 4 }
  const parent = cellBlock(universe, { level: 0, index: 0 })
  const wrong: Array<unknown> = []
  for (let pattern = 0; pattern < 2 ** 12; pattern += 1) {
    const held = Array.from({ length: 12 }, (_, index) => index).filter(
      (index) => ((pattern >> index) & 1) === 1,
    )
    const list = held.map((index) => ({
      block: cellBlock(universe, { level: 4, index }),
      owner: true,
    }))
    const pool = CidrPool.fromList(parent, list)
    if (E.isLeft(pool)) return expect.unreachable('addresses do not overlap')
    for (const level of [0, 1, 2, 3, 4]) {
      const size = 2 ** (4 - level)
      const mask = 2 ** size - 1
      const index = Array.from({ length: 2 ** level }, (_, at) => at).find(
        (at) => ((pattern >> (at * size)) & mask) === 0,
      )
      const expected = index === undefined ? O.none : O.some(cellBlock(universe, { level, index }))
      const found = CidrPool.nextFree(pool.right, { prefixLength: 28 + level })
      if (!sameBlock.equals(found, expected)) wrong.push({ pattern, level, found })
    }
  }
  expect(wrong).toEqual([])
})
