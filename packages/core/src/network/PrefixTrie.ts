/**
 * A persistent trie of IPv4 blocks that can nest: the implementation of `CidrSet`. A node covers
 * five bits of the address and contains, as the bits of one integer, up to 31 blocks that end
 * within them; its 32 slots lead to further nodes.
 *
 * ```
 *   position     1                    length = depth            the node's whole region
 *               / \
 *              2   3                  length = depth + 1
 *             / \ / \
 *            4  5 6  7                …
 *           16 …     31               length = depth + 4
 *           32 …        63            the slots: regions of length depth + 5, each another node
 * ```
 *
 * A node without further nodes is just that integer, so scattered blocks cost little.
 *
 * Laws
 * 1. Canonical: equal sets of blocks are deeply equal tries, whatever the order they were built in.
 * 2. No operation changes an existing trie; old and new trie share unchanged parts.
 * 3. A path has at most seven nodes, so no input makes a deep trie.
 *
 * @source https://www.cs.cornell.edu/courses/cs419/2005sp/tree-bitmap.pdf (Eatherton, Varghese, Dittia: Tree Bitmap, 2004)
 */
import { type Ipv4Block, baseOf, prefixLengthOf, unsafeBlock } from './Ipv4Block.ts'
import { type SlotMask, countSlots, firstSlot, hasSlot, rankOf, stride } from './SlotMask.ts'

// model

/**
 * The position of a block in a node: 1 to 31 for the blocks it contains, 32 to 63 for its slots.
 */
export type Position = number

/** Blocks held by one node: bit `p` is position `p`, 1 to 31. */
export type Held = number

export interface Branch {
  readonly size: number
  readonly held: Held
  readonly slots: SlotMask
  /** One trie for each slot in the mask, in order. */
  readonly below: ReadonlyArray<PrefixTrie>
  /** Whether the region is fully covered, so that a search can skip it. */
  readonly isCovered: boolean
}

/** A trie of blocks; a number when no block lies below its node. */
export type PrefixTrie = Branch | Held

export const empty: PrefixTrie = 0

/** The trie, at a slot, of the one block that fills the slot. */
export const whole: Held = 2

// positions

const isAncestorOrSelf = (upper: Position, lower: Position): boolean => {
  const steps = Math.clz32(upper) - Math.clz32(lower)
  return steps >= 0 && lower >>> steps === upper
}

const tableOf = (entry: (at: Position) => number): Int32Array =>
  Int32Array.from({ length: 64 }, (_, at) => (at === 0 ? 0 : entry(at)))

const maskOfPositions = (from: Position, holds: (other: Position) => boolean): number =>
  Array.from({ length: 32 }, (_, index) => index + from)
    .filter((other) => other > 0 && holds(other))
    .reduce((mask, other) => mask | (1 << (other & 31)), 0)

const enclosing = tableOf((at) => maskOfPositions(0, (other) => isAncestorOrSelf(other, at)))
const enclosed = tableOf((at) => maskOfPositions(0, (other) => isAncestorOrSelf(at, other)))
const slotsWithin = tableOf((at) => maskOfPositions(32, (other) => isAncestorOrSelf(at, other)))

/** Returns the held positions whose blocks contain the block at a position, itself included. */
export const heldAround = (at: Position): Held => enclosing[at] ?? 0

/** Returns the held positions whose blocks lie in the block at a position, itself included. */
export const heldWithin = (at: Position): Held => enclosed[at] ?? 0

/** Returns the slots that lie in the block at a position. */
export const slotsAt = (at: Position): SlotMask => slotsWithin[at] ?? 0

/** Returns the position, in the node at a depth, of the block or of the slot that leads to it. */
export const positionOf = (block: Ipv4Block, depth: number): Position => {
  const slot = 32 | ((baseOf(block) << depth) >>> 27)
  const reach = prefixLengthOf(block) - depth
  return reach < stride ? slot >> (stride - reach) : slot
}

/** Returns the block at a position of the node with this region. */
export const blockAtPosition = (region: Ipv4Block, at: Position): Ipv4Block => {
  const bits = 31 - Math.clz32(at)
  const length = prefixLengthOf(region) + bits
  const index = at - (1 << bits)
  return unsafeBlock(baseOf(region) + (bits === 0 ? 0 : (index << (32 - length)) >>> 0), length)
}

// queries

export const heldOf = (trie: PrefixTrie): Held => (typeof trie === 'number' ? trie : trie.held)

export const slotsOf = (trie: PrefixTrie): SlotMask => (typeof trie === 'number' ? 0 : trie.slots)

/** Returns how many blocks the trie holds, in constant time. */
export const sizeOf = (trie: PrefixTrie): number =>
  typeof trie === 'number' ? countSlots(trie) : trie.size

/** Returns the trie at a slot; empty when there is none. */
export const childAt = (trie: PrefixTrie, slot: number): PrefixTrie => {
  if (typeof trie === 'number' || !hasSlot(trie.slots, slot)) return empty
  return trie.below[rankOf(trie.slots, slot)] ?? empty
}

/** Tells whether exactly this block is held. */
export const has = (root: PrefixTrie, block: Ipv4Block): boolean => {
  let trie = root
  for (let depth = 0; ; depth += stride) {
    const at = positionOf(block, depth)
    if (at < 32) return hasSlot(heldOf(trie), at)
    trie = childAt(trie, at & 31)
    if (trie === empty) return false
  }
}

/** Tells whether a held block shares an address with this one. */
export const overlapsAny = (root: PrefixTrie, block: Ipv4Block): boolean => {
  const base = baseOf(block)
  let reach = prefixLengthOf(block)
  let trie = root
  for (let depth = 0; ; depth += stride, reach -= stride) {
    const slot = (base << depth) >>> 27
    const at = reach < stride ? (32 | slot) >> (stride - reach) : 32 | slot
    const related = heldAround(at) | heldWithin(at)
    if (typeof trie === 'number') return (trie & related) !== 0
    if ((trie.held & related) !== 0) return true
    if (reach < stride) return (trie.slots & slotsAt(at)) !== 0
    if (!hasSlot(trie.slots, slot)) return false
    trie = trie.below[rankOf(trie.slots, slot)] ?? empty
  }
}

// coverage

/** Returns the slots that lie in a block the node itself holds. */
export const coveredSlots = (held: Held): SlotMask => {
  let covered = 0
  for (let rest = held; rest !== 0; rest &= rest - 1) covered |= slotsAt(firstSlot(rest))
  return covered
}

/** Tells whether every address of the trie's region lies in some block, in constant time. */
const isCovered = (trie: PrefixTrie): boolean =>
  typeof trie === 'number' ? coveredSlots(trie) === -1 : trie.isCovered

type Parts = Omit<Branch, 'isCovered'>

/** Tells whether every address in some slots of a node lies in some block. */
export const areCovered = (
  { held, slots, below }: Omit<Parts, 'size'>,
  asked: SlotMask,
): boolean => {
  const open = asked & ~coveredSlots(held)
  if ((open & ~slots) !== 0) return false
  for (let rest = open; rest !== 0; rest &= rest - 1) {
    if (!isCovered(below[rankOf(slots, firstSlot(rest))] ?? empty)) return false
  }
  return true
}

// constructors

const branch = (parts: Parts): Branch => {
  const { size, held, slots, below } = parts
  return { size, held, slots, below, isCovered: areCovered(parts, -1) }
}

/** An array that was pushed to has spare capacity; a copy has none. */
const trimmed = (below: ReadonlyArray<PrefixTrie>): ReadonlyArray<PrefixTrie> => below.slice()

/** Builds a node from its parts; `childFor` is called once for each slot in the mask, in order. */
export const assemble = (
  held: Held,
  slots: SlotMask,
  childFor: (slot: number) => PrefixTrie,
): PrefixTrie => {
  const below: Array<PrefixTrie> = []
  let present = 0
  let size = countSlots(held)
  for (let rest = slots; rest !== 0; rest &= rest - 1) {
    const slot = firstSlot(rest)
    const child = childFor(slot)
    if (child === empty) continue
    below.push(child)
    present |= 1 << slot
    size += sizeOf(child)
  }
  return present === 0 ? held : branch({ size, held, slots: present, below: trimmed(below) })
}

/** Builds a trie from blocks in order; a block may come more than once. One pass, bottom up. */
export const fromSorted = (sorted: ArrayLike<Ipv4Block>): PrefixTrie => {
  const positionAt = (index: number, depth: number): Position => {
    const block = sorted[index]
    return block === undefined ? 0 : positionOf(block, depth)
  }
  const build = (start: number, end: number, depth: number): PrefixTrie => {
    const below: Array<PrefixTrie> = []
    let held = 0
    let slots = 0
    let size = 0
    let index = start
    while (index < end) {
      const first = index
      const at = positionAt(index, depth)
      index += 1
      if (at < 32) {
        held |= 1 << at
        continue
      }
      while (index < end && positionAt(index, depth) === at) index += 1
      const child = build(first, index, depth + stride)
      below.push(child)
      slots |= 1 << (at & 31)
      size += sizeOf(child)
    }
    if (slots === 0) return held
    return branch({ size: size + countSlots(held), held, slots, below: trimmed(below) })
  }
  return build(0, sorted.length, 0)
}

// operations

const withHeld = (trie: PrefixTrie, held: Held): PrefixTrie => {
  if (typeof trie === 'number') return held
  const size = trie.size + countSlots(held) - countSlots(trie.held)
  return branch({ size, held, slots: trie.slots, below: trie.below })
}

const withChild = (trie: PrefixTrie, slot: number, child: PrefixTrie): PrefixTrie => {
  if (typeof trie === 'number') {
    const size = countSlots(trie) + sizeOf(child)
    return branch({ size, held: trie, slots: 1 << slot, below: [child] })
  }
  const index = rankOf(trie.slots, slot)
  const present = hasSlot(trie.slots, slot)
  const size = trie.size + sizeOf(child) - (present ? sizeOf(trie.below[index] ?? empty) : 0)
  if (child !== empty && present) {
    return branch({
      size,
      held: trie.held,
      slots: trie.slots,
      below: trie.below.with(index, child),
    })
  }
  if (child !== empty) {
    const below = trie.below.toSpliced(index, 0, child)
    return branch({ size, held: trie.held, slots: trie.slots | (1 << slot), below })
  }
  if (trie.below.length === 1) return trie.held
  const below = trie.below.toSpliced(index, 1)
  return branch({ size, held: trie.held, slots: trie.slots & ~(1 << slot), below })
}

const changeAt = (trie: PrefixTrie, block: Ipv4Block, change: Change): PrefixTrie => {
  const at = positionOf(block, change.depth)
  if (at < 32) {
    const held = heldOf(trie)
    const next = change.present ? held | (1 << at) : held & ~(1 << at)
    return next === held ? trie : withHeld(trie, next)
  }
  const before = childAt(trie, at & 31)
  const after = changeAt(before, block, { ...change, depth: change.depth + stride })
  return after === before ? trie : withChild(trie, at & 31, after)
}

interface Change {
  readonly present: boolean
  readonly depth: number
}

/** Returns the trie with this block; the same trie when it already contains it. */
export const insert = (trie: PrefixTrie, block: Ipv4Block): PrefixTrie =>
  changeAt(trie, block, { present: true, depth: 0 })

/** Returns the trie without this block; the same trie when it does not contain it. */
export const remove = (trie: PrefixTrie, block: Ipv4Block): PrefixTrie =>
  changeAt(trie, block, { present: false, depth: 0 })
