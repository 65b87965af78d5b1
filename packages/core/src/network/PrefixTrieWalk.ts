/**
 * Reading a `PrefixTrie` in order: which blocks overlap a block, which come next, and how much is
 * covered. Order is packed order: by first address, the larger block first.
 */
import { type Ipv4Block, lastOf, prefixLengthOf, unsafeBlock } from './Ipv4Block.ts'
import {
  type Held,
  type Position,
  type PrefixTrie,
  areCovered,
  blockAtPosition,
  childAt,
  coveredSlots,
  empty,
  heldAround,
  heldOf,
  heldWithin,
  positionOf,
  slotsAt,
  slotsOf,
} from './PrefixTrie.ts'
import { countSlots, firstSlot, hasSlot, stride } from './SlotMask.ts'

// model

/** The state of a walk: the first `limit` blocks that are not before `from`. */
interface Harvest {
  readonly from: number
  readonly limit: number
  readonly found: Array<Ipv4Block>
}

/** A node together with the region it decides. */
interface TrieRegion {
  readonly trie: PrefixTrie
  readonly region: Ipv4Block
}

const everywhere: Ipv4Block = unsafeBlock(0, 0)

// walks

const push = (harvest: Harvest, block: Ipv4Block): void => {
  if (block >= harvest.from) harvest.found.push(block)
}

const gatherBelow = (harvest: Harvest, subtrie: TrieRegion, at: Position): void => {
  const region = blockAtPosition(subtrie.region, at)
  const trie = childAt(subtrie.trie, at & 31)
  if (typeof trie === 'number' && (trie & (trie - 1)) === 0) {
    // A single block, the most common node.
    push(harvest, blockAtPosition(region, firstSlot(trie)))
    return
  }
  // A block of the region never has a key above its last address with length 32.
  if (lastOf(region) * 64 + 32 < harvest.from) return
  gather(harvest, { trie, region }, 1)
}

/** Adds the blocks within a position of a node, in order. */
const gather = (harvest: Harvest, subtrie: TrieRegion, at: Position): void => {
  if (harvest.found.length >= harvest.limit) return
  if (at >= 32) {
    if (hasSlot(slotsOf(subtrie.trie), at & 31)) gatherBelow(harvest, subtrie, at)
    return
  }
  const held = heldOf(subtrie.trie)
  if (hasSlot(held, at)) push(harvest, blockAtPosition(subtrie.region, at))
  const further = (held & heldWithin(at) & ~(1 << at)) | (slotsOf(subtrie.trie) & slotsAt(at))
  if (further === 0) return
  gather(harvest, subtrie, at * 2)
  gather(harvest, subtrie, at * 2 + 1)
}

const gatherAround = (harvest: Harvest, subtrie: TrieRegion, around: Held): void => {
  for (let rest = around; rest !== 0; rest &= rest - 1) {
    if (harvest.found.length >= harvest.limit) return
    harvest.found.push(blockAtPosition(subtrie.region, firstSlot(rest)))
  }
}

/** Returns the held blocks that share an address with this one: in order, at most `limit`. */
export const overlapping = (
  root: PrefixTrie,
  block: Ipv4Block,
  limit: number,
): ReadonlyArray<Ipv4Block> => {
  const harvest: Harvest = { from: 0, limit, found: [] }
  let subtrie: TrieRegion = { trie: root, region: everywhere }
  for (;;) {
    const at = positionOf(block, prefixLengthOf(subtrie.region))
    const around = heldOf(subtrie.trie) & heldAround(at) & (at < 32 ? ~(1 << at) : -1)
    gatherAround(harvest, subtrie, around)
    if (at < 32) {
      gather(harvest, subtrie, at)
      return harvest.found
    }
    const trie = childAt(subtrie.trie, at & 31)
    if (trie === empty) return harvest.found
    subtrie = { trie, region: blockAtPosition(subtrie.region, at) }
  }
}

/** Returns the first `limit` blocks that do not come before a key in packed order. */
export const blocksFrom = (
  root: PrefixTrie,
  from: number,
  limit: number,
): ReadonlyArray<Ipv4Block> => {
  const harvest: Harvest = { from, limit, found: [] }
  gather(harvest, { trie: root, region: everywhere }, 1)
  return harvest.found
}

// coverage

const coversPosition = (trie: PrefixTrie, at: Position): boolean =>
  typeof trie === 'number'
    ? (slotsAt(at) & ~coveredSlots(trie)) === 0
    : areCovered(trie, slotsAt(at))

/** Tells whether every address of the block lies in some held block. */
export const covers = (root: PrefixTrie, block: Ipv4Block): boolean => {
  let trie = root
  for (let depth = 0; ; depth += stride) {
    const at = positionOf(block, depth)
    if ((heldOf(trie) & heldAround(at)) !== 0) return true
    if (at < 32) return coversPosition(trie, at)
    trie = childAt(trie, at & 31)
    if (trie === empty) return false
  }
}

/** Returns how many addresses lie in some held block; visits every node. */
export const countAddresses = (trie: PrefixTrie, depth: number): number => {
  const covered = coveredSlots(heldOf(trie))
  let count = countSlots(covered) * 2 ** (32 - stride - depth)
  for (let rest = slotsOf(trie) & ~covered; rest !== 0; rest &= rest - 1) {
    count += countAddresses(childAt(trie, firstSlot(rest)), depth + stride)
  }
  return count
}
