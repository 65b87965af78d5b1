/**
 * A bound on how much is done in a time: a bucket of tokens that fills up steadily, from which each
 * request takes one.
 *
 * Laws
 * 1. In no span of time are more requests let through than the size of the bucket and what ran into
 *    it meanwhile.
 */

export interface BucketSize {
  readonly capacity: number
  readonly refillPerSecond: number
}

/** Lets a request through, or does not. */
export type Take = () => boolean

/** Makes a bucket that is full. */
export const tokenBucket = (size: BucketSize, now: () => number): Take => {
  let tokens = size.capacity
  let filledAt = now()
  return () => {
    const moment = now()
    const passedSeconds = Math.max(0, moment - filledAt) / 1000
    tokens = Math.min(size.capacity, tokens + passedSeconds * size.refillPerSecond)
    filledAt = moment
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
