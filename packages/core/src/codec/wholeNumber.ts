import type * as t from 'io-ts'

import { refined } from './refined.ts'

/**
 * Builds the codec of a whole number between two bounds, both included.
 *
 * @example
 * import { wholeNumber } from '@byoa/core/codec'
 *
 * wholeNumber({ from: 0, to: 32 }).is(32) // => true
 * wholeNumber({ from: 0, to: 32 }).is(0.5) // => false
 */
export const wholeNumber = (bounds: {
  readonly from: number
  readonly to: number
}): t.Type<number, number, unknown> =>
  refined(
    `whole number from ${bounds.from} to ${bounds.to}`,
    (value): value is number =>
      typeof value === 'number' &&
      Number.isInteger(value) &&
      value >= bounds.from &&
      value <= bounds.to,
    { type: 'integer', minimum: bounds.from, maximum: bounds.to },
  )
