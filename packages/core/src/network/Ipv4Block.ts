/**
 * The arithmetic of IPv4 blocks, on numbers. A block is one safe integer: `base * 64 +
 * prefixLength`.
 *
 * ```
 *   10.0.0.0/16   base 10.0.0.0                             last 10.0.255.255
 *                 |<------------------ size 65,536 ------------------>|
 * ```
 *
 * Two blocks either nest or are disjoint, never partly overlapping; so one masked comparison
 * decides.
 *
 * Laws
 * 1. `overlaps(a, b)` exactly when some address is in both.
 * 2. `contains(a, b)` exactly when every address of `b` is in `a`.
 * 3. Packed order is address order, and a block comes before the blocks it contains with its base.
 *
 * @source https://www.rfc-editor.org/rfc/rfc4632 (CIDR)
 */
import type { Ord as Order } from 'fp-ts/lib/Ord.js'
import * as N from 'fp-ts/lib/number.js'

import { sortPacked } from './radixSort.ts'

// model

declare const ipv4Block: unique symbol

/** A block of addresses with zero host bits, packed as `base * 64 + prefixLength` (below 2^38). */
export type Ipv4Block = number & { readonly [ipv4Block]: true }

/** The number of leading bits that are fixed: 0 to 32. */
export type PrefixLength = number

// constructors

/** Packs a base (uint32, host bits zero) and a prefix length (0–32); the caller guarantees both. */
export const unsafeBlock = (base: number, prefixLength: PrefixLength): Ipv4Block =>
  (base * 64 + prefixLength) as Ipv4Block

/** Brands a packed number; the caller guarantees its base and prefix length. */
export const unsafePacked = (packed: number): Ipv4Block => packed as Ipv4Block

/**
 * Returns the block of the given length that holds an address (uint32).
 *
 * @example
 * import { blockAt, renderIpv4Cidr } from '@byoa/core/network'
 *
 * renderIpv4Cidr(blockAt(0x0a000107, 24)) // => '10.0.1.0/24'
 */
export const blockAt = (address: number, prefixLength: PrefixLength): Ipv4Block =>
  unsafeBlock((address & maskOf(prefixLength)) >>> 0, prefixLength)

/** Returns blocks in order, in a new typed array of eight bytes each. */
export const sorted = (blocks: Iterable<Ipv4Block>): ArrayLike<Ipv4Block> =>
  sortPacked(Float64Array.from(blocks)) as ArrayLike<number> as ArrayLike<Ipv4Block>

// instances

/** Address order; of two blocks with one base, the larger block first. */
export const Ord: Order<Ipv4Block> = N.Ord

// queries

/** Returns the first address (uint32). */
export const baseOf = (block: Ipv4Block): number => (block / 64) >>> 0

/** Returns the number of fixed bits: 0 to 32. */
export const prefixLengthOf = (block: Ipv4Block): PrefixLength => block & 63

/** A table: it is read for every block of an inventory, and computing a power is slow. */
const sizes = Array.from({ length: 33 }, (_, prefixLength) => 2 ** (32 - prefixLength))

/**
 * Returns how many addresses the block holds: 1 to 2^32.
 *
 * @example
 * import { blockAt, sizeOf } from '@byoa/core/network'
 *
 * sizeOf(blockAt(0x0a000000, 16)) // => 65_536
 */
export const sizeOf = (block: Ipv4Block): number => sizes[prefixLengthOf(block)] ?? 1

/** Returns the last address (uint32). */
export const lastOf = (block: Ipv4Block): number => baseOf(block) + sizeOf(block) - 1

/**
 * Returns the netmask as a signed 32-bit integer; a shift by 32 is a no-op in JavaScript, so 0 is a
 * special case.
 */
export const maskOf = (prefixLength: PrefixLength): number =>
  prefixLength === 0 ? 0 : -1 << (32 - prefixLength)

/**
 * Returns whether two blocks share an address.
 *
 * @example
 * import { blockAt, overlaps } from '@byoa/core/network'
 *
 * // 10.0.0.0/16 with 10.0.128.0/17 and with 10.1.0.0/16
 * overlaps(blockAt(0x0a000000, 16), blockAt(0x0a008000, 17)) // => true
 * overlaps(blockAt(0x0a000000, 16), blockAt(0x0a010000, 16)) // => false
 */
export const overlaps = (a: Ipv4Block, b: Ipv4Block): boolean => {
  const mask = maskOf(Math.min(prefixLengthOf(a), prefixLengthOf(b)))
  return ((baseOf(a) ^ baseOf(b)) & mask) === 0
}

/**
 * Returns whether every address of `inner` is in `outer`.
 *
 * @example
 * import { blockAt, contains } from '@byoa/core/network'
 *
 * contains(blockAt(0x0a000000, 16), blockAt(0x0a008000, 17)) // => true
 * contains(blockAt(0x0a008000, 17), blockAt(0x0a000000, 16)) // => false
 */
export const contains = (outer: Ipv4Block, inner: Ipv4Block): boolean =>
  prefixLengthOf(outer) <= prefixLengthOf(inner) && overlaps(outer, inner)

// operations

/**
 * Divides a block into its two halves, low first; a /32 has none.
 *
 * @example
 * import { blockAt, halves, renderIpv4Cidr } from '@byoa/core/network'
 *
 * halves(blockAt(0x0a000000, 16))?.map(renderIpv4Cidr)
 * // => ['10.0.0.0/17', '10.0.128.0/17']
 */
export const halves = (block: Ipv4Block): readonly [Ipv4Block, Ipv4Block] | undefined => {
  const longer = prefixLengthOf(block) + 1
  if (longer > 32) return undefined
  const base = baseOf(block)
  return [unsafeBlock(base, longer), unsafeBlock(base + 2 ** (32 - longer), longer)]
}
