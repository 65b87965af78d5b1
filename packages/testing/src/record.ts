import * as fc from 'fast-check'

/** An arbitrary for each field. */
export type Fields<A> = { readonly [Key in keyof A]: fc.Arbitrary<A[Key]> }

/**
 * Plain objects with these fields, as JSON gives them: fast-check's own sometimes have no
 * prototype.
 */
export const record = <A>(fields: Fields<A>): fc.Arbitrary<A> =>
  fc.record(fields, { noNullPrototype: true })

/**
 * Plain objects with the required fields and any of the optional ones; a field that is left out is
 * absent.
 */
export const recordWithOptional = <Required, Optional>(
  required: Fields<Required>,
  optional: Fields<Optional>,
): fc.Arbitrary<Required & Partial<Optional>> =>
  fc
    .tuple(
      record(required),
      // What fast-check infers is the same type, in words that the compiler cannot compare for a
      // type it does not know.
      fc.record(optional, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<
        Partial<Optional>
      >,
    )
    .map(([present, some]) => ({ ...present, ...some }))
