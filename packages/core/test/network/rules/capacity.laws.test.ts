/**
 * The two rules about room inside the block: for a subnet in each zone (error), for the planned
 * nodes (warning).
 */
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

import { inventoryOf } from '../../../src/network/Inventory.ts'
import { planSubnets } from '../../../src/network/planSubnets.ts'
import { plannedNodesFit } from '../../../src/network/rules/plannedNodesFit.ts'
import { zonesFit } from '../../../src/network/rules/zonesFit.ts'
import { cidrOf, crowdedCidr, documentOf, vpcBlock } from '../arbitraries.ts'

const inventory = inventoryOf(documentOf({}))
const zoneCount = fc.integer({ min: 1, max: 6 })

test('a VPC block has room for the zones exactly when it has a subnet plan', () => {
  fc.assert(
    fc.property(vpcBlock(), zoneCount, (cidr, zones) => {
      const plan = planSubnets({ cidr, zoneCount: zones })
      const findings = zonesFit.find(inventory, { cidr, zoneCount: zones })
      expect(findings.map(({ level }) => level)).toEqual(E.isRight(plan) ? [] : ['error'])
    }),
  )
})

test('what is no VPC block is left to the rule about sizes', () => {
  const other = fc.oneof(crowdedCidr({ min: 0, max: 15 }), crowdedCidr({ min: 29, max: 32 }))
  fc.assert(
    fc.property(other, zoneCount, (cidr, zones) => {
      const proposal = { cidr, zoneCount: zones, plannedNodes: 1_000_000 }
      expect(zonesFit.find(inventory, proposal)).toEqual([])
      expect(plannedNodesFit.find(inventory, proposal)).toEqual([])
    }),
  )
})

test('planned nodes are warned of exactly when the plan holds fewer', () => {
  fc.assert(
    fc.property(vpcBlock(), zoneCount, fc.nat(70_000), (cidr, zones, plannedNodes) => {
      const plan = planSubnets({ cidr, zoneCount: zones })
      const isTooSmall = E.isRight(plan) && plan.right.capacityNodes < plannedNodes
      const findings = plannedNodesFit.find(inventory, { cidr, zoneCount: zones, plannedNodes })
      expect(findings.map(({ level }) => level)).toEqual(isTooSmall ? ['warning'] : [])
    }),
  )
})

test('nothing is said when no number of nodes is planned', () => {
  expect(plannedNodesFit.find(inventory, { cidr: cidrOf('10.0.0.0/28'), zoneCount: 1 })).toEqual([])
})

test('the evidence says what would fit: documented findings', () => {
  const cidr = cidrOf('10.0.0.0/28')
  expect(zonesFit.find(inventory, { cidr, zoneCount: 3 })).toEqual([
    {
      id: 'too-few-addresses',
      level: 'error',
      evidence: { proposed: cidr, zoneCount: 3, capacityNodes: 0, fittingPrefixLength: 26 },
    },
  ])
  expect(plannedNodesFit.find(inventory, { cidr, zoneCount: 1, plannedNodes: 12 })).toEqual([
    {
      id: 'too-few-addresses',
      level: 'warning',
      evidence: {
        proposed: cidr,
        zoneCount: 1,
        plannedNodes: 12,
        capacityNodes: 11,
        fittingPrefixLength: 27,
      },
    },
  ])
  const tooMany = plannedNodesFit.find(inventory, { cidr, zoneCount: 1, plannedNodes: 65_532 })
  expect(tooMany[0]?.evidence).not.toHaveProperty('fittingPrefixLength')
})
