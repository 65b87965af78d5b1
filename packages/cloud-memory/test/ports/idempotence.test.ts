import type { VpcSnapshot } from '@byoa/core/inspection'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, test } from 'vitest'

import {
  cidr,
  customer,
  onboarding,
  otherId,
  rescale,
  setupTemplateOf,
  usEast1,
  vpcId,
} from '../setupTemplateOf.ts'
import {
  acceptPeering,
  callAsCustomer,
  connect,
  describeVpc,
  fail,
  findLeftovers,
  installRoutes,
  newCloud,
  requestPeering,
  rescaleVpcOf,
  runStack,
  stackName,
  succeed,
} from './portStory.ts'

describe('doing it again changes nothing', () => {
  test('from the stack to the routes', async () => {
    const cloud = newCloud()
    await connect(cloud)
    const before = cloud.world()
    await connect(cloud)
    expect(cloud.world()).toEqual(before)
  })

  test('taking it down, twice', async () => {
    const cloud = newCloud()
    const peeringId = await connect(cloud)
    const stack = await succeed(runStack(cloud))
    const console = cloud.customerConsole(customer)
    const takeDown = async (): Promise<void> => {
      const routes = { region: usEast1, peeringIds: [peeringId] }
      await succeed(
        cloud.rescaleCloud.removeRoutes({
          ...routes,
          routeTableIds: rescaleVpcOf(cloud).routeTableIds,
        }),
      )
      await succeed(console.removeRoutes({ ...routes, routeTableIds: stack.routeTableIds }))
      await succeed(cloud.rescaleCloud.deletePeering({ region: usEast1, peeringId }))
      await succeed(console.deleteStack({ region: usEast1, stackName }))
    }
    await takeDown()
    const before = cloud.world()
    await takeDown()
    expect(cloud.world()).toEqual(before)
    cloud.advanceTime(3 * 24 * 3600)
    await takeDown()
    const found = await succeed(
      cloud.rescaleCloud.describePeerings({ region: usEast1, peeringIds: [peeringId] }),
    )
    expect(found).toEqual([])
  })
})

describe('the stack', () => {
  test('that is edited is updated', async () => {
    const cloud = newCloud()
    const first = await succeed(runStack(cloud))
    const second = await succeed(runStack(cloud, setupTemplateOf({ externalIds: [otherId] }).body))
    expect(second.roleArn).toBe(first.roleArn)
    const probe = { roleArn: first.roleArn, region: usEast1, externalId: otherId }
    expect(await succeed(cloud.rescaleCloud.probeRole(probe))).toBe('allowed')
  })

  test('that failed at first is cleared away and made anew', async () => {
    const cloud = newCloud({ settings: { quotas: { vpcsPerRegion: 0 } } })
    const failure = await fail(runStack(cloud))
    expect(failure).toMatchObject({ code: 'StackFailed', retryable: false })
    expect(failure.message).toContain(
      'Vpc: Resource handler returned message: "The maximum number of VPCs has been reached."',
    )
    cloud.changeWorld((world) => ({
      ...world,
      settings: { ...world.settings, quotas: { ...world.settings.quotas, vpcsPerRegion: 5 } },
    }))
    await succeed(runStack(cloud))
  })

  test('that takes its time is waited for', async () => {
    const cloud = newCloud({ settings: { delays: { stackSeconds: 90 } } })
    expect(await fail(runStack(cloud))).toMatchObject({ code: 'StackInProgress', retryable: true })
    expect(await fail(runStack(cloud))).toMatchObject({ code: 'StackInProgress', retryable: true })
    cloud.advanceTime(90)
    await succeed(runStack(cloud))
    const console = cloud.customerConsole(customer)
    const remove = console.deleteStack({ region: usEast1, stackName })
    expect(await fail(remove)).toMatchObject({ code: 'StackInProgress', retryable: true })
    cloud.advanceTime(90)
    await succeed(remove)
  })
})

describe('acceptance', () => {
  test('is refused to whoever was not agreed', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud))
    const { peeringId } = await succeed(requestPeering(cloud, stack))
    const agreed = {
      region: usEast1,
      peeringId,
      rescaleAccountId: rescale,
      rescaleVpcId: rescaleVpcOf(cloud).vpcId,
    }
    const console = cloud.customerConsole(customer)
    for (const other of [{ rescaleAccountId: customer }, { rescaleVpcId: vpcId('vpc-00000000') }]) {
      expect(await fail(console.acceptPeering({ ...agreed, ...other }))).toMatchObject({
        code: 'UnexpectedRequester',
        retryable: false,
      })
    }
    const [seen] = await succeed(
      cloud.rescaleCloud.describePeerings({ region: usEast1, peeringIds: [peeringId] }),
    )
    expect(seen?.status).toBe('pending-acceptance')
  })

  test('waits until the request is visible', async () => {
    const cloud = newCloud({ settings: { delays: { peeringVisibilitySeconds: 20 } } })
    const stack = await succeed(runStack(cloud))
    const { peeringId } = await succeed(requestPeering(cloud, stack))
    expect(await fail(acceptPeering(cloud, peeringId))).toMatchObject({
      code: 'PeeringNotVisible',
      retryable: true,
    })
    cloud.advanceTime(20)
    expect((await succeed(acceptPeering(cloud, peeringId))).status).toBe('provisioning')
  })
})

describe('routes', () => {
  const prepared = async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud))
    const { peeringId } = await succeed(requestPeering(cloud, stack))
    await succeed(acceptPeering(cloud, peeringId))
    return { cloud, stack, peeringId }
  }

  test('of somebody else are left alone', async () => {
    const { cloud, stack, peeringId } = await prepared()
    const [RouteTableId = ''] = stack.routeTableIds
    callAsCustomer(cloud, 'CreateRoute', {
      RouteTableId,
      DestinationCidrBlock: '10.0.0.0/16',
      TransitGatewayId: 'tgw-00000000000000001',
    })
    const [table] = await succeed(installRoutes(cloud, stack, { peeringId }).customer)
    expect(table?.routes.find(({ destination }) => destination === '10.0.0.0/16')?.target).toEqual({
      kind: 'other',
      id: 'tgw-00000000000000001',
    })
    const removal = { region: usEast1, routeTableIds: stack.routeTableIds, peeringIds: [peeringId] }
    const [after] = await succeed(cloud.customerConsole(customer).removeRoutes(removal))
    expect(after?.routes).toEqual(table?.routes)
  })

  test('of an attempt that died are replaced', async () => {
    const { cloud, stack, peeringId: dead } = await prepared()
    await succeed(installRoutes(cloud, stack, { peeringId: dead }).customer)
    await succeed(cloud.rescaleCloud.deletePeering({ region: usEast1, peeringId: dead }))
    const { peeringId } = await succeed(requestPeering(cloud, stack))
    await succeed(acceptPeering(cloud, peeringId))
    const toRescale = (routes: VpcSnapshot['routeTables'][number]['routes'] = []) =>
      routes.find(({ destination }) => destination === '10.0.0.0/16')
    const [replaced] = await succeed(installRoutes(cloud, stack, { peeringId }).customer)
    expect(toRescale(replaced?.routes)).toMatchObject({ target: { peeringId }, state: 'active' })
  })
})

describe('the customer as Rescale sees it', () => {
  test("none when the VPC is gone, and again when it is somebody else's", async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud))
    expect(
      O.isNone(await succeed(describeVpc(cloud, { ...stack, vpcId: rescaleVpcOf(cloud).vpcId }))),
    ).toBe(true)
  })

  test('a session is opened once, and again when it has run out', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud))
    const sessions = () => cloud.calls().filter(({ action }) => action === 'AssumeRole').length
    await succeed(describeVpc(cloud, stack))
    await succeed(describeVpc(cloud, stack))
    expect(sessions()).toBe(1)
    cloud.advanceTime(3600)
    await succeed(describeVpc(cloud, stack))
    expect(sessions()).toBe(2)
  })

  test('what the role may not do is refused, naming the action', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud))
    const RoleName = stack.roleArn.split('/').at(-1) ?? ''
    callAsCustomer(cloud, 'PutRolePolicy', {
      RoleName,
      PolicyName: 'narrower',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 'ec2:DescribeSubnets', Resource: '*' }],
      },
    })
    expect(await fail(describeVpc(cloud, stack))).toMatchObject({
      _tag: 'AccessRefused',
      action: 'ec2:DescribeSubnets',
    })
  })
})

describe('leftovers', () => {
  test('name everything that stayed behind', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud))
    const console = cloud.customerConsole(customer)
    callAsCustomer(cloud, 'CreateNetworkInterface', { SubnetId: stack.subnetIds[0] ?? '' })
    const removed = await fail(console.deleteStack({ region: usEast1, stackName }))
    expect(removed).toMatchObject({ code: 'StackFailed', retryable: false })
    const found = await succeed(findLeftovers(cloud, stack))
    const types = found.map(({ resourceType }) => resourceType)
    expect(types).toEqual(expect.arrayContaining(['network-interface', 'subnet', 'vpc']))
    expect(new Set(found.map(({ resourceId }) => resourceId)).size).toBe(found.length)
  })
})

describe('many at once', () => {
  test('1,000 pending peerings are polled in as many calls as pages', async () => {
    const cloud = newCloud({
      settings: { quotas: { outstandingPeeringRequests: 10_000, vpcsPerRegion: 10_000 } },
    })
    const { vpcId: rescaleVpcId } = rescaleVpcOf(cloud)
    const peeringIds = []
    for (let index = 0; index < 1000; index += 1) {
      const { peeringId } = await succeed(
        cloud.rescaleCloud.requestPeering({
          onboardingId: onboarding,
          region: usEast1,
          rescaleVpcId,
          customerAccountId: customer,
          customerVpcId: vpcId(`vpc-${index.toString(16).padStart(8, '0')}`),
        }),
      )
      peeringIds.push(peeringId)
    }
    const before = cloud.calls().length
    const found = await succeed(
      cloud.rescaleCloud.describePeerings({ region: usEast1, peeringIds }),
    )
    expect(found).toHaveLength(1000)
    expect(cloud.calls().length - before).toBe(1)
  })

  test('an empty question costs nothing', async () => {
    const cloud = newCloud()
    await succeed(cloud.rescaleCloud.describePeerings({ region: usEast1, peeringIds: [] }))
    await succeed(cloud.rescaleCloud.describeRouteTables({ region: usEast1, routeTableIds: [] }))
    expect(cloud.calls()).toEqual([])
  })
})

test('the blocks in a snapshot are the ones of the VPC', async () => {
  const cloud = newCloud()
  const stack = await succeed(runStack(cloud))
  callAsCustomer(cloud, 'AssociateVpcCidrBlock', { VpcId: stack.vpcId, CidrBlock: '10.65.0.0/16' })
  const seen = await succeed(describeVpc(cloud, stack))
  expect(O.isSome(seen) && seen.value.cidrs).toEqual([cidr('10.64.0.0/16'), cidr('10.65.0.0/16')])
})
