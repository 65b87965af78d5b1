/**
 * The fewest blocks that cover a list of blocks, and what is left of one list without another, for
 * lists read once and not kept: one sort and one sweep, no set in between.
 *
 * ```
 *   merge      [10.0.0.0/25] [10.0.0.128/25]  [10.0.2.0/24 [..]]   =   [10.0.0.0/24]  [10.0.2.0/24]
 *   subtract   from |<------ /22 ------>|  minus     |< /24 >|     =   [ /24 ]        [    /23    ]
 * ```
 *
 * Laws
 * 1. The result covers exactly the addresses asked for, is in order, and no shorter list covers
 *    them.
 */
import { type Ipv4Block, baseOf, sizeOf, sorted, unsafeBlock } from './Ipv4Block.ts'

/**
 * Ranges in order: the first address of each at an even index, the end, without which it lies, at
 * the next.
 */
type Ranges = Float64Array

const rangeAt = (ranges: Ranges, index: number): Range => ({
  first: ranges[index] ?? Infinity,
  end: ranges[index + 1] ?? Infinity,
})

interface Range {
  readonly first: number
  readonly end: number
}

/**
 * Joins blocks that touch or overlap into ranges; in one typed array, since a list may have a range
 * for every block.
 */
const rangesOf = (blocks: Iterable<Ipv4Block>): Ranges => {
  const inOrder = sorted(blocks)
  const ranges = new Float64Array(2 * inOrder.length)
  let next = -2
  let end = -1
  for (let index = 0; index < inOrder.length; index += 1) {
    const block = inOrder[index]
    if (block === undefined) continue
    const base = baseOf(block)
    if (base > end) {
      next += 2
      ranges[next] = base
    }
    end = Math.max(end, base + sizeOf(block))
    ranges[next + 1] = end
  }
  return ranges.subarray(0, next + 2)
}

/**
 * Adds the fewest blocks that cover a range: each as large as its first address and the rest of the
 * range allow.
 */
const addCover = (blocks: Array<Ipv4Block>, range: Range): void => {
  let base = range.first
  while (base < range.end) {
    // Trailing zeros of the base, all 32 of them for 0.0.0.0; and the largest power of two that
    // still fits.
    const aligned = base === 0 ? 32 : 31 - Math.clz32(base & -base)
    const rest = range.end - base
    const fitting = rest >= 2 ** 32 ? 32 : 31 - Math.clz32(rest)
    const block = unsafeBlock(base, 32 - Math.min(aligned, fitting))
    blocks.push(block)
    base += sizeOf(block)
  }
}

/** Returns the fewest blocks that cover the same addresses, in order. */
export const mergeBlocks = (blocks: Iterable<Ipv4Block>): ReadonlyArray<Ipv4Block> => {
  const merged: Array<Ipv4Block> = []
  const ranges = rangesOf(blocks)
  for (let index = 0; index < ranges.length; index += 2) addCover(merged, rangeAt(ranges, index))
  return merged
}

/** Returns the fewest blocks that cover what is in `from` and not in `minus`, in order. */
export const subtractBlocks = (lists: {
  readonly from: Iterable<Ipv4Block>
  readonly minus: Iterable<Ipv4Block>
}): ReadonlyArray<Ipv4Block> => {
  const left: Array<Ipv4Block> = []
  const holes = rangesOf(lists.minus)
  const ranges = rangesOf(lists.from)
  let passed = 0
  for (let index = 0; index < ranges.length; index += 2) {
    const { first, end } = rangeAt(ranges, index)
    let cursor = first
    while (rangeAt(holes, passed).end <= first) passed += 2
    for (let at = passed; rangeAt(holes, at).first < end; at += 2) {
      const hole = rangeAt(holes, at)
      if (hole.first > cursor) addCover(left, { first: cursor, end: hole.first })
      cursor = hole.end
    }
    if (cursor < end) addCover(left, { first: cursor, end })
  }
  return left
}
