/**
 * A rate limit: a bucket of tokens that is refilled steadily, from which each request takes a
 * token.
 *
 * Laws
 * 1. In any interval at most as many requests are admitted as the size of the bucket plus the
 *    tokens added meanwhile.
 */

export interface BucketSize {
  readonly capacity: number
  readonly refillPerSecond: number
}

/** Returns whether a request is admitted. */
export type Take = () => boolean

/** Creates a full bucket. */
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
