import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { Region } from '../../src/iam/identity/Partition.ts'
import { AccountId, ZoneId } from '../../src/iam/identity/identifiers.ts'
import {
  type AvailabilityZone,
  type RequestedZones,
  refusalOfZones,
} from '../../src/network/refusalOfZones.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'

const accountId = certainlyOf(AccountId, '111122223333')
const region = certainlyOf(Region, 'us-west-1')

const zoneId = (number: number): ZoneId => certainlyOf(ZoneId, `usw1-az${number}`)

/** The zones that an account sees, under the names that it has for them. */
const seeing = (...numbers: ReadonlyArray<number>): ReadonlyArray<AvailabilityZone> =>
  numbers.map((number, index) => ({
    zoneId: zoneId(number),
    zoneName: `us-west-1${'abcdef'.charAt(index)}`,
  }))

const wanting = (zoneCount: number): RequestedZones => ({ accountId, region, zoneCount })

const naming = (...numbers: ReadonlyArray<number>): RequestedZones => ({
  ...wanting(numbers.length),
  zoneIds: numbers.map(zoneId),
})

const someZones = fc.subarray([1, 2, 3, 4, 5, 6])
const request = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map(wanting),
  fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 1 }).map((numbers) => naming(...numbers)),
)

describe('with the zones that the account sees', () => {
  test('a request is refused exactly when its subnets cannot each have a zone of their own', () => {
    fc.assert(
      fc.property(request, someZones, (wanted, numbers) => {
        const seen = seeing(...numbers)
        // One zone after the other is taken, as subnets are placed.
        const left = new Set(seen.map((zone) => zone.zoneId))
        const place = (index: number): boolean => {
          const [first] = left
          const zone = wanted.zoneIds === undefined ? first : wanted.zoneIds[index]
          return zone !== undefined && left.delete(zone)
        }
        const isPlaced = Array.from({ length: wanted.zoneCount }, (_, index) => place(index))
        expect(refusalOfZones(wanted, seen) === undefined).toBe(isPlaced.every(Boolean))
      }),
    )
  })

  test('a refused request passes once it wants no more than they are, and names none', () => {
    fc.assert(
      fc.property(request, someZones, ({ zoneCount }, numbers) => {
        const seen = seeing(...numbers)
        const wanted = wanting(Math.min(zoneCount, seen.length))
        expect(refusalOfZones(wanted, seen)).toBeUndefined()
      }),
    )
  })

  const two = seeing(3, 1)
  const evidence = { accountId, region, seen: two }

  test.each([
    ['two of two', wanting(2), undefined],
    ['three of two', wanting(3), { _tag: 'TooFewZonesSeen', zoneCount: 3, ...evidence }],
    ['both by ID', naming(1, 3), undefined],
    ['one by ID', naming(3), undefined],
    [
      'one that it does not see',
      naming(2),
      { _tag: 'ZonesNotSeen', zoneIds: [zoneId(2)], ...evidence },
    ],
    [
      'all three by ID',
      naming(1, 2, 3),
      { _tag: 'ZonesNotSeen', zoneIds: [zoneId(2)], ...evidence },
    ],
    [
      'two that it does not see',
      naming(2, 3, 4),
      { _tag: 'ZonesNotSeen', zoneIds: [zoneId(2), zoneId(4)], ...evidence },
    ],
  ])('%s', (_name, wanted, refusal) => {
    expect(refusalOfZones(wanted, two)).toEqual(refusal)
  })

  test('an account that sees more than most may use them', () => {
    expect(refusalOfZones(wanting(3), seeing(1, 2, 3))).toBeUndefined()
  })

  test('an account that sees none gets none', () => {
    expect(refusalOfZones(wanting(1), [])).toMatchObject({ _tag: 'TooFewZonesSeen', seen: [] })
    expect(refusalOfZones(naming(1), [])).toMatchObject({ _tag: 'ZonesNotSeen', seen: [] })
  })
})

describe('when nobody asked the account', () => {
  test('a request for more zones than most accounts see is refused', () => {
    expect(refusalOfZones(wanting(2))).toBeUndefined()
    expect(refusalOfZones(wanting(3))).toEqual({
      _tag: 'TooManyZones',
      region,
      zoneCount: 3,
      usualZoneCount: 2,
    })
  })

  test('the zones that a request names are taken to be there', () => {
    expect(refusalOfZones(naming(1, 2, 3))).toBeUndefined()
  })
})
