import { expect, test } from 'vitest'

import { inventoryOf } from '../../../src/network/Inventory.ts'
import { rescaleVpcCapacity } from '../../../src/network/rules/rescaleVpcCapacity.ts'
import { cidrOf, documentOf } from '../arbitraries.ts'

const proposed = cidrOf('10.20.0.0/16')
const quotas = { activePeerings: 50, pendingRequests: 25, routesPerTable: 500 }

const find = (active: number, pending: number, routes: number) => {
  const load = {
    activePeerings: active,
    pendingRequests: pending,
    routesInFullestTable: routes,
    quotas,
  }
  const inventory = inventoryOf({ ...documentOf({}), load })
  return rescaleVpcCapacity.find(inventory, { cidr: proposed, zoneCount: 1 })
}

test('it is silent when the load is not known', () => {
  const inventory = inventoryOf(documentOf({}))
  expect(rescaleVpcCapacity.find(inventory, { cidr: proposed, zoneCount: 1 })).toEqual([])
})

test('it is silent while there is room for one more of each', () => {
  expect(find(49, 24, 499)).toEqual([])
})

test.each([
  [50, 0, 1, 'active-peerings', 50, 50],
  [0, 25, 1, 'pending-requests', 25, 25],
  [0, 0, 500, 'routes-per-table', 500, 500],
  [0, 0, 501, 'routes-per-table', 501, 500],
])('%i peerings, %i requests and %i routes reach %s', (active, pending, routes, ...limit) => {
  const [name, used, quota] = limit
  const evidence = { proposed, ownerKind: 'rescale-vpc', limit: name, used, quota }
  expect(find(active, pending, routes)).toEqual([
    { id: 'rescale-vpc-capacity', level: 'error', evidence },
  ])
})
