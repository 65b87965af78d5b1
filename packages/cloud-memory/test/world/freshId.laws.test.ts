import fc from 'fast-check'
import { expect, test } from 'vitest'

import { digitsOf } from '../../src/world/freshId.ts'

test('ids never repeat for one seed', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 2 ** 31 }), (seed, first) => {
      const ids = Array.from({ length: 500 }, (_, index) => digitsOf(seed, first + index))
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.every((id) => /^[0-9a-f]{16}$/.test(id))).toBe(true)
    }),
    { numRuns: 20 },
  )
})

test('the low half alone tells the first 100,000 apart, whatever the seed', () => {
  const low = Array.from({ length: 100_000 }, (_, count) => digitsOf(7, count).slice(8))
  expect(new Set(low).size).toBe(low.length)
})
