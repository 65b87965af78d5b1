/** Pseudorandom numbers: the same seed repeats the same fleet. */
export interface Random {
  /** An integer from 0 to below a bound. */
  readonly below: (bound: number) => number
}

/**
 * Creates a generator: Marsaglia's xorshift.
 * @source https://www.jstatsoft.org/article/view/v008i14
 */
export const randomFrom = (seed: number): Random => {
  let state = (seed | 0) === 0 ? 0x9e37_79b9 : seed | 0
  return {
    below: (bound) => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return (state >>> 0) % bound
    },
  }
}
