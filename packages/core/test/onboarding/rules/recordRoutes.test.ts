import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing } from '../support/decided.ts'
import { happened, histories } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { active, connected } = histories
const peeringId = sample.peeringOf(1)
const sides = ['rescale', 'customer'] as const

const inPlace = (side: 'rescale' | 'customer') =>
  usual('RecordRoutes', { side, routeTables: sample.routesOf(side, peeringId) })
const absent = (side: 'rescale' | 'customer') =>
  usual('RecordRoutes', { side, routeTables: sample.emptyRoutesOf(side) })

describe('PeeringActive', () => {
  it.each(sides)('notes the routes of %s once they are all in place', (side) => {
    const installed = happened('RoutesInstalled', { side })
    expect(decided(active, inPlace(side))).toEqual(accepted(installed))
    expect(decided([...active, installed], inPlace(side))).toEqual(nothing)
    expect(replay([...active, installed]).status).toBe('PeeringActive')
  })

  it('is connected when both sides are, in either order', () => {
    const [rescale, customer] = [
      happened('RoutesInstalled', { side: 'rescale' }),
      happened('RoutesInstalled', { side: 'customer' }),
    ]
    expect(replay([...active, rescale, customer])).toEqual(replay([...active, customer, rescale]))
    expect(replay([...active, rescale, customer]).status).toBe('Connected')
  })

  it('says for each table and block what is missing, once', () => {
    const where = sample.rescaleVpc.cidrs.map((destination) => ({
      routeTableId: sample.customerTableId,
      destination,
      problem: 'absent' as const,
    }))
    const missing = happened('RoutesMissing', { side: 'customer', where })
    expect(decided(active, absent('customer'))).toEqual(accepted(missing))
    expect(decided([...active, missing], absent('customer'))).toEqual(nothing)
  })

  it('takes back what was in place and is gone', () => {
    const installed = [...active, happened('RoutesInstalled', { side: 'rescale' })]
    const gone = decided(installed, absent('rescale'))
    expect(gone).toMatchObject({ right: [{ type: 'RoutesMissing', data: { side: 'rescale' } }] })
  })

  it('does not take a route to the peering of an earlier attempt', () => {
    const stale = usual('RecordRoutes', {
      routeTables: sample.routesOf('rescale', sample.peeringOf(7)),
    })
    expect(decided(active, stale)).toMatchObject({
      right: [{ type: 'RoutesMissing', data: { where: [{ problem: 'other-target' }] } }],
    })
  })
})

describe('Connected', () => {
  it('takes routes in place as settled; what is missing is for an inspection to say', () => {
    expect(decided(connected, inPlace('customer'))).toEqual(nothing)
    expect(decided(connected, absent('customer'))).toMatchObject({ left: { _tag: 'WrongStatus' } })
  })
})
