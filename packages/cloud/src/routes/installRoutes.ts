/**
 * Adds routes: describes, compares, writes what is missing, and describes again. A blackhole over a
 * peering that has ended is replaced, whoever created it, because it will never work again. No
 * other route is replaced; conflicting routes are in the returned tables.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
 */
import type { InstallRoutesInput } from '@byoa/application'
import type { PeeringId, RouteTableId } from '@byoa/core/iam/identity'
import type { RouteSnapshot, RouteTableSnapshot } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Cloud } from '../Cloud.ts'
import { isSameCode, kindOfCode } from '../failures/AwsErrorKind.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { orWhen } from '../failures/orWhen.ts'
import { findEnded } from '../peering/findEnded.ts'
import { lookUntil } from '../waiting/Waiter.ts'
import { describeRouteTables } from './describeRouteTables.ts'

type Tables = ReadonlyArray<RouteTableSnapshot>

// what may be replaced

/** Returns the target peering of a blackhole, unless it is the wanted one. */
const blackholePeering = (
  { target, state }: RouteSnapshot,
  { peeringId }: InstallRoutesInput,
): ReadonlyArray<PeeringId> =>
  state === 'blackhole' && target.kind === 'peering' && target.peeringId !== peeringId
    ? [target.peeringId]
    : []

const blackholePeerings = (tables: Tables, input: InstallRoutesInput): ReadonlyArray<PeeringId> =>
  tables.flatMap(({ routes }) =>
    routes
      .filter(({ destination }) => input.destinations.includes(destination))
      .flatMap((route) => blackholePeering(route, input)),
  )

// writes

/** A write that is needed. */
interface RouteWrite {
  readonly kind: 'create' | 'replace'
  readonly routeTableId: RouteTableId
  readonly destination: Ipv4Cidr
}

/** The wanted routes, and the peerings over which a route may be replaced. */
interface WantedRoutes extends InstallRoutesInput {
  readonly endedPeeringIds: ReadonlyArray<PeeringId>
}

const writeKind = (
  { routes }: RouteTableSnapshot,
  destination: Ipv4Cidr,
  wanted: WantedRoutes,
): RouteWrite['kind'] | undefined => {
  const present = routes.filter((route) => route.destination === destination)
  if (present.length === 0) return 'create'
  return present.every((route) =>
    blackholePeering(route, wanted).some((peeringId) => wanted.endedPeeringIds.includes(peeringId)),
  )
    ? 'replace'
    : undefined
}

/** Lists the needed writes. */
const missingWrites = (tables: Tables, wanted: WantedRoutes): ReadonlyArray<RouteWrite> =>
  tables.flatMap((table) =>
    wanted.destinations.flatMap((destination): ReadonlyArray<RouteWrite> => {
      const kind = writeKind(table, destination, wanted)
      return kind === undefined ? [] : [{ kind, routeTableId: table.routeTableId, destination }]
    }),
  )

/**
 * A concurrent change, a lost answer to our own write, or a deleted table: the tables show which.
 */
const isSettledByOthers = ({ code }: CloudError): boolean =>
  kindOfCode(code) === 'already-exists' || isSameCode(code, 'InvalidRouteTableID.NotFound')

/**
 * The route to be replaced was removed meanwhile. The code is that of any invalid parameter; only
 * the message shows it.
 */
const isNothingToReplace = ({ code, message }: CloudError): boolean =>
  code === 'InvalidParameterValue' && message.includes('There is no route defined')

const write = (
  aws: Aws,
  { peeringId }: InstallRoutesInput,
  { kind, routeTableId, destination }: RouteWrite,
): CloudTask<unknown> => {
  const route = {
    RouteTableId: routeTableId,
    DestinationCidrBlock: destination,
    VpcPeeringConnectionId: peeringId,
  }
  const create = aws.ec2.createRoute(route)
  const replace = pipe(
    aws.ec2.replaceRoute(route),
    TE.orElse((error) => (isNothingToReplace(error) ? create : TE.left(error))),
  )
  return pipe(kind === 'create' ? create : replace, orWhen(isSettledByOthers, undefined))
}

const writeAll = (
  aws: Aws,
  input: InstallRoutesInput,
  writes: ReadonlyArray<RouteWrite>,
): CloudTask<ReadonlyArray<unknown>> =>
  TE.traverseSeqArray((one: RouteWrite) => write(aws, input, one))(writes)

// operations

interface Seen {
  readonly before: Tables
  readonly endedPeeringIds: ReadonlyArray<PeeringId>
}

const writeMissing = (
  cloud: Cloud,
  { before, ...wanted }: Seen & InstallRoutesInput,
): CloudTask<Tables> => {
  const writes = missingWrites(before, wanted)
  const isReached = (tables: Tables): boolean => missingWrites(tables, wanted).length === 0
  const goal = { for: 'routes', subject: wanted.peeringId, isReached } as const
  return writes.length === 0
    ? TE.right(before)
    : pipe(
        writeAll(cloud.aws, wanted, writes),
        TE.flatMap(() =>
          lookUntil(cloud.waiter, goal, describeRouteTables(cloud.aws, wanted.routeTableIds)),
        ),
      )
}

/** Adds the missing routes and returns the tables as they are then; missing tables are left out. */
export const installRoutes = (cloud: Cloud, input: InstallRoutesInput): CloudTask<Tables> =>
  pipe(
    describeRouteTables(cloud.aws, input.routeTableIds),
    TE.bindTo('before'),
    TE.bind('endedPeeringIds', ({ before }) =>
      findEnded(cloud.aws, blackholePeerings(before, input)),
    ),
    TE.flatMap((seen) => writeMissing(cloud, { ...input, ...seen })),
  )
