/**
 * The routes of a VPC that a new route could conflict with, from EC2's descriptions. Local routes,
 * which are the VPC's own blocks, and blackhole routes over a peering that has ended are left out.
 * Propagated routes count: a static route to the same block would take precedence and cut off the
 * network behind the propagated route.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html
 */
import type { RouteSnapshot } from '@byoa/core/inspection'
import type { RescaleVpc, StandingRoute } from '@byoa/core/network'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import type { RouteTable } from '../aws/Ec2.ts'
import { routeTableSnapshot } from '../routes/routeTableSnapshot.ts'
import { isChosen } from './rescaleLoad.ts'

/** The target of a route that counts; undefined for a route that does not. */
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

/** Returns the routes in the chosen route tables of a VPC. */
export const standingRoutes = (
  vpc: RescaleVpc,
  tables: ReadonlyArray<RouteTable>,
): ReadonlyArray<StandingRoute> =>
  RA.rights(tables.filter(isChosen(vpc)).map(routeTableSnapshot)).flatMap(
    ({ routeTableId, routes }) =>
      routes.flatMap((route) => {
        const target = targetOf(route)
        const { destination } = route
        return target === undefined ? [] : [{ destination, routeTableId, target }]
      }),
  )
