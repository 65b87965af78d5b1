/**
 * Marks a branch that the types make impossible. Reaching it is a defect of this library, and the
 * only reason why the core throws.
 */
export const absurd = (impossible: never): never => {
  // oxlint-disable-next-line byoa/no-throw -- the single permitted throw
  throw new TypeError(`impossible value: ${JSON.stringify(impossible)}`)
}
