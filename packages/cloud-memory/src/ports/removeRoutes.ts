import type { RemoveRoutesInput } from '@byoa/application'
import type { RouteTableId } from '@byoa/core/iam/identity'
import type { RouteTableSnapshot } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Send } from './Exchange.ts'
import { type Tables, describeTables } from './describeTables.ts'
import type { Result } from './portFailure.ts'

interface PlacedRoute {
  readonly routeTableId: RouteTableId
  readonly destination: Ipv4Cidr
}

const routesTo = (
  tables: ReadonlyArray<RouteTableSnapshot>,
  { peeringIds, destinations }: RemoveRoutesInput,
): ReadonlyArray<PlacedRoute> =>
  tables.flatMap(({ routeTableId, routes }) =>
    routes.flatMap(({ destination, target }) =>
      target.kind === 'peering' &&
      peeringIds.includes(target.peeringId) &&
      (destinations?.includes(destination) ?? true)
        ? [{ routeTableId, destination }]
        : [],
    ),
  )

const removeRoute =
  (send: Send) =>
  ({ routeTableId, destination }: PlacedRoute): Result<unknown> =>
    pipe(
      send({
        action: 'DeleteRoute',
        input: { RouteTableId: routeTableId, DestinationCidrBlock: destination },
      }),
      E.orElse((error): Result<unknown> =>
        error.code === 'InvalidRoute.NotFound' ? E.right(undefined) : E.left(error),
      ),
    )

/** Removes the routes to given peerings and returns the tables as they are then. */
export const removeRoutes = (send: Send, input: RemoveRoutesInput): Tables =>
  pipe(
    E.Do,
    E.bind('tables', () => describeTables(send, input.routeTableIds)),
    E.let('routes', ({ tables }) => routesTo(tables, input)),
    E.tap(({ routes }) => E.traverseArray(removeRoute(send))(routes)),
    E.flatMap(({ tables, routes }) =>
      routes.length === 0 ? E.right(tables) : describeTables(send, input.routeTableIds),
    ),
  )
