/**
 * A small universe of blocks to compare with: `2^bits` units under one anchor block, placed
 * anywhere in IPv4 so that every depth of a trie is met. A set of addresses is a set of unit
 * numbers, so that expectations need no CIDR arithmetic.
 */
import fc from 'fast-check'

import { type Ipv4Block, blockAt, unsafeBlock } from '../../src/network/Ipv4Block.ts'

export interface Universe {
  readonly anchorBase: number
  readonly anchorLength: number
  readonly bits: number
}

/** A block as a level below the anchor (0 is the anchor itself) and its number on that level. */
export interface Cell {
  readonly level: number
  readonly index: number
}

const unitSize = (universe: Universe): number => 2 ** (32 - universe.anchorLength - universe.bits)

export const cellBlock = (universe: Universe, cell: Cell): Ipv4Block => {
  const units = cell.index * 2 ** (universe.bits - cell.level)
  return unsafeBlock(
    universe.anchorBase + units * unitSize(universe),
    universe.anchorLength + cell.level,
  )
}

/** Every block of the universe, larger ones first. */
export const allBlocks = (universe: Universe): ReadonlyArray<Ipv4Block> =>
  Array.from({ length: universe.bits + 1 }, (_, level) =>
    Array.from({ length: 2 ** level }, (_unused, index) => cellBlock(universe, { level, index })),
  ).flat()

/** The unit numbers of a block, counted out. */
export const unitsOf = (universe: Universe, block: Ipv4Block): ReadonlySet<number> => {
  const length = block % 64
  const base = (block - length) / 64
  const first = (base - universe.anchorBase) / unitSize(universe)
  const count = 2 ** (universe.anchorLength + universe.bits - length)
  return new Set(Array.from({ length: count }, (_, offset) => first + offset))
}

export const unitsOfAll = (
  universe: Universe,
  blocks: Iterable<Ipv4Block>,
): ReadonlySet<number> => {
  const units = new Set<number>()
  for (const block of blocks) for (const unit of unitsOf(universe, block)) units.add(unit)
  return units
}

export const meet = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  [...a].some((unit) => b.has(unit))

export const within = (inner: ReadonlySet<number>, outer: ReadonlySet<number>): boolean =>
  [...inner].every((unit) => outer.has(unit))

/** The fewest blocks with exactly these units: whole if all are in, else both halves. */
export const cover = (
  universe: Universe,
  units: ReadonlySet<number>,
  cell: Cell = { level: 0, index: 0 },
): ReadonlyArray<Ipv4Block> => {
  const block = cellBlock(universe, cell)
  const own = unitsOf(universe, block)
  if (!meet(own, units)) return []
  if (within(own, units)) return [block]
  return [0, 1].flatMap((half) =>
    cover(universe, units, { level: cell.level + 1, index: cell.index * 2 + half }),
  )
}

export const inOrder = (blocks: Iterable<Ipv4Block>): ReadonlyArray<Ipv4Block> =>
  [...new Set(blocks)].toSorted((a, b) => a - b)

// arbitraries

export const anyUniverse = (bits: number): fc.Arbitrary<Universe> =>
  fc
    .record({ address: fc.nat(2 ** 32 - 1), anchorLength: fc.nat(32 - bits) })
    .map(({ address, anchorLength }) => ({
      anchorBase: Math.floor(blockAt(address, anchorLength) / 64),
      anchorLength,
      bits,
    }))

const anyCell = (bits: number): fc.Arbitrary<Cell> =>
  fc
    .nat(bits)
    .chain((level) => fc.record({ level: fc.constant(level), index: fc.nat(2 ** level - 1) }))

/**
 * Blocks next to and around one another: each draw may come with its sibling, its parent or its
 * halves.
 */
const withRelatives = (bits: number): fc.Arbitrary<ReadonlyArray<Cell>> =>
  fc
    .tuple(anyCell(bits), fc.subarray(['self', 'sibling', 'parent', 'low', 'high']))
    .map(([{ level, index }, relatives]) =>
      relatives.flatMap((relative): ReadonlyArray<Cell> => {
        if (relative === 'self' || level === 0 || level === bits) return [{ level, index }]
        if (relative === 'sibling') return [{ level, index: index ^ 1 }]
        if (relative === 'parent') return [{ level: level - 1, index: index >> 1 }]
        return [{ level: level + 1, index: index * 2 + (relative === 'low' ? 0 : 1) }]
      }),
    )

export const anyCells = (bits: number): fc.Arbitrary<ReadonlyArray<Cell>> =>
  fc.array(withRelatives(bits), { maxLength: 12 }).map((cells) => cells.flat())

/** A universe with some lists of blocks in it, biased to nesting and adjacency. */
export const anyBlocks = (
  bits: number,
  lists: number,
): fc.Arbitrary<{
  readonly universe: Universe
  readonly lists: ReadonlyArray<ReadonlyArray<Ipv4Block>>
}> =>
  fc
    .tuple(anyUniverse(bits), fc.array(anyCells(bits), { minLength: lists, maxLength: lists }))
    .map(([universe, cells]) => ({
      universe,
      lists: cells.map((list) => list.map((cell) => cellBlock(universe, cell))),
    }))
