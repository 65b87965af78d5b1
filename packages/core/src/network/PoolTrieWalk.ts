/**
 * Reading a `PoolTrie` in address order: held blocks that overlap a block, those that come next,
 * and free sizes counted.
 */
import {
  type Ipv4Block,
  type PrefixLength,
  baseOf,
  lastOf,
  prefixLengthOf,
  unsafeBlock,
} from './Ipv4Block.ts'
import { type PoolTrie, childAt, freeSlots, runBits, slotOf, slotOffset } from './PoolTrie.ts'
import {
  type SlotMask,
  countSlots,
  firstSlot,
  hasSlot,
  lastSlot,
  maximalRunStarts,
  runAt,
  stride,
} from './SlotMask.ts'

// model

/** What a walk gathers: the first `limit` blocks that are not before `from`. */
interface Harvest {
  readonly from: number
  readonly limit: number
  readonly found: Array<Ipv4Block>
}

/** A trie and the first address of its region. */
interface Place {
  readonly trie: PoolTrie
  readonly base: number
}

// walks

const placeAt = (place: Place, slot: number): Place => ({
  trie: childAt(place.trie, slot),
  base: place.base + slotOffset(slot, place.trie.length),
})

const heldAt = (place: Place, slot: number): Ipv4Block =>
  unsafeBlock(
    place.base + slotOffset(slot, place.trie.length),
    place.trie.length + stride - runBits(place.trie, slot),
  )

const gather = (harvest: Harvest, place: Place, slots: SlotMask): void => {
  const { trie } = place
  for (let rest = (trie.starts | trie.children) & slots; rest !== 0; rest &= rest - 1) {
    if (harvest.found.length >= harvest.limit) return
    const slot = firstSlot(rest)
    if (hasSlot(trie.children, slot)) {
      const child = placeAt(place, slot)
      const last = lastOf(unsafeBlock(child.base, child.trie.length))
      if (last * 64 + 32 >= harvest.from) gather(harvest, child, -1)
    } else {
      const block = heldAt(place, slot)
      if (block >= harvest.from) harvest.found.push(block)
    }
  }
}

/**
 * Returns the held blocks that share an address with a block inside the region `parent`: in order,
 * at most `limit`.
 */
export const overlapping = (
  within: { readonly trie: PoolTrie; readonly parent: Ipv4Block },
  block: Ipv4Block,
  limit: number,
): ReadonlyArray<Ipv4Block> => {
  const harvest: Harvest = { from: 0, limit, found: [] }
  let place: Place = { trie: within.trie, base: baseOf(within.parent) }
  for (;;) {
    const { trie } = place
    const slot = slotOf(baseOf(block), trie.length)
    const reach = prefixLengthOf(block) - trie.length
    if (hasSlot(trie.children, slot) && reach > stride) {
      place = placeAt(place, slot)
      continue
    }
    const slots = reach > stride ? 1 << slot : runAt(slot, stride - reach)
    // The first slot may lie in a block that begins before it.
    const before = hasSlot(trie.full, slot) ? 1 << lastSlot(trie.starts & ((2 << slot) - 1)) : 0
    gather(harvest, place, slots | before)
    return harvest.found
  }
}

/** Returns the first `limit` held blocks that do not come before `from` in packed order. */
export const blocksFrom = (
  within: { readonly trie: PoolTrie; readonly parent: Ipv4Block },
  from: number,
  limit: number,
): ReadonlyArray<Ipv4Block> => {
  const harvest: Harvest = { from, limit, found: [] }
  gather(harvest, { trie: within.trie, base: baseOf(within.parent) }, -1)
  return harvest.found
}

/** Returns how many free blocks of each length there are, none of them a half of a larger one. */
export const countFree = (root: PoolTrie): ReadonlyMap<PrefixLength, number> => {
  const counts = new Map<PrefixLength, number>()
  const visit = (trie: PoolTrie): void => {
    for (let bits = 0; bits <= stride; bits += 1) {
      const count = countSlots(maximalRunStarts(freeSlots(trie), bits))
      const length = trie.length + stride - bits
      if (count > 0) counts.set(length, (counts.get(length) ?? 0) + count)
    }
    for (let rest = trie.children; rest !== 0; rest &= rest - 1) {
      visit(childAt(trie, firstSlot(rest)))
    }
  }
  visit(root)
  return counts
}
