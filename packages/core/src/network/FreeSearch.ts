/**
 * Searches free blocks of one length between obstacles, by jumping from place to place. Ranges that
 * are covered without a gap are skipped in one jump; there are never more jumps than places of that
 * length.
 *
 * ```
 *   spaces     |<------------------ 10.0.0.0/8 ------------------>|
 *   obstacles    |<-->|    |<------------>|        |<>|
 *   places     |----|----|----|----|----|----|----|----|----|----|
 *   free                 ^                     ^         ^
 * ```
 *
 * Laws
 * 1. `nearest` and `bestFitting` return free places only, each once, and stop short of `count` only
 *    when there are no more.
 * 2. `nearest` orders by distance from the wish, then fit, then address; `bestFitting` by fit, then
 *    address.
 */
import * as CidrSet from './CidrSet.ts'
import {
  type Ipv4Block,
  type PrefixLength,
  baseOf,
  blockAt,
  contains,
  lastOf,
  prefixLengthOf,
} from './Ipv4Block.ts'

// model

/** The length, the spaces and the obstacles of a search. */
export interface FreeSearch {
  readonly prefixLength: PrefixLength
  /** Disjoint, in address order, each at least as large as the wanted block. */
  readonly spaces: ReadonlyArray<Ipv4Block>
  readonly obstacles: ReadonlyArray<CidrSet.CidrSet>
}

// queries

/** The largest covered block around a place, which can be skipped; at least the place itself. */
const coveredAround = (set: CidrSet.CidrSet, place: Ipv4Block): Ipv4Block => {
  let around = place
  for (let length = prefixLengthOf(place) - 1; length >= 0; length -= 1) {
    const wider = blockAt(baseOf(place), length)
    if (!CidrSet.contains(set, wider)) return around
    around = wider
  }
  return around
}

/** The obstacles to a place in each set, as large as can be skipped at once. */
const obstaclesAt = (search: FreeSearch, place: Ipv4Block): ReadonlyArray<Ipv4Block> =>
  search.obstacles
    .filter((set) => CidrSet.overlaps(set, place))
    .map((set) => coveredAround(set, place))

/** The first free place in a space that starts at a place's base or later. */
const nextFreeIn = (search: FreeSearch, space: Ipv4Block, from: number): Ipv4Block | undefined => {
  let address = Math.max(from, baseOf(space))
  while (address <= lastOf(space)) {
    const place = blockAt(address, search.prefixLength)
    const obstacles = obstaclesAt(search, place)
    if (obstacles.length === 0) return place
    address = Math.max(...obstacles.map(lastOf)) + 1
  }
  return undefined
}

const nextFree = (search: FreeSearch, from: number): Ipv4Block | undefined => {
  for (const space of search.spaces) {
    const place = nextFreeIn(search, space, from)
    if (place !== undefined) return place
  }
  return undefined
}

/** The last free place in a space that ends at an address or earlier; the address ends a place. */
const previousFreeIn = (
  search: FreeSearch,
  space: Ipv4Block,
  until: number,
): Ipv4Block | undefined => {
  let address = Math.min(until, lastOf(space))
  while (address >= baseOf(space)) {
    const place = blockAt(address, search.prefixLength)
    const obstacles = obstaclesAt(search, place)
    if (obstacles.length === 0) return place
    address = Math.min(...obstacles.map(baseOf)) - 1
  }
  return undefined
}

const previousFree = (search: FreeSearch, until: number): Ipv4Block | undefined => {
  for (const space of search.spaces.toReversed()) {
    const place = previousFreeIn(search, space, until)
    if (place !== undefined) return place
  }
  return undefined
}

/** The largest free block around a free place, which taking the place would divide. */
const freeBlockAround = (search: FreeSearch, place: Ipv4Block): Ipv4Block => {
  let around = place
  for (let length = prefixLengthOf(place) - 1; length >= 0; length -= 1) {
    const wider = blockAt(baseOf(place), length)
    const inSpace = search.spaces.some((space) => contains(space, wider))
    if (!inSpace || search.obstacles.some((set) => CidrSet.overlaps(set, wider))) return around
    around = wider
  }
  return around
}

/**
 * How well a place fits: the longer the prefix of the free block around it, the less fragmentation.
 */
const fitOf = (search: FreeSearch, place: Ipv4Block): PrefixLength =>
  prefixLengthOf(freeBlockAround(search, place))

const nearerOf = (
  search: FreeSearch,
  wish: Ipv4Block,
  pair: { readonly below: Ipv4Block | undefined; readonly above: Ipv4Block | undefined },
): Ipv4Block | undefined => {
  const { below, above } = pair
  if (below === undefined || above === undefined) return below ?? above
  const down = baseOf(wish) - baseOf(below)
  const up = baseOf(above) - baseOf(wish)
  if (down !== up) return down < up ? below : above
  return fitOf(search, above) > fitOf(search, below) ? above : below
}

/** Returns free places by distance from a wanted place; ties by better fit, then lower address. */
export const nearest = (
  search: FreeSearch,
  wish: Ipv4Block,
  count: number,
): ReadonlyArray<Ipv4Block> => {
  const found: Ipv4Block[] = []
  let above = nextFree(search, baseOf(wish))
  let below = previousFree(search, baseOf(wish) - 1)
  while (found.length < count) {
    const chosen = nearerOf(search, wish, { below, above })
    if (chosen === undefined) return found
    found.push(chosen)
    if (chosen === above) above = nextFree(search, lastOf(chosen) + 1)
    else below = previousFree(search, baseOf(chosen) - 1)
  }
  return found
}

/** Maximal free blocks in address order; only as many as are needed for the best `count` places. */
const freeBlocks = (search: FreeSearch, count: number): ReadonlyArray<Ipv4Block> => {
  const found: Ipv4Block[] = []
  let perfectFits = 0
  let place = nextFree(search, 0)
  while (place !== undefined && perfectFits < count) {
    const around = freeBlockAround(search, place)
    found.push(around)
    if (around === place) perfectFits += 1
    place = nextFree(search, lastOf(around) + 1)
  }
  return found
}

/** Returns free places by fit: those in the smallest free blocks first, then by address. */
export const bestFitting = (search: FreeSearch, count: number): ReadonlyArray<Ipv4Block> => {
  const byFit = [...freeBlocks(search, count)].sort(
    (a, b) => prefixLengthOf(b) - prefixLengthOf(a) || a - b,
  )
  const found: Ipv4Block[] = []
  for (const block of byFit) {
    let address = baseOf(block)
    while (address <= lastOf(block) && found.length < count) {
      const place = blockAt(address, search.prefixLength)
      found.push(place)
      address = lastOf(place) + 1
    }
  }
  return found
}
