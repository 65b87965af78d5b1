/** @source https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html */
import { usualZoneCount, zoneIdsOf } from '@byoa/core/network'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { zonesOf } from '../../src/world/zones.ts'

const region = fc.constantFrom('us-east-1', 'us-west-1', 'ap-northeast-1', 'eu-central-1')
const accountId = fc
  .integer({ min: 0, max: 999_999_999_998 })
  .map((number) => `${number}`.padStart(12, '0'))

test('an account sees as many zones of a Region as most do, named in order', () => {
  fc.assert(
    fc.property(region, accountId, (code, account) => {
      const zones = zonesOf({ accountId: account }, code)
      expect(zones.map(({ name }) => name)).toEqual(
        ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, usualZoneCount(code)).map((end) => code + end),
      )
      expect(new Set(zones.map(({ id }) => id)).size).toBe(zones.length)
      expect(zoneIdsOf(code)).toEqual(expect.arrayContaining(zones.map(({ id }) => id)))
    }),
  )
})

test('the same name is another zone in the account of the next number', () => {
  fc.assert(
    fc.property(region, accountId, (code, account) => {
      const next = `${Number(account) + 1}`.padStart(12, '0')
      const [mine, theirs] = [account, next].map((id) => zonesOf({ accountId: id }, code)[0])
      expect(mine?.name).toBe(theirs?.name)
      const ids = zoneIdsOf(code)
      const place = (id = '') => ids.indexOf(id)
      // Four digits count, so that 9999 is followed by 0000.
      const isTurn = account.endsWith('9999')
      expect(place(theirs?.id)).toBe(isTurn ? 0 : (place(mine?.id) + 1) % ids.length)
    }),
  )
})

test('an account that says which zones it sees has those, in their order', () => {
  const zones = { 'us-east-1': ['use1-az4', 'use1-az2'] }
  expect(zonesOf({ accountId: '000000000000', zones }, 'us-east-1')).toEqual([
    { name: 'us-east-1a', id: 'use1-az4' },
    { name: 'us-east-1b', id: 'use1-az2' },
  ])
  expect(zonesOf({ accountId: '000000000000', zones }, 'us-west-2')).not.toEqual([])
})
