/**
 * Which routes one side still lacks. A route counts when packets really take it: the most specific route that holds
 * the whole destination goes to our peering, is active, and nothing inside the destination is sent elsewhere.
 *
 * ```
 *   destination          |-------------- 10.50.0.0/16 --------------|
 *   covering route  |---------------------- 10.48.0.0/12 → pcx ----------------------|   counts
 *   shadowing route               |-- 10.50.9.0/24 → nat --|                             does not
 * ```
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html#route-tables-priority
 */
import type { PeeringId, RouteTableId } from '../iam/identifiers.ts'
import { contains, prefixLengthOf } from '../network/Ipv4Block.ts'
import { type Ipv4Cidr, toBlock } from '../network/Ipv4Cidr.ts'
import type { MissingRoute, MissingRouteProblem } from './MissingRoute.ts'
import type { RouteSnapshot, RouteTableSnapshot, RouteTarget } from './snapshots.ts'

// model

export interface ExpectedRoutes {
  readonly routeTableIds: ReadonlyArray<RouteTableId>
  readonly destinations: ReadonlyArray<Ipv4Cidr>
  readonly peeringId: PeeringId
}

// operations

/** Renders a target as the id that AWS shows for it. */
export const renderRouteTarget = (target: RouteTarget): string => {
  switch (target.kind) {
    case 'local':
      return 'local'
    case 'peering':
      return target.peeringId
    case 'internet-gateway':
    case 'other':
      return target.id
  }
}

const isOurs = (route: RouteSnapshot, peeringId: PeeringId): boolean =>
  route.target.kind === 'peering' && route.target.peeringId === peeringId

const moreSpecificFirst = (a: RouteSnapshot, b: RouteSnapshot): number =>
  prefixLengthOf(toBlock(b.destination)) - prefixLengthOf(toBlock(a.destination))

interface Wanted {
  readonly destination: Ipv4Cidr
  readonly peeringId: PeeringId
}

const found = (route: RouteSnapshot): NonNullable<MissingRoute['found']> => ({
  destination: route.destination,
  target: renderRouteTarget(route.target),
})

/** Says what keeps one destination from its peering in one table, or nothing. */
const problemIn = (
  table: RouteTableSnapshot,
  { destination, peeringId }: Wanted,
): MissingRoute | undefined => {
  const wanted = toBlock(destination)
  const missing = (problem: MissingRouteProblem, route?: RouteSnapshot): MissingRoute => ({
    routeTableId: table.routeTableId,
    destination,
    problem,
    ...(route === undefined ? {} : { found: found(route) }),
  })
  const covering = table.routes
    .filter((route) => contains(toBlock(route.destination), wanted))
    .toSorted(moreSpecificFirst)[0]
  if (covering === undefined) return missing('absent')
  if (!isOurs(covering, peeringId)) {
    return covering.destination === destination
      ? missing(covering.state === 'blackhole' ? 'blackhole' : 'other-target', covering)
      : missing('absent')
  }
  if (covering.state === 'blackhole') return missing('blackhole', covering)
  const shadowing = table.routes.find(
    (route) =>
      route.destination !== covering.destination &&
      contains(wanted, toBlock(route.destination)) &&
      !isOurs(route, peeringId),
  )
  return shadowing === undefined ? undefined : missing('shadowed', shadowing)
}

/** Lists every table and destination whose packets do not take the peering; empty when all is in place. */
export const findMissingRoutes = (
  expected: ExpectedRoutes,
  tables: ReadonlyArray<RouteTableSnapshot>,
): ReadonlyArray<MissingRoute> =>
  expected.routeTableIds.flatMap((routeTableId) => {
    const table = tables.find((candidate) => candidate.routeTableId === routeTableId)
    return expected.destinations.flatMap((destination): ReadonlyArray<MissingRoute> => {
      if (table === undefined) return [{ routeTableId, destination, problem: 'no-table' }]
      const problem = problemIn(table, { destination, peeringId: expected.peeringId })
      return problem === undefined ? [] : [problem]
    })
  })
