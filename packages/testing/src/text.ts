import * as fc from 'fast-check'

const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('東京オフィス', 'O’Brien & Sons', '"quoted"', '\\', '{}'),
  },
)

/** Short text that a person or AWS may have written: 1 to 40 characters, also Japanese. */
export const text = (): fc.Arbitrary<string> => anyText
