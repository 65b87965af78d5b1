/**
 * Three-valued logic for policies that are not fully understood. `unknown` means that either answer
 * is possible; a result is certain only when it holds for both.
 *
 * @source https://plato.stanford.edu/entries/logic-manyvalued/#Kleene (strong Kleene logic)
 */

// model

export type Certainty = 'yes' | 'no' | 'unknown'

// constructors

export const certain = (holds: boolean): Certainty => (holds ? 'yes' : 'no')

// operations

export const not = (value: Certainty): Certainty => {
  if (value === 'unknown') return 'unknown'
  return value === 'yes' ? 'no' : 'yes'
}

export const and = (a: Certainty, b: Certainty): Certainty => {
  if (a === 'no' || b === 'no') return 'no'
  return a === 'yes' && b === 'yes' ? 'yes' : 'unknown'
}

export const or = (a: Certainty, b: Certainty): Certainty => {
  if (a === 'yes' || b === 'yes') return 'yes'
  return a === 'no' && b === 'no' ? 'no' : 'unknown'
}

/** Returns whether some item satisfies the test; stops at the first that certainly does. */
export const some = <A>(items: ReadonlyArray<A>, test: (item: A) => Certainty): Certainty => {
  let result: Certainty = 'no'
  for (const item of items) {
    result = or(result, test(item))
    if (result === 'yes') return result
  }
  return result
}

/** Returns whether every item satisfies the test; stops at the first that certainly does not. */
export const every = <A>(items: ReadonlyArray<A>, test: (item: A) => Certainty): Certainty => {
  let result: Certainty = 'yes'
  for (const item of items) {
    result = and(result, test(item))
    if (result === 'no') return result
  }
  return result
}
