import type { PeeringId } from '@byoa/core/iam/identity'
import type { RouteSnapshot, RouteTableSnapshot } from '@byoa/core/inspection'
import { describe, expect, test } from 'vitest'

import { customer, peeringId as peering, usEast1 } from '../setupTemplateOf.ts'
import {
  acceptPeering,
  callAsCustomer,
  fail,
  installRoutes,
  newCloud,
  requestPeering,
  runStack,
  succeed,
} from './portStory.ts'

type Cloud = ReturnType<typeof newCloud>

const destination = '10.0.0.0/16'

const connected = async (cloud: Cloud) => {
  const stack = await succeed(runStack(cloud))
  const { peeringId } = await succeed(requestPeering(cloud, stack))
  await succeed(acceptPeering(cloud, peeringId))
  return { stack, peeringId }
}

const toRescale = ([table]: ReadonlyArray<RouteTableSnapshot>): RouteSnapshot | undefined =>
  table?.routes.find((route) => route.destination === destination)

const describesOfPeerings = (cloud: Cloud): number =>
  cloud.calls().filter(({ action }) => action === 'DescribeVpcPeeringConnections').length

const endPeering = (cloud: Cloud, peeringId: PeeringId) =>
  succeed(cloud.rescaleCloud.deletePeering({ region: usEast1, peeringId }))

describe('installRoutes', () => {
  test('describes peerings only when a wanted destination is a blackhole over another', async () => {
    const cloud = newCloud()
    const { stack, peeringId: dead } = await connected(cloud)
    const before = describesOfPeerings(cloud)
    await succeed(installRoutes(cloud, stack, { peeringId: dead }).customer)
    await succeed(installRoutes(cloud, stack, { peeringId: dead }).customer)
    await endPeering(cloud, dead)
    const ended = describesOfPeerings(cloud)
    await succeed(installRoutes(cloud, stack, { peeringId: dead }).customer)
    expect(describesOfPeerings(cloud)).toBe(ended)
    expect(ended - before).toBe(1)
    const { peeringId } = await succeed(requestPeering(cloud, stack))
    await succeed(acceptPeering(cloud, peeringId))
    const accepted = describesOfPeerings(cloud)
    await succeed(installRoutes(cloud, stack, { peeringId }).customer)
    expect(describesOfPeerings(cloud)).toBe(accepted + 1)
  })

  test('describes no peering for a route that works', async () => {
    const cloud = newCloud()
    const { stack, peeringId } = await connected(cloud)
    await succeed(installRoutes(cloud, stack, { peeringId }).customer)
    const before = describesOfPeerings(cloud)
    const other = peering('pcx-0123456789abcdef0')
    const tables = await succeed(installRoutes(cloud, stack, { peeringId: other }).customer)
    expect(toRescale(tables)).toMatchObject({ target: { peeringId }, state: 'active' })
    expect(describesOfPeerings(cloud)).toBe(before)
  })

  test('replaces a blackhole over a peering that AWS does not show any more', async () => {
    const cloud = newCloud()
    const { stack, peeringId: dead } = await connected(cloud)
    await succeed(installRoutes(cloud, stack, { peeringId: dead }).customer)
    await endPeering(cloud, dead)
    cloud.advanceTime(3 * 24 * 3600)
    const { peeringId } = await succeed(requestPeering(cloud, stack))
    await succeed(acceptPeering(cloud, peeringId))
    expect(toRescale(await succeed(installRoutes(cloud, stack, { peeringId }).customer))).toEqual({
      destination,
      target: { kind: 'peering', peeringId },
      state: 'active',
    })
  })

  test('leaves a blackhole over anything but a peering', async () => {
    const cloud = newCloud()
    const { stack, peeringId } = await connected(cloud)
    const [SubnetId = ''] = stack.subnetIds
    const [RouteTableId = ''] = stack.routeTableIds
    const { NetworkInterfaceId } = callAsCustomer(cloud, 'CreateNetworkInterface', {
      SubnetId,
    }).NetworkInterface
    callAsCustomer(cloud, 'CreateRoute', {
      RouteTableId,
      DestinationCidrBlock: destination,
      NetworkInterfaceId,
    })
    callAsCustomer(cloud, 'DeleteNetworkInterface', { NetworkInterfaceId })
    expect(toRescale(await succeed(installRoutes(cloud, stack, { peeringId }).customer))).toEqual({
      destination,
      target: { kind: 'other', id: NetworkInterfaceId },
      state: 'blackhole',
    })
  })

  test('leaves a blackhole of another destination', async () => {
    const cloud = newCloud()
    const { stack, peeringId: dead } = await connected(cloud)
    const [RouteTableId = ''] = stack.routeTableIds
    callAsCustomer(cloud, 'CreateRoute', {
      RouteTableId,
      DestinationCidrBlock: '192.0.2.0/24',
      VpcPeeringConnectionId: dead,
    })
    await endPeering(cloud, dead)
    const { peeringId } = await succeed(requestPeering(cloud, stack))
    await succeed(acceptPeering(cloud, peeringId))
    const before = describesOfPeerings(cloud)
    const [table] = await succeed(installRoutes(cloud, stack, { peeringId }).customer)
    expect(describesOfPeerings(cloud)).toBe(before)
    expect(table?.routes).toContainEqual({
      destination: '192.0.2.0/24',
      target: { kind: 'peering', peeringId: dead },
      state: 'blackhole',
    })
  })

  test.each(['ended', 'unknown'] as const)('fails as AWS does for an %s peering', async (which) => {
    const cloud = newCloud()
    const { stack, peeringId: dead } = await connected(cloud)
    await endPeering(cloud, dead)
    const peeringId = which === 'ended' ? dead : peering('pcx-0123456789abcdef0')
    const console = cloud.customerConsole(customer)
    expect(await fail(installRoutes(cloud, stack, { peeringId }).customer)).toEqual(
      expect.objectContaining({
        operation: 'CustomerConsole.installRoutes',
        code: 'InvalidVpcPeeringConnectionID.NotFound',
        retryable: false,
      }),
    )
    const removal = { region: usEast1, routeTableIds: stack.routeTableIds, peeringIds: [] }
    expect(toRescale(await succeed(console.removeRoutes(removal)))).toBeUndefined()
  })
})
