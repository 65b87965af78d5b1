import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { shuffled } from '../../src/mutants/shuffled.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 })

describe('an order that a seed decides', () => {
  it('keeps every element', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), seeds, (elements, seed) => {
        const numerically = (a: number, b: number): number => a - b
        expect(shuffled(elements, seed).toSorted(numerically)).toEqual(
          elements.toSorted(numerically),
        )
      }),
    )
  })

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), seeds, (elements, seed) => {
        expect(shuffled(elements, seed)).toEqual(shuffled(elements, seed))
      }),
    )
  })

  it('puts each element first about as often as any other', () => {
    const elements = [0, 1, 2, 3]
    const firsts = Array.from({ length: 4000 }, (_, seed) => shuffled(elements, seed)[0])
    for (const element of elements) {
      const times = firsts.filter((first) => first === element).length
      expect(times).toBeGreaterThan(850)
      expect(times).toBeLessThan(1150)
    }
  })
})
