import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { MissingRoute } from '../../src/inspection/MissingRoute.ts'
import { findMissingRoutes, renderRouteTarget } from '../../src/inspection/findMissingRoutes.ts'
import type {
  RouteSnapshot,
  RouteTableSnapshot,
  RouteTarget,
} from '../../src/inspection/snapshots.ts'
import { PeeringId, RouteTableId, VpcId } from '../../src/iam/identity/identifiers.ts'
import { Ipv4Cidr } from '../../src/network/Ipv4Cidr.ts'
import { atLeast } from '../atLeast.ts'
import { known } from '../onboarding/support/known.ts'
import { prefixOf, routeTaken, tellingAddresses } from './Packets.ts'

const peeringId = known(PeeringId, 'pcx-00000000000000001')
const otherPeeringId = known(PeeringId, 'pcx-00000000000000002')
const vpcId = known(VpcId, 'vpc-00000000000000001')
const tableIds = [1, 2].map((count) => known(RouteTableId, `rtb-0000000000000000${count}`))

// Blocks are few and near each other, so that they meet often: parts of 10.0.0.0/28, and what lies
// around it.
const block = fc
  .tuple(fc.integer({ min: 24, max: 32 }), fc.nat({ max: 31 }))
  .map(([length, address]) => {
    const size = 2 ** (32 - length)
    return known(Ipv4Cidr, `10.0.0.${address - (address % size)}/${length}`)
  })

const everywhere = fc.constant(known(Ipv4Cidr, '0.0.0.0/0'))
const ours: RouteTarget = { kind: 'peering', peeringId }

const target: fc.Arbitrary<RouteTarget> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(ours) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<RouteTarget>(
      { kind: 'peering', peeringId: otherPeeringId },
      { kind: 'local' },
      { kind: 'internet-gateway', id: 'igw-1' },
      { kind: 'other', id: 'nat-1' },
    ),
  },
)

const route: fc.Arbitrary<RouteSnapshot> = fc.record({
  destination: fc.oneof({ weight: 8, arbitrary: block }, { weight: 1, arbitrary: everywhere }),
  target,
  state: fc.oneof(
    { weight: 6, arbitrary: fc.constant('active' as const) },
    { weight: 1, arbitrary: fc.constant('blackhole' as const) },
  ),
})

/** A table has one route for each destination. */
const routes = fc.uniqueArray(route, { maxLength: 6, selector: ({ destination }) => destination })

const tableWith = (
  routeTableId: RouteTableId,
  all: ReadonlyArray<RouteSnapshot>,
): RouteTableSnapshot => ({ routeTableId, vpcId, isMain: true, subnetIds: [], routes: all })

const [first, second] = tableIds
const oneTable = first === undefined ? [] : [first]

const missingIn = (
  all: ReadonlyArray<RouteSnapshot>,
  destination: Ipv4Cidr,
): ReadonlyArray<MissingRoute> =>
  findMissingRoutes(
    { routeTableIds: oneTable, destinations: [destination], peeringId },
    oneTable.map((id) => tableWith(id, all)),
  )

const arrives = (all: ReadonlyArray<RouteSnapshot>, bits: string): boolean => {
  const taken = routeTaken(all, bits)
  return (
    taken?.target.kind === 'peering' &&
    taken.target.peeringId === peeringId &&
    taken.state === 'active'
  )
}

const packets = (all: ReadonlyArray<RouteSnapshot>, destination: Ipv4Cidr) =>
  tellingAddresses(destination, all)

const runs = atLeast(500)

describe('a route is missing', () => {
  it('exactly when some packet to the destination does not reach the peering', () => {
    fc.assert(
      fc.property(routes, block, (all, destination) => {
        const isReached = packets(all, destination).every((bits) => arrives(all, bits))
        expect(missingIn(all, destination).length).toBe(isReached ? 0 : 1)
      }),
      runs,
    )
  })

  it('whatever the order of the routes is', () => {
    fc.assert(
      fc.property(routes, block, (all, destination) => {
        expect(missingIn(all.toReversed(), destination)).toEqual(missingIn(all, destination))
      }),
    )
  })

  it('for a reason that the table shows', () => {
    fc.assert(
      fc.property(routes, block, (all, destination) => {
        for (const { problem, found } of missingIn(all, destination)) {
          const shown = all.find((one) => one.destination === found?.destination)
          expect(found?.target).toBe(
            shown === undefined ? undefined : renderRouteTarget(shown.target),
          )
          if (problem === 'absent') expect(found).toBeUndefined()
          if (problem === 'blackhole') expect(shown?.state).toBe('blackhole')
          if (problem === 'other-target') {
            expect(shown?.destination).toBe(destination)
            expect(shown?.target).not.toEqual(ours)
          }
          if (problem === 'shadowed') {
            const taken = packets(all, destination).map((bits) => routeTaken(all, bits))
            expect(taken).toContain(shown)
            expect(prefixOf(shown?.destination ?? '').length).toBeGreaterThan(
              prefixOf(destination).length,
            )
          }
        }
      }),
      runs,
    )
  })

  it('until the route that was asked for is added, where nothing shadows it', () => {
    fc.assert(
      fc.property(routes, block, (all, destination) => {
        const [missing] = missingIn(all, destination)
        if (missing?.problem !== 'absent') return
        const added: RouteSnapshot = { destination, target: ours, state: 'active' }
        const after = missingIn([...all, added], destination)
        expect(after.every(({ problem }) => problem === 'shadowed')).toBe(true)
      }),
      runs,
    )
  })

  it('in each table by itself, tables before destinations, in the order asked for', () => {
    fc.assert(
      fc.property(routes, routes, fc.array(block, { maxLength: 3 }), (a, b, destinations) => {
        if (first === undefined || second === undefined) return
        const tables = [tableWith(second, b), tableWith(first, a)]
        const found = findMissingRoutes(
          { routeTableIds: tableIds, destinations, peeringId },
          tables,
        )
        const alone = [
          ...destinations.flatMap((destination) => missingIn(a, destination)),
          ...destinations.flatMap((destination) =>
            missingIn(b, destination).map((missing) => ({ ...missing, routeTableId: second })),
          ),
        ]
        expect(found).toEqual(alone)
      }),
    )
  })
})
