import type { ExpectedRoutes, RouteSnapshot, RouteTableSnapshot } from '@byoa/core/inspection'
import { overlaps, toBlock } from '@byoa/core/network'
import type { RouteTableId } from '@byoa/core/iam'
import * as fc from 'fast-check'

import { vpcId } from '../iam/resourceIds.ts'
import { record } from '../record.ts'
import { routeSnapshot } from './routeSnapshot.ts'

const wanted = ({ destinations, peeringId }: ExpectedRoutes): ReadonlyArray<RouteSnapshot> =>
  destinations.map((destination) => ({
    destination,
    target: { kind: 'peering', peeringId },
    state: 'active',
  }))

/** Routes of other people's business: they meet no destination. */
const unrelated = (expected: ExpectedRoutes): fc.Arbitrary<ReadonlyArray<RouteSnapshot>> =>
  fc
    .uniqueArray(routeSnapshot(), { maxLength: 2, selector: ({ destination }) => destination })
    .map((routes) =>
      routes.filter((route) =>
        expected.destinations.every(
          (destination) => !overlaps(toBlock(destination), toBlock(route.destination)),
        ),
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

/** Tables of one side in which every route is in place, among others that are in nobody's way. */
export const workingRouteTables = (
  expected: ExpectedRoutes,
): fc.Arbitrary<ReadonlyArray<RouteTableSnapshot>> =>
  fc.tuple(...expected.routeTableIds.map((routeTableId) => table(expected, routeTableId)))
