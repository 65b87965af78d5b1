/**
 * Removes the routes to given peerings, and no others.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRoute.html
 */
import { DeleteRouteCommand } from '@aws-sdk/client-ec2'
import type { RemoveRoutesInput } from '@byoa/application'
import type { RouteTableId } from '@byoa/core/iam/identity'
import type { RouteTableSnapshot } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

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
  { peeringIds, destinations }: RemoveRoutesInput,
): ReadonlyArray<RouteToRemove> =>
  tables.flatMap(({ routeTableId, routes }) =>
    routes.flatMap(({ target, destination }) =>
      target.kind === 'peering' &&
      peeringIds.includes(target.peeringId) &&
      (destinations?.includes(destination) ?? true)
        ? [{ routeTableId, destination }]
        : [],
    ),
  )

const remove = (
  { ec2, operation }: Ec2Call,
  { routeTableId, destination }: RouteToRemove,
): Answered<unknown> =>
  pipe(
    answered(operation, 'ec2:DeleteRoute', () =>
      ec2.send(
        new DeleteRouteCommand({ RouteTableId: routeTableId, DestinationCidrBlock: destination }),
      ),
    ),
    TE.orElse((failure) =>
      kindOfCode(failure.code) === 'not-found' ? TE.right(undefined) : TE.left(failure),
    ),
  )

const removeAll = (
  call: Ec2Call,
  routes: ReadonlyArray<RouteToRemove>,
): Answered<ReadonlyArray<unknown>> =>
  TE.traverseSeqArray((route: RouteToRemove) => remove(call, route))(routes)

/** Removes the routes to given peerings and returns the tables as they are then. */
export const removeRoutes = (
  waiter: Waiter,
  call: Ec2Call,
  input: RemoveRoutesInput,
): Answered<ReadonlyArray<RouteTableSnapshot>> => {
  const look = describeRouteTables(call, input.routeTableIds)
  const isClean = (tables: ReadonlyArray<RouteTableSnapshot>): boolean =>
    routesTo(tables, input).length === 0
  const subject = input.peeringIds.join(', ')
  return pipe(
    look,
    TE.tap((before) => removeAll(call, routesTo(before, input))),
    TE.flatMap((before) =>
      isClean(before)
        ? TE.right(before)
        : lookUntil(waiter, { for: 'routes', subject, isReached: isClean }, look),
    ),
  )
}
