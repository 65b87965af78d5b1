import { expect, test } from 'vitest'

import { inventoryOf } from '../../../src/network/Inventory.ts'
import { vpcSize } from '../../../src/network/rules/vpcSize.ts'
import { blockOf, documentOf, partsOf } from '../arbitraries.ts'

const inventory = inventoryOf(documentOf({}))

test('of the 33 lengths exactly /16 to /28 pass', () => {
  const passing = Array.from({ length: 33 }, (_, length) => length).filter((length) => {
    const cidr = blockOf(partsOf('10.0.0.0/8').base, length)
    const findings = vpcSize.find(inventory, { cidr, zoneCount: 1 })
    const evidence = { proposed: cidr, shortestPrefixLength: 16, longestPrefixLength: 28 }
    const expected = findings.length === 0 ? [] : [{ id: 'vpc-size', level: 'error', evidence }]
    expect(findings).toEqual(expected)
    return findings.length === 0
  })
  expect(passing).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28])
})
