import * as t from 'io-ts'

/** Builds the codec of a whole number between two bounds, both included. */
export const wholeNumber = (bounds: {
  readonly from: number
  readonly to: number
}): t.Type<number, number, unknown> => {
  const is = (value: unknown): value is number =>
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= bounds.from &&
    value <= bounds.to
  return new t.Type(
    `whole number from ${bounds.from} to ${bounds.to}`,
    is,
    (value, context) => (is(value) ? t.success(value) : t.failure(value, context)),
    t.identity,
  )
}
