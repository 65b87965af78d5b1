/** Adds to a picture what checks found: marks, and the states that they are evidence of. */
import type { CheckId } from '@byoa/core/inspection'
import type { Party } from '@byoa/core/values'

import type { NetworkPicture, PictureRouteTable, RouteState } from './NetworkPicture.ts'
import { type AnyCheckResult, marksOfChecks, outcomeOf } from './marksOfChecks.ts'
import { withMarks } from './withFindings.ts'

type Results = ReadonlyArray<AnyCheckResult>

/** The checks of the routes of a side, each with the state that it finds. */
const routeChecks: Readonly<Record<Party, ReadonlyArray<readonly [CheckId, RouteState]>>> = {
  customer: [
    ['customer-routes-missing', 'missing'],
    ['customer-routes-blackhole', 'blackhole'],
    ['customer-routes-shadowed', 'diverted'],
  ],
  rescale: [
    ['rescale-routes-missing', 'missing'],
    ['rescale-routes-blackhole', 'blackhole'],
    ['rescale-routes-shadowed', 'diverted'],
  ],
}

interface FoundRoutes {
  /** Absent: a result of an inspection, which does not say which table. */
  readonly table: string | undefined
  readonly state: RouteState
}

/** What the checks of a side found; nothing unless each of them saw the routes. */
const foundRoutes = (results: Results, side: Party): ReadonlyArray<FoundRoutes> | undefined => {
  const checks = routeChecks[side].map(([id, state]) => ({
    state,
    seen: results.filter((result) => result.id === id && outcomeOf(result) !== 'unseen'),
  }))
  if (checks.some(({ seen }) => seen.length === 0)) return undefined
  return checks.flatMap(({ state, seen }) =>
    marksOfChecks(seen).flatMap(({ place }) =>
      place.kind === 'peering-routes' ? [{ table: place.routeTableId, state }] : [],
    ),
  )
}

/** The state of the routes of a table over the peering. */
const stateOf = (
  found: ReadonlyArray<FoundRoutes>,
  { name, isOnly }: { readonly name: string | undefined; readonly isOnly: boolean },
): RouteState => {
  const own = found.find(({ table }) => (table === undefined ? isOnly : table === name))
  if (own !== undefined) return own.state
  return found.some(({ table }) => table === undefined) ? 'unknown' : 'active'
}

const isOverPeering = ({ via }: PictureRouteTable['routes'][number]): boolean => via === 'peering'

const withStates = (
  tables: ReadonlyArray<PictureRouteTable>,
  side: Party,
  results: Results,
): ReadonlyArray<PictureRouteTable> => {
  const found = foundRoutes(results, side)
  if (found === undefined) return tables
  const isOnly = tables.flatMap(({ routes }) => routes.filter(isOverPeering)).length === 1
  return tables.map((table) => {
    const state = stateOf(found, { name: table.name, isOnly })
    const routes = table.routes.map((route) => (isOverPeering(route) ? { ...route, state } : route))
    return { ...table, routes }
  })
}

/** Adds the results of checks. */
export const withChecks = (picture: NetworkPicture, results: Results): NetworkPicture => {
  const { customer, rescale, peering } = picture
  const isActive = results.some(
    (result) => result.id === 'peering-active' && outcomeOf(result) === 'passed',
  )
  const seen: NetworkPicture = {
    ...picture,
    customer: {
      ...customer,
      routeTables: withStates(customer.routeTables, 'customer', results),
    },
    rescale: { ...rescale, routeTables: withStates(rescale.routeTables, 'rescale', results) },
    peering: isActive ? { ...peering, status: 'active' } : peering,
  }
  return withMarks(seen, marksOfChecks(results))
}
