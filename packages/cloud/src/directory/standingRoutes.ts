/**
 * The routes of a VPC that a new one could collide with, from what EC2 describes. Left out are
 * local routes, which are the VPC's own blocks, and blackhole routes to a peering, the leftovers of
 * one that has ended. A propagated route counts, although a static one to the same block would win:
 * the network behind it would be cut off.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html
 */
import type { RouteSnapshot } from '@byoa/core/inspection'
import type { RescaleVpc, StandingRoute } from '@byoa/core/network'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import type { RouteTable } from '../aws/Ec2.ts'
import { routeTableSnapshot } from '../routes/routeTableSnapshot.ts'

/** The target of a route that stays; undefined for one that is in nobody's way. */
const targetOf = ({ target, state }: RouteSnapshot): string | undefined => {
  switch (target.kind) {
    case 'local':
      return undefined
    case 'peering':
      return state === 'blackhole' ? undefined : target.peeringId
    case 'internet-gateway':
    case 'other':
      return target.id
  }
}

/** Returns the routes in the tables of a VPC; a table that EC2 describes without an id has none. */
export const standingRoutes = (
  { vpcId }: RescaleVpc,
  tables: ReadonlyArray<RouteTable>,
): ReadonlyArray<StandingRoute> =>
  RA.rights(tables.map(routeTableSnapshot))
    .filter((table) => table.vpcId === vpcId)
    .flatMap(({ routeTableId, routes }) =>
      routes.flatMap((route) => {
        const target = targetOf(route)
        const { destination } = route
        return target === undefined ? [] : [{ destination, routeTableId, target }]
      }),
    )
