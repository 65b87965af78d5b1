import type { Leftover } from '@byoa/core/onboarding'

/** Returns the leftovers without duplicates. */
export const eachOnce = (leftovers: ReadonlyArray<Leftover>): ReadonlyArray<Leftover> => [
  ...new Map(leftovers.map((one) => [one.resourceId, one])).values(),
]
