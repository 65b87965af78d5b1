/**
 * Radix sorts for packed blocks: linear, and without calling back for every comparison. An
 * inventory of a million blocks is sorted in a fraction of the time it takes to read it.
 */

/** A packed block has 38 bits: three digits of a radix sort. */
const digitCount = 3

const digitOf = (packed: number, digit: number): number => {
  if (digit === 0) return packed & 0x1fff
  return digit === 1 ? (packed >>> 13) & 0x1fff : (packed / 2 ** 26) & 0xfff
}

/** One pass of a radix sort: moves blocks to where a digit puts them, ties as they were. */
const sortByDigit = (from: Float64Array, to: Float64Array, digit: number): void => {
  const ends = new Uint32Array(2 ** 13)
  for (const packed of from) ends[digitOf(packed, digit)] = (ends[digitOf(packed, digit)] ?? 0) + 1
  for (let at = 1; at < ends.length; at += 1) ends[at] = (ends[at] ?? 0) + (ends[at - 1] ?? 0)
  for (let index = from.length - 1; index >= 0; index -= 1) {
    const packed = from[index] ?? 0
    const at = digitOf(packed, digit)
    const place = (ends[at] ?? 0) - 1
    ends[at] = place
    to[place] = packed
  }
}

const radixSorted = (packed: Float64Array): Float64Array => {
  let from: Float64Array = packed
  let to: Float64Array = new Float64Array(packed.length)
  for (let digit = 0; digit < digitCount; digit += 1) {
    sortByDigit(from, to, digit)
    const filled = to
    to = from
    from = filled
  }
  return from
}

/** Below this a comparison sort is faster than setting up the digits. */
const fewBlocks = 8192

/** Returns packed blocks in order; may reuse the array it is given. */
export const sortPacked = (packed: Float64Array): Float64Array =>
  packed.length < fewBlocks ? packed.sort() : radixSorted(packed)

const digitBits = 11

/** One pass of a radix sort: reorders `from` by eleven bits of the base, ties as they were. */
const reorder = (bases: Uint32Array, from: Uint32Array, shift: number): Uint32Array => {
  const digits = from.map((index) => ((bases[index] ?? 0) >>> shift) & (2 ** digitBits - 1))
  const next = new Uint32Array(2 ** digitBits + 1)
  for (const digit of digits) next[digit + 1] = (next[digit + 1] ?? 0) + 1
  for (let digit = 1; digit < next.length; digit += 1) {
    next[digit] = (next[digit] ?? 0) + (next[digit - 1] ?? 0)
  }
  const ordered = new Uint32Array(from.length)
  for (let at = 0; at < from.length; at += 1) {
    const digit = digits[at] ?? 0
    const place = next[digit] ?? 0
    ordered[place] = from[at] ?? 0
    next[digit] = place + 1
  }
  return ordered
}

/**
 * Returns the indices that put addresses in order, for sorting what comes with each; ties as they
 * came.
 */
export const orderOf = (bases: Uint32Array): Uint32Array => {
  const low = reorder(bases, Uint32Array.from(bases.keys()), 0)
  return reorder(bases, reorder(bases, low, digitBits), digitBits * 2)
}
