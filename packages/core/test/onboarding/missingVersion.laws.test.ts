import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { missingVersion } from '../../src/onboarding/missingVersion.ts'

const upTo = (count: number): ReadonlyArray<number> =>
  Array.from({ length: count }, (_, index) => index + 1)

describe('the missing version of a stream', () => {
  test('is none of a whole stream', () => {
    fc.assert(fc.property(fc.nat(50), (count) => missingVersion(upTo(count)) === undefined))
  })

  test('is the version of the event that was removed, unless it was the last', () => {
    const removed = fc
      .integer({ min: 2, max: 50 })
      .chain((count) =>
        fc.record({ count: fc.constant(count), version: fc.integer({ min: 1, max: count - 1 }) }),
      )
    fc.assert(
      fc.property(removed, ({ count, version }) => {
        expect(missingVersion(upTo(count).filter((each) => each !== version))).toBe(version)
      }),
    )
  })

  test('is the first that is not in its place of a stream that is out of order', () => {
    const shuffled = fc.integer({ min: 2, max: 20 }).chain((count) => {
      const versions = upTo(count)
      return fc.shuffledSubarray([...versions], { minLength: count, maxLength: count })
    })
    fc.assert(
      fc.property(shuffled, (versions) => {
        const missing = missingVersion(versions)
        const inPlace = versions.slice(0, (missing ?? Number.POSITIVE_INFINITY) - 1)
        expect(inPlace).toEqual(upTo(inPlace.length))
        if (missing !== undefined) expect(versions[missing - 1]).not.toBe(missing)
      }),
    )
  })

  test('is the one after an event that comes twice', () => {
    expect(missingVersion([1, 2, 2, 3])).toBe(3)
    expect(missingVersion([0, 1])).toBe(1)
  })
})
