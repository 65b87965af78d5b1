/**
 * The fewest blocks that cover a list of blocks, and what is left of one list without another, for lists read once and
 * not kept: one sort and one sweep, no set in between.
 *
 * ```
 *   merge      [10.0.0.0/25] [10.0.0.128/25]  [10.0.2.0/24 [..]]   =   [10.0.0.0/24]  [10.0.2.0/24]
 *   subtract   from |<------ /22 ------>|  minus     |< /24 >|     =   [ /24 ]        [    /23    ]
 * ```
 *
 * Laws
 * 1. The result covers exactly the addresses asked for, is in order, and no shorter list covers them.
 */
import { type Ipv4Block, baseOf, lastOf, sorted, unsafeBlock } from './Ipv4Block.ts'

/** Addresses from `first` up to but without `end`. */
interface Range {
  readonly first: number
  readonly end: number
}

/** Joins blocks that touch or overlap into ranges, in order. */
const rangesOf = (blocks: Iterable<Ipv4Block>): ReadonlyArray<Range> => {
  const ranges: Array<Range> = []
  let first = -1
  let end = -1
  const inOrder = sorted(blocks)
  for (let index = 0; index < inOrder.length; index += 1) {
    const block = inOrder[index]
    if (block === undefined) continue
    const base = baseOf(block)
    if (base > end) {
      if (end >= 0) ranges.push({ first, end })
      first = base
    }
    end = Math.max(end, lastOf(block) + 1)
  }
  if (end >= 0) ranges.push({ first, end })
  return ranges
}

/** Adds the fewest blocks that cover a range: each as large as its first address and the rest of the range allow. */
const addCover = (blocks: Array<Ipv4Block>, range: Range): void => {
  let base = range.first
  while (base < range.end) {
    // Trailing zeros of the base, all 32 of them for 0.0.0.0; and the largest power of two that still fits.
    const aligned = base === 0 ? 32 : 31 - Math.clz32(base & -base)
    const rest = range.end - base
    const fitting = rest >= 2 ** 32 ? 32 : 31 - Math.clz32(rest)
    const block = unsafeBlock(base, 32 - Math.min(aligned, fitting))
    blocks.push(block)
    base = lastOf(block) + 1
  }
}

/** Returns the fewest blocks that cover the same addresses, in order. */
export const mergeBlocks = (blocks: Iterable<Ipv4Block>): ReadonlyArray<Ipv4Block> => {
  const merged: Array<Ipv4Block> = []
  for (const range of rangesOf(blocks)) addCover(merged, range)
  return merged
}

/** Returns the fewest blocks that cover what is in `from` and not in `minus`, in order. */
export const subtractBlocks = (lists: {
  readonly from: Iterable<Ipv4Block>
  readonly minus: Iterable<Ipv4Block>
}): ReadonlyArray<Ipv4Block> => {
  const left: Array<Ipv4Block> = []
  const holes = rangesOf(lists.minus)
  let index = 0
  for (const { first, end } of rangesOf(lists.from)) {
    let cursor = first
    while ((holes[index]?.end ?? Infinity) <= first) index += 1
    for (let at = index; at < holes.length; at += 1) {
      const hole = holes[at]
      if (hole === undefined || hole.first >= end) break
      if (hole.first > cursor) addCover(left, { first: cursor, end: hole.first })
      cursor = hole.end
    }
    if (cursor < end) addCover(left, { first: cursor, end })
  }
  return left
}
