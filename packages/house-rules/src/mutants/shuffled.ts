/** Returns numbers from 0 to 1, the same ones for the same seed (Mulberry32). */
const numbersFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Returns the elements in an order that the seed decides. */
export const shuffled = <A>(elements: ReadonlyArray<A>, seed: number): ReadonlyArray<A> => {
  const next = numbersFrom(seed)
  const keyed = elements.map((element) => [next(), element] as const)
  return keyed.toSorted(([a], [b]) => a - b).map(([, element]) => element)
}
