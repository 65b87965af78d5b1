/**
 * The floors that the CIDR core is measured on: what the same questions cost without persistence,
 * owners or nesting. Each is hand-written for its one purpose.
 */
import { type Ipv4Block, baseOf, lastOf, prefixLengthOf, sizeOf } from '@byoa/core/network'

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

/**
 * A mutable bitmap of one /8 down to /28: what a pool answers, without owners and without old
 * versions.
 */
export interface MutableBitmap {
  readonly overlaps: OverlapCheck
  /**
   * Marks a block of length /23 to /28, keeps where it starts, and which sizes of free blocks are
   * left where.
   */
  readonly insert: (block: Ipv4Block) => void
  readonly counts: () => { readonly blocks: number; readonly addresses: number }
}

/** Returns which runs of 1, 2, 4, 8, 16 and 32 aligned bits are set in a word, as six bits. */
const runsIn = (word: number): number => {
  if (word === 0) return 0
  if (word === -1) return 63
  const twos = word & (word >>> 1) & 0x55555555
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

/** Clears a bit, and returns the word as it was and as it is. */
const clearBit = (
  words: Int32Array,
  at: number,
): { readonly before: number; readonly after: number } => {
  const before = words[at >>> wordBits] ?? 0
  const after = before & ~(1 << (at & 31))
  words[at >>> wordBits] = after
  return { before, after }
}

/**
 * Words of one level, and for each of six sizes which words have room for it, summed up level by
 * level.
 */
interface Level {
  readonly rooms: ReadonlyArray<Int32Array>
  readonly roomsAbove: ReadonlyArray<Int32Array>
}

const levelOf = (words: number): Level => ({
  rooms: Array.from({ length: 6 }, () => new Int32Array(words >>> wordBits).fill(-1)),
  roomsAbove: Array.from({ length: 6 }, () =>
    new Int32Array(Math.max(1, words >>> (2 * wordBits))).fill(-1),
  ),
})

/** Notes that a word changed; tells whether it has just lost its last whole room. */
const noteChange = (
  level: Level,
  word: number,
  free: { readonly before: number; readonly after: number },
): boolean => {
  const lost = runsIn(free.before) & ~runsIn(free.after)
  for (let rest = lost; rest !== 0; rest &= rest - 1) {
    const size = 31 - Math.clz32(rest & -rest)
    const rooms = level.rooms[size]
    const above = level.roomsAbove[size]
    if (rooms === undefined || above === undefined) continue
    if (clearBit(rooms, word).after === 0) clearBit(above, word >>> wordBits)
  }
  return (lost & 32) !== 0
}

export const mutableBitmap = (): MutableBitmap => {
  const free = new Int32Array(2 ** 15).fill(-1)
  const starts = new Int32Array(2 ** 15)
  const whole = new Int32Array(2 ** 10).fill(-1)
  const wholeAbove = new Int32Array(2 ** 5).fill(-1)
  const levels = [levelOf(2 ** 15), levelOf(2 ** 10)] as const
  let blocks = 0
  let addresses = 0
  return {
    counts: () => ({ blocks, addresses }),
    overlaps: (block) => {
      const unit = (baseOf(block) >>> 4) & 0xfffff
      const bits = 28 - prefixLengthOf(block)
      if (bits <= wordBits) return (~(free[unit >>> 5] ?? 0) & maskAt(unit, bits)) !== 0
      if (bits <= 2 * wordBits) {
        return (~(whole[unit >>> 10] ?? 0) & maskAt(unit >>> 5, bits - wordBits)) !== 0
      }
      return (~(wholeAbove[unit >>> 15] ?? 0) & maskAt(unit >>> 10, bits - 2 * wordBits)) !== 0
    },
    insert: (block) => {
      const unit = (baseOf(block) >>> 4) & 0xfffff
      const word = unit >>> wordBits
      const before = free[word] ?? 0
      const after = before & ~maskAt(unit, 28 - prefixLengthOf(block))
      free[word] = after
      starts[word] = (starts[word] ?? 0) | (1 << (unit & 31))
      blocks += 1
      addresses += sizeOf(block)
      if (!noteChange(levels[0], word, { before, after })) return
      const change = clearBit(whole, word)
      if (noteChange(levels[1], word >>> wordBits, change)) clearBit(wholeAbove, word >>> wordBits)
    },
  }
}
