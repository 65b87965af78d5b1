import { describe, expect, it } from 'vitest'

import { wholeNumber } from '../../src/codec/wholeNumber.ts'

const oneToSix = wholeNumber({ from: 1, to: 6 })

describe('a whole number between bounds', () => {
  it.each([1, 2, 6])('is %d', (value) => {
    expect(oneToSix.is(value)).toBe(true)
    expect(oneToSix.decode(value)).toEqual({ _tag: 'Right', right: value })
  })

  it.each([0, 7, 1.5, Number.NaN, Infinity, '2', null, undefined, [2]])('is not %j', (value) => {
    expect(oneToSix.is(value)).toBe(false)
    expect(oneToSix.decode(value)).toMatchObject({ _tag: 'Left' })
  })
})
