import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, test } from 'vitest'

import { Region } from '../../src/iam/identity/Partition.ts'
import {
  RescaleVpc,
  type RescaleVpcCandidate,
  RescaleVpcLoad,
  chooseRescaleVpc,
  reachedLimits,
} from '../../src/network/RescaleVpc.ts'

const region = (text: string): Region => {
  if (!Region.is(text)) throw new TypeError(`no Region: ${text}`)
  return text
}

const vpc = (id: number, where = 'us-east-1'): RescaleVpc => {
  const decoded = RescaleVpc.decode({
    vpcId: `vpc-${id.toString(16).padStart(17, '0')}`,
    accountId: '999988887777',
    region: where,
    cidrs: ['10.250.0.0/16'],
    routeTableIds: ['rtb-0123456789abcdef0'],
  })
  if (E.isLeft(decoded)) throw new TypeError('the test made no Rescale VPC')
  return decoded.right
}

interface Numbers {
  readonly active?: number
  readonly pending?: number
  readonly routes?: number
  readonly activeQuota?: number
}

const load = ({
  active = 0,
  pending = 0,
  routes = 1,
  activeQuota = 125,
}: Numbers): RescaleVpcLoad => ({
  activePeerings: active,
  pendingRequests: pending,
  routesInFullestTable: routes,
  quotas: { activePeerings: activeQuota, pendingRequests: 25, routesPerTable: 500 },
})

const anyLoad = fc
  .record({
    active: fc.oneof(fc.integer({ min: 0, max: 126 }), fc.constantFrom(0, 49, 50, 51, 124, 125)),
    pending: fc.constantFrom(0, 1, 24, 25, 26),
    routes: fc.constantFrom(1, 100, 499, 500, 501),
    activeQuota: fc.constantFrom(50, 100, 125),
  })
  .map(load)

/** Candidates with VPC ids of their own; few loads, so that many are equal. */
const candidates: fc.Arbitrary<ReadonlyArray<RescaleVpcCandidate>> = fc
  .uniqueArray(fc.nat(1000), { maxLength: 8 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          vpc: fc
            .constantFrom('us-east-1', 'us-east-1', 'eu-west-1')
            .map((where) => vpc(id, where)),
          load: fc.oneof(anyLoad, fc.constant(load({ active: 10 }))),
        }),
      ),
    ),
  )

const usEast1 = region('us-east-1')

const hasRoom = ({
  load: { activePeerings, pendingRequests, routesInFullestTable, quotas },
}: RescaleVpcCandidate): boolean =>
  quotas.activePeerings - activePeerings > 0 &&
  quotas.pendingRequests - pendingRequests > 0 &&
  quotas.routesPerTable - routesInFullestTable > 0

describe('the choice of the Rescale VPC', () => {
  test('the order of the candidates never changes it', () => {
    const withShuffled = candidates.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
    )
    fc.assert(
      fc.property(withShuffled, ([all, shuffled]) => {
        expect(chooseRescaleVpc(shuffled, usEast1)).toEqual(chooseRescaleVpc(all, usEast1))
      }),
    )
  })

  test('one with room in the Region is chosen, whenever there is one', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const possible = all.filter((each) => each.vpc.region === 'us-east-1' && hasRoom(each))
        const chosen = chooseRescaleVpc(all, usEast1)
        expect(O.isSome(chosen)).toBe(possible.length > 0)
        if (O.isSome(chosen)) expect(possible.map((each) => each.vpc)).toContainEqual(chosen.value)
      }),
    )
  })

  test('none with room is both less full of peerings and less full of routes than the chosen one', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const chosen = O.toUndefined(chooseRescaleVpc(all, usEast1))
        const taken = all.find((each) => each.vpc.vpcId === chosen?.vpcId)
        for (const each of all) {
          if (taken === undefined || each.vpc.region !== 'us-east-1' || !hasRoom(each)) continue
          const fewerPeerings =
            each.load.activePeerings * taken.load.quotas.activePeerings <
            taken.load.activePeerings * each.load.quotas.activePeerings
          const fewerRoutes = each.load.routesInFullestTable < taken.load.routesInFullestTable
          expect(fewerPeerings && fewerRoutes).toBe(false)
        }
      }),
    )
  })

  test('of two equally full ones the lower VPC id is chosen', () => {
    const all = [7, 3, 5].map((id) => ({ vpc: vpc(id), load: load({ active: 10 }) }))
    expect(chooseRescaleVpc(all, usEast1)).toEqual(O.some(vpc(3)))
  })

  test('fullness is relative to the quota: 60 of 125 before 30 of 50', () => {
    const all = [
      { vpc: vpc(1), load: load({ active: 30, activeQuota: 50 }) },
      { vpc: vpc(2), load: load({ active: 60, activeQuota: 125 }) },
    ]
    expect(chooseRescaleVpc(all, usEast1)).toEqual(O.some(vpc(2)))
  })
})

describe('the limits', () => {
  test.each([
    [{}, []],
    [{ active: 124 }, []],
    [{ active: 125 }, ['active-peerings']],
    [{ active: 50, activeQuota: 50 }, ['active-peerings']],
    [{ pending: 24 }, []],
    [{ pending: 25 }, ['pending-requests']],
    [{ routes: 500 }, ['routes-per-table']],
    [
      { active: 200, pending: 30, routes: 600 },
      ['active-peerings', 'pending-requests', 'routes-per-table'],
    ],
  ])('%j reaches %j', (numbers: Numbers, expected) => {
    expect(reachedLimits(load(numbers)).map(({ limit }) => limit)).toEqual(expected)
  })
})

describe('the codecs', () => {
  test('take what they give', () => {
    fc.assert(
      fc.property(anyLoad, (each) => {
        const json: unknown = JSON.parse(JSON.stringify(RescaleVpcLoad.encode(each)))
        expect(RescaleVpcLoad.decode(json)).toEqual(E.right(each))
      }),
    )
    expect(RescaleVpc.decode(JSON.parse(JSON.stringify(RescaleVpc.encode(vpc(1)))))).toEqual(
      E.right(vpc(1)),
    )
  })

  test('a Rescale VPC has at least one block', () => {
    expect(E.isLeft(RescaleVpc.decode({ ...vpc(1), cidrs: [] }))).toBe(true)
    expect(RescaleVpc.is({ ...vpc(1), cidrs: [] })).toBe(false)
  })

  test.each([49, 126, 50.5])('%d active peerings are no quota AWS gives', (activePeerings) => {
    const wrong = { ...load({}), quotas: { ...load({}).quotas, activePeerings } }
    expect(E.isLeft(RescaleVpcLoad.decode(wrong))).toBe(true)
  })
})
