/**
 * The floors that the CIDR core is measured on: what the same question costs without persistence
 * or nesting. Each is hand-written for its one purpose.
 */
import { type Ipv4Block, baseOf, lastOf } from '@byoa/core/network'

/** Tells whether a block overlaps any of those it was made of. */
export type OverlapCheck = (block: Ipv4Block) => boolean

/** One comparison after the other over `{ first, last }` records: what most code does. */
export const linearScan = (blocks: ReadonlyArray<Ipv4Block>): OverlapCheck => {
  const ranges = blocks.map((block) => ({ first: baseOf(block), last: lastOf(block) }))
  return (block) => {
    const first = baseOf(block)
    const last = lastOf(block)
    for (const range of ranges) {
      if (range.first <= last && first <= range.last) return true
    }
    return false
  }
}

/**
 * A binary search over two sorted typed arrays: the floor for disjoint blocks that never change.
 */
export const sortedArrays = (blocks: ReadonlyArray<Ipv4Block>): OverlapCheck => {
  const sorted = Float64Array.from(blocks).sort()
  const firsts = Uint32Array.from(sorted, (block) => block / 64)
  const lasts = Uint32Array.from(sorted, (block) => block / 64 + 2 ** (32 - (block % 64)) - 1)
  return (block) => {
    const first = baseOf(block)
    const last = lastOf(block)
    let low = 0
    let high = lasts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((lasts[middle] ?? 0) < first) low = middle + 1
      else high = middle
    }
    return low < firsts.length && (firsts[low] ?? 0) <= last
  }
}
