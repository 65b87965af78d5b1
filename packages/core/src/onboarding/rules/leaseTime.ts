import { longestLeaseSeconds } from '../waits.ts'

/** Tells whether a lease may last so many seconds. */
export const isLeaseTime = (seconds: number): boolean =>
  seconds >= 1 && seconds <= longestLeaseSeconds
