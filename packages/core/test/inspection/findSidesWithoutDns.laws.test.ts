import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { findSidesWithoutDns } from '../../src/inspection/findSidesWithoutDns.ts'
import type { PeeringStatus } from '../../src/inspection/snapshots.ts'

const option = fc.constantFrom(true, false, undefined)

const optionsOf = (rescale: boolean | undefined, customer: boolean | undefined) => ({
  ...(rescale === undefined ? {} : { rescale }),
  ...(customer === undefined ? {} : { customer }),
})

test('an active peering lacks DNS on exactly the sides whose option is shown as off', () => {
  fc.assert(
    fc.property(option, option, (rescale, customer) => {
      const found = findSidesWithoutDns({
        status: 'active',
        allowsDns: optionsOf(rescale, customer),
      })
      expect(found.includes('rescale')).toBe(rescale === false)
      expect(found.includes('customer')).toBe(customer === false)
      expect(found).toHaveLength([rescale, customer].filter((shown) => shown === false).length)
    }),
  )
})

test('a peering that is not active lacks nothing, and neither does one without options', () => {
  const allowsDns = { rescale: false, customer: false }
  for (const status of ['pending-acceptance', 'provisioning', 'deleted'] as const) {
    expect(findSidesWithoutDns({ status: status satisfies PeeringStatus, allowsDns })).toEqual([])
  }
  expect(findSidesWithoutDns({ status: 'active' })).toEqual([])
})
