/** Seeded blocks to measure on: the same on every machine and in every run. */
import { CidrSet, type Ipv4Block, blockAt, renderIpv4Cidr } from '@byoa/core/network'

/** A number from 0 up to but without 1. */
export type Random = () => number

/** A xorshift generator: seeded, and fast enough for millions of draws. */
export const seeded = (seed: number): Random => {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const firstPublic = 0x01000000
const endPublic = 0xe0000000

const anyAddress = (random: Random): number =>
  Math.floor(firstPublic + random() * (endPublic - firstPublic))

/** Lengths as networks have them: some large blocks, mostly /24, many small ones. */
const anyLength = (random: Random): number => {
  const draw = random()
  if (draw < 0.0005) return 16
  if (draw < 0.0205) return 20
  if (draw < 0.0805) return 22
  if (draw < 0.5) return 24
  return draw < 0.75 ? 26 : 28
}

/** Returns blocks anywhere in IPv4, overlapping or not, in no order. */
export const anyBlocks = (count: number, random: Random): ReadonlyArray<Ipv4Block> =>
  Array.from({ length: count }, () => blockAt(anyAddress(random), anyLength(random)))

/** Returns disjoint blocks scattered over all of IPv4, in no order. */
export const scatteredBlocks = (count: number, random: Random): ReadonlyArray<Ipv4Block> => {
  const blocks: Ipv4Block[] = []
  let set = CidrSet.empty
  while (blocks.length < count) {
    const block = blockAt(anyAddress(random), anyLength(random))
    if (CidrSet.overlaps(set, block)) continue
    set = CidrSet.insert(set, block)
    blocks.push(block)
  }
  return blocks
}

/**
 * Returns blocks of length /16 to /28 that overlap nothing in the set: the slow answer for most
 * structures.
 */
export const missesOf = (
  set: CidrSet.CidrSet,
  count: number,
  random: Random,
): ReadonlyArray<Ipv4Block> => {
  const misses: Ipv4Block[] = []
  while (misses.length < count) {
    const block = blockAt(anyAddress(random), 16 + Math.floor(random() * 13))
    if (!CidrSet.overlaps(set, block)) misses.push(block)
  }
  return misses
}

const parentBase = 0x0a000000

/** The block that inventories are measured in: 10.0.0.0/8. */
export const parent: Ipv4Block = blockAt(parentBase, 8)

const shuffled = (count: number, random: Random): Uint32Array => {
  const order = Uint32Array.from({ length: count }, (_, index) => index)
  for (let index = count - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    const moved = order[index] ?? 0
    order[index] = order[other] ?? 0
    order[other] = moved
  }
  return order
}

/** Returns every block of a length in 10.0.0.0/8, in random order. */
export const blocksOfLength = (prefixLength: number, random: Random): ReadonlyArray<Ipv4Block> => {
  const size = 2 ** (32 - prefixLength)
  return Array.from(shuffled(2 ** (prefixLength - 8), random), (index) =>
    blockAt(parentBase + index * size, prefixLength),
  )
}

/** Returns disjoint blocks of mixed lengths in 10.0.0.0/8, in no order. */
export const mixedBlocks = (count: number, random: Random): ReadonlyArray<Ipv4Block> => {
  const blocks: Ipv4Block[] = []
  let set = CidrSet.empty
  while (blocks.length < count) {
    const block = blockAt(Math.floor(parentBase + random() * 2 ** 24), anyLength(random))
    if (CidrSet.overlaps(set, block)) continue
    set = CidrSet.insert(set, block)
    blocks.push(block)
  }
  return blocks
}

export const textsOf = (blocks: ReadonlyArray<Ipv4Block>): ReadonlyArray<string> =>
  blocks.map((block) => renderIpv4Cidr(block))
