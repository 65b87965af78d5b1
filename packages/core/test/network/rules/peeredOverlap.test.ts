import { expect, test } from 'vitest'

import { holdCidr, inventoryOf } from '../../../src/network/Inventory.ts'
import { peeredOverlap } from '../../../src/network/rules/peeredOverlap.ts'
import { cidrOf, documentOf, peeredWith } from '../arbitraries.ts'

const proposed = cidrOf('10.20.0.0/16')
const proposal = { cidr: proposed, zoneCount: 3 }

const inside = cidrOf('10.20.16.0/20')
const around = cidrOf('10.16.0.0/12')
const neighbours = ['10.19.0.0/16', '10.21.0.0/16'].map(cidrOf)
const inventory = inventoryOf(
  documentOf({ peered: peeredWith(inside, ...neighbours, proposed, around) }),
)

const finding = (other: string) => ({
  id: 'peered-overlap',
  level: 'error',
  evidence: { proposed, other, ownerKind: 'peered-vpc' },
})

test('it tells of what is equal, inside and around, not of neighbours', () => {
  expect(peeredOverlap.find(inventory, proposal)).toEqual([around, proposed, inside].map(finding))
})

test('it leaves what is held to held-overlap, be it held in one block or in several', () => {
  expect(peeredOverlap.find(holdCidr(inventory, proposed), proposal)).toEqual([finding(around)])
  const halves = ['10.20.16.0/21', '10.20.24.0/21'].map(cidrOf)
  expect(peeredOverlap.find(halves.reduce(holdCidr, inventory), proposal)).toEqual(
    [around, proposed].map(finding),
  )
})
