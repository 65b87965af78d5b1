/**
 * A radix sort of packed blocks: linear, and without a callback per comparison. Sorting an
 * inventory of a million blocks takes a fraction of the time of reading it.
 */

/** A packed block has 38 bits: three digits of a radix sort. */
const digitCount = 3

const digitOf = (packed: number, digit: number): number => {
  if (digit === 0) return packed & 0x1fff
  return digit === 1 ? (packed >>> 13) & 0x1fff : (packed / 2 ** 26) & 0xfff
}

/** A pass of a radix sort: a stable sort by one digit. */
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
