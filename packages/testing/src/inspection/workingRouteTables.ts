import type { ExpectedRoutes, RouteSnapshot, RouteTableSnapshot } from '@byoa/core/inspection'
import { Ipv4Cidr, overlaps, prefixLengthOf, toBlock } from '@byoa/core/network'
import type { RouteTableId } from '@byoa/core/iam/identity'
import * as fc from 'fast-check'

import { vpcId } from '../iam/resourceIds.ts'
import { cidrBeside } from '../network/cidrBeside.ts'
import { record } from '../record.ts'
import { valid } from '../valid.ts'
import { routeSnapshot } from './routeSnapshot.ts'

const wanted = ({ destinations, peeringId }: ExpectedRoutes): ReadonlyArray<RouteSnapshot> =>
  destinations.map((destination) => ({
    destination,
    target: { kind: 'peering', peeringId },
    state: 'active',
  }))

const isInTheWay = (route: RouteSnapshot, destination: Ipv4Cidr): boolean =>
  overlaps(toBlock(route.destination), toBlock(destination)) &&
  prefixLengthOf(toBlock(route.destination)) >= prefixLengthOf(toBlock(destination))

const defaultRoute: RouteSnapshot = {
  destination: valid('0.0.0.0/0', Ipv4Cidr),
  target: { kind: 'internet-gateway', id: 'igw-0123456789abcdef0' },
  state: 'active',
}

/** Routes to anywhere, to the whole internet, and to right beside a destination. */
const someRoute = ({ destinations }: ExpectedRoutes): fc.Arbitrary<RouteSnapshot> =>
  fc.oneof(
    routeSnapshot(),
    fc.constant(defaultRoute),
    fc
      .tuple(routeSnapshot(), fc.constantFrom(...destinations).chain(cidrBeside))
      .map(([route, destination]) => ({ ...route, destination })),
  )

/** Unrelated routes: they overlap no destination, or are less specific than ours. */
const unrelated = (expected: ExpectedRoutes): fc.Arbitrary<ReadonlyArray<RouteSnapshot>> =>
  fc
    .uniqueArray(someRoute(expected), { maxLength: 3, selector: ({ destination }) => destination })
    .map((routes) =>
      routes.filter((route) =>
        expected.destinations.every((destination) => !isInTheWay(route, destination)),
      ),
    )

const table = (
  expected: ExpectedRoutes,
  routeTableId: RouteTableId,
): fc.Arbitrary<RouteTableSnapshot> =>
  record({
    routeTableId: fc.constant(routeTableId),
    vpcId: vpcId(),
    isMain: fc.boolean(),
    subnetIds: fc.constant([]),
    routes: unrelated(expected).map((others) => [...others, ...wanted(expected)]),
  })

/** Route tables of one side with every required route, among unrelated routes. */
export const workingRouteTables = (
  expected: ExpectedRoutes,
): fc.Arbitrary<ReadonlyArray<RouteTableSnapshot>> =>
  fc.tuple(...expected.routeTableIds.map((routeTableId) => table(expected, routeTableId)))
