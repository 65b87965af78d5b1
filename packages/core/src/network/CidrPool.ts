/**
 * The blocks held inside one parent block, each with its owner, and the free space between them.
 * A persistent value: every change returns a new pool that shares all it did not touch, the old one
 * stays as it was.
 *
 * ```
 *   parent  |<------------------------- 10.0.0.0/8 ------------------------->|
 *           [ held ][ held ][   free   ][ held ][           free             ]
 *              |                  |                          |
 *            first fit and best fit take the first gap; sparse the start of the largest
 * ```
 *
 * Inside are two layers of the same shape: which blocks are held (`PoolTrie`), and by whom
 * (`PoolOwners`). A pool whose blocks all have one owner, or whose callers keep owners elsewhere
 * and say `true`, pays for the first alone: under one byte per block when it is full. Owners are
 * kept per part of the pool, so neighbours of one owner cost nothing either; at worst, every block
 * with an owner of its own, it is about 14 bytes per block.
 *
 * Laws
 * 1. Canonical: pools of the same allocations are deeply equal, whatever the order they were made
 *    in.
 * 2. Any operation leaves the pool it was given as it was.
 * 3. No two held blocks overlap, and none leaves the parent.
 * 4. `release` undoes `hold` and `allocate`.
 * 5. `nextFree`, `previousFree`, `nearestFree` and `bestFit` are none exactly when no free block of
 *    that length exists.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'

import {
  type Ipv4Block,
  type PrefixLength,
  baseOf,
  contains,
  lastOf,
  prefixLengthOf,
  sizeOf,
  unsafeBlock,
} from './Ipv4Block.ts'
import * as Owners from './PoolOwners.ts'
import * as Trie from './PoolTrie.ts'
import * as Change from './PoolTrieChange.ts'
import * as Search from './PoolTrieSearch.ts'
import * as Walk from './PoolTrieWalk.ts'
import { orderOf } from './radixSort.ts'

// model

/** The blocks held inside `parent`, with their owners. */
export interface CidrPool<Owner> {
  readonly parent: Ipv4Block
  readonly trie: Trie.PoolTrie
  readonly owners: Owners.PoolOwners<Owner>
  readonly blockCount: number
  readonly addressCount: number
}

/** A held block and who holds it. */
export type Allocation<Owner> = Owners.Allocation<Owner>

/**
 * Where an allocation goes: `first-fit` the lowest address; `best-fit` the smallest gap that holds
 * it;
 * `sparse` the start of the largest gap, so that every block can grow in place (binary bisection).
 *
 * @source https://www.rfc-editor.org/rfc/rfc3531 (leaving room for growth)
 */
export type AllocationPolicy = 'first-fit' | 'best-fit' | 'sparse'

export interface AllocationRequest<Owner> {
  readonly prefixLength: PrefixLength
  readonly owner: Owner
  readonly policy: AllocationPolicy
}

// errors

export type HoldError =
  | { readonly _tag: 'OutsidePool'; readonly block: Ipv4Block; readonly parent: Ipv4Block }
  /** `held` is the first block, in address order, in the way. */
  | { readonly _tag: 'BlockOverlaps'; readonly block: Ipv4Block; readonly held: Ipv4Block }

export interface NotHeld {
  readonly _tag: 'NotHeld'
  readonly block: Ipv4Block
}

/**
 * No free block of this length: `largestFree` is the length of the largest one there is, absent in
 * a full pool.
 */
export interface NoRoom {
  readonly _tag: 'NoRoom'
  readonly prefixLength: PrefixLength
  readonly largestFree?: PrefixLength
}

// constructors

/** Returns the pool of a parent block in which nothing is held. */
export const empty = (parent: Ipv4Block): CidrPool<never> => ({
  parent,
  trie: Trie.empty(prefixLengthOf(parent)),
  owners: Owners.nobody,
  blockCount: 0,
  addressCount: 0,
})

interface Ordered<Owner> {
  readonly blocks: ReadonlyArray<Ipv4Block>
  readonly owners: ReadonlyArray<Owner>
}

const isAscending = (blocks: ReadonlyArray<Ipv4Block>): boolean => {
  let previous = -1
  for (const block of blocks) {
    if (block < previous) return false
    previous = block
  }
  return true
}

const inOrder = <Owner>(allocations: ReadonlyArray<Allocation<Owner>>): Ordered<Owner> => {
  const blocks = allocations.map(({ block }) => block)
  const owners = allocations.map(({ owner }) => owner)
  if (isAscending(blocks)) return { blocks, owners }
  const ordered: Array<Ipv4Block> = []
  const orderedOwners: Array<Owner> = []
  for (const index of orderOf(Uint32Array.from(blocks, baseOf))) {
    const allocation = allocations[index]
    if (allocation === undefined) continue
    ordered.push(allocation.block)
    orderedOwners.push(allocation.owner)
  }
  return { blocks: ordered, owners: orderedOwners }
}

const findHoldError = (
  parent: Ipv4Block,
  sorted: ReadonlyArray<Ipv4Block>,
): HoldError | undefined => {
  const outside = sorted.find((block) => !contains(parent, block))
  if (outside !== undefined) return { _tag: 'OutsidePool', block: outside, parent }
  let held: Ipv4Block | undefined
  for (const block of sorted) {
    if (held !== undefined && lastOf(held) >= baseOf(block)) {
      return { _tag: 'BlockOverlaps', block, held }
    }
    held = block
  }
  return undefined
}

/**
 * Returns the pool of these allocations, in any order; Left with the first block outside, or the
 * first two that overlap.
 */
export const fromList = <Owner>(
  parent: Ipv4Block,
  allocations: ReadonlyArray<Allocation<Owner>>,
): E.Either<HoldError, CidrPool<Owner>> => {
  const { blocks, owners } = inOrder(allocations)
  const error = findHoldError(parent, blocks)
  if (error !== undefined) return E.left(error)
  const length = prefixLengthOf(parent)
  return E.right({
    parent,
    trie: Trie.fromSorted(blocks, length),
    owners: Owners.fromSorted({ blocks, owners }, length),
    blockCount: blocks.length,
    addressCount: blocks.reduce((count, block) => count + sizeOf(block), 0),
  })
}

// queries: what is held

/** Tells whether exactly this block is held. */
export const has = <Owner>(pool: CidrPool<Owner>, block: Ipv4Block): boolean =>
  contains(pool.parent, block) && Trie.has(pool.trie, block)

/** Returns who holds exactly this block. */
export const ownerOf = <Owner>(pool: CidrPool<Owner>, block: Ipv4Block): O.Option<Owner> =>
  has(pool, block) ? Owners.ownerOf(pool.owners, block, pool.trie.length) : O.none

/** Returns the part of a block that lies in the pool. */
const within = (parent: Ipv4Block, block: Ipv4Block): Ipv4Block | undefined => {
  if (contains(parent, block)) return block
  return contains(block, parent) ? parent : undefined
}

/** Tells whether a held block shares an address with this one, which may lie anywhere. */
export const overlaps = <Owner>(pool: CidrPool<Owner>, block: Ipv4Block): boolean => {
  const inside = within(pool.parent, block)
  return inside !== undefined && Trie.overlapsAny(pool.trie, inside)
}

/**
 * Returns the held blocks that share an address with this one, in order; the first `limit` when it
 * is given.
 */
export const overlapping = <Owner>(
  pool: CidrPool<Owner>,
  block: Ipv4Block,
  limit: number = Infinity,
): ReadonlyArray<Ipv4Block> => {
  const inside = within(pool.parent, block)
  return inside === undefined ? [] : Walk.overlapping(pool, inside, limit)
}

/** Returns the first held block, in order, that shares an address with this one. */
export const firstOverlap = <Owner>(pool: CidrPool<Owner>, block: Ipv4Block): O.Option<Ipv4Block> =>
  O.fromNullable(overlapping(pool, block, 1)[0])

/** Returns how many blocks are held, in constant time. */
export const countBlocks = <Owner>(pool: CidrPool<Owner>): number => pool.blockCount

/** Returns how many addresses are held, in constant time: 0 to 2^32. */
export const countAddresses = <Owner>(pool: CidrPool<Owner>): number => pool.addressCount

/** Returns the held part of the pool: 0 to 1. */
export const utilization = <Owner>(pool: CidrPool<Owner>): number =>
  pool.addressCount / sizeOf(pool.parent)

const blocksAtOnce = 1024

/** Yields the held blocks in address order without holding them all. */
export function* iterateBlocks<Owner>(
  pool: CidrPool<Owner>,
): Generator<Ipv4Block, void, undefined> {
  let from = 0
  for (;;) {
    const blocks = Walk.blocksFrom(pool, from, blocksAtOnce)
    yield* blocks
    if (blocks.length < blocksAtOnce) return
    from = (blocks[blocks.length - 1] ?? 0) + 1
  }
}

/** Yields the allocations in address order. */
export function* iterate<Owner>(
  pool: CidrPool<Owner>,
): Generator<Allocation<Owner>, void, undefined> {
  for (const block of iterateBlocks(pool)) {
    const owner = Owners.ownerOf(pool.owners, block, pool.trie.length)
    if (O.isSome(owner)) yield { block, owner: owner.value }
  }
}

/** Returns the allocations in address order. */
export const toArray = <Owner>(pool: CidrPool<Owner>): ReadonlyArray<Allocation<Owner>> =>
  Array.from(iterate(pool))

// queries: what is free

const rootOf = <Owner>(pool: CidrPool<Owner>): Search.Place => ({
  trie: pool.trie,
  base: baseOf(pool.parent),
})

const fits = <Owner>(pool: CidrPool<Owner>, prefixLength: PrefixLength): boolean => {
  if (!Number.isInteger(prefixLength) || prefixLength > 32) return false
  if (pool.blockCount === 0) return prefixLength >= pool.trie.length
  return prefixLength > pool.trie.length && Trie.hasRoom(pool.trie.rooms, prefixLength)
}

/**
 * Returns the prefix length of the largest free block, in constant time; none when every address is
 * held.
 */
export const largestFree = <Owner>(pool: CidrPool<Owner>): O.Option<PrefixLength> => {
  if (pool.blockCount === 0) return O.some(pool.trie.length)
  return pool.trie.rooms === 0 ? O.none : O.some(Math.clz32(pool.trie.rooms) + 1)
}

const firstBase = (address: number, prefixLength: PrefixLength): number => {
  const size = 2 ** (32 - prefixLength)
  return Math.ceil(address / size) * size
}

/**
 * Returns the first free block of this length, at or after the first address of `from` when it is
 * given.
 */
export const nextFree = <Owner>(
  pool: CidrPool<Owner>,
  query: { readonly prefixLength: PrefixLength; readonly from?: Ipv4Block },
): O.Option<Ipv4Block> => {
  const { prefixLength, from = pool.parent } = query
  if (!fits(pool, prefixLength)) return O.none
  const bound = firstBase(Math.max(baseOf(from), baseOf(pool.parent)), prefixLength)
  if (bound > lastOf(pool.parent)) return O.none
  return O.fromNullable(Search.nextFree(rootOf(pool), { prefixLength, bound }))
}

/**
 * Returns the last free block of this length, at or before the first address of `from` when it is
 * given.
 */
export const previousFree = <Owner>(
  pool: CidrPool<Owner>,
  query: { readonly prefixLength: PrefixLength; readonly from?: Ipv4Block },
): O.Option<Ipv4Block> => {
  const { prefixLength, from } = query
  if (!fits(pool, prefixLength)) return O.none
  const last = lastOf(pool.parent)
  const address = from === undefined ? last : Math.min(baseOf(from), last)
  if (address < baseOf(pool.parent)) return O.none
  const size = 2 ** (32 - prefixLength)
  const bound = Math.floor(address / size) * size
  return O.fromNullable(Search.previousFree(rootOf(pool), { prefixLength, bound }))
}

/**
 * Returns the free block of this length whose first address is nearest to that of `to`; of two, the
 * lower.
 */
export const nearestFree = <Owner>(
  pool: CidrPool<Owner>,
  query: { readonly prefixLength: PrefixLength; readonly to: Ipv4Block },
): O.Option<Ipv4Block> => {
  const { prefixLength, to } = query
  const after = nextFree(pool, { prefixLength, from: to })
  const before = previousFree(pool, { prefixLength, from: to })
  if (O.isNone(before)) return after
  if (O.isNone(after)) return before
  const up = baseOf(after.value) - baseOf(to)
  const down = baseOf(to) - baseOf(before.value)
  return down <= up ? before : after
}

/** Returns the first room of exactly this length, cut down to the length wanted. */
const inRoom = <Owner>(
  pool: CidrPool<Owner>,
  sizes: { readonly room: PrefixLength; readonly wanted: PrefixLength },
): O.Option<Ipv4Block> => {
  const room = Search.firstRoom(rootOf(pool), sizes.room)
  return room === undefined ? O.none : O.some(unsafeBlock(baseOf(room), sizes.wanted))
}

/**
 * Returns the free block of this length in the smallest gap that holds it; of equal gaps, in the
 * first.
 */
export const bestFit = <Owner>(
  pool: CidrPool<Owner>,
  prefixLength: PrefixLength,
): O.Option<Ipv4Block> => {
  if (!fits(pool, prefixLength)) return O.none
  if (pool.blockCount === 0) return O.some(unsafeBlock(baseOf(pool.parent), prefixLength))
  const large = pool.trie.rooms & (-1 << (32 - prefixLength))
  return inRoom(pool, { room: Math.clz32(large & -large) + 1, wanted: prefixLength })
}

/**
 * Returns the free block of this length at the start of the largest gap; of equal gaps, in the
 * first.
 */
export const sparseFit = <Owner>(
  pool: CidrPool<Owner>,
  prefixLength: PrefixLength,
): O.Option<Ipv4Block> => {
  if (!fits(pool, prefixLength)) return O.none
  if (pool.blockCount === 0) return O.some(unsafeBlock(baseOf(pool.parent), prefixLength))
  return inRoom(pool, { room: Math.clz32(pool.trie.rooms) + 1, wanted: prefixLength })
}

/** How many free blocks of one length there are, none of them a half of a larger one. */
export interface FreeCount {
  readonly prefixLength: PrefixLength
  readonly count: number
}

/**
 * Counts the free space as the fewest blocks, by length, largest first; lengths without a block are
 * left out.
 */
export const freeHistogram = <Owner>(pool: CidrPool<Owner>): ReadonlyArray<FreeCount> =>
  Array.from(Walk.countFree(pool.trie), ([prefixLength, count]) => ({
    prefixLength,
    count,
  })).toSorted((a, b) => a.prefixLength - b.prefixLength)

// operations

const withAllocation = <Owner>(
  pool: CidrPool<Owner>,
  trie: Trie.PoolTrie,
  allocation: Allocation<Owner>,
): CidrPool<Owner> => ({
  parent: pool.parent,
  trie,
  owners: Owners.give(pool.owners, pool.trie, allocation),
  blockCount: pool.blockCount + 1,
  addressCount: pool.addressCount + sizeOf(allocation.block),
})

/**
 * Returns the pool that also holds this block; Left when it lies outside or overlaps a held one.
 */
export const hold = <Owner>(
  pool: CidrPool<Owner>,
  block: Ipv4Block,
  owner: Owner,
): E.Either<HoldError, CidrPool<Owner>> => {
  const { parent } = pool
  if (!contains(parent, block)) return E.left({ _tag: 'OutsidePool', block, parent })
  const trie = Change.hold(pool.trie, block)
  if (trie !== undefined) return E.right(withAllocation(pool, trie, { block, owner }))
  const [held = block] = Walk.overlapping(pool, block, 1)
  return E.left({ _tag: 'BlockOverlaps', block, held })
}

const findFit = <Owner>(
  pool: CidrPool<Owner>,
  request: AllocationRequest<Owner>,
): O.Option<Ipv4Block> => {
  switch (request.policy) {
    case 'first-fit':
      return nextFree(pool, request)
    case 'best-fit':
      return bestFit(pool, request.prefixLength)
    case 'sparse':
      return sparseFit(pool, request.prefixLength)
  }
}

/** A block just allocated, and the pool that holds it. */
export interface Allocated<Owner> {
  readonly block: Ipv4Block
  readonly pool: CidrPool<Owner>
}

const noRoom = <Owner>(pool: CidrPool<Owner>, prefixLength: PrefixLength): NoRoom => {
  const largest = largestFree(pool)
  return O.isNone(largest)
    ? { _tag: 'NoRoom', prefixLength }
    : { _tag: 'NoRoom', prefixLength, largestFree: largest.value }
}

/**
 * Returns a free block of the length asked for and the pool that holds it; Left, at once, when
 * there is none.
 */
export const allocate = <Owner>(
  pool: CidrPool<Owner>,
  request: AllocationRequest<Owner>,
): E.Either<NoRoom, Allocated<Owner>> => {
  const { prefixLength, owner } = request
  const found = findFit(pool, request)
  if (O.isNone(found)) return E.left(noRoom(pool, prefixLength))
  const block = found.value
  const trie = Change.hold(pool.trie, block)
  if (trie === undefined) return E.left(noRoom(pool, prefixLength))
  return E.right({ block, pool: withAllocation(pool, trie, { block, owner }) })
}

/** Returns the pool without this block; Left when exactly this block is not held. */
export const release = <Owner>(
  pool: CidrPool<Owner>,
  block: Ipv4Block,
): E.Either<NotHeld, CidrPool<Owner>> => {
  if (!has(pool, block)) return E.left({ _tag: 'NotHeld', block })
  const trie = Change.release(pool.trie, block)
  return E.right({
    parent: pool.parent,
    trie,
    owners: Owners.take(pool.owners, trie, block),
    blockCount: pool.blockCount - 1,
    addressCount: pool.addressCount - sizeOf(block),
  })
}
