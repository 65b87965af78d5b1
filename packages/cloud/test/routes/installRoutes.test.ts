import { parseIpv4Cidr } from '@byoa/core/network'
import {
  type Script,
  awsError,
  fakeAws,
  fakeWait,
  filterOf,
  formerPeeringId,
  otherRouteTableId,
  peeringId,
  refused,
  region,
  rescaleCidr,
  routeTableId,
  strangePeeringId,
  valid,
} from '@byoa/scripted-aws'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { failureOf } from '../../src/failures/failureOf.ts'
import { installRoutes } from '../../src/routes/installRoutes.ts'
import { waiterOf } from '../../src/waiting/Waiter.ts'
import { describing } from '../peering/peerings.ts'
import { type KeptRoute, type KeptTables, routing } from './tables.ts'

const secondCidr = valid(parseIpv4Cidr('10.1.0.0/16'))
const local: KeptRoute = { destination: '10.50.0.0/16', target: 'local' }

const installOn = (tables: KeptTables, scripts: Readonly<Record<string, Script>> = {}) => {
  const DescribeVpcPeeringConnections = describing([])
  const aws = fakeAws({ ...routing(tables), DescribeVpcPeeringConnections, ...scripts })
  const wait = fakeWait()
  const run = (parts: Partial<Parameters<typeof installRoutes>[1]> = {}) =>
    pipe(
      installRoutes(
        { aws: aws.awsFor(region), waiter: waiterOf({ wait }) },
        {
          region,
          routeTableIds: [routeTableId],
          destinations: [rescaleCidr],
          peeringId,
          ...parts,
        },
      ),
      TE.mapLeft(failureOf('CustomerConsole.installRoutes')),
    )()
  return { aws, wait, run }
}

const oneTable = (...routes: ReadonlyArray<KeptRoute>): KeptTables =>
  new Map([[routeTableId, [local, ...routes]]])

const writesOf = (actions: ReadonlyArray<string>): ReadonlyArray<string> =>
  actions.filter((action) => action.endsWith('Route'))

describe('installing routes', () => {
  it('adds each destination to each table, and returns them as they are then', async () => {
    const tables: KeptTables = new Map([
      [routeTableId, [local]],
      [otherRouteTableId, [local]],
    ])
    const { aws, run } = installOn(tables)
    const installed = valid(
      await run({
        routeTableIds: [routeTableId, otherRouteTableId],
        destinations: [rescaleCidr, secondCidr],
      }),
    )
    expect(installed.map(({ routes }) => routes.slice(1))).toEqual(
      [1, 2].map(() =>
        [rescaleCidr, secondCidr].map((destination) => ({
          destination,
          target: { kind: 'peering', peeringId },
          state: 'active',
        })),
      ),
    )
    expect(aws.actions()).toEqual([
      'DescribeRouteTables',
      ...[1, 2, 3, 4].map(() => 'CreateRoute'),
      'DescribeRouteTables',
    ])
  })

  it('done again, writes nothing and looks once', async () => {
    const { aws, run } = installOn(oneTable({ destination: rescaleCidr, target: peeringId }))
    const before = await run()
    expect(valid(before)).toHaveLength(1)
    expect(aws.actions()).toEqual(['DescribeRouteTables'])
  })

  it('leaves its own route alone while it is a blackhole: the peering decides that', async () => {
    const { aws, run } = installOn(
      oneTable({ destination: rescaleCidr, target: peeringId, state: 'blackhole' }),
    )
    expect(valid(await run())[0]?.routes[1]?.state).toBe('blackhole')
    expect(writesOf(aws.actions())).toEqual([])
  })

  const over = (id: string): KeptRoute => ({
    destination: rescaleCidr,
    target: id,
    state: 'blackhole',
  })

  it.each(['not visible', 'deleted', 'rejected', 'failed', 'expired'] as const)(
    'replaces a blackhole over a peering that is %s, whoever left it',
    async (status) => {
      const { aws, run } = installOn(oneTable(over(formerPeeringId)), {
        DescribeVpcPeeringConnections: describing(
          status === 'not visible' ? [] : [{ id: formerPeeringId, status }],
        ),
      })
      expect(valid(await run())[0]?.routes[1]?.target).toEqual({ kind: 'peering', peeringId })
      expect(aws.actions()).toEqual([
        'DescribeRouteTables',
        'DescribeVpcPeeringConnections',
        'ReplaceRoute',
        'DescribeRouteTables',
      ])
    },
  )

  it.each([
    'initiating-request',
    'pending-acceptance',
    'provisioning',
    'active',
    'deleting',
  ] as const)('leaves a blackhole over a peering that is %s', async (status) => {
    const { aws, run } = installOn(oneTable(over(formerPeeringId)), {
      DescribeVpcPeeringConnections: describing([{ id: formerPeeringId, status }]),
    })
    const target = { kind: 'peering', peeringId: formerPeeringId }
    expect(valid(await run())[0]?.routes[1]?.target).toEqual(target)
    expect(writesOf(aws.actions())).toEqual([])
  })

  it('asks about the peerings of blackholes in the way, and no others', async () => {
    const elsewhere: KeptRoute = { ...over(strangePeeringId), destination: '192.0.2.0/24' }
    const { aws, run } = installOn(oneTable(over(formerPeeringId), elsewhere))
    valid(await run())
    const asked = aws.received.filter(({ action }) => action === 'DescribeVpcPeeringConnections')
    expect(asked.map((one) => filterOf(one, 'vpc-peering-connection-id'))).toEqual([
      [formerPeeringId],
    ])
  })

  it('writes nothing when it cannot learn what became of a peering', async () => {
    const { aws, run } = installOn(oneTable(over(formerPeeringId)), {
      DescribeVpcPeeringConnections: awsError('RequestLimitExceeded', 'slow down', 503),
    })
    expect(refused(await run())).toMatchObject({ code: 'RequestLimitExceeded', retryable: true })
    expect(writesOf(aws.actions())).toEqual([])
  })

  const foreign: ReadonlyArray<readonly [string, KeptRoute]> = [
    ['to a NAT gateway', { destination: rescaleCidr, target: 'nat-1' }],
    ['to an internet gateway', { destination: rescaleCidr, target: 'igw-1' }],
    ['to another peering', { destination: rescaleCidr, target: strangePeeringId }],
    [
      'to a NAT gateway that is gone',
      { destination: rescaleCidr, target: 'nat-1', state: 'blackhole' },
    ],
    ['that is local', { destination: rescaleCidr, target: 'local' }],
  ]
  it.each(foreign)('never touches a route %s, and shows it', async (_, route) => {
    const tables = oneTable(route)
    const { aws, run } = installOn(tables)
    const seen = valid(await run())
    expect(seen[0]?.routes).toHaveLength(2)
    expect(aws.actions()).toEqual(['DescribeRouteTables'])
    expect(tables.get(routeTableId)?.[1]).toEqual(route)
  })

  it('leaves out a table that does not exist, and does the rest', async () => {
    const { aws, run } = installOn(oneTable())
    const seen = valid(await run({ routeTableIds: [otherRouteTableId, routeTableId] }))
    expect(seen.map((table) => table.routeTableId)).toEqual([routeTableId])
    expect(seen[0]?.routes[1]?.target).toEqual({ kind: 'peering', peeringId })
    expect(writesOf(aws.actions())).toEqual(['CreateRoute'])
    expect(valid(await run({ routeTableIds: [otherRouteTableId] }))).toEqual([])
  })

  it('leaves out a table that goes meanwhile', async () => {
    const tables: KeptTables = new Map([
      [routeTableId, [local]],
      [otherRouteTableId, [local]],
    ])
    const { CreateRoute } = routing(tables)
    const { run } = installOn(tables, {
      CreateRoute: (received) => {
        tables.delete(routeTableId)
        return CreateRoute?.(received) ?? awsError('InternalError')
      },
    })
    const seen = valid(await run({ routeTableIds: [routeTableId, otherRouteTableId] }))
    expect(seen.map((table) => table.routeTableId)).toEqual([otherRouteTableId])
    expect(seen[0]?.routes).toHaveLength(2)
  })

  it('returns the tables in the order in which they were asked for', async () => {
    const tables: KeptTables = new Map([
      [routeTableId, [local]],
      [otherRouteTableId, [local]],
    ])
    const { run } = installOn(tables)
    const seen = valid(await run({ routeTableIds: [otherRouteTableId, routeTableId] }))
    expect(seen.map((table) => table.routeTableId)).toEqual([otherRouteTableId, routeTableId])
  })

  it('succeeds when the route was made meanwhile, by us or somebody else', async () => {
    const tables = oneTable()
    const { run } = installOn(tables, {
      CreateRoute: () => {
        tables.get(routeTableId)?.push({ destination: rescaleCidr, target: peeringId })
        return awsError('RouteAlreadyExists')
      },
    })
    expect(valid(await run())[0]?.routes[1]?.target).toEqual({ kind: 'peering', peeringId })
  })

  it('adds a route whose blackhole was removed meanwhile', async () => {
    const tables = oneTable(over(formerPeeringId))
    const { aws, run } = installOn(tables, {
      ReplaceRoute: () => {
        tables.set(routeTableId, [local])
        return awsError(
          'InvalidParameterValue',
          `There is no route defined for '${rescaleCidr}' in the route table. Use CreateRoute instead.`,
        )
      },
    })
    expect(valid(await run())[0]?.routes[1]?.target).toEqual({ kind: 'peering', peeringId })
    expect(writesOf(aws.actions())).toEqual(['ReplaceRoute', 'CreateRoute'])
  })

  it('fails when a blackhole cannot be replaced', async () => {
    const { aws, run } = installOn(oneTable(over(formerPeeringId)), {
      ReplaceRoute: awsError('InvalidParameterValue', 'they belong to different networks'),
    })
    expect(refused(await run())).toMatchObject({ code: 'InvalidParameterValue' })
    expect(writesOf(aws.actions())).toEqual(['ReplaceRoute'])
  })

  it('looks again while the route does not show, with bounded patience', async () => {
    const { wait, run } = installOn(oneTable(), { CreateRoute: { kind: 'answer', content: {} } })
    expect(valid(await run())[0]?.routes).toHaveLength(1)
    expect(wait.pauses.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThanOrEqual(15)
  })

  it.each([
    'RouteLimitExceeded',
    'InvalidParameterValue',
    'InvalidVpcPeeringConnectionID.NotFound',
    'UnauthorizedOperation',
  ])('fails on %s', async (code) => {
    const { run } = installOn(oneTable(), { CreateRoute: awsError(code) })
    expect(refused(await run())).toMatchObject({ code, retryable: false })
  })
})
