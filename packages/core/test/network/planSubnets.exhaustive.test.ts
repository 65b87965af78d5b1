/** Every size of VPC block over every number of zones that AWS has had, and some beyond. */
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { type SubnetPlan, explainCapacity, planSubnets } from '../../src/network/planSubnets.ts'
import { blockOf, cidrOf, partsOf, vpcBlock } from './arbitraries.ts'

const tenEight = partsOf('10.8.0.0/16').base
const zoneCounts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 4096]
const sizes = Array.from({ length: 13 }, (_, index) => 16 + index)
const cases = sizes.flatMap((length) => zoneCounts.map((zoneCount) => ({ length, zoneCount })))

/**
 * The largest number of pieces of one size that a block of so many addresses gives: counted, not
 * computed.
 */
const subnetSize = (addresses: number, zoneCount: number): number => {
  let size = addresses
  while (Math.floor(addresses / size) < zoneCount) size /= 2
  return size
}

const planOf = (length: number, zoneCount: number): SubnetPlan | undefined => {
  const plan = planSubnets({ cidr: blockOf(tenEight, length), zoneCount })
  return E.isRight(plan) ? plan.right : undefined
}

const sizeOfText = (cidr: string): number => 2 ** (32 - partsOf(cidr).length)

describe('every size over every number of zones', () => {
  test('a plan exists exactly when the subnets would be /28 or larger', () => {
    for (const { length, zoneCount } of cases) {
      const exists = subnetSize(2 ** (32 - length), zoneCount) >= 16
      expect(planOf(length, zoneCount) !== undefined, `/${length} over ${zoneCount}`).toBe(exists)
    }
  })

  test('there is one subnet for each zone, all of the largest size that fits', () => {
    for (const { length, zoneCount } of cases) {
      const plan = planOf(length, zoneCount)
      if (plan === undefined) continue
      const size = subnetSize(2 ** (32 - length), zoneCount)
      expect(plan.subnets.map(({ zoneIndex }) => zoneIndex)).toEqual([...Array(zoneCount).keys()])
      expect(new Set(plan.subnets.map(({ cidr }) => sizeOfText(cidr)))).toEqual(new Set([size]))
      expect(plan.subnets.every(({ usableAddresses }) => usableAddresses === size - 5)).toBe(true)
      expect(plan.capacityNodes).toBe(zoneCount * (size - 5))
    }
  })

  test('subnets and remainder follow one another from the first address to the last', () => {
    for (const { length, zoneCount } of cases) {
      const plan = planOf(length, zoneCount)
      if (plan === undefined) continue
      let next = tenEight
      for (const cidr of [...plan.subnets.map((subnet) => subnet.cidr), ...plan.remainder]) {
        expect(partsOf(cidr).base).toBe(next)
        next += sizeOfText(cidr)
      }
      expect(next).toBe(tenEight + 2 ** (32 - length))
    }
  })

  test('the remainder is as few blocks as possible: no two are of one size', () => {
    for (const { length, zoneCount } of cases) {
      const remainder = planOf(length, zoneCount)?.remainder ?? []
      expect(new Set(remainder.map(sizeOfText)).size).toBe(remainder.length)
    }
  })
})

describe('with a subnet for a NAT gateway', () => {
  test('the plan is that of one zone more, and the last piece is left over', () => {
    for (const { length, zoneCount } of cases.filter((one) => one.zoneCount < 4096)) {
      const cidr = blockOf(tenEight, length)
      const plan = planSubnets({ cidr, zoneCount, hasNatGateway: true })
      const more = planOf(length, zoneCount + 1)
      expect(E.isRight(plan)).toBe(more !== undefined)
      if (E.isLeft(plan) || more === undefined) continue
      expect(plan.right.subnets).toEqual(more.subnets.slice(0, zoneCount))
      const left = [...plan.right.remainder].reduce((sum, block) => sum + sizeOfText(block), 0)
      const pieces = plan.right.subnets.reduce((sum, subnet) => sum + sizeOfText(subnet.cidr), 0)
      expect(left + pieces).toBe(2 ** (32 - length))
      expect(left).toBeGreaterThanOrEqual(16)
      expect(explainCapacity({ cidr, zoneCount, hasNatGateway: true }).capacityNodes).toBe(
        plan.right.capacityNodes,
      )
    }
  })

  test('three zones of a /16 are as large as without', () => {
    const cidr = cidrOf('10.0.0.0/16')
    expect(planSubnets({ cidr, zoneCount: 3, hasNatGateway: true })).toEqual(
      planSubnets({ cidr, zoneCount: 3 }),
    )
    expect(planSubnets({ cidr, zoneCount: 2, hasNatGateway: true })).toMatchObject({
      right: { capacityNodes: 2 * 16_379 },
    })
  })
})

describe('with interface endpoints', () => {
  test('each takes an address in every subnet, and no subnet becomes smaller', () => {
    for (const { length, zoneCount } of cases) {
      const request = { cidr: blockOf(tenEight, length), zoneCount, interfaceEndpoints: 6 }
      const without = planOf(length, zoneCount)
      const plan = planSubnets(request)
      expect(E.isRight(plan)).toBe(without !== undefined)
      if (E.isLeft(plan) || without === undefined) continue
      expect(plan.right).toEqual({
        subnets: without.subnets.map((one) => ({
          ...one,
          usableAddresses: one.usableAddresses - 6,
        })),
        remainder: without.remainder,
        capacityNodes: without.capacityNodes - 6 * zoneCount,
      })
      expect(explainCapacity(request).capacityNodes).toBe(plan.right.capacityNodes)
    }
  })

  test('a subnet that endpoints fill holds no node', () => {
    const full = { cidr: cidrOf('10.0.0.0/28'), zoneCount: 1, interfaceEndpoints: 11 }
    expect(planSubnets(full)).toMatchObject({
      left: { _tag: 'TooSmallForZones', fittingPrefixLength: 27 },
    })
    expect(explainCapacity(full)).toMatchObject({ capacityNodes: 0, fittingPrefixLength: 27 })
  })
})

describe('documented plans', () => {
  test('10.0.0.0/16 over three zones', () => {
    expect(planSubnets({ cidr: cidrOf('10.0.0.0/16'), zoneCount: 3 })).toEqual(
      E.right({
        subnets: [
          { zoneIndex: 0, cidr: '10.0.0.0/18', usableAddresses: 16_379 },
          { zoneIndex: 1, cidr: '10.0.64.0/18', usableAddresses: 16_379 },
          { zoneIndex: 2, cidr: '10.0.128.0/18', usableAddresses: 16_379 },
        ],
        remainder: ['10.0.192.0/18'],
        capacityNodes: 49_137,
      }),
    )
  })

  test('a /28 holds one subnet of eleven addresses, and no second zone', () => {
    const cidr = cidrOf('10.0.0.16/28')
    expect(planSubnets({ cidr, zoneCount: 1 })).toMatchObject({ right: { capacityNodes: 11 } })
    expect(planSubnets({ cidr, zoneCount: 2 })).toEqual(
      E.left({ _tag: 'TooSmallForZones', cidr, zoneCount: 2, fittingPrefixLength: 27 }),
    )
  })

  test.each([0, -1, 1.5, Number.NaN, Infinity, 4097])(
    '%d zones are not a number of zones',
    (zoneCount) => {
      const plan = planSubnets({ cidr: cidrOf('10.0.0.0/16'), zoneCount })
      expect(plan).toEqual(E.left({ _tag: 'InvalidZoneCount', zoneCount }))
    },
  )

  test.each(['10.0.0.0/8', '10.0.0.0/15', '10.0.0.0/29', '10.0.0.0/32', '0.0.0.0/0'])(
    '%s is no VPC block',
    (text) => {
      const cidr = cidrOf(text)
      expect(planSubnets({ cidr, zoneCount: 1 })).toEqual(E.left({ _tag: 'NotAVpcSize', cidr }))
    },
  )
})

describe('capacity', () => {
  const planned = fc.record({
    cidr: vpcBlock(),
    zoneCount: fc.integer({ min: 1, max: 6 }),
    plannedNodes: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 70_000 })),
  })

  test('it is what the plan holds, and 0 when there is no plan', () => {
    fc.assert(
      fc.property(planned, (plan) => {
        const expected = E.getOrElseW(() => ({ capacityNodes: 0 }))(planSubnets(plan)).capacityNodes
        const explained = explainCapacity(plan)
        expect(explained.capacityNodes).toBe(expected)
        expect(explained.capacityNodesPerZone * plan.zoneCount).toBe(expected)
      }),
    )
  })

  test('the fitting length is that of the smallest block whose plan holds the nodes', () => {
    fc.assert(
      fc.property(planned, ({ cidr, zoneCount, plannedNodes }) => {
        const holds = sizes.filter(
          (length) => (planOf(length, zoneCount)?.capacityNodes ?? 0) >= plannedNodes,
        )
        const fitting = explainCapacity({ cidr, zoneCount, plannedNodes }).fittingPrefixLength
        expect(fitting).toBe(holds.length === 0 ? undefined : Math.max(...holds))
      }),
    )
  })
})
