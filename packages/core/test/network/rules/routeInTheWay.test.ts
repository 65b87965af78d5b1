import { expect, test } from 'vitest'

import { holdCidr, inventoryOf } from '../../../src/network/Inventory.ts'
import { routeInTheWay } from '../../../src/network/rules/routeInTheWay.ts'
import { cidrOf, documentOf, peeredWith, routesTo } from '../arbitraries.ts'

const proposed = cidrOf('10.20.0.0/16')
const proposal = { cidr: proposed, zoneCount: 3 }

const inside = cidrOf('10.20.16.0/20')
const host = cidrOf('10.20.255.255/32')
const broader = ['0.0.0.0/0', '10.0.0.0/8', '10.20.0.0/15'].map(cidrOf)
const neighbour = cidrOf('10.21.0.0/16')
const document = documentOf({ routes: routesTo(host, ...broader, inside, neighbour, proposed) })

const finding = (other: string) => ({
  id: 'route-in-the-way',
  level: 'error',
  evidence: { proposed, other, ownerKind: 'rescale-vpc' },
})

test('it tells of routes to the block and to its parts, not of broader ones and neighbours', () => {
  expect(routeInTheWay.find(inventoryOf(document), proposal)).toEqual(
    [proposed, inside, host].map(finding),
  )
})

test('it leaves destinations that are held, peered or of the Rescale VPC to the other rules', () => {
  const { rescaleVpc } = document
  const inventories = [
    holdCidr(inventoryOf(document), inside),
    inventoryOf({ ...document, peered: peeredWith(inside) }),
    inventoryOf({ ...document, rescaleVpc: { ...rescaleVpc, cidrs: [inside] } }),
  ]
  for (const inventory of inventories) {
    expect(routeInTheWay.find(inventory, proposal)).toEqual([proposed, host].map(finding))
  }
})
