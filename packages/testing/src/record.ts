import * as fc from 'fast-check'

/** An arbitrary for each field. */
export type Fields<A> = { readonly [Key in keyof A]: fc.Arbitrary<A[Key]> }

/** Plain objects with these fields, as from JSON: fast-check's own sometimes have no prototype. */
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
      // fast-check infers the same type, in a form that the compiler cannot compare for a generic
      // type.
      fc.record(optional, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<
        Partial<Optional>
      >,
    )
    .map(([present, some]) => ({ ...present, ...some }))
