/** One measured number, with what it should reach where the project has set that. */
export interface Figure {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly target?: { readonly atLeast: number } | { readonly atMost: number }
}

/** Tells whether a figure reaches its target; one without a target does. */
export const isReached = ({ value, target }: Figure): boolean => {
  if (target === undefined) return true
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost
}
