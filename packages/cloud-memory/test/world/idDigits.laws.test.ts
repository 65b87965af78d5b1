import fc from 'fast-check'
import { expect, test } from 'vitest'

import { digitsOf, placeOf, startingIds } from '../../src/world/idDigits.ts'

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

/** @source https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const regions = [
  'af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1',
  'ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5',
  'ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 cn-north-1 cn-northwest-1 eu-central-1',
  'eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1',
  'me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-gov-east-1',
  'us-gov-west-1 us-west-1 us-west-2 us-iso-east-1 us-iso-west-1 us-isob-east-1 eusc-de-east-1',
].flatMap((line) => line.split(' '))

const accountId = fc
  .integer({ min: 0, max: 999_999_999_999 })
  .map((id) => `${id}`.padStart(12, '0'))

const idsOf = (seed: number, account: string, region: string): ReadonlyArray<string> => {
  const newId = startingIds(seed, { accountId: account, region })
  return Array.from({ length: 32 }, () => newId('vpc'))
}

test('what accounts have from the start differs in every account and every Region', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.uniqueArray(accountId, { minLength: 2, maxLength: 4 }),
      (seed, own) => {
        const ids = own.flatMap((account) =>
          regions.flatMap((region) => idsOf(seed, account, region)),
        )
        expect(new Set(ids).size).toBe(own.length * regions.length * 32)
        expect(ids.every((id) => /^vpc-[0-9a-f]{17}$/.test(id))).toBe(true)
      },
    ),
    { numRuns: 20 },
  )
})

test('what accounts have from the start is never made afresh', () => {
  // Counts that would meet those of an account whose number ends in eight zero bits, and others.
  const counts = regions.flatMap((region) =>
    Array.from({ length: 32 }, (_, index) => placeOf(region) * 32 + index),
  )
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom('000000000000', '111122223232'), (seed, account) => {
      const fresh = new Set(counts.map((count) => digitsOf(seed, count).slice(8)))
      const own = regions.flatMap((region) => idsOf(seed, account, region))
      expect(own.some((id) => fresh.has(id.slice(-8)))).toBe(false)
    }),
    { numRuns: 20 },
  )
})
