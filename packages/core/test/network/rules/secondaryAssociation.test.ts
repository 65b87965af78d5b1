import { expect, test } from 'vitest'

import { inventoryOf } from '../../../src/network/Inventory.ts'
import { secondaryAssociation } from '../../../src/network/rules/secondaryAssociation.ts'
import { cidrOf, documentOf } from '../arbitraries.ts'

const inventory = inventoryOf(documentOf({}))
const primary = cidrOf('172.20.0.0/16')

test('it is silent for the block of a new VPC, and for a VPC without blocks', () => {
  const proposal = { cidr: cidrOf('192.168.0.0/16'), zoneCount: 1 }
  expect(secondaryAssociation.find(inventory, proposal)).toEqual([])
  const addedTo = { existing: [], routes: [] }
  expect(secondaryAssociation.find(inventory, { ...proposal, addedTo })).toEqual([])
})

test('every problem names the block of the VPC it is with', () => {
  const route = cidrOf('10.30.0.0/24')
  const more = ['100.64.0.0/16', '100.65.0.0/16', '100.66.0.0/16', '10.30.8.0/24'].map(cidrOf)
  const cidr = cidrOf('10.30.0.0/16')
  const addedTo = { existing: [primary, ...more], routes: [route] }
  const findings = secondaryAssociation.find(inventory, { cidr, zoneCount: 1, addedTo })
  expect(findings.map(({ level, evidence }) => [level, evidence.problem, evidence.other])).toEqual([
    ['error', 'OverlapsExisting', '10.30.8.0/24'],
    ['error', 'RestrictedRange', primary],
    ['error', 'NotSmallerThanRoute', route],
    ['error', 'TooManyBlocks', primary],
  ])
})

test('a wrong size is left to the rule about sizes', () => {
  const addedTo = { existing: [primary], routes: [] }
  const proposal = { cidr: cidrOf('172.21.0.0/29'), zoneCount: 1, addedTo }
  expect(secondaryAssociation.find(inventory, proposal)).toEqual([])
})
