import {
  type Inventory,
  type Ipv4Block,
  baseOf,
  blockAt,
  lastOf,
  overlaps,
  parseIpv4Block,
  prefixLengthOf,
  renderIpv4Cidr,
  sizeOf,
  CidrSet,
  inventoryOf,
} from '@byoa/core/network'
import { inventoryDocument, ipv4Block } from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import {
  type PoolUse,
  drawPool,
  freeLetter,
  poolLetters,
  poolUses,
} from '../../src/commands/cidr/drawPool.ts'

type Listed = Exclude<PoolUse, 'notAllowed'>

const listedUses = poolUses.filter((use): use is Listed => use !== 'notAllowed')

/** Blocks of a kind; routes to more than the largest VPC are in nobody's way. */
const blocksOf = (inventory: Inventory, use: Listed) =>
  CidrSet.toArray(inventory[use]).filter(
    (block) => use !== 'routes' || Number(renderIpv4Cidr(block).split('/')[1]) >= 16,
  )

const hasAll = (blocks: ReadonlyArray<Ipv4Block>, cell: Ipv4Block): boolean => {
  const within = CidrSet.intersection(CidrSet.fromBlocks(blocks), CidrSet.fromBlocks([cell]))
  return CidrSet.countAddresses(within) === sizeOf(cell)
}

/** A pool around some block of the inventory, so that there is something to draw. */
const scene = fc
  .tuple(inventoryDocument(), fc.nat(), ipv4Block(), fc.integer({ min: 0, max: 32 }))
  .map(([document, pick, elsewhere, length]) => {
    const inventory = inventoryOf(document)
    const known = listedUses.flatMap((use) => blocksOf(inventory, use))
    const around = known[pick % Math.max(1, known.length)] ?? elsewhere
    return { inventory, pool: blockAt(baseOf(around), length) }
  })

describe('drawPool', () => {
  it('shows a cell as free exactly when it is allowed and no block shares an address with it', () => {
    fc.assert(
      fc.property(scene, ({ inventory, pool }) => {
        const { rows, cellPrefixLength } = drawPool(inventory, pool)
        const all = listedUses.flatMap((use) => blocksOf(inventory, use))
        const allowed = CidrSet.toArray(inventory.allowed)
        const cells = rows.map(({ cells: row }) => row).join('')
        const step = 2 ** (32 - cellPrefixLength)
        expect(cells).toHaveLength(sizeOf(pool) / step)
        Array.from(cells).forEach((letter, index) => {
          const cell = blockAt(baseOf(pool) + index * step, cellPrefixLength)
          const isClear = !all.some((block) => overlaps(block, cell))
          expect(letter === freeLetter).toBe(isClear && hasAll(allowed, cell))
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
          const cell = blockAt(baseOf(pool) + index * step, cellPrefixLength)
          const isAllowed = CidrSet.toArray(inventory.allowed).some((range) =>
            overlaps(range, cell),
          )
          const isWhole =
            !isAllowed || listedUses.some((use) => hasAll(blocksOf(inventory, use), cell))
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
    expect(new Set(letters).size).toBe(15)
  })
})
