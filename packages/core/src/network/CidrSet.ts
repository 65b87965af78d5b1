/**
 * A set of IPv4 blocks anywhere in the address space, nested or not: customers' networks, deny
 * lists, a fleet's VPCs. A persistent value: every change returns a new set that shares structure
 * with the old, which does not change.
 *
 * ```
 *   set        |<------------- 10.0.0.0/8 ------------->|    |<- 192.0.2.0/24 ->|
 *                 |<- 10.1.0.0/16 ->|
 *   overlapping(set, 10.1.2.0/24)  =  [10.0.0.0/8, 10.1.0.0/16]
 * ```
 *
 * Membership is by block (`has`), coverage is by address (`contains`, `countAddresses`,
 * `difference`, `intersection`).
 *
 * Laws
 * 1. Canonical: sets of the same blocks are deeply equal, whatever the order they were built in.
 * 2. No operation changes its operands.
 * 3. `union(a, b)` has every block of both.
 * 4. `intersection(a, b)` has the inner block of every overlapping pair; its addresses are those in
 *    both.
 * 5. `difference(a, b)` has the blocks of `a` that do not overlap `b`, and the others divided into
 *    the fewest blocks outside `b`; its addresses are those in `a` and not in `b`.
 * 6. `aggregate(a)` is the smallest set with the addresses of `a`; no two of its blocks overlap.
 */
import type { Eq as Equality } from 'fp-ts/lib/Eq.js'
import * as O from 'fp-ts/lib/Option.js'

import { type Ipv4Block, sorted } from './Ipv4Block.ts'
import * as Trie from './PrefixTrie.ts'
import * as Algebra from './PrefixTrieAlgebra.ts'
import * as Walk from './PrefixTrieWalk.ts'

// model

/** A set of IPv4 blocks; the same block is in it once. */
export interface CidrSet {
  readonly trie: Trie.PrefixTrie
}

// constructors

/** The set without blocks. */
export const empty: CidrSet = { trie: Trie.empty }

/**
 * Returns the set of these blocks, in any order, repeated or not; a million take well under a
 * second.
 */
export const fromBlocks = (blocks: Iterable<Ipv4Block>): CidrSet => ({
  // Sorted first, then built bottom up: several times faster than inserting one block after
  // another.
  trie: Trie.fromSorted(sorted(blocks)),
})

// instances

/** Sets are equal when they have the same blocks. */
export const Eq: Equality<CidrSet> = {
  // A union that adds nothing returns its operand.
  equals: (a, b) => countBlocks(a) === countBlocks(b) && union(a, b) === a,
}

// queries

/** Returns whether exactly this block is in the set. */
export const has = (set: CidrSet, block: Ipv4Block): boolean => Trie.has(set.trie, block)

/** Returns whether some block of the set shares an address with this one. */
export const overlaps = (set: CidrSet, block: Ipv4Block): boolean =>
  Trie.overlapsAny(set.trie, block)

/**
 * Returns the blocks that share an address with this one, in order; the first `limit` when it is
 * given.
 */
export const overlapping = (
  set: CidrSet,
  block: Ipv4Block,
  limit: number = Infinity,
): ReadonlyArray<Ipv4Block> => Walk.overlapping(set.trie, block, limit)

/** Returns the first block, in order, that shares an address with this one. */
export const firstOverlap = (set: CidrSet, block: Ipv4Block): O.Option<Ipv4Block> =>
  O.fromNullable(overlapping(set, block, 1)[0])

/** Returns whether the blocks of the set together contain every address of the block. */
export const contains = (set: CidrSet, block: Ipv4Block): boolean => Walk.covers(set.trie, block)

/** Returns whether the set is empty. */
export const isEmpty = (set: CidrSet): boolean => set.trie === Trie.empty

/** Returns how many blocks are in the set, in constant time. */
export const countBlocks = (set: CidrSet): number => Trie.sizeOf(set.trie)

/** Returns how many addresses are in at least one block: 0 to 2^32. */
export const countAddresses = (set: CidrSet): number => Walk.countAddresses(set.trie, 0)

/** Returns the blocks in order: by first address, the larger block first. */
export const toArray = (set: CidrSet): ReadonlyArray<Ipv4Block> =>
  Walk.blocksFrom(set.trie, 0, Infinity)

const blocksAtOnce = 1024

/** Yields the blocks in order without holding them all. */
export function* iterate(set: CidrSet): Generator<Ipv4Block, void, undefined> {
  let from = 0
  for (;;) {
    const blocks = Walk.blocksFrom(set.trie, from, blocksAtOnce)
    yield* blocks
    if (blocks.length < blocksAtOnce) return
    from = (blocks[blocks.length - 1] ?? 0) + 1
  }
}

// operations

/** Returns the set with this block; the same set when it is already there. */
export const insert = (set: CidrSet, block: Ipv4Block): CidrSet =>
  orSame(set, Trie.insert(set.trie, block))

/**
 * Returns the set without this block; the same set when it is not there. Blocks around or inside it
 * are kept.
 */
export const remove = (set: CidrSet, block: Ipv4Block): CidrSet =>
  orSame(set, Trie.remove(set.trie, block))

/** Returns the blocks of both sets. */
export const union = (a: CidrSet, b: CidrSet): CidrSet => orSame(a, Algebra.union(a.trie, b.trie))

/** Returns what both sets cover: the inner block of every overlapping pair. */
export const intersection = (a: CidrSet, b: CidrSet): CidrSet =>
  orSame(a, Algebra.intersection(a.trie, b.trie))

/**
 * Returns what `from` covers and `minus` does not: blocks without overlap unchanged, the others
 * divided into the fewest blocks.
 */
export const difference = (from: CidrSet, minus: CidrSet): CidrSet =>
  orSame(from, Algebra.difference(from.trie, minus.trie))

/** Returns the fewest disjoint blocks that cover the same addresses. */
export const aggregate = (set: CidrSet): CidrSet => orSame(set, Algebra.aggregate(set.trie))

/** Returns the free part of a block as the fewest disjoint blocks. */
export const freeWithin = (set: CidrSet, parent: Ipv4Block): CidrSet =>
  difference(insert(empty, parent), set)

const orSame = (set: CidrSet, trie: Trie.PrefixTrie): CidrSet =>
  trie === set.trie ? set : { trie }
