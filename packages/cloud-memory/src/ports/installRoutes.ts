/**
 * Adds routes: describes, compares, writes what is missing, and describes again. A blackhole over a
 * peering that has ended is replaced, whoever left it there; no other route is.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
 */
import type { InstallRoutesInput } from '@byoa/application'
import type { PeeringId, RouteTableId } from '@byoa/core/iam/identity'
import type { RouteSnapshot, RouteTableSnapshot } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Send } from './Exchange.ts'
import { describePeerings, hasEnded } from './describePeerings.ts'
import { type Tables, describeTables } from './describeTables.ts'
import type { Result } from './portFailure.ts'

// which peerings are dead

/** The peering that a blackhole leads to; undefined for any other route. */
const blackholeTo = ({ target, state }: RouteSnapshot): PeeringId | undefined =>
  target.kind === 'peering' && state === 'blackhole' ? target.peeringId : undefined

/** Returns the peerings over which wanted destinations are lost, but for the wanted peering. */
const suspects = (
  tables: ReadonlyArray<RouteTableSnapshot>,
  { destinations, peeringId: wanted }: InstallRoutesInput,
): ReadonlyArray<PeeringId> => {
  const routes = tables.flatMap((table) => table.routes)
  const lost = routes.filter(({ destination }) => destinations.includes(destination))
  const peeringIds = lost.flatMap((route) => blackholeTo(route) ?? [])
  return [...new Set(peeringIds)].filter((peeringId) => peeringId !== wanted)
}

type Dead = ReadonlySet<PeeringId>

/** Keeps those that have ended or are not visible any more; asks only when there are any. */
const deadAmong = (send: Send, peeringIds: ReadonlyArray<PeeringId>): Result<Dead> =>
  pipe(
    describePeerings(send, peeringIds),
    E.map((found) => new Set(found.filter((one) => !hasEnded(one)).map((one) => one.peeringId))),
    E.map((alive) => new Set(peeringIds.filter((peeringId) => !alive.has(peeringId)))),
  )

// what has to be written

interface RouteWrite {
  readonly action: 'CreateRoute' | 'ReplaceRoute'
  readonly routeTableId: RouteTableId
  readonly destination: Ipv4Cidr
}

const actionFor = (
  existing: RouteSnapshot | undefined,
  dead: Dead,
): RouteWrite['action'] | undefined => {
  if (existing === undefined) return 'CreateRoute'
  const lostOver = blackholeTo(existing)
  return lostOver !== undefined && dead.has(lostOver) ? 'ReplaceRoute' : undefined
}

const missingWrites = (
  tables: ReadonlyArray<RouteTableSnapshot>,
  { destinations }: InstallRoutesInput,
  dead: Dead,
): ReadonlyArray<RouteWrite> =>
  tables.flatMap(({ routeTableId, routes }) =>
    destinations.flatMap((destination): ReadonlyArray<RouteWrite> => {
      const existing = routes.find((route) => route.destination === destination)
      const action = actionFor(existing, dead)
      return action === undefined ? [] : [{ action, routeTableId, destination }]
    }),
  )

const writeRoute = (
  send: Send,
  { action, routeTableId, destination }: RouteWrite,
  { peeringId }: InstallRoutesInput,
): Result<unknown> =>
  pipe(
    send({
      action,
      input: {
        RouteTableId: routeTableId,
        DestinationCidrBlock: destination,
        VpcPeeringConnectionId: peeringId,
      },
    }),
    E.orElse((error): Result<unknown> =>
      // Somebody was faster; what is there now is seen when the tables are read again.
      error.code === 'RouteAlreadyExists' ? E.right(undefined) : E.left(error),
    ),
  )

// operations

/** Adds the routes that are missing to the tables that there are, and returns these as they are. */
export const installRoutes = (send: Send, input: InstallRoutesInput): Tables =>
  pipe(
    E.Do,
    E.bind('tables', () => describeTables(send, input.routeTableIds)),
    E.bind('dead', ({ tables }) => deadAmong(send, suspects(tables, input))),
    E.let('writes', ({ tables, dead }) => missingWrites(tables, input, dead)),
    E.tap(({ writes }) =>
      E.traverseArray((write: RouteWrite) => writeRoute(send, write, input))(writes),
    ),
    E.flatMap(({ tables, writes }) =>
      writes.length === 0 ? E.right(tables) : describeTables(send, input.routeTableIds),
    ),
  )
