import { describe, expect, it } from 'vitest'
import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'

import {
  Instant,
  Ord,
  addSeconds,
  fromMilliseconds,
  render,
  secondsUntil,
} from '../../src/values/Instant.ts'
import { known } from '../onboarding/support/known.ts'

const last = 253_402_300_799_999

const instant = fc
  .oneof(fc.integer({ min: 0, max: last }), fc.constantFrom(0, 1, last - 1, last))
  .map((milliseconds) => known(Instant, new Date(milliseconds).toISOString()))

describe('an instant', () => {
  it('comes back from its text as it went', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(Instant.decode(render(at))).toEqual(E.right(at))
        expect(Instant.encode(at)).toBe(render(at))
      }),
    )
  })

  it('sorts as its text does', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(Ord.compare(a, b)).toBe(render(a) < render(b) ? -1 : render(a) === render(b) ? 0 : 1)
      }),
    )
  })

  it('and the seconds between two are inverse', () => {
    fc.assert(
      fc.property(instant, instant, (from, to) => {
        expect(addSeconds(from, secondsUntil({ from, to }))).toBe(to)
      }),
    )
  })

  it('stays within the years 1970 to 9999', () => {
    fc.assert(
      fc.property(instant, fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (at, seconds) => {
        expect(Instant.is(addSeconds(at, seconds))).toBe(true)
      }),
    )
  })
})

describe('a clock’s milliseconds', () => {
  it.each([0, 1, last])('are an instant: %d', (milliseconds) => {
    expect(fromMilliseconds(milliseconds)).toEqual(E.right(milliseconds))
  })

  it.each([-1, 0.5, last + 1, Number.NaN, Infinity])('are none: %d', (milliseconds) => {
    expect(fromMilliseconds(milliseconds)).toEqual(E.left('NotAnInstant'))
  })
})

describe('text', () => {
  it.each([
    '2026-02-30T00:00:00.000Z',
    '2026-13-01T00:00:00.000Z',
    '2026-01-01T24:00:00.000Z',
    '2026-01-01T00:00:60.000Z',
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00.000+00:00',
    '2026-01-01',
    '+012026-01-01T00:00:00.000Z',
    ' 2026-01-01T00:00:00.000Z',
    '1969-12-31T23:59:59.999Z',
  ])('is no instant: %j', (text) => {
    expect(E.isLeft(Instant.decode(text))).toBe(true)
  })

  it('is an instant on a leap day of a leap year only', () => {
    expect(E.isRight(Instant.decode('2028-02-29T00:00:00.000Z'))).toBe(true)
    expect(E.isRight(Instant.decode('2026-02-29T00:00:00.000Z'))).toBe(false)
  })
})
