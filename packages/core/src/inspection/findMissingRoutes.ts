/**
 * The missing routes of one side. What counts is where packets go: for every address of the
 * destination, the most specific matching route must be active and target our peering.
 *
 * ```
 *   destination          |-------------- 10.50.0.0/16 --------------|
 *   covering route  |---------------------- 10.48.0.0/12 → pcx ----------------------|   counts
 *   shadowing route               |-- 10.50.9.0/24 → nat --|                             does not
 * ```
 *
 * Law: no route is missing exactly when every packet to every destination reaches the peering.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html#route-tables-priority
 */
import type { PeeringId, RouteTableId, SubnetId } from '../iam/identity/identifiers.ts'
import { type Ipv4Block, contains, halves, overlaps, prefixLengthOf } from '../network/Ipv4Block.ts'
import { type Ipv4Cidr, toBlock } from '../network/Ipv4Cidr.ts'
import type { MissingRoute, MissingRouteProblem } from './MissingRoute.ts'
import { effectiveRouteTable } from './effectiveRouteTable.ts'
import type { RouteSnapshot, RouteTableSnapshot, RouteTarget } from './snapshots.ts'

// model

export interface ExpectedRoutes {
  readonly routeTableIds: ReadonlyArray<RouteTableId>
  /** The subnets that need the routes, whichever of the tables they use; absent: none. */
  readonly subnetIds?: ReadonlyArray<SubnetId>
  readonly destinations: ReadonlyArray<Ipv4Cidr>
  readonly peeringId: PeeringId
}

// operations

/** Renders a target as the ID that AWS shows. */
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

const mostSpecific = (routes: ReadonlyArray<RouteSnapshot>): RouteSnapshot | undefined => {
  let best: RouteSnapshot | undefined
  let bestLength = -1
  for (const route of routes) {
    const length = prefixLengthOf(toBlock(route.destination))
    if (length > bestLength) {
      best = route
      bestLength = length
    }
  }
  return best
}

/**
 * A part of a destination whose packets do not reach the peering, with the route they take, if any.
 */
interface UnreachablePart {
  readonly route: RouteSnapshot | undefined
}

/**
 * Finds the first part of a block whose packets do not reach the peering, by halving blocks that
 * contain routes.
 */
const findUnreachable = (
  routes: ReadonlyArray<RouteSnapshot>,
  block: Ipv4Block,
  peeringId: PeeringId,
): UnreachablePart | undefined => {
  const touching = routes.filter(({ destination }) => overlaps(toBlock(destination), block))
  const parts = halves(block)
  const isCut = touching.some(({ destination }) => !contains(toBlock(destination), block))
  if (isCut && parts !== undefined) {
    return (
      findUnreachable(touching, parts[0], peeringId) ??
      findUnreachable(touching, parts[1], peeringId)
    )
  }
  const route = mostSpecific(touching)
  const arrives = route !== undefined && isOurs(route, peeringId) && route.state === 'active'
  return arrives ? undefined : { route }
}

interface RouteToPeering {
  readonly destination: Ipv4Cidr
  readonly peeringId: PeeringId
}

/** Returns the problem of packets that do not reach the peering, and the route they take. */
const problemOf = (
  table: RouteTableSnapshot,
  { destination, peeringId }: RouteToPeering,
  unreachable: UnreachablePart,
): readonly [MissingRouteProblem, RouteSnapshot | undefined] => {
  const wanted = toBlock(destination)
  const covering = mostSpecific(
    table.routes.filter((route) => contains(toBlock(route.destination), wanted)),
  )
  if (covering === undefined) return ['absent', undefined]
  if (covering.state === 'blackhole' && covering.destination === destination) {
    return ['blackhole', covering]
  }
  if (isOurs(covering, peeringId)) {
    return covering.state === 'blackhole'
      ? ['blackhole', covering]
      : ['shadowed', unreachable.route]
  }
  return covering.destination === destination ? ['other-target', covering] : ['absent', undefined]
}

/** Returns the problem of a destination in a route table, or nothing. */
const missingIn = (table: RouteTableSnapshot, wanted: RouteToPeering): MissingRoute | undefined => {
  const { destination, peeringId } = wanted
  const unreachable = findUnreachable(table.routes, toBlock(destination), peeringId)
  if (unreachable === undefined) return undefined
  const [problem, route] = problemOf(table, wanted, unreachable)
  return {
    routeTableId: table.routeTableId,
    destination,
    problem,
    ...(route === undefined
      ? {}
      : { found: { destination: route.destination, target: renderRouteTarget(route.target) } }),
  }
}

/** The tables that need the routes: those named, and those that the subnets use instead. */
const tablesWithRoutes = (
  { routeTableIds, subnetIds = [] }: ExpectedRoutes,
  tables: ReadonlyArray<RouteTableSnapshot>,
): ReadonlyArray<RouteTableId> => {
  const used = subnetIds.flatMap(
    (subnetId) => effectiveRouteTable(subnetId, tables)?.routeTableId ?? [],
  )
  return [...new Set([...routeTableIds, ...used])]
}

/**
 * Lists every table and destination whose packets do not take the peering; empty when all routes
 * work.
 */
export const findMissingRoutes = (
  expected: ExpectedRoutes,
  tables: ReadonlyArray<RouteTableSnapshot>,
): ReadonlyArray<MissingRoute> =>
  tablesWithRoutes(expected, tables).flatMap((routeTableId) => {
    const table = tables.find((candidate) => candidate.routeTableId === routeTableId)
    return expected.destinations.flatMap((destination): ReadonlyArray<MissingRoute> => {
      if (table === undefined) return [{ routeTableId, destination, problem: 'no-table' }]
      const missing = missingIn(table, { destination, peeringId: expected.peeringId })
      return missing === undefined ? [] : [missing]
    })
  })
