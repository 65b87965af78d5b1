/**
 * Every pair of blocks of a 32-address universe against sets of addresses, at the bottom, in the
 * middle (where an int32 changes sign) and at the top of the address space.
 */
import { describe, expect, test } from 'vitest'

import {
  type Ipv4Block,
  baseOf,
  blockAt,
  contains,
  halves,
  lastOf,
  overlaps,
  prefixLengthOf,
  sizeOf,
  unsafeBlock,
} from '../../src/network/Ipv4Block.ts'

interface Known {
  readonly block: Ipv4Block
  readonly base: number
  readonly prefixLength: number
  readonly addresses: ReadonlySet<number>
}

const universe = (start: number): ReadonlyArray<Known> =>
  [27, 28, 29, 30, 31, 32].flatMap((prefixLength) => {
    const size = 2 ** (32 - prefixLength)
    return Array.from({ length: 32 / size }, (_, index) => {
      const base = start + index * size
      const addresses = new Set(Array.from({ length: size }, (_unused, offset) => base + offset))
      return { block: unsafeBlock(base, prefixLength), base, prefixLength, addresses }
    })
  })

const starts = {
  bottom: 0,
  'sign bit': 2 ** 31,
  'below the sign bit': 2 ** 31 - 32,
  top: 2 ** 32 - 32,
}

describe.each(Object.entries(starts))('the 32 addresses at the %s', (_, start) => {
  const all = universe(start)

  test('there are 63 blocks, each of its own', () => {
    expect(new Set(all.map(({ block }) => block)).size).toBe(63)
  })

  test('a block gives back what it was packed from', () => {
    for (const { block, base, prefixLength, addresses } of all) {
      expect([baseOf(block), prefixLengthOf(block)]).toEqual([base, prefixLength])
      expect([sizeOf(block), lastOf(block)]).toEqual([addresses.size, Math.max(...addresses)])
    }
  })

  test('two blocks overlap exactly when some address is in both', () => {
    for (const a of all) {
      for (const b of all) {
        const shared = [...a.addresses].some((address) => b.addresses.has(address))
        expect(overlaps(a.block, b.block)).toBe(shared)
      }
    }
  })

  test('a block contains another exactly when every address of the other is in it', () => {
    for (const a of all) {
      for (const b of all) {
        const inside = [...b.addresses].every((address) => a.addresses.has(address))
        expect(contains(a.block, b.block)).toBe(inside)
      }
    }
  })

  test('packed order is address order, the larger of one base first', () => {
    const packed = all.map(({ block }) => block).sort((a, b) => a - b)
    const byAddress = [...all].sort(
      (a, b) => a.base - b.base || b.addresses.size - a.addresses.size,
    )
    expect(packed).toEqual(byAddress.map(({ block }) => block))
  })

  test('an address is in the one block of each length that is asked for it', () => {
    for (const { block, prefixLength, addresses } of all) {
      for (const address of addresses) expect(blockAt(address, prefixLength)).toBe(block)
    }
  })

  test('the halves share no address and together are the block', () => {
    for (const { block, prefixLength, addresses } of all) {
      const cut = halves(block)
      if (prefixLength === 32) {
        expect(cut).toBeUndefined()
        continue
      }
      const found = (cut ?? []).map((half) => all.find((known) => known.block === half))
      const joined = found.flatMap((half) => [...(half?.addresses ?? [])])
      expect(joined).toEqual([...addresses])
    }
  })
})

describe('the whole address space', () => {
  const whole = unsafeBlock(0, 0)

  test('has 2^32 addresses and is cut in the middle', () => {
    expect([sizeOf(whole), lastOf(whole)]).toEqual([2 ** 32, 2 ** 32 - 1])
    expect(halves(whole)).toEqual([unsafeBlock(0, 1), unsafeBlock(2 ** 31, 1)])
  })

  test('contains and overlaps every block', () => {
    for (const { block } of universe(2 ** 31)) {
      expect([contains(whole, block), overlaps(block, whole), contains(block, whole)]).toEqual([
        true,
        true,
        false,
      ])
    }
  })
})
