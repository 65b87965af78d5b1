/**
 * The rules about what an inventory lists; that every overlap is found is among the laws of
 * `reviewCidr`.
 */
import { describe, expect, test } from 'vitest'

import { inventoryOf } from '../../../src/network/Inventory.ts'
import { customerNetworkOverlap } from '../../../src/network/rules/customerNetworkOverlap.ts'
import { deniedOverlap } from '../../../src/network/rules/deniedOverlap.ts'
import { heldOverlap } from '../../../src/network/rules/heldOverlap.ts'
import { rescaleVpcOverlap } from '../../../src/network/rules/rescaleVpcOverlap.ts'
import { cidrOf, documentOf } from '../arbitraries.ts'

const proposed = cidrOf('10.20.0.0/16')
const proposal = { cidr: proposed, zoneCount: 3 }

const inside = cidrOf('10.20.16.0/20')
const around = cidrOf('10.0.0.0/8')
const before = cidrOf('10.19.0.0/16')
const after = cidrOf('10.21.0.0/16')
const blocks = [inside, after, around, before]

test('held-overlap tells of what lies inside and around, in address order, not of neighbours', () => {
  const inventory = inventoryOf(
    documentOf({ held: blocks.map((cidr) => ({ cidr, owner: 'someone' })) }),
  )
  expect(heldOverlap.find(inventory, proposal)).toEqual(
    [around, inside].map((other) => ({
      id: 'held-overlap',
      level: 'error',
      evidence: { proposed, other, ownerKind: 'onboarding' },
    })),
  )
})

test('rescale-vpc-overlap tells of every block of the VPC, not only the first', () => {
  const inventory = inventoryOf(documentOf({}, ['10.250.0.0/16', inside, '10.20.32.0/24']))
  expect(rescaleVpcOverlap.find(inventory, proposal)).toEqual(
    [inside, '10.20.32.0/24'].map((other) => ({
      id: 'rescale-vpc-overlap',
      level: 'error',
      evidence: { proposed, other, ownerKind: 'rescale-vpc' },
    })),
  )
})

describe('texts', () => {
  test('denied-overlap gives each reason of a block once', () => {
    const reasons = ['management', 'backup', 'management']
    const inventory = inventoryOf(
      documentOf({ denied: reasons.map((reason) => ({ cidr: inside, reason })) }),
    )
    expect(deniedOverlap.find(inventory, proposal)).toEqual(
      ['backup', 'management'].map((reason) => ({
        id: 'denied-overlap',
        level: 'error',
        evidence: { proposed, other: inside, ownerKind: 'deny-list', reason },
      })),
    )
  })

  test('customer-network-overlap gives each name of a block once', () => {
    const names = ['東京', 'Osaka', '東京']
    const inventory = inventoryOf(
      documentOf({ customerNetworks: names.map((name) => ({ cidr: around, name })) }),
    )
    expect(customerNetworkOverlap.find(inventory, proposal)).toEqual(
      ['Osaka', '東京'].map((name) => ({
        id: 'customer-network-overlap',
        level: 'warning',
        evidence: { proposed, other: around, ownerKind: 'customer-network', name },
      })),
    )
  })
})
