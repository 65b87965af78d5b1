import { describe, expect, it } from 'vitest'

import { RouteTableId } from '../../../src/iam/identity/identifiers.ts'
import { replay } from '../../../src/onboarding/Decider.ts'
import { react } from '../../../src/onboarding/react.ts'
import { usual, usualTime } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import {
  type History,
  happened,
  histories,
  routesInstalled,
  stepsDone,
} from '../support/histories.ts'
import { known } from '../support/known.ts'
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
    expect(replay([...active, ...routesInstalled])).toEqual(
      replay([...active, ...routesInstalled.toReversed()]),
    )
    expect(replay([...active, ...routesInstalled]).status).toBe('Connected')
  })

  it.each([
    [
      'the role is not verified',
      happened('RoleRejected', { roleArn: sample.roleArn, problems: [] }),
    ],
    [
      'the trust policy is wider',
      happened('TrustRejected', { roleArn: sample.roleArn, findings: [] }),
    ],
    ['the VPC is not as agreed', happened('VpcRejected', { vpcId: sample.vpcId, findings: [] })],
    ['access is lost', happened('AccessLost', { roleArn: sample.roleArn, action: 'a' })],
  ])('is not connected by routes while %s', (_title, event) => {
    expect(replay([...active, event, ...routesInstalled]).status).toBe('PeeringActive')
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

  it('counts the routes of the main table where subnets use that', () => {
    const routeTableId = known(RouteTableId, 'rtb-00000000000000009')
    const [own] = sample.routesOf('customer', peeringId)
    const main = { ...own, routeTableId, vpcId: sample.vpcId, isMain: true, subnetIds: [] }
    const stacks = own === undefined ? [] : [{ ...own, isMain: false, subnetIds: [] }]
    const seen = (routes: typeof main.routes = []) =>
      decided(
        active,
        usual('RecordRoutes', { side: 'customer', routeTables: [...stacks, { ...main, routes }] }),
      )
    const where = sample.rescaleVpc.cidrs.map((destination) => ({
      routeTableId,
      destination,
      problem: 'absent' as const,
    }))
    expect(seen()).toEqual(accepted(happened('RoutesMissing', { side: 'customer', where })))
    expect(seen(own?.routes)).toEqual(accepted(happened('RoutesInstalled', { side: 'customer' })))
  })

  it('has the VPC inspected, which was as agreed, when a table of the customer is gone', () => {
    const asked = (history: History) => {
      const state = replay(history)
      const types = react(state, usualTime).map(({ type }) => type)
      return types.filter((type) => type === 'InspectVpc' || type === 'CorrectVpc')
    }
    const trusted = [...active, happened('TrustVerified', { roleArn: sample.roleArn })]
    const where = [
      {
        routeTableId: sample.customerTableId,
        destination: sample.cidr,
        problem: 'no-table' as const,
      },
    ]
    const gone = [...trusted, happened('RoutesMissing', { side: 'customer', where })]
    expect(asked(trusted)).toEqual([])
    expect(asked(gone)).toEqual(['InspectVpc'])
    const rejected = happened('VpcRejected', { vpcId: sample.vpcId, findings: [] })
    expect(asked([...gone, rejected])).toEqual(['InspectVpc', 'CorrectVpc'])
    const lost = happened('AccessLost', { roleArn: sample.roleArn, action: 'a' })
    expect(asked([...gone, lost])).toEqual(['InspectVpc'])
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

  it('refuses routes that were looked at for another peering', () => {
    const actual = sample.peeringOf(7)
    expect(decided(active, usual('RecordRoutes', { peeringId: actual }))).toEqual(
      refused({ _tag: 'OtherPeering', expected: peeringId, actual }),
    )
  })
})

/** What is missing of a side, by its tables and the blocks of the other side. */
const missingOf = (side: 'rescale' | 'customer') =>
  (side === 'rescale' ? [sample.cidr] : sample.rescaleVpc.cidrs).map((destination) => ({
    id: 'route-missing' as const,
    level: 'error' as const,
    evidence: {
      side,
      routeTableId: side === 'rescale' ? sample.rescaleTableId : sample.customerTableId,
      destination,
      problem: 'absent' as const,
    },
  }))

describe.each([
  ['Connected', connected, 'Degraded'],
  ['Suspended', histories.suspended, 'Suspended'],
] as const)('%s', (status, history, drifted) => {
  it('takes routes in place as settled', () => {
    for (const side of sides) expect(decided(history, inPlace(side))).toEqual(nothing)
  })

  it.each(sides)('drifts by what is missing of %s, until it is in place again', (side) => {
    const found = happened('DriftFound', { findings: missingOf(side) })
    expect(decided(history, absent(side))).toEqual(accepted(found))
    const later = [...history, found]
    expect(replay(later)).toMatchObject({ status: drifted, findings: missingOf(side) })
    expect(decided(later, absent(side))).toEqual(nothing)
    const cleared = happened('DriftCleared', {})
    expect(decided(later, inPlace(side))).toEqual(accepted(cleared))
    expect(replay([...later, cleared]).status).toBe(status)
  })

  it('keeps what is missing of the other side, which was not looked at', () => {
    const found = [...history, happened('DriftFound', { findings: missingOf('customer') })]
    expect(decided(found, inPlace('rescale'))).toEqual(nothing)
    expect(decided(found, absent('rescale'))).toEqual(
      accepted(
        happened('DriftFound', { findings: [...missingOf('rescale'), ...missingOf('customer')] }),
      ),
    )
  })

  it('refuses routes that were looked at for another peering', () => {
    const actual = sample.peeringOf(7)
    expect(decided(history, usual('RecordRoutes', { peeringId: actual }))).toEqual(
      refused({ _tag: 'OtherPeering', expected: peeringId, actual }),
    )
  })

  it('does not take tables that can be read for access to the rest of the account', () => {
    const { roleArn } = sample
    const lost = [...history, happened('AccessLost', { roleArn, action: 'ec2:DescribeVpcs' })]
    for (const side of sides) {
      expect(decided(lost, inPlace(side))).toEqual(nothing)
      expect(decided(lost, absent(side))).toEqual(
        accepted(happened('DriftFound', { findings: missingOf(side) })),
      )
    }
  })
})

describe('a suspension whose peering ended', () => {
  it('has no routes to judge', () => {
    const ended = [...histories.suspended, happened('PeeringDeleted', { peeringId, reason: '' })]
    for (const side of sides) {
      expect(decided(ended, absent(side))).toEqual(nothing)
      expect(decided(ended, inPlace(side))).toEqual(nothing)
    }
  })
})

describe.each<readonly [string, History]>([
  ['Offboarding', histories.offboarding],
  ['Cancelled', histories.cancelling],
])('%s', (_status, history) => {
  const removed = happened('CustomerRoutesRemoved', {})

  it('notes that the customer’s routes are gone, once', () => {
    expect(decided(history, absent('customer'))).toEqual(accepted(removed))
    expect(decided([...history, removed], absent('customer'))).toEqual(nothing)
  })

  it('takes neither a route that is left, working or not, nor Rescale’s tables for that', () => {
    const [table] = sample.routesOf('customer', peeringId)
    const blackholes = (table?.routes ?? []).map((route) => ({
      ...route,
      state: 'blackhole' as const,
    }))
    const dead = usual('RecordRoutes', {
      side: 'customer',
      routeTables: table === undefined ? [] : [{ ...table, routes: blackholes }],
    })
    expect(decided(history, inPlace('customer'))).toEqual(nothing)
    expect(decided(history, dead)).toEqual(nothing)
    expect(decided(history, absent('rescale'))).toEqual(nothing)
  })

  it('does not mind a route over a peering that is not Rescale’s', () => {
    const other = usual('RecordRoutes', {
      side: 'customer',
      routeTables: sample.routesOf('customer', sample.peeringOf(9)),
    })
    expect(decided(history, other)).toEqual(accepted(removed))
  })

  it('has nothing to note once the stack is deleted', () => {
    const deleted = [...history, ...stepsDone('StackDeleted')]
    expect(decided(deleted, absent('customer'))).toEqual(nothing)
  })
})
