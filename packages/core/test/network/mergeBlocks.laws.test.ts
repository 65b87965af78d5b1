import fc from 'fast-check'
import { expect, test } from 'vitest'

import { unsafeBlock } from '../../src/network/Ipv4Block.ts'
import { mergeBlocks, subtractBlocks } from '../../src/network/mergeBlocks.ts'
import { anyBlocks, cover, unitsOfAll } from './Universe.ts'

test('merged blocks are the fewest with the same addresses, in order', () => {
  fc.assert(
    fc.property(anyBlocks(6, 1), ({ universe, lists: [blocks = []] }) => {
      expect(mergeBlocks(blocks)).toEqual(cover(universe, unitsOfAll(universe, blocks)))
    }),
  )
})

test('subtracting leaves the fewest blocks with the addresses of one list and not the other', () => {
  fc.assert(
    fc.property(anyBlocks(6, 2), ({ universe, lists: [from = [], minus = []] }) => {
      const removed = unitsOfAll(universe, minus)
      const left = [...unitsOfAll(universe, from)].filter((unit) => !removed.has(unit))
      expect(subtractBlocks({ from, minus })).toEqual(cover(universe, new Set(left)))
    }),
  )
})

test('everything is one block, and nothing none', () => {
  const [low, high] = [unsafeBlock(0, 1), unsafeBlock(2 ** 31, 1)]
  expect(mergeBlocks([high, low])).toEqual([unsafeBlock(0, 0)])
  expect(subtractBlocks({ from: [unsafeBlock(0, 0)], minus: [high] })).toEqual([low])
  expect(subtractBlocks({ from: [low], minus: [unsafeBlock(0, 0)] })).toEqual([])
  expect(mergeBlocks([])).toEqual([])
})
