/**
 * Writing routes without harm: look, compare, write. A route that somebody else made is never
 * replaced; one of ours to a dead peering is.
 */
import type { InstallRoutesInput, RemoveRoutesInput } from '@byoa/application'
import type { RouteTableId } from '@byoa/core/iam'
import type { RouteSnapshot, RouteTableSnapshot } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'

import { type Exchange, type Line, send } from './Exchange.ts'
import { type PortError, portError } from './portFailure.ts'
import { routeTableSnapshot } from './snapshotsOf.ts'

type Tables = E.Either<PortError, ReadonlyArray<RouteTableSnapshot>>

/** Describes tables by id; one that is gone is left out. Answered in the order that was asked. */
export const describeTables = (
  exchange: Exchange,
  line: Line,
  routeTableIds: ReadonlyArray<RouteTableId>,
): Tables => {
  if (routeTableIds.length === 0) return E.right([])
  const described = send(exchange, line, {
    action: 'DescribeRouteTables',
    input: { Filters: [{ Name: 'route-table-id', Values: routeTableIds }] },
  })
  if (E.isLeft(described)) return described
  const tables = E.traverseArray(routeTableSnapshot)(described.right.RouteTables)
  if (E.isLeft(tables)) return tables
  const byId = new Map(tables.right.map((table) => [table.routeTableId, table]))
  return E.right(
    routeTableIds.flatMap((id) => {
      const table = byId.get(id)
      return table === undefined ? [] : [table]
    }),
  )
}

type Write = 'create' | 'replace' | 'leave'

/** Decides what to do about one destination, given the route that has it now. */
const writeFor = (existing: RouteSnapshot | undefined, input: InstallRoutesInput): Write => {
  if (existing === undefined) return 'create'
  const { target, state } = existing
  if (target.kind !== 'peering' || state !== 'blackhole') return 'leave'
  return input.formerPeeringIds.includes(target.peeringId) ? 'replace' : 'leave'
}

interface Place {
  readonly exchange: Exchange
  readonly line: Line
}

const writeRoute = (
  { exchange, line }: Place,
  write: 'create' | 'replace',
  route: {
    readonly table: RouteTableSnapshot
    readonly destination: Ipv4Cidr
    readonly to: string
  },
): E.Either<PortError, undefined> => {
  const written = send(exchange, line, {
    action: write === 'create' ? 'CreateRoute' : 'ReplaceRoute',
    input: {
      RouteTableId: route.table.routeTableId,
      DestinationCidrBlock: route.destination,
      VpcPeeringConnectionId: route.to,
    },
  })
  // Somebody was faster; what stands there now is seen when the tables are read again.
  if (E.isLeft(written) && written.left.code !== 'RouteAlreadyExists') return written
  return E.right(undefined)
}

/** Adds the routes that are missing and returns the tables as they are then. */
export const installRoutes = (
  exchange: Exchange,
  line: Line,
  input: InstallRoutesInput,
): Tables => {
  const tables = describeTables(exchange, line, input.routeTableIds)
  if (E.isLeft(tables)) return tables
  const missing = input.routeTableIds.find(
    (id) => !tables.right.some(({ routeTableId }) => routeTableId === id),
  )
  if (missing !== undefined) {
    return portError(
      'InvalidRouteTableID.NotFound',
      `The routeTable ID '${missing}' does not exist`,
    )
  }
  let changed = false
  for (const table of tables.right) {
    for (const destination of input.destinations) {
      const existing = table.routes.find((route) => route.destination === destination)
      const write = writeFor(existing, input)
      if (write === 'leave') continue
      const to = input.peeringId
      const written = writeRoute({ exchange, line }, write, { table, destination, to })
      if (E.isLeft(written)) return written
      changed = true
    }
  }
  return changed ? describeTables(exchange, line, input.routeTableIds) : tables
}

/** Removes the routes to given peerings and returns the tables as they are then. */
export const removeRoutes = (exchange: Exchange, line: Line, input: RemoveRoutesInput): Tables => {
  const tables = describeTables(exchange, line, input.routeTableIds)
  if (E.isLeft(tables)) return tables
  const ours = new Set<string>(input.peeringIds)
  let changed = false
  for (const { routeTableId, routes } of tables.right) {
    for (const { destination, target } of routes) {
      if (target.kind !== 'peering' || !ours.has(target.peeringId)) continue
      const removed = send(exchange, line, {
        action: 'DeleteRoute',
        input: { RouteTableId: routeTableId, DestinationCidrBlock: destination },
      })
      if (E.isLeft(removed) && removed.left.code !== 'InvalidRoute.NotFound') return removed
      changed = true
    }
  }
  return changed ? describeTables(exchange, line, input.routeTableIds) : tables
}
