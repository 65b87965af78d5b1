/**
 * The longest that a CIDR may be held without a stack: 90 days. Longer holds would empty the pool
 * by neglect.
 */
export const longestLeaseSeconds: number = 90 * 24 * 60 * 60

/** Tells whether a lease may last so many seconds. */
export const isLeaseTime = (seconds: number): boolean =>
  seconds >= 1 && seconds <= longestLeaseSeconds
