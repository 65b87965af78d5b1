import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, test } from 'vitest'

import * as CidrSet from '../../src/network/CidrSet.ts'
import type { Ipv4Block } from '../../src/network/Ipv4Block.ts'
import { type Universe, allBlocks, cover, inOrder, meet, unitsOf, within } from './Universe.ts'

const universes: ReadonlyArray<readonly [string, Universe]> = [
  ['32 addresses: 10.0.0.0/27', { anchorBase: 0x0a000000, anchorLength: 27, bits: 5 }],
  [
    '32 addresses at the end: 255.255.255.224/27',
    { anchorBase: 0xffffffe0, anchorLength: 27, bits: 5 },
  ],
  ['32 units across two nodes: 10.0.0.0/22', { anchorBase: 0x0a000000, anchorLength: 22, bits: 5 }],
  ['32 units of everything: 0.0.0.0/0', { anchorBase: 0, anchorLength: 0, bits: 5 }],
]

describe.each(universes)('%s', (_, universe) => {
  const blocks = allBlocks(universe)
  const units = new Map(blocks.map((block) => [block, unitsOf(universe, block)]))
  const unitsFor = (block: Ipv4Block): ReadonlySet<number> => units.get(block) ?? new Set()
  const pairs = blocks.flatMap((a) => blocks.map((b) => [a, b] as const))

  test('a set of one block answers every question about every other block', () => {
    for (const [a, b] of pairs) {
      const set = CidrSet.fromBlocks([a])
      const related = meet(unitsFor(a), unitsFor(b))
      expect(CidrSet.has(set, b)).toBe(a === b)
      expect(CidrSet.overlaps(set, b)).toBe(related)
      expect(CidrSet.overlapping(set, b)).toEqual(related ? [a] : [])
      expect(CidrSet.firstOverlap(set, b)).toEqual(related ? O.some(a) : O.none)
      expect(CidrSet.contains(set, b)).toBe(within(unitsFor(b), unitsFor(a)))
    }
  })

  test('union, intersection and difference of every two blocks are those of their addresses', () => {
    for (const [a, b] of pairs) {
      const [one, other] = [CidrSet.fromBlocks([a]), CidrSet.fromBlocks([b])]
      const both = [...unitsFor(a)].filter((unit) => unitsFor(b).has(unit))
      const left = [...unitsFor(a)].filter((unit) => !unitsFor(b).has(unit))
      const either = new Set([...unitsFor(a), ...unitsFor(b)])
      const union = CidrSet.union(one, other)
      expect(CidrSet.toArray(union)).toEqual(inOrder([a, b]))
      expect(CidrSet.toArray(CidrSet.aggregate(union))).toEqual(cover(universe, either))
      expect(CidrSet.toArray(CidrSet.intersection(one, other))).toEqual(
        cover(universe, new Set(both)),
      )
      expect(CidrSet.toArray(CidrSet.difference(one, other))).toEqual(
        cover(universe, new Set(left)),
      )
    }
  })

  test('inserting and removing every two blocks gives exactly the blocks that are left', () => {
    for (const [a, b] of pairs) {
      const both = CidrSet.insert(CidrSet.insert(CidrSet.empty, a), b)
      expect(both).toEqual(CidrSet.fromBlocks([b, a]))
      expect(CidrSet.remove(both, a)).toEqual(CidrSet.fromBlocks(a === b ? [] : [b]))
    }
  })
})
