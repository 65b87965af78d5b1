/**
 * Holding and releasing blocks in a `PoolTrie`: a copy of the nodes on one path, at most seven,
 * everything else shared.
 * `rooms` are not counted anew: only sizes that the changed part had and has no more are looked for
 * in the others.
 */
import { type Ipv4Block, type PrefixLength, baseOf, prefixLengthOf } from './Ipv4Block.ts'
import {
  type PoolTrie,
  belowOneSlot,
  childAt,
  isEmpty,
  leafIndex,
  roomsAt,
  roomsInChildren,
  roomsInSlots,
  roomsOfSizes,
  runSizes,
  slotOf,
} from './PoolTrie.ts'
import { type SlotMask, hasSlot, rankOf, runAt, stride } from './SlotMask.ts'

// parts of a node

/** A copy with one element changed; a slice and an assignment are what engines copy fastest. */
const replaced = <A>(elements: ReadonlyArray<A>, index: number, element: A): ReadonlyArray<A> => {
  const copy = elements.slice()
  copy[index] = element
  return copy
}

type Leaves = Pick<PoolTrie, 'leafFull' | 'leafStarts'>

const leavesWith = (trie: PoolTrie, slot: number, child: PoolTrie): Leaves => {
  const index = leafIndex(trie, slot)
  const before = hasSlot(trie.children & ~trie.nested, slot)
  const after = child.children === 0 && child.full !== 0
  if (!before && !after) return trie
  const change = (masks: ReadonlyArray<SlotMask>, mask: SlotMask): ReadonlyArray<SlotMask> => {
    if (!after) return masks.toSpliced(index, 1)
    return before ? replaced(masks, index, mask) : masks.toSpliced(index, 0, mask)
  }
  const leafFull = change(trie.leafFull, child.full)
  const isShared = trie.leafFull === trie.leafStarts && (!after || child.full === child.starts)
  return { leafFull, leafStarts: isShared ? leafFull : change(trie.leafStarts, child.starts) }
}

const belowWith = (trie: PoolTrie, slot: number, child: PoolTrie): ReadonlyArray<PoolTrie> => {
  const index = rankOf(trie.nested, slot)
  const before = hasSlot(trie.nested, slot)
  const after = child.children !== 0
  if (!after) return before ? trie.below.toSpliced(index, 1) : trie.below
  return before ? replaced(trie.below, index, child) : trie.below.toSpliced(index, 0, child)
}

/** Puts one nested child in the place of another: what happens on every path but at its end. */
const withNested = (trie: PoolTrie, slot: number, child: PoolTrie): PoolTrie => {
  const { length, full, starts, children, nested, leafFull, leafStarts } = trie
  const index = rankOf(nested, slot)
  const below = replaced(trie.below, index, child)
  const doubtful = (trie.below[index]?.rooms ?? 0) & ~child.rooms
  const rooms =
    (trie.rooms & ~doubtful) |
    child.rooms |
    (doubtful === 0 ? 0 : roomsInChildren({ length, leafFull, below }, doubtful))
  return { length, full, starts, children, nested, rooms, leafFull, leafStarts, below }
}

/** Puts one child in its place, or takes an empty one away. */
const withChild = (trie: PoolTrie, slot: number, child: PoolTrie): PoolTrie => {
  if (child.children !== 0 && hasSlot(trie.nested, slot)) return withNested(trie, slot, child)
  const { length, full, starts } = trie
  const bit = 1 << slot
  const children = isEmpty(child) ? trie.children & ~bit : trie.children | bit
  const nested = child.children === 0 ? trie.nested & ~bit : trie.nested | bit
  const { leafFull, leafStarts } = leavesWith(trie, slot, child)
  const below = belowWith(trie, slot, child)
  const before = hasSlot(trie.children, slot) ? roomsAt(trie, slot) : 0
  const doubtful = before & ~child.rooms
  const rooms =
    roomsInSlots({ length, full, children }) |
    (belowOneSlot(trie.rooms, length) & ~doubtful) |
    child.rooms |
    roomsInChildren({ length, leafFull, below }, doubtful)
  return { length, full, starts, children, nested, rooms, leafFull, leafStarts, below }
}

/** Changes the slots of a node itself. */
const withHeld = (trie: PoolTrie, full: SlotMask, starts: SlotMask): PoolTrie => {
  const { length, children, nested, leafFull, leafStarts, below } = trie
  const rooms = roomsInSlots({ length, full, children }) | belowOneSlot(trie.rooms, length)
  return { length, full, starts, children, nested, rooms, leafFull, leafStarts, below }
}

/** The slots a block takes in a node without children. */
interface Footprint {
  readonly run: SlotMask
  readonly start: SlotMask
}

/** Changes a child without children in place of making it a node first: what happens most often. */
const withLeaf = (
  trie: PoolTrie,
  slot: number,
  change: Footprint & { readonly held: boolean },
): PoolTrie => {
  const { length, full, starts, children, nested, below } = trie
  const index = leafIndex(trie, slot)
  const before = trie.leafFull[index] ?? 0
  const after = change.held ? before | change.run : before & ~change.run
  const leafFull = replaced(trie.leafFull, index, after)
  const isShared = trie.leafFull === trie.leafStarts && change.run === change.start
  const leafStarts = isShared
    ? leafFull
    : replaced(trie.leafStarts, index, (trie.leafStarts[index] ?? 0) ^ change.start)
  const sizes = runSizes(~after)
  const doubtful = roomsOfSizes(runSizes(~before) & ~sizes, length + stride)
  const rooms =
    (trie.rooms & ~doubtful) |
    roomsOfSizes(sizes, length + stride) |
    (doubtful === 0 ? 0 : roomsInChildren({ length, leafFull, below }, doubtful))
  return { length, full, starts, children, nested, rooms, leafFull, leafStarts, below }
}

const footprint = (block: Ipv4Block, length: PrefixLength): Footprint => {
  const slot = slotOf(baseOf(block), length)
  return { run: runAt(slot, stride - (prefixLengthOf(block) - length)), start: 1 << slot }
}

// operations

/** Returns the trie that also holds a block of the region; none when it overlaps a held one. */
export const hold = (trie: PoolTrie, block: Ipv4Block): PoolTrie | undefined => {
  const slot = slotOf(baseOf(block), trie.length)
  const reach = prefixLengthOf(block) - trie.length
  if (reach <= stride) {
    const run = runAt(slot, stride - reach)
    if (((trie.full | trie.children) & run) !== 0) return undefined
    return withHeld(trie, trie.full | run, trie.starts | (1 << slot))
  }
  if (hasSlot(trie.full, slot)) return undefined
  if (reach <= 2 * stride && hasSlot(trie.children & ~trie.nested, slot)) {
    const { run, start } = footprint(block, trie.length + stride)
    if (((trie.leafFull[leafIndex(trie, slot)] ?? 0) & run) !== 0) return undefined
    return withLeaf(trie, slot, { run, start, held: true })
  }
  const child = hold(childAt(trie, slot), block)
  return child === undefined ? undefined : withChild(trie, slot, child)
}

/** Returns the trie that no longer holds a held block. */
export const release = (trie: PoolTrie, block: Ipv4Block): PoolTrie => {
  const slot = slotOf(baseOf(block), trie.length)
  const reach = prefixLengthOf(block) - trie.length
  if (reach <= stride) {
    return withHeld(trie, trie.full & ~runAt(slot, stride - reach), trie.starts & ~(1 << slot))
  }
  if (reach <= 2 * stride && hasSlot(trie.children & ~trie.nested, slot)) {
    const { run, start } = footprint(block, trie.length + stride)
    const emptied = ((trie.leafFull[leafIndex(trie, slot)] ?? 0) & ~run) === 0
    if (!emptied) return withLeaf(trie, slot, { run, start, held: false })
  }
  return withChild(trie, slot, release(childAt(trie, slot), block))
}
