/**
 * Who holds each block of a `PoolTrie`, kept beside it node by node. A part of the pool that has
 * one owner is one entry, however many blocks it has: a pool with one owner pays nothing, one with
 * an owner per block some bytes each.
 *
 * ```
 *   trie       [ a1 a2 a3 … a9 | b1 a10 … ]        blocks a* of Ann, b1 of Bob
 *   owners     [ Ann           | [Bob Ann …] ]
 * ```
 *
 * Law: canonical. Which entries exist depends on the blocks and their owners alone; owners are
 * compared by `Object.is`.
 */
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import { type Ipv4Block, type PrefixLength, baseOf, prefixLengthOf } from './Ipv4Block.ts'
import { type PoolTrie, childAt, isEmpty, slotOf } from './PoolTrie.ts'
import { type SlotMask, countSlots, hasSlot, rankOf, stride } from './SlotMask.ts'

// model

interface Nobody {
  readonly _tag: 'Nobody'
}

interface OneOwner<Owner> {
  readonly _tag: 'OneOwner'
  readonly owner: Owner
}

interface SeveralOwners<Owner> {
  readonly _tag: 'SeveralOwners'
  /** Slots with one owner, and that owner for each, in order. */
  readonly single: SlotMask
  readonly owners: ReadonlyArray<Owner>
  /** Slots with several owners below, and these for each, in order. */
  readonly divided: SlotMask
  readonly below: ReadonlyArray<SeveralOwners<Owner>>
}

/** The owners of the blocks in one region. */
export type PoolOwners<Owner> = Nobody | OneOwner<Owner> | SeveralOwners<Owner>

/** A held block and who holds it. */
export interface Allocation<Owner> {
  readonly block: Ipv4Block
  readonly owner: Owner
}

// constructors

export const nobody: Nobody = { _tag: 'Nobody' }

const oneOwner = <Owner>(owner: Owner): OneOwner<Owner> => ({ _tag: 'OneOwner', owner })

/** Writes out, slot by slot, that one owner holds everything in a trie. */
const spelledOut = <Owner>(trie: PoolTrie, owner: Owner): SeveralOwners<Owner> => {
  const single = trie.starts | trie.children
  const owners = Array.from({ length: countSlots(single) }, () => owner)
  return { _tag: 'SeveralOwners', single, owners, divided: 0, below: [] }
}

/** Says in one entry what several entries say alike. */
const unified = <Owner>(several: SeveralOwners<Owner>): PoolOwners<Owner> => {
  if (several.divided !== 0) return several
  const first = RA.head(several.owners)
  if (O.isNone(first)) return nobody
  const alike = several.owners.every((owner) => Object.is(owner, first.value))
  return alike ? oneOwner(first.value) : several
}

/** Allocations in order, as parallel arrays. */
export interface SortedAllocations<Owner> {
  readonly blocks: ArrayLike<Ipv4Block>
  readonly owners: ReadonlyArray<Owner>
}

/** Builds the owners of disjoint blocks in order, all inside a region of this length. */
export const fromSorted = <Owner>(
  sorted: SortedAllocations<Owner>,
  length: PrefixLength,
): PoolOwners<Owner> => {
  const slotAtIndex = (index: number, depth: PrefixLength): number => {
    const block = sorted.blocks[index]
    return block === undefined ? 0 : slotOf(baseOf(block), depth)
  }
  const build = (start: number, end: number, depth: PrefixLength): PoolOwners<Owner> => {
    const first = RA.lookup(start, sorted.owners)
    if (O.isNone(first)) return nobody
    let index = start + 1
    while (index < end && Object.is(sorted.owners[index], first.value)) index += 1
    if (index === end) return oneOwner(first.value)
    const parts: Array<readonly [slot: number, owners: PoolOwners<Owner>]> = []
    for (index = start; index < end;) {
      const from = index
      const slot = slotAtIndex(index, depth)
      while (index < end && slotAtIndex(index, depth) === slot) index += 1
      parts.push([slot, build(from, index, depth + stride)])
    }
    return assembled(parts)
  }
  return build(0, sorted.blocks.length, length)
}

const assembled = <Owner>(
  parts: ReadonlyArray<readonly [slot: number, owners: PoolOwners<Owner>]>,
): SeveralOwners<Owner> => {
  const owners: Array<Owner> = []
  const below: Array<SeveralOwners<Owner>> = []
  let [single, divided] = [0, 0]
  for (const [slot, part] of parts) {
    if (part._tag === 'OneOwner') {
      single |= 1 << slot
      owners.push(part.owner)
    } else if (part._tag === 'SeveralOwners') {
      divided |= 1 << slot
      below.push(part)
    }
  }
  return { _tag: 'SeveralOwners', single, owners: owners.slice(), divided, below: below.slice() }
}

// queries

/** Returns the owner of a held block; `length` is the prefix length of the region. */
export const ownerOf = <Owner>(
  root: PoolOwners<Owner>,
  block: Ipv4Block,
  length: PrefixLength,
): O.Option<Owner> => {
  let owners = root
  for (let depth = length; owners._tag === 'SeveralOwners'; depth += stride) {
    const slot = slotOf(baseOf(block), depth)
    if (hasSlot(owners.single, slot)) {
      return RA.lookup(rankOf(owners.single, slot), owners.owners)
    }
    if (!hasSlot(owners.divided, slot)) return O.none
    owners = owners.below[rankOf(owners.divided, slot)] ?? nobody
  }
  return owners._tag === 'OneOwner' ? O.some(owners.owner) : O.none
}

const ownersAt = <Owner>(several: SeveralOwners<Owner>, slot: number): PoolOwners<Owner> => {
  if (hasSlot(several.divided, slot)) {
    return several.below[rankOf(several.divided, slot)] ?? nobody
  }
  if (!hasSlot(several.single, slot)) return nobody
  const owner = RA.lookup(rankOf(several.single, slot), several.owners)
  return O.isSome(owner) ? oneOwner(owner.value) : nobody
}

// operations

const withoutSlot = <Owner>(several: SeveralOwners<Owner>, slot: number): SeveralOwners<Owner> => {
  const { single, divided } = several
  const owners = hasSlot(single, slot)
    ? several.owners.toSpliced(rankOf(single, slot), 1)
    : several.owners
  const below = hasSlot(divided, slot)
    ? several.below.toSpliced(rankOf(divided, slot), 1)
    : several.below
  const others = ~(1 << slot)
  return {
    _tag: 'SeveralOwners',
    single: single & others,
    owners,
    divided: divided & others,
    below,
  }
}

const withSlot = <Owner>(
  several: SeveralOwners<Owner>,
  slot: number,
  part: PoolOwners<Owner>,
): SeveralOwners<Owner> => {
  const { single, owners, divided, below, _tag } = withoutSlot(several, slot)
  const bit = 1 << slot
  if (part._tag === 'OneOwner') {
    const more = owners.toSpliced(rankOf(single, slot), 0, part.owner)
    return { _tag, single: single | bit, owners: more, divided, below }
  }
  if (part._tag === 'SeveralOwners') {
    const more = below.toSpliced(rankOf(divided, slot), 0, part)
    return { _tag, single, owners, divided: divided | bit, below: more }
  }
  return { _tag, single, owners, divided, below }
}

/** Returns the owners with one more allocation; `before` is the trie without its block. */
export const give = <Owner>(
  owners: PoolOwners<Owner>,
  before: PoolTrie,
  allocation: Allocation<Owner>,
): PoolOwners<Owner> => {
  const { block, owner } = allocation
  if (owners._tag === 'Nobody') return oneOwner(owner)
  if (owners._tag === 'OneOwner' && Object.is(owners.owner, owner)) return owners
  const several = owners._tag === 'OneOwner' ? spelledOut(before, owners.owner) : owners
  const slot = slotOf(baseOf(block), before.length)
  if (prefixLengthOf(block) - before.length <= stride) {
    return withSlot(several, slot, oneOwner(owner))
  }
  return withSlot(several, slot, give(ownersAt(several, slot), childAt(before, slot), allocation))
}

/** Returns the owners without the owner of a released block; `after` is the trie without it. */
export const take = <Owner>(
  owners: PoolOwners<Owner>,
  after: PoolTrie,
  block: Ipv4Block,
): PoolOwners<Owner> => {
  if (isEmpty(after)) return nobody
  if (owners._tag !== 'SeveralOwners') return owners
  const slot = slotOf(baseOf(block), after.length)
  if (prefixLengthOf(block) - after.length <= stride) {
    return unified(withSlot(owners, slot, nobody))
  }
  const part = take(ownersAt(owners, slot), childAt(after, slot), block)
  return unified(withSlot(owners, slot, part))
}
