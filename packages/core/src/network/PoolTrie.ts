/**
 * A persistent trie of disjoint blocks inside one parent block: the geometry of `CidrPool`. One
 * node decides five bits below its region and knows, for each of its 32 slots, whether it is held,
 * free, or divided further.
 *
 * ```
 *   slot of a /8   0 1 2 3 4 5 6 …
 *                  [  a  ] b   c …
 *   full           1 1 1 1 1 0 0 …   the slot lies in a held block
 *   starts         1 0 0 0 1 0 0 …   a held block begins here
 *   children       0 0 0 0 0 0 1 …   smaller blocks below (c)
 * ```
 *
 * Every node also knows which sizes of free blocks lie in it (`rooms`): "no room" is one
 * comparison, and a search goes down only where it will find something. A node without children is
 * no object of its own but two integers in its parent, or one where both agree, so a full pool
 * costs half a byte per /28.
 *
 * Laws
 * 1. Canonical: equal sets of blocks are deeply equal tries, whatever the order they were held in.
 * 2. Bit `32 - n` of `rooms` is set exactly when a free block of length `n` exists that is no half
 *    of a larger one.
 *
 * @source https://www.cs.cornell.edu/courses/cs419/2005sp/tree-bitmap.pdf (Eatherton, Varghese, Dittia: Tree Bitmap, 2004)
 */
import { type Ipv4Block, type PrefixLength, baseOf, prefixLengthOf } from './Ipv4Block.ts'
import { type SlotMask, firstSlot, hasSlot, rankOf, runAt, stride } from './SlotMask.ts'

// model

/** Sizes of free blocks: bit `32 - n` for length `n`, 1 to 32. */
export type Rooms = number

export interface PoolTrie {
  /** The prefix length of the region. */
  readonly length: PrefixLength
  readonly full: SlotMask
  readonly starts: SlotMask
  readonly children: SlotMask
  /** Those of the children that have children themselves. */
  readonly nested: SlotMask
  /**
   * Free sizes in the region; none for an empty trie, whose one free block is the region itself.
   */
  readonly rooms: Rooms
  /** `full` of each child that is not nested, in order. */
  readonly leafFull: ReadonlyArray<SlotMask>
  /**
   * `starts` of the same children; the very same array where every block of them is one slot, as
   * most are.
   */
  readonly leafStarts: ReadonlyArray<SlotMask>
  /** The nested children, in order. */
  readonly below: ReadonlyArray<PoolTrie>
}

// geometry

/** Returns the slot of the region at a prefix length in which a block begins. */
export const slotOf = (base: number, length: PrefixLength): number =>
  // A shift by 32 is a no-op in JavaScript.
  length === 32 ? 0 : (base << length) >>> 27

/** Returns how many addresses lie before a slot. */
export const slotOffset = (slot: number, length: PrefixLength): number =>
  length <= 27 ? (slot << (27 - length)) >>> 0 : slot >>> (length - 27)

/** Returns the slots neither held nor divided. */
export const freeSlots = (trie: PoolTrie): SlotMask => ~(trie.full | trie.children)

export const isEmpty = (trie: PoolTrie): boolean => (trie.full | trie.children) === 0

// rooms

/** Returns the sizes of the maximal free runs of slots: bit `b` for runs of `2^b`, 0 to 4. */
export const runSizes = (free: SlotMask): number => {
  if (free === 0 || free === -1) return 0
  // Runs of 2, 4, 8 and 16 by their first slots; each size counts where it is no part of the next.
  const twos = free & (free >>> 1) & 0x55555555
  const fours = twos & (twos >>> 2) & 0x11111111
  const eights = fours & (fours >>> 4) & 0x01010101
  const sixteens = eights & (eights >>> 8) & 0x00010001
  let sizes = sixteens === 0 ? 0 : 16
  if ((free & ~(twos | (twos << 1))) !== 0) sizes |= 1
  if ((twos & ~(fours | (fours << 2))) !== 0) sizes |= 2
  if ((fours & ~(eights | (eights << 4))) !== 0) sizes |= 4
  if ((eights & ~(sixteens | (sixteens << 8))) !== 0) sizes |= 8
  return sizes
}

/** Turns the sizes of runs in a region into rooms, and back. */
export const roomsOfSizes = (sizes: number, length: PrefixLength): Rooms =>
  length <= 27 ? sizes << (27 - length) : sizes >>> (length - 27)

const sizesOfRooms = (rooms: Rooms, length: PrefixLength): number =>
  (length <= 27 ? rooms >>> (27 - length) : rooms << (length - 27)) & 31

/** Tells whether a block of this length, 1 to 32, fits. */
export const hasRoom = (rooms: Rooms, prefixLength: PrefixLength): boolean =>
  rooms >>> (32 - prefixLength) !== 0

/** Returns the free sizes in the child at a slot that is divided. */
export const roomsAt = (trie: PoolTrie, slot: number): Rooms => {
  if (hasSlot(trie.nested, slot)) return trie.below[rankOf(trie.nested, slot)]?.rooms ?? 0
  return roomsOfSizes(runSizes(~(trie.leafFull[leafIndex(trie, slot)] ?? -1)), trie.length + stride)
}

const findInNested = (below: ReadonlyArray<PoolTrie>, wanted: Rooms): Rooms => {
  let found = 0
  for (let index = 0; found !== wanted && index < below.length; index += 1) {
    found |= (below[index]?.rooms ?? 0) & wanted
  }
  return found
}

const findInLeaves = (leaves: ReadonlyArray<number>, wanted: number): number => {
  let found = 0
  for (let index = 0; found !== wanted && index < leaves.length; index += 1) {
    const full = leaves[index] ?? -1
    if (full !== -1) found |= runSizes(~full) & wanted
  }
  return found
}

type Parts = Omit<PoolTrie, 'rooms'>

/** Returns the sizes of the free runs of a node's own slots. */
export const roomsInSlots = (parts: Pick<Parts, 'length' | 'full' | 'children'>): Rooms =>
  roomsOfSizes(runSizes(~(parts.full | parts.children)), parts.length)

/**
 * Returns the sizes, of those wanted, that are free in some child; it looks until it has seen them
 * all.
 */
export const roomsInChildren = (
  parts: Pick<Parts, 'length' | 'leafFull' | 'below'>,
  wanted: Rooms,
): Rooms => {
  if (wanted === 0) return 0
  const found = findInNested(parts.below, wanted)
  const missing = sizesOfRooms(wanted & ~found, parts.length + stride)
  if (missing === 0) return found
  return found | roomsOfSizes(findInLeaves(parts.leafFull, missing), parts.length + stride)
}

/** Returns the sizes that only children can have: those below one slot. */
export const belowOneSlot = (rooms: Rooms, length: PrefixLength): Rooms =>
  length < 27 ? rooms & ((1 << (27 - length)) - 1) : 0

// constructors

const noLeaves: ReadonlyArray<number> = []
const nothingBelow: ReadonlyArray<PoolTrie> = []

const leaf = (length: PrefixLength, full: SlotMask, starts: SlotMask): PoolTrie => ({
  length,
  full,
  starts,
  children: 0,
  nested: 0,
  rooms: roomsOfSizes(runSizes(~full), length),
  leafFull: noLeaves,
  leafStarts: noLeaves,
  below: nothingBelow,
})

/** Returns the trie of a region in which nothing is held. */
export const empty = (length: PrefixLength): PoolTrie => leaf(length, 0, 0)

/** Returns where the child at a slot has its masks. */
export const leafIndex = (trie: PoolTrie, slot: number): number =>
  rankOf(trie.children & ~trie.nested, slot)

/** Returns the trie at a slot, empty when the slot is not divided. */
export const childAt = (trie: PoolTrie, slot: number): PoolTrie => {
  const length = trie.length + stride
  const child = hasSlot(trie.nested, slot) ? trie.below[rankOf(trie.nested, slot)] : undefined
  if (child !== undefined) return child
  if (!hasSlot(trie.children, slot)) return empty(length)
  const index = leafIndex(trie, slot)
  return leaf(length, trie.leafFull[index] ?? 0, trie.leafStarts[index] ?? 0)
}

/** A node while it is built. */
interface Draft {
  full: SlotMask
  starts: SlotMask
  children: SlotMask
  nested: SlotMask
  readonly leafFull: Array<SlotMask>
  readonly leafStarts: Array<SlotMask>
  readonly below: Array<PoolTrie>
}

const addChild = (draft: Draft, slot: number, child: PoolTrie): void => {
  draft.children |= 1 << slot
  if (child.children === 0) {
    draft.leafFull.push(child.full)
    draft.leafStarts.push(child.starts)
    return
  }
  draft.nested |= 1 << slot
  draft.below.push(child)
}

const finished = (draft: Draft, length: PrefixLength): PoolTrie => {
  if (draft.children === 0) return leaf(length, draft.full, draft.starts)
  const { full, starts, children, nested } = draft
  // An array that was pushed to has room for more; a copy takes just what it needs.
  const [leafFull, below] = [draft.leafFull.slice(), draft.below.slice()]
  const isShared = draft.leafStarts.every((mask, index) => mask === leafFull[index])
  const leafStarts = isShared ? leafFull : draft.leafStarts.slice()
  const inChildren = roomsInChildren({ length, leafFull, below }, belowOneSlot(-1, length))
  const rooms = inChildren | roomsInSlots({ length, full, children })
  return { length, full, starts, children, nested, rooms, leafFull, leafStarts, below }
}

/** Builds the trie of disjoint blocks in order, all inside one region. One pass, bottom up. */
export const fromSorted = (sorted: ArrayLike<Ipv4Block>, region: PrefixLength): PoolTrie => {
  const slotAtIndex = (index: number, length: PrefixLength): number => {
    const block = sorted[index]
    return block === undefined ? 0 : slotOf(baseOf(block), length)
  }
  const reachAtIndex = (index: number, length: PrefixLength): number => {
    const block = sorted[index]
    return block === undefined ? 0 : prefixLengthOf(block) - length
  }
  const build = (start: number, end: number, length: PrefixLength): PoolTrie => {
    const draft: Draft = {
      full: 0,
      starts: 0,
      children: 0,
      nested: 0,
      leafFull: [],
      leafStarts: [],
      below: [],
    }
    let index = start
    while (index < end) {
      const first = index
      const slot = slotAtIndex(index, length)
      const reach = reachAtIndex(index, length)
      index += 1
      if (reach <= stride) {
        draft.full |= runAt(slot, stride - reach)
        draft.starts |= 1 << slot
        continue
      }
      while (index < end && slotAtIndex(index, length) === slot) index += 1
      addChild(draft, slot, build(first, index, length + stride))
    }
    return finished(draft, length)
  }
  return build(0, sorted.length, region)
}

// queries

const leafOverlaps = (full: SlotMask, slot: number, reach: number): boolean =>
  (full & (reach < stride ? runAt(slot, stride - reach) : 1 << slot)) !== 0

/** Tells whether a held block shares an address with a block inside the region. */
export const overlapsAny = (root: PoolTrie, block: Ipv4Block): boolean => {
  let reach = prefixLengthOf(block) - root.length
  // The bits still to be decided, the next five in front; a region of one address decides none.
  let bits = root.length === 32 ? 0 : baseOf(block) << root.length
  let trie = root
  while (reach > stride) {
    const slot = bits >>> 27
    if (hasSlot(trie.full, slot)) return true
    if (!hasSlot(trie.children, slot)) return false
    reach -= stride
    bits <<= stride
    const child = hasSlot(trie.nested, slot) ? trie.below[rankOf(trie.nested, slot)] : undefined
    if (child === undefined) {
      const full = trie.leafFull[leafIndex(trie, slot)] ?? 0
      return leafOverlaps(full, bits >>> 27, reach)
    }
    trie = child
  }
  return leafOverlaps(trie.full | trie.children, bits >>> 27, reach)
}

/** Tells whether exactly this block, inside the region, is held. */
export const has = (root: PoolTrie, block: Ipv4Block): boolean => {
  let trie = root
  for (;;) {
    const slot = slotOf(baseOf(block), trie.length)
    const reach = prefixLengthOf(block) - trie.length
    if (reach <= stride) return hasSlot(trie.starts, slot) && runBits(trie, slot) === stride - reach
    if (!hasSlot(trie.children, slot)) return false
    trie = childAt(trie, slot)
  }
}

/** Returns the size of the held block that begins at a slot, as `bits` of a run. */
export const runBits = (trie: PoolTrie, slot: number): number => {
  // It ends where another block begins or a slot is not full.
  const ends = (trie.starts | ~trie.full) & ~((2 << slot) - 1)
  const length = (ends === 0 ? 32 : firstSlot(ends)) - slot
  return 31 - Math.clz32(length)
}
