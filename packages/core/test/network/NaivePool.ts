/**
 * What `CidrPool` must answer, worked out slowly: held blocks as a plain array, free space by
 * halving the parent until a half is wholly free. Blocks are compared as address intervals, so
 * nothing here shares code with the pool.
 */
import fc from 'fast-check'

import { type Ipv4Block, blockAt, unsafeBlock } from '../../src/network/Ipv4Block.ts'

export interface Interval {
  readonly first: number
  readonly last: number
}

export const intervalOf = (block: Ipv4Block): Interval => {
  const length = block % 64
  const first = (block - length) / 64
  return { first, last: first + 2 ** (32 - length) - 1 }
}

export const meets = (a: Ipv4Block, b: Ipv4Block): boolean =>
  intervalOf(a).first <= intervalOf(b).last && intervalOf(b).first <= intervalOf(a).last

export const isInside = (inner: Ipv4Block, outer: Ipv4Block): boolean =>
  intervalOf(outer).first <= intervalOf(inner).first &&
  intervalOf(inner).last <= intervalOf(outer).last

export const lengthOf = (block: Ipv4Block): number => block % 64

/** The free space of a parent as the fewest blocks, in order. */
export const freeBlocks = (
  parent: Ipv4Block,
  held: ReadonlyArray<Ipv4Block>,
): ReadonlyArray<Ipv4Block> => {
  const inTheWay = held.filter((block) => meets(block, parent))
  if (inTheWay.length === 0) return [parent]
  if (inTheWay.some((block) => isInside(parent, block))) return []
  const { first, last } = intervalOf(parent)
  const longer = lengthOf(parent) + 1
  return [first, (first + last + 1) / 2].flatMap((base) =>
    freeBlocks(unsafeBlock(base, longer), inTheWay),
  )
}

/**
 * For each free block that is large enough, the place in it nearest to an address from below and
 * from above.
 */
const placesNear = (
  free: ReadonlyArray<Ipv4Block>,
  prefixLength: number,
  address: number,
): ReadonlyArray<number> => {
  const size = 2 ** (32 - prefixLength)
  return free
    .filter((block) => lengthOf(block) <= prefixLength)
    .flatMap((block) => {
      const { first, last } = intervalOf(block)
      const end = last + 1 - size
      return [
        first,
        end,
        Math.floor(address / size) * size,
        Math.ceil(address / size) * size,
      ].filter((base) => base >= first && base <= end)
    })
}

const orNone = (base: number, prefixLength: number): Ipv4Block | undefined =>
  Number.isFinite(base) ? unsafeBlock(base, prefixLength) : undefined

export const naiveNext = (
  free: ReadonlyArray<Ipv4Block>,
  prefixLength: number,
  address: number,
): Ipv4Block | undefined => {
  const places = placesNear(free, prefixLength, address).filter((base) => base >= address)
  return orNone(Math.min(...places), prefixLength)
}

export const naivePrevious = (
  free: ReadonlyArray<Ipv4Block>,
  prefixLength: number,
  address: number,
): Ipv4Block | undefined => {
  const places = placesNear(free, prefixLength, address).filter((base) => base <= address)
  return orNone(Math.max(...places), prefixLength)
}

export const naiveNearest = (
  free: ReadonlyArray<Ipv4Block>,
  prefixLength: number,
  address: number,
): Ipv4Block | undefined => {
  const [nearest] = placesNear(free, prefixLength, address).toSorted(
    (a, b) => Math.abs(a - address) - Math.abs(b - address) || a - b,
  )
  return nearest === undefined ? undefined : unsafeBlock(nearest, prefixLength)
}

const firstOfLength = (
  free: ReadonlyArray<Ipv4Block>,
  prefixLength: number,
  choose: (...lengths: ReadonlyArray<number>) => number,
): Ipv4Block | undefined => {
  const large = free.filter((block) => lengthOf(block) <= prefixLength)
  const chosen = choose(...large.map(lengthOf))
  const room = large.find((block) => lengthOf(block) === chosen)
  return room === undefined ? undefined : unsafeBlock(intervalOf(room).first, prefixLength)
}

export const naiveBestFit = (
  free: ReadonlyArray<Ipv4Block>,
  prefixLength: number,
): Ipv4Block | undefined => firstOfLength(free, prefixLength, Math.max)

export const naiveSparseFit = (
  free: ReadonlyArray<Ipv4Block>,
  prefixLength: number,
): Ipv4Block | undefined => firstOfLength(free, prefixLength, Math.min)

// arbitraries

export const anyParent: fc.Arbitrary<Ipv4Block> = fc
  .record({ address: fc.nat(2 ** 32 - 1), length: fc.nat(32) })
  .map(({ address, length }) => blockAt(address, length))

/** A block under a parent, most often near its start or its end, so that blocks are neighbours. */
export const anyBlockIn = (parent: Ipv4Block, levels: number): fc.Arbitrary<Ipv4Block> => {
  const { first, last } = intervalOf(parent)
  const shortest = lengthOf(parent)
  return fc
    .record({
      length: fc.integer({ min: shortest, max: Math.min(32, shortest + levels) }),
      steps: fc.nat(9),
      from: fc.constantFrom('start', 'end', 'middle'),
    })
    .map(({ length, steps, from }) => {
      const size = 2 ** (32 - length)
      const anchor = { start: first, end: last, middle: (first + last + 1) / 2 }[from]
      const address = from === 'end' ? anchor - steps * size : anchor + steps * size
      return blockAt(Math.min(last, Math.max(first, address)), length)
    })
}

/** Keeps the blocks that overlap none before them. */
export const disjoint = (blocks: ReadonlyArray<Ipv4Block>): ReadonlyArray<Ipv4Block> =>
  blocks.reduce<ReadonlyArray<Ipv4Block>>(
    (kept, block) => (kept.some((other) => meets(other, block)) ? kept : [...kept, block]),
    [],
  )

export interface Holding {
  readonly parent: Ipv4Block
  readonly blocks: ReadonlyArray<Ipv4Block>
}

/** A parent and disjoint blocks in it, from large to tiny, in no order. */
export const anyHolding: fc.Arbitrary<Holding> = anyParent.chain((parent) =>
  fc
    .array(fc.oneof(anyBlockIn(parent, 7), anyBlockIn(parent, 17), anyBlockIn(parent, 32)), {
      maxLength: 24,
    })
    .map((blocks) => ({ parent, blocks: disjoint(blocks) })),
)
