import type {
  ExpectedRoutes,
  MissingRouteProblem,
  RouteSnapshot,
  RouteTableSnapshot,
} from '@byoa/core/inspection'
import { halves, renderIpv4Cidr, toBlock } from '@byoa/core/network'
import * as fc from 'fast-check'

import { record } from '../record.ts'
import { workingRouteTables } from './workingRouteTables.ts'

/** Route tables with one route that is not in place, and the expected problem. */
export interface BrokenRouteTables {
  readonly problem: MissingRouteProblem
  readonly routeTables: ReadonlyArray<RouteTableSnapshot>
}

/** Breaks one route of a table; the others are unchanged. */
type Damage = (
  route: RouteSnapshot,
  others: ReadonlyArray<RouteSnapshot>,
) => ReadonlyArray<RouteSnapshot>

const natGateway: RouteSnapshot['target'] = { kind: 'other', id: 'nat-0123456789abcdef0' }

const firstHalf = ({ destination }: RouteSnapshot): RouteSnapshot['destination'] => {
  const [low] = halves(toBlock(destination)) ?? []
  return low === undefined ? destination : renderIpv4Cidr(low)
}

const damages: { readonly [Problem in Exclude<MissingRouteProblem, 'no-table'>]: Damage } = {
  absent: (_route, others) => others,
  blackhole: (route, others) => [...others, { ...route, state: 'blackhole' }],
  'other-target': (route, others) => [...others, { ...route, target: natGateway }],
  shadowed: (route, others) => [
    ...others,
    route,
    { destination: firstHalf(route), target: natGateway, state: 'active' },
  ],
}

const damageOne = (
  tables: ReadonlyArray<RouteTableSnapshot>,
  damage: Damage,
): fc.Arbitrary<ReadonlyArray<RouteTableSnapshot>> =>
  fc.nat(tables.length - 1).map((chosen) =>
    tables.map((table, index) => {
      // The routes that must be there stand last.
      const route = table.routes.at(-1)
      return index === chosen && route !== undefined
        ? { ...table, routes: damage(route, table.routes.slice(0, -1)) }
        : table
    }),
  )

/**
 * Route tables of one side with exactly one defect. Needs at least one table and one destination.
 */
export const brokenRouteTables = (expected: ExpectedRoutes): fc.Arbitrary<BrokenRouteTables> => {
  const working = workingRouteTables(expected)
  return fc.oneof(
    record({
      problem: fc.constant('no-table'),
      routeTables: working.map((tables) => tables.slice(1)),
    }),
    ...(['absent', 'blackhole', 'other-target', 'shadowed'] as const).map((problem) =>
      record({
        problem: fc.constant(problem),
        routeTables: working.chain((tables) => damageOne(tables, damages[problem])),
      }),
    ),
  )
}
