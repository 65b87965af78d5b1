import { longestLeaseSeconds } from '../waits.ts'

/** Returns whether a lease may last the given seconds. */
export const isLeaseTime = (seconds: number): boolean =>
  seconds >= 1 && seconds <= longestLeaseSeconds
