/**
 * Removes the routes to given peerings, and no others.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRoute.html
 */
import { DeleteRouteCommand } from '@aws-sdk/client-ec2'
import type { RemoveRoutesInput } from '@byoa/application'
import type { RouteTableId } from '@byoa/core/iam'
import type { RouteTableSnapshot } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { kindOfCode } from '../failures/AwsErrorKind.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { type Waiter, lookUntil } from '../waiting/Waiter.ts'
import { describeRouteTables } from './describeRouteTables.ts'

interface RouteToRemove {
  readonly routeTableId: RouteTableId
  readonly destination: Ipv4Cidr
}

const routesTo = (
  tables: ReadonlyArray<RouteTableSnapshot>,
  { peeringIds }: RemoveRoutesInput,
): ReadonlyArray<RouteToRemove> =>
  tables.flatMap(({ routeTableId, routes }) =>
    routes.flatMap(({ target, destination }) =>
      target.kind === 'peering' && peeringIds.includes(target.peeringId)
        ? [{ routeTableId, destination }]
        : [],
    ),
  )

const remove = async (
  { ec2, operation }: Ec2Call,
  { routeTableId, destination }: RouteToRemove,
): Answered<unknown> => {
  const removed = await answered(operation, () =>
    ec2.send(
      new DeleteRouteCommand({ RouteTableId: routeTableId, DestinationCidrBlock: destination }),
    ),
  )
  const isGone = E.isLeft(removed) && kindOfCode(removed.left.code) === 'not-found'
  return isGone ? E.right(undefined) : removed
}

/** Removes the routes to given peerings and returns the tables as they are then. */
export const removeRoutes = async (
  waiter: Waiter,
  call: Ec2Call,
  input: RemoveRoutesInput,
): Answered<ReadonlyArray<RouteTableSnapshot>> => {
  const look = (): Answered<ReadonlyArray<RouteTableSnapshot>> =>
    describeRouteTables(call, input.routeTableIds)
  const before = await look()
  if (E.isLeft(before)) return before
  const routes = routesTo(before.right, input)
  for (const route of routes) {
    const removed = await remove(call, route)
    if (E.isLeft(removed)) return removed
  }
  if (routes.length === 0) return before
  const isReached = (tables: ReadonlyArray<RouteTableSnapshot>): boolean =>
    routesTo(tables, input).length === 0
  const subject = input.peeringIds.join(', ')
  return lookUntil(waiter, { for: 'routes', subject, isReached }, look)
}
