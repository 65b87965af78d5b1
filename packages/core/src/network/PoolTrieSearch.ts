/**
 * Finding free blocks in a `PoolTrie`: the next one, the previous one, and the first room of a
 * given size.
 * `rooms` says beforehand where a search will succeed, so at most one path is walked in vain: at
 * the bound.
 */
import { type Ipv4Block, type PrefixLength, unsafeBlock } from './Ipv4Block.ts'
import {
  type PoolTrie,
  childAt,
  freeSlots,
  hasRoom,
  roomsAt,
  slotOf,
  slotOffset,
} from './PoolTrie.ts'
import { firstSlot, hasSlot, lastSlot, maximalRunStarts, runStarts, stride } from './SlotMask.ts'

// model

/**
 * A block of this length that begins at or beyond a bound; the bound is a multiple of the block's
 * size.
 */
export interface Want {
  readonly prefixLength: PrefixLength
  readonly bound: number
}

/** A trie and the first address of its region. */
export interface Place {
  readonly trie: PoolTrie
  readonly base: number
}

const placeAt = (place: Place, slot: number): Place => ({
  trie: childAt(place.trie, slot),
  base: place.base + slotOffset(slot, place.trie.length),
})

const slotBase = (place: Place, slot: number): number =>
  place.base + slotOffset(slot, place.trie.length)

// searches

/**
 * Returns the first free block that begins at the bound or after it; the bound does not lie after
 * the region.
 */
export const nextFree = (place: Place, want: Want): Ipv4Block | undefined => {
  const { trie, base } = place
  const bits = trie.length + stride - want.prefixLength
  const free = freeSlots(trie)
  const allowed = want.bound > base ? -1 << slotOf(want.bound, trie.length) : -1
  if (bits >= 0) {
    const starts = runStarts(free, bits) & allowed
    if (starts === 0) return undefined
    return unsafeBlock(slotBase(place, firstSlot(starts)), want.prefixLength)
  }
  for (let rest = (free | trie.children) & allowed; rest !== 0; rest &= rest - 1) {
    const slot = firstSlot(rest)
    if (hasSlot(free, slot)) {
      return unsafeBlock(Math.max(slotBase(place, slot), want.bound), want.prefixLength)
    }
    if (!hasRoom(roomsAt(trie, slot), want.prefixLength)) continue
    const found = nextFree(placeAt(place, slot), want)
    if (found !== undefined) return found
  }
  return undefined
}

const lastBlockIn = (place: Place, slot: number, prefixLength: PrefixLength): number =>
  slotBase(place, slot) + 2 ** (32 - stride - place.trie.length) - 2 ** (32 - prefixLength)

/**
 * Returns the last free block that begins at the bound or before it; the bound does not lie before
 * the region.
 */
export const previousFree = (place: Place, want: Want): Ipv4Block | undefined => {
  const { trie, base } = place
  const bits = trie.length + stride - want.prefixLength
  const free = freeSlots(trie)
  const boundInside = want.bound - base < 2 ** (32 - trie.length)
  const allowed = boundInside ? (2 << slotOf(want.bound, trie.length)) - 1 : -1
  if (bits >= 0) {
    const starts = runStarts(free, bits) & allowed
    if (starts === 0) return undefined
    return unsafeBlock(slotBase(place, lastSlot(starts)), want.prefixLength)
  }
  for (let rest = (free | trie.children) & allowed; rest !== 0; rest &= ~(1 << lastSlot(rest))) {
    const slot = lastSlot(rest)
    if (hasSlot(free, slot)) {
      const last = lastBlockIn(place, slot, want.prefixLength)
      return unsafeBlock(Math.min(last, want.bound), want.prefixLength)
    }
    if (!hasRoom(roomsAt(trie, slot), want.prefixLength)) continue
    const found = previousFree(placeAt(place, slot), want)
    if (found !== undefined) return found
  }
  return undefined
}

/** Returns the first free block of exactly this length that is no half of a larger one. */
export const firstRoom = (place: Place, prefixLength: PrefixLength): Ipv4Block | undefined => {
  const { trie } = place
  const bits = trie.length + stride - prefixLength
  if (bits >= 0) {
    const starts = maximalRunStarts(freeSlots(trie), bits)
    if (starts === 0) return undefined
    return unsafeBlock(slotBase(place, firstSlot(starts)), prefixLength)
  }
  for (let rest = trie.children; rest !== 0; rest &= rest - 1) {
    const slot = firstSlot(rest)
    if (hasSlot(roomsAt(trie, slot), 32 - prefixLength)) {
      return firstRoom(placeAt(place, slot), prefixLength)
    }
  }
  return undefined
}
