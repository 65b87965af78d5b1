import {
  type Inventory,
  baseOf,
  blockAt,
  lastOf,
  overlaps,
  parseIpv4Block,
  prefixLengthOf,
  sizeOf,
  CidrSet,
  inventoryOf,
} from '@byoa/core/network'
import { inventoryDocument, ipv4Block } from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { drawPool, freeLetter, poolLetters, poolUses } from '../../src/commands/cidr/drawPool.ts'

const blocksOf = (inventory: Inventory, use: (typeof poolUses)[number]) =>
  CidrSet.toArray(inventory[use])

/** A pool around some block of the inventory, so that there is something to draw. */
const scene = fc
  .tuple(inventoryDocument(), fc.nat(), ipv4Block(), fc.integer({ min: 0, max: 32 }))
  .map(([document, pick, elsewhere, length]) => {
    const inventory = inventoryOf(document)
    const known = poolUses.flatMap((use) => blocksOf(inventory, use))
    const around = known[pick % Math.max(1, known.length)] ?? elsewhere
    return { inventory, pool: blockAt(baseOf(around), length) }
  })

describe('drawPool', () => {
  it('shows a cell as free exactly when no block shares an address with it', () => {
    fc.assert(
      fc.property(scene, ({ inventory, pool }) => {
        const { rows, cellPrefixLength } = drawPool(inventory, pool)
        const all = poolUses.flatMap((use) => blocksOf(inventory, use))
        const cells = rows.map(({ cells: row }) => row).join('')
        const step = 2 ** (32 - cellPrefixLength)
        expect(cells).toHaveLength(sizeOf(pool) / step)
        Array.from(cells).forEach((letter, index) => {
          const cell = blockAt(baseOf(pool) + index * step, cellPrefixLength)
          expect(letter === freeLetter).toBe(!all.some((block) => overlaps(block, cell)))
        })
      }),
    )
  })

  it('shows a cell in upper case exactly when blocks of one kind cover it', () => {
    fc.assert(
      fc.property(scene, ({ inventory, pool }) => {
        const { rows, cellPrefixLength } = drawPool(inventory, pool)
        const step = 2 ** (32 - cellPrefixLength)
        const cells = Array.from(rows.map(({ cells: row }) => row).join(''))
        for (const [index, letter] of cells.entries()) {
          const cell = CidrSet.fromBlocks([blockAt(baseOf(pool) + index * step, cellPrefixLength)])
          const isWhole = poolUses.some(
            (use) => CidrSet.countAddresses(CidrSet.intersection(inventory[use], cell)) === step,
          )
          expect(letter !== freeLetter && letter === letter.toUpperCase()).toBe(isWhole)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('counts every address of the pool: free, or of some kind', () => {
    fc.assert(
      fc.property(scene, ({ inventory, pool }) => {
        const { shares, freeAddresses, largestFree } = drawPool(inventory, pool)
        const most = poolUses.reduce((sum, use) => sum + shares[use].addresses, 0)
        for (const use of poolUses) {
          expect(shares[use].addresses).toBeLessThanOrEqual(sizeOf(pool) - freeAddresses)
        }
        expect(most).toBeGreaterThanOrEqual(sizeOf(pool) - freeAddresses)
        expect(largestFree === undefined).toBe(freeAddresses === 0)
        const largest = parseIpv4Block(largestFree ?? '')
        if (E.isRight(largest)) {
          expect(prefixLengthOf(largest.right)).toBeGreaterThanOrEqual(prefixLengthOf(pool))
          expect(
            baseOf(largest.right) >= baseOf(pool) && lastOf(largest.right) <= lastOf(pool),
          ).toBe(true)
        }
      }),
    )
  })

  it('has a letter of its own for each kind', () => {
    const letters = [
      freeLetter,
      ...poolUses.flatMap((use) => [poolLetters[use], poolLetters[use].toLowerCase()]),
    ]
    expect(new Set(letters).size).toBe(9)
  })
})
