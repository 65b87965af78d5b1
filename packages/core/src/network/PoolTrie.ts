/**
 * A persistent trie of disjoint blocks inside one parent block: the geometry of `CidrPool`. One node decides five bits
 * below its region and knows, for each of its 32 slots, whether it is held, free, or divided further.
 *
 * ```
 *   region /8     slot  0 1 2 3 4 5 6 7 8 …          held  starts
 *                       [  a  ] b     c …            1111 1 0  …   full: the slot lies in a held block
 *                                                    1000 1 0  …   starts: a held block begins here
 *                                                    0000 0 0 1…   children: smaller blocks below (c)
 * ```
 *
 * Every node also knows which sizes of free blocks lie in it (`rooms`): "no room" is one comparison, and a search
 * goes down only where it will find something. A node without children is not an object but two integers in its
 * parent, so a full pool costs half a byte per /28.
 *
 * Laws
 * 1. Canonical: equal sets of blocks are deeply equal tries, whatever the order they were held in.
 * 2. No operation changes a trie that exists.
 * 3. Bit `32 - n` of `rooms` is set exactly when a free block of length `n` exists that is no half of a larger one.
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
  /** Free sizes in the region; none for an empty trie, whose one free block is the region itself. */
  readonly rooms: Rooms
  /** Two entries a child, in order: `full` and `starts` of a childless one, else the trie and its `rooms`. */
  readonly below: ReadonlyArray<PoolTrie | number>
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

/** Returns the sizes of the free blocks in free slots of a region. */
const roomsIn = (free: SlotMask, length: PrefixLength): Rooms => {
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
  const unit = 32 - stride - length
  return unit >= 0 ? sizes << unit : sizes >>> -unit
}

/** Tells whether a block of this length, 1 to 32, fits. */
export const hasRoom = (rooms: Rooms, prefixLength: PrefixLength): boolean =>
  rooms >>> (32 - prefixLength) !== 0

/** Returns the free sizes in the child at an index of `below`. */
const roomsBelow = (below: PoolTrie['below'], index: number, length: PrefixLength): Rooms => {
  const first = below[index]
  if (typeof first === 'number') return roomsIn(~first, length + stride)
  const rooms = below[index + 1]
  return typeof rooms === 'number' ? rooms : 0
}

/** Returns the free sizes in the child at a slot that is divided. */
export const roomsAt = (trie: PoolTrie, slot: number): Rooms =>
  roomsBelow(trie.below, 2 * rankOf(trie.children, slot), trie.length)

/** Sizes known to be there, and those that may be. */
interface RoomHint {
  readonly known: Rooms
  readonly possible: Rooms
}

const withRooms = (parts: Omit<PoolTrie, 'rooms'>, hint: RoomHint): PoolTrie => {
  const { length, full, starts, children, below } = parts
  let rooms = roomsIn(~(full | children), length) | hint.known
  // Looking for the sizes that are still in doubt, and no further: most often the first children settle it.
  let missing = hint.possible & ~rooms
  for (let index = 0; missing !== 0 && index < below.length; index += 2) {
    const found = below[index] === -1 ? 0 : roomsBelow(below, index, length) & missing
    rooms |= found
    missing &= ~found
  }
  return { length, full, starts, children, rooms, below }
}

// constructors

const nothingBelow: PoolTrie['below'] = []

/** Returns the trie of a region in which nothing is held. */
export const empty = (length: PrefixLength): PoolTrie => ({
  length,
  full: 0,
  starts: 0,
  children: 0,
  rooms: 0,
  below: nothingBelow,
})

const leaf = (length: PrefixLength, full: SlotMask, starts: SlotMask): PoolTrie => ({
  length,
  full,
  starts,
  children: 0,
  rooms: roomsIn(~full, length),
  below: nothingBelow,
})

/** Returns the trie at a slot, empty when the slot is not divided. */
export const childAt = (trie: PoolTrie, slot: number): PoolTrie => {
  const length = trie.length + stride
  if (!hasSlot(trie.children, slot)) return empty(length)
  const index = 2 * rankOf(trie.children, slot)
  const first = trie.below[index]
  if (typeof first === 'object') return first
  const starts = trie.below[index + 1]
  return leaf(length, first ?? 0, typeof starts === 'number' ? starts : 0)
}

/** Builds the trie of disjoint blocks in order, all inside one region. One pass, bottom up. */
export const fromSorted = (sorted: ArrayLike<Ipv4Block>, length: PrefixLength): PoolTrie => {
  const build = (start: number, end: number, depth: PrefixLength): PoolTrie => {
    const below: Array<PoolTrie | number> = []
    let [full, starts, children] = [0, 0, 0]
    let index = start
    while (index < end) {
      const first = index
      const slot = slotAtIndex(index, depth)
      const reach = lengthAtIndex(index) - depth
      index += 1
      if (reach <= stride) {
        full |= runAt(slot, stride - reach)
        starts |= 1 << slot
        continue
      }
      while (index < end && slotAtIndex(index, depth) === slot) index += 1
      const child = build(first, index, depth + stride)
      below.push(...packed(child))
      children |= 1 << slot
    }
    const parts = { length: depth, full, starts, children, below: below.slice() }
    return withRooms(parts, { known: 0, possible: below.length === 0 ? 0 : -1 })
  }
  const slotAtIndex = (index: number, depth: PrefixLength): number => {
    const block = sorted[index]
    return block === undefined ? 0 : slotOf(baseOf(block), depth)
  }
  const lengthAtIndex = (index: number): PrefixLength => {
    const block = sorted[index]
    return block === undefined ? 0 : prefixLengthOf(block)
  }
  return build(0, sorted.length, length)
}

// queries

const leafOverlaps = (full: SlotMask, slot: number, reach: number): boolean =>
  (full & (reach < stride ? runAt(slot, stride - reach) : 1 << slot)) !== 0

/** Tells whether a held block shares an address with a block inside the region. */
export const overlapsAny = (root: PoolTrie, block: Ipv4Block): boolean => {
  const base = baseOf(block)
  const blockLength = prefixLengthOf(block)
  let trie = root
  let length = root.length
  for (;;) {
    const slot = slotOf(base, length)
    const taken = trie.full | trie.children
    if (blockLength - length <= stride) return leafOverlaps(taken, slot, blockLength - length)
    if (!hasSlot(taken, slot)) return false
    if (hasSlot(trie.full, slot)) return true
    const child = trie.below[2 * rankOf(trie.children, slot)] ?? 0
    length += stride
    if (typeof child === 'number') {
      return leafOverlaps(child, slotOf(base, length), blockLength - length)
    }
    trie = child
  }
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

// operations

/** A childless trie takes the place of its object: two integers. */
const packed = (child: PoolTrie): readonly [PoolTrie | number, number] =>
  child.children === 0 ? [child.full, child.starts] : [child, child.rooms]

const withChild = (trie: PoolTrie, slot: number, child: PoolTrie): PoolTrie => {
  const { length, full, starts } = trie
  const index = 2 * rankOf(trie.children, slot)
  const present = hasSlot(trie.children, slot)
  const hint = { known: child.rooms, possible: trie.rooms }
  if (isEmpty(child)) {
    const children = trie.children & ~(1 << slot)
    const below = children === 0 ? nothingBelow : trie.below.toSpliced(index, 2)
    return withRooms({ length, full, starts, children, below }, hint)
  }
  const [first, second] = packed(child)
  const children = trie.children | (1 << slot)
  if (!present) {
    const below = trie.below.toSpliced(index, 0, first, second)
    return withRooms({ length, full, starts, children, below }, hint)
  }
  const below = trie.below.slice()
  below[index] = first
  below[index + 1] = second
  return withRooms({ length, full, starts, children, below }, hint)
}

/** Returns the trie that also holds a block of the region that overlaps no held one. */
export const hold = (trie: PoolTrie, block: Ipv4Block): PoolTrie => {
  const slot = slotOf(baseOf(block), trie.length)
  const reach = prefixLengthOf(block) - trie.length
  if (reach > stride) return withChild(trie, slot, hold(childAt(trie, slot), block))
  const full = trie.full | runAt(slot, stride - reach)
  const starts = trie.starts | (1 << slot)
  const { length, children, below, rooms } = trie
  return withRooms({ length, full, starts, children, below }, { known: 0, possible: rooms })
}

/** Returns the trie that no longer holds a held block. */
export const release = (trie: PoolTrie, block: Ipv4Block): PoolTrie => {
  const slot = slotOf(baseOf(block), trie.length)
  const reach = prefixLengthOf(block) - trie.length
  if (reach > stride) return withChild(trie, slot, release(childAt(trie, slot), block))
  const full = trie.full & ~runAt(slot, stride - reach)
  const starts = trie.starts & ~(1 << slot)
  const { length, children, below, rooms } = trie
  return withRooms({ length, full, starts, children, below }, { known: 0, possible: rooms })
}
