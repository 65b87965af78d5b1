/**
 * Sets of the 32 slots of one trie node, as the bits of a signed 32-bit integer.
 * A run is a group of 1, 2, 4, 8, 16 or 32 slots that starts at a multiple of its length: what a
 * CIDR block covers.
 *
 * ```
 *   slot   0 1 2 3 4 5 6 7 …        runs of 4: {0–3} {4–7} …, never {2–5}
 * ```
 */

/** A set of slots: bit `n` is slot `n`, 0 to 31. */
export type SlotMask = number

/** The number of address bits of a node. */
export const stride = 5

/** Returns how many slots are in the mask. */
export const countSlots = (mask: SlotMask): number => {
  const pairs = mask - ((mask >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Returns the first slot of a mask that is not empty. */
export const firstSlot = (mask: SlotMask): number => 31 - Math.clz32(mask & -mask)

/** Returns how many slots of the mask come before a slot: its place in a packed array. */
export const rankOf = (mask: SlotMask, slot: number): number =>
  // Dense nodes are common; their count is known.
  mask === -1 ? slot : countSlots(mask & ((1 << slot) - 1))

/** Returns whether a slot is in the mask. */
export const hasSlot = (mask: SlotMask, slot: number): boolean => ((mask >>> slot) & 1) !== 0

/**
 * Returns the first slots of all runs of `2^bits` slots that lie wholly in the mask; they may be
 * parts of longer runs.
 */
export const runStarts = (mask: SlotMask, bits: number): SlotMask => {
  let starts = mask
  if (bits > 0) starts &= (starts >>> 1) & 0x55555555
  if (bits > 1) starts &= (starts >>> 2) & 0x11111111
  if (bits > 2) starts &= (starts >>> 4) & 0x01010101
  if (bits > 3) starts &= (starts >>> 8) & 0x00010001
  if (bits > 4) starts &= (starts >>> 16) & 0x00000001
  return starts
}

/**
 * Returns the first slots of the runs of `2^bits` slots that are not part of a longer run in the
 * mask.
 */
export const maximalRunStarts = (mask: SlotMask, bits: number): SlotMask => {
  const starts = runStarts(mask, bits)
  const longer = bits >= stride ? 0 : runStarts(mask, bits + 1)
  return starts & ~(longer | (longer << (1 << bits)))
}
