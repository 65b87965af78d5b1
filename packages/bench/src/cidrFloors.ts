/**
 * The floors that the CIDR core is measured on: what the same questions cost without persistence, owners or nesting.
 * Each is hand-written for its one purpose.
 */
import { type Ipv4Block, baseOf, lastOf, prefixLengthOf } from '@byoa/core/network'

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

/** A binary search over two sorted typed arrays: the floor for disjoint blocks that never change. */
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

/** A mutable bitmap of one /8 down to /28; `insert` keeps what finding the next free block of any size needs. */
export interface MutableBitmap {
  readonly overlaps: OverlapCheck
  /** Marks a block of length /23 to /28. */
  readonly insert: (block: Ipv4Block) => void
}

/** Returns which runs of 1, 2, 4, 8, 16 and 32 aligned bits are clear in a word, as six bits. */
const clearRuns = (word: number): number => {
  const ones = ~word
  if (ones === 0) return 0
  if (ones === -1) return 63
  const twos = ones & (ones >>> 1) & 0x55555555
  const fours = twos & (twos >>> 2) & 0x11111111
  const eights = fours & (fours >>> 4) & 0x01010101
  const sixteens = eights & (eights >>> 8) & 0x00010001
  return (
    1 |
    (twos === 0 ? 0 : 2) |
    (fours === 0 ? 0 : 4) |
    (eights === 0 ? 0 : 8) |
    (sixteens === 0 ? 0 : 16)
  )
}

const wordBits = 5

const maskAt = (offset: number, bits: number): number =>
  bits >= wordBits ? -1 : ((1 << (1 << bits)) - 1) << (offset & 31)

export const mutableBitmap = (): MutableBitmap => {
  const leaves = new Int32Array(2 ** 15)
  // One summary a size class: bit `w` says that leaf word `w` has a clear run of that size.
  const summaries = Array.from({ length: 6 }, () => new Int32Array(2 ** 10).fill(-1))
  const taken = new Int32Array(2 ** 10)
  const takenAbove = new Int32Array(2 ** 5)
  const update = (word: number, before: number, after: number): void => {
    const lost = clearRuns(before) & ~clearRuns(after)
    for (let rest = lost; rest !== 0; rest &= rest - 1) {
      const summary = summaries[31 - Math.clz32(rest & -rest)]
      if (summary === undefined) continue
      const at = word >>> wordBits
      summary[at] = (summary[at] ?? 0) & ~(1 << (word & 31))
    }
  }
  return {
    overlaps: (block) => {
      const unit = (baseOf(block) >>> 4) & 0xfffff
      const bits = 28 - prefixLengthOf(block)
      if (bits <= wordBits) return ((leaves[unit >>> 5] ?? 0) & maskAt(unit, bits)) !== 0
      if (bits <= 2 * wordBits) {
        return ((taken[unit >>> 10] ?? 0) & maskAt(unit >>> 5, bits - wordBits)) !== 0
      }
      return ((takenAbove[unit >>> 15] ?? 0) & maskAt(unit >>> 10, bits - 2 * wordBits)) !== 0
    },
    insert: (block) => {
      const unit = (baseOf(block) >>> 4) & 0xfffff
      const word = unit >>> 5
      const before = leaves[word] ?? 0
      const after = before | maskAt(unit, 28 - prefixLengthOf(block))
      leaves[word] = after
      update(word, before, after)
      taken[word >>> 5] = (taken[word >>> 5] ?? 0) | (1 << (word & 31))
      takenAbove[word >>> 10] = (takenAbove[word >>> 10] ?? 0) | (1 << ((word >>> 5) & 31))
    },
  }
}
