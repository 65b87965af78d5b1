/**
 * Set algebra on `PrefixTrie`, node by node: parts that only one side has are shared, never copied.
 *
 * ```
 *   a     |<------- x ------->|        |<- y ->|
 *   b          |<- p ->|            |<----- q ----->|
 *
 *   intersection  { p, y }              the inner block of every overlapping pair
 *   difference    { x cut around p }    y lies in q and is gone
 * ```
 */
import {
  type Held,
  type Position,
  type PrefixTrie,
  assemble,
  childAt,
  coveredSlots,
  empty,
  heldAround,
  heldOf,
  slotsAt,
  slotsOf,
  whole,
} from './PrefixTrie.ts'
import {
  type SlotMask,
  firstSlot,
  hasSlot,
  maximalRunStarts,
  rankOf,
  runStarts,
  stride,
} from './SlotMask.ts'

// shared parts

/** Returns an operand that already is the result, so that both versions share it. */
const orSame = (result: PrefixTrie, operand: PrefixTrie): PrefixTrie => {
  if (typeof result === 'number' || typeof operand === 'number') return result
  const same =
    result.held === operand.held &&
    result.slots === operand.slots &&
    result.below.every((child, index) => child === operand.below[index])
  return same ? operand : result
}

const filterHeld = (held: Held, keep: (at: Position) => boolean): Held => {
  let kept = 0
  for (let rest = held; rest !== 0; rest &= rest - 1) {
    const at = firstSlot(rest)
    if (keep(at)) kept |= 1 << at
  }
  return kept
}

/** Cuts a set of slots into the fewest blocks: those the node holds itself, and single slots. */
const fewestBlocks = (slots: SlotMask): { readonly held: Held; readonly single: SlotMask } => {
  let held = 0
  // Half of all nodes cover nothing, and most others single slots only.
  for (let bits = 1; bits <= stride && runStarts(slots, bits) !== 0; bits += 1) {
    for (let rest = maximalRunStarts(slots, bits); rest !== 0; rest &= rest - 1) {
      held |= 1 << ((32 | firstSlot(rest)) >> bits)
    }
  }
  return { held, single: maximalRunStarts(slots, 0) }
}

// operations

/** Returns the blocks of either trie. */
export const union = (a: PrefixTrie, b: PrefixTrie): PrefixTrie => {
  if (a === b || b === empty) return a
  if (a === empty) return b
  const joined = assemble(heldOf(a) | heldOf(b), slotsOf(a) | slotsOf(b), (slot) =>
    union(childAt(a, slot), childAt(b, slot)),
  )
  return orSame(orSame(joined, b), a)
}

/** One operand at one node; `inside` says that a block above the node contains all of it. */
interface Side {
  readonly trie: PrefixTrie
  readonly inside: boolean
}

const isInside = (side: Side, at: Position): boolean =>
  side.inside || (heldOf(side.trie) & heldAround(at)) !== 0

const sideAt = (side: Side, slot: number): Side => ({
  trie: childAt(side.trie, slot),
  inside: isInside(side, 32 | slot),
})

const common = (a: Side, b: Side): PrefixTrie => {
  if (a.inside && b.inside) return union(a.trie, b.trie)
  if (a.trie === empty) return a.inside ? b.trie : empty
  if (b.trie === empty) return b.inside ? a.trie : empty
  const held =
    filterHeld(heldOf(a.trie), (at) => isInside(b, at)) |
    filterHeld(heldOf(b.trie), (at) => isInside(a, at))
  const met = assemble(held, slotsOf(a.trie) | slotsOf(b.trie), (slot) =>
    common(sideAt(a, slot), sideAt(b, slot)),
  )
  return orSame(orSame(met, b.trie), a.trie)
}

/** Returns the inner block of every overlapping pair. */
export const intersection = (a: PrefixTrie, b: PrefixTrie): PrefixTrie =>
  common({ trie: a, inside: false }, { trie: b, inside: false })

const withWhole = (trie: PrefixTrie): PrefixTrie =>
  assemble(heldOf(trie) | whole, slotsOf(trie), (slot) => childAt(trie, slot))

const without = (a: Side, b: PrefixTrie): PrefixTrie => {
  if (b === empty) return a.trie
  if (a.trie === empty && !a.inside) return empty
  const covered = coveredSlots(heldOf(b))
  const touched = covered | slotsOf(b)
  const free = fewestBlocks(~touched)
  const held =
    filterHeld(heldOf(a.trie), (at) => (slotsAt(at) & touched) === 0) |
    filterHeld(free.held, (at) => isInside(a, at))
  const rest = assemble(held, ~covered, (slot) => {
    const side = sideAt(a, slot)
    if (hasSlot(slotsOf(b), slot)) return without(side, childAt(b, slot))
    return side.inside && hasSlot(free.single, slot) ? withWhole(side.trie) : side.trie
  })
  return orSame(rest, a.trie)
}

/**
 * Returns the blocks of `a` that do not overlap `b`, and the others divided into the fewest blocks
 * outside `b`.
 */
export const difference = (a: PrefixTrie, b: PrefixTrie): PrefixTrie =>
  without({ trie: a, inside: false }, b)

/** Returns the fewest disjoint blocks with the same addresses. */
export const aggregate = (trie: PrefixTrie): PrefixTrie => {
  const held = heldOf(trie)
  // A single block, the most common node, is already minimal.
  if (typeof trie === 'number' && (held & (held - 1)) === 0) return trie
  let covered = coveredSlots(held)
  let partial = 0
  const parts: Array<PrefixTrie> = []
  for (let rest = slotsOf(trie) & ~covered; rest !== 0; rest &= rest - 1) {
    const slot = firstSlot(rest)
    const child = aggregate(childAt(trie, slot))
    if (child === whole) {
      covered |= 1 << slot
    } else {
      partial |= 1 << slot
      parts.push(child)
    }
  }
  const fewest = fewestBlocks(covered)
  const result = assemble(fewest.held, fewest.single | partial, (slot) =>
    hasSlot(partial, slot) ? (parts[rankOf(partial, slot)] ?? empty) : whole,
  )
  return orSame(result, trie)
}
