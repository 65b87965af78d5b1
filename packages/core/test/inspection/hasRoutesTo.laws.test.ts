import { peeringId, routeTableSnapshot } from '@byoa/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { RouteTableSnapshot } from '../../src/inspection/snapshots.ts'
import { hasRoutesTo } from '../../src/inspection/hasRoutesTo.ts'
import { emptyRoutesOf, peeringOf, routesOf } from '../onboarding/support/sample.ts'

const tables = fc.array(routeTableSnapshot(), { maxLength: 3 })

/** The same tables without the routes that a peering carries. */
const withoutPeerings = (
  all: ReadonlyArray<RouteTableSnapshot>,
): ReadonlyArray<RouteTableSnapshot> =>
  all.map((table) => ({
    ...table,
    routes: table.routes.filter(({ target }) => target.kind !== 'peering'),
  }))

describe('tables have a route to a peering', () => {
  it('when one was put in, in whatever table and among whatever routes, working or not', () => {
    const state = fc.constantFrom('active' as const, 'blackhole' as const)
    fc.assert(
      fc.property(tables, fc.nat(), state, peeringId(), (others, place, of, id) => {
        const [table] = routesOf('customer', id)
        if (table === undefined) return
        const routes = table.routes.map((route) => ({ ...route, state: of }))
        const all = others.toSpliced(place % (others.length + 1), 0, { ...table, routes })
        expect(hasRoutesTo(all, [peeringOf(99), id])).toBe(true)
        expect(hasRoutesTo(all, [])).toBe(false)
      }),
    )
  })

  it('never when no route goes over a peering, or only over others', () => {
    fc.assert(
      fc.property(tables, fc.array(peeringId()), (all, ids) => {
        expect(hasRoutesTo(withoutPeerings(all), ids)).toBe(false)
        const known = all.flatMap(({ routes }) =>
          routes.flatMap(({ target }) => (target.kind === 'peering' ? [target.peeringId] : [])),
        )
        const others = ids.filter((id) => !known.includes(id))
        expect(hasRoutesTo(all, others)).toBe(false)
      }),
    )
  })

  it('not when there are no tables, or empty ones', () => {
    expect(hasRoutesTo([], [peeringOf(1)])).toBe(false)
    expect(hasRoutesTo(emptyRoutesOf('customer'), [peeringOf(1)])).toBe(false)
  })
})
