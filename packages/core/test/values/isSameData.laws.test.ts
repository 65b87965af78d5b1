import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { isSameData } from '../../src/values/isSameData.ts'

/** One text for all values with the same data: sorted keys, and `undefined` fields left out. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, field]) => field !== undefined)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  )

const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(null, true, 0, 1, '', 'a'),
    fc.array(tie('data'), { maxLength: 2 }),
    fc.dictionary(
      fc.constantFrom('a', 'b', 'constructor', 'toString'),
      fc.oneof(tie('data'), fc.constant(undefined)),
      { maxKeys: 3, noNullPrototype: true },
    ),
  ),
}))

describe('whether two values have the same data', () => {
  it('is whether they have the same text, keys sorted and undefined fields left out', () => {
    fc.assert(
      fc.property(data, data, (a, b) => {
        expect(isSameData(a, b)).toBe(textOf(a) === textOf(b))
      }),
      { numRuns: 2000 },
    )
  })

  it('does not depend on the order of fields', () => {
    const turned = { b: [1, { c: undefined, d: 2 }], a: 'x' }
    expect(isSameData({ a: 'x', b: [1, { d: 2 }] }, turned)).toBe(true)
    expect(isSameData({ a: 'x', b: [1, { c: 1, d: 2 }] }, turned)).toBe(false)
  })

  it('takes an inherited name for no field', () => {
    expect(isSameData({ constructor: Object }, {})).toBe(false)
    expect(isSameData({}, { constructor: Object })).toBe(false)
  })
})
