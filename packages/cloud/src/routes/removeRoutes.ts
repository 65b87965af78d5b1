/**
 * Removes the routes to given peerings, and no others.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRoute.html
 */
import type { RemoveRoutesInput } from '@byoa/application'
import type { RouteTableId } from '@byoa/core/iam/identity'
import type { RouteTableSnapshot } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Cloud } from '../Cloud.ts'
import { kindOfCode } from '../failures/AwsErrorKind.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { orWhen } from '../failures/orWhen.ts'
import { lookUntil } from '../waiting/Waiter.ts'
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

const remove = (aws: Aws, { routeTableId, destination }: RouteToRemove): CloudTask<unknown> =>
  pipe(
    aws.ec2.deleteRoute({ RouteTableId: routeTableId, DestinationCidrBlock: destination }),
    orWhen(({ code }) => kindOfCode(code) === 'not-found', undefined),
  )

const removeAll = (
  aws: Aws,
  routes: ReadonlyArray<RouteToRemove>,
): CloudTask<ReadonlyArray<unknown>> =>
  TE.traverseSeqArray((route: RouteToRemove) => remove(aws, route))(routes)

/** Removes the routes to given peerings and returns the tables as they are then. */
export const removeRoutes = (
  cloud: Cloud,
  input: RemoveRoutesInput,
): CloudTask<ReadonlyArray<RouteTableSnapshot>> => {
  const look = describeRouteTables(cloud.aws, input.routeTableIds)
  const isClean = (tables: ReadonlyArray<RouteTableSnapshot>): boolean =>
    routesTo(tables, input).length === 0
  const subject = input.peeringIds.join(', ')
  return pipe(
    look,
    TE.tap((before) => removeAll(cloud.aws, routesTo(before, input))),
    TE.flatMap((before) =>
      isClean(before)
        ? TE.right(before)
        : lookUntil(cloud.waiter, { for: 'routes', subject, isReached: isClean }, look),
    ),
  )
}
