/**
 * Both parties through the SDK, on a moto server: another implementation of AWS than ours, with a
 * process and a network between.
 *
 * Where moto is laxer than AWS, or lacks something, a test says so and holds it to that: when moto
 * learns, the test fails and goes.
 */
import {
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteRouteTableCommand,
  DeleteVpcCommand,
  DescribeRouteTablesCommand,
  DetachInternetGatewayCommand,
} from '@aws-sdk/client-ec2'
import { customerCloud, customerConsole, rescaleCloud } from '@byoa/cloud'
import { parseRouteTableId, parseVpcId } from '@byoa/core/iam/identity'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import type { StackReport } from '@byoa/core/onboarding'
import {
  companyCode,
  customerAccountId,
  customerCidr,
  externalId,
  formerPeeringId,
  onboardingId,
  refused,
  region,
  rescaleAccountId,
  rescaleCidr,
  setupOf,
  strangerAccountId,
  valid,
  type MotoServer,
  hasMotoServer,
  isMotoRequired,
  startMotoServer,
} from '@byoa/scripted-aws'
import * as O from 'fp-ts/lib/Option.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { awsClients } from '../../src/clients/AwsClients.ts'
import { newRequestToken, sdkAws, systemWait } from '../../src/index.ts'
import { partiesOn } from './parties.ts'

const stackName = 'rescale-byoa-acme'
const setup = setupOf(2)
const connection = { region, stackName, connectionName: companyCode }

const patience = {
  iam: { everySeconds: 0.01, atMostSeconds: 0.02 },
  stack: { everySeconds: 0.05, atMostSeconds: 10 },
  peeringVisible: { everySeconds: 0.05, atMostSeconds: 0.2 },
}

const sceneOn = async (endpoint: string) => {
  const parties = await partiesOn(endpoint)
  const [ofRescale, ofCustomer] = [sdkAws(parties.rescale), sdkAws(parties.customer)]
  const waiting = { wait: systemWait, patience }
  return {
    rescaleClient: awsClients(parties.rescale)(region).ec2(),
    customerClients: awsClients(parties.customer)(region),
    rescale: rescaleCloud({ ...waiting, awsFor: ofRescale }),
    customerCloud: customerCloud({ ...waiting, awsFor: ofRescale }),
    customer: customerConsole({ ...waiting, newRequestToken, awsFor: ofCustomer }),
  }
}

type Scene = Awaited<ReturnType<typeof sceneOn>>

const isPresent = hasMotoServer()

describe('moto_server', () => {
  it('is on the PATH, where BYOA_REQUIRE_MOTO=1 demands it', () => {
    expect(isPresent || !isMotoRequired).toBe(true)
  })
})

describe.skipIf(!isPresent)('both parties on moto_server', () => {
  let moto: MotoServer | undefined
  let scene: Scene
  let rescaleVpcId = valid(parseVpcId('vpc-00000000'))
  let rescaleTableId = valid(parseRouteTableId('rtb-00000000'))
  let stack: StackReport
  let peering: PeeringSnapshot

  beforeAll(async () => {
    moto = await startMotoServer()
    scene = await sceneOn(moto.endpoint)
    const ec2 = scene.rescaleClient
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: rescaleCidr }))
    rescaleVpcId = valid(parseVpcId(Vpc?.VpcId ?? ''))
    const tables = await ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [rescaleVpcId] }] }),
    )
    rescaleTableId = valid(parseRouteTableId(tables.RouteTables?.[0]?.RouteTableId ?? ''))
  })

  afterAll(async () => {
    await moto?.stop()
  })

  const access = () => ({ roleArn: stack.roleArn, externalId, region })
  const pair = () => ({
    onboardingId,
    region,
    rescaleVpcId,
    customerAccountId,
    customerVpcId: stack.vpcId,
  })
  const rescaleRoutes = () => ({
    region,
    routeTableIds: [rescaleTableId],
    destinations: [customerCidr],
    peeringId: peering.peeringId,
  })
  const customerRoutes = () => ({
    region,
    routeTableIds: stack.routeTableIds,
    destinations: [rescaleCidr],
    peeringId: peering.peeringId,
  })

  it('runs the setup template and reports what it made', async () => {
    stack = valid(await scene.customer.runStack({ region, stackName, templateBody: setup.body })())
    expect(stack).toMatchObject({ vpcCidr: customerCidr, templateDigest: setup.digest })
    expect(stack.roleArn.startsWith(`arn:aws:iam::${customerAccountId}:role/`)).toBe(true)
    expect(stack.subnetIds).toHaveLength(2)
  })

  it('sees the VPC through the role of the stack', async () => {
    const seen = valid(await scene.customerCloud.describeVpc({ ...access(), vpcId: stack.vpcId })())
    const vpc = O.toUndefined(seen)
    expect(vpc).toMatchObject({
      vpcId: stack.vpcId,
      accountId: customerAccountId,
      state: 'available',
      cidrs: [customerCidr],
      dnsSupport: true,
      internetGatewayAttached: true,
    })
    expect(vpc?.subnets.map(({ cidr }) => cidr)).toEqual(['10.50.0.0/17', '10.50.128.0/17'])
    expect(vpc?.routeTables.map(({ isMain }) => isMain)).toContain(true)
  })

  it('sees no VPC that is not there', async () => {
    const vpcId = valid(parseVpcId('vpc-0123456789abcdef0'))
    expect(valid(await scene.customerCloud.describeVpc({ ...access(), vpcId })())).toEqual(O.none)
  })

  it('learns that the role allows what Rescale does', async () => {
    const { checks } = valid(
      await scene.customerCloud.preflightPermissions({ ...access(), vpcId: stack.vpcId })(),
    )
    expect(new Set(checks.map(({ answer }) => answer))).toEqual(new Set(['allowed']))
  })

  it('requests the peering once', async () => {
    peering = valid(await scene.rescale.requestPeering(pair())())
    expect(peering.status).toBe('pending-acceptance')
    const again = valid(await scene.rescale.requestPeering(pair())())
    expect(again.peeringId).toBe(peering.peeringId)
  })

  it('accepts it from Rescale alone, and once', async () => {
    const offer = {
      region,
      peeringId: peering.peeringId,
      rescaleAccountId,
      rescaleVpcId,
      rescaleVpcCidrs: [rescaleCidr],
    }
    const strange = await scene.customer.acceptPeering({
      ...offer,
      rescaleAccountId: strangerAccountId,
    })()
    expect(refused(strange).code).toBe('UnexpectedRequester')
    expect(valid(await scene.customer.acceptPeering(offer)()).status).toBe('active')
    expect(valid(await scene.customer.acceptPeering(offer)()).status).toBe('active')
    const [seen] = valid(
      await scene.rescale.describePeerings({
        region,
        peeringIds: [peering.peeringId, formerPeeringId],
      })(),
    )
    expect(seen).toMatchObject({ peeringId: peering.peeringId, status: 'active' })
  })

  it('adds the routes of both sides, and none twice', async () => {
    const target = { kind: 'peering', peeringId: peering.peeringId }
    for (const attempt of [1, 2]) {
      const ours = valid(await scene.rescale.installRoutes(rescaleRoutes())())
      const theirs = valid(await scene.customer.installRoutes(customerRoutes())())
      const made = [...ours, ...theirs].flatMap(({ routes }) =>
        routes.filter((route) => route.target.kind === 'peering'),
      )
      expect(made, `attempt ${attempt}`).toEqual([
        { destination: customerCidr, target, state: 'active' },
        { destination: rescaleCidr, target, state: 'active' },
      ])
    }
  })

  it('sees the route of the customer through the role', async () => {
    const [table] = valid(
      await scene.customerCloud.describeRouteTables({
        ...access(),
        routeTableIds: stack.routeTableIds,
      })(),
    )
    expect(table?.routes.map(({ destination }) => destination)).toContain(rescaleCidr)
  })

  it('removes the routes of both sides and the peering, and does not mind doing it again', async () => {
    const peeringIds = [peering.peeringId]
    for (const attempt of [1, 2]) {
      const ours = valid(
        await scene.rescale.removeRoutes({ region, routeTableIds: [rescaleTableId], peeringIds })(),
      )
      const theirs = valid(
        await scene.customer.removeRoutes({
          region,
          routeTableIds: stack.routeTableIds,
          peeringIds,
        })(),
      )
      const left = [...ours, ...theirs].flatMap(({ routes }) =>
        routes.filter(({ target }) => target.kind === 'peering'),
      )
      expect(left, `attempt ${attempt}`).toEqual([])
      valid(await scene.rescale.deletePeering({ region, peeringId: peering.peeringId })())
    }
    const [seen] = valid(await scene.rescale.describePeerings({ region, peeringIds })())
    expect(seen?.status).toBe('deleted')
  })

  it('requests another one after the first has ended', async () => {
    const another = valid(await scene.rescale.requestPeering(pair())())
    expect(another.peeringId).not.toBe(peering.peeringId)
    valid(await scene.rescale.deletePeering({ region, peeringId: another.peeringId })())
  })

  it('finds everything that the stack made, as long as it is there', async () => {
    const leftovers = valid(
      await scene.customer.findLeftovers({
        ...connection,
        vpcId: stack.vpcId,
        roleArn: stack.roleArn,
      })(),
    )
    expect(leftovers).toEqual(
      expect.arrayContaining([
        { resourceType: 'stack', resourceId: stackName },
        { resourceType: 'role', resourceId: stack.roleArn },
      ]),
    )
    const ids = leftovers.map(({ resourceId }) => resourceId)
    expect(ids).toEqual(
      expect.arrayContaining([stack.vpcId, ...stack.subnetIds, ...stack.routeTableIds]),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('does not mind deleting a stack that never was', async () => {
    valid(await scene.customer.deleteStack({ region, stackName: 'rescale-byoa-nobody' })())
  })

  describe('where moto is not AWS', () => {
    it('assumes any role for anybody, so no probe is ever refused', async () => {
      const answers = [externalId, undefined, 'wrong-0123'].map((id) =>
        scene.rescale.probeRole({
          roleArn: stack.roleArn,
          region,
          ...(id === undefined ? {} : { externalId: id }),
        })(),
      )
      expect((await Promise.all(answers)).map(valid)).toEqual(['allowed', 'allowed', 'allowed'])
    })

    it('lets VPCs with the same block ask to be peered', async () => {
      const ec2 = scene.rescaleClient
      const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: customerCidr }))
      const overlapping = valid(
        await scene.rescale.requestPeering({
          ...pair(),
          rescaleVpcId: valid(parseVpcId(Vpc?.VpcId ?? '')),
        })(),
      )
      expect(overlapping.status).toBe('pending-acceptance')
      valid(await scene.rescale.deletePeering({ region, peeringId: overlapping.peeringId })())
    })

    it('makes no association of subnets and tables from a stack, and no DNS host names', async () => {
      const seen = O.toUndefined(
        valid(await scene.customerCloud.describeVpc({ ...access(), vpcId: stack.vpcId })()),
      )
      expect(seen?.routeTables.flatMap(({ subnetIds }) => subnetIds)).toEqual([])
      expect(seen?.dnsHostnames).toBe(false)
    })

    it('updates a stack to the template that it has, where AWS would say that nothing changes', async () => {
      const before = stack
      stack = valid(
        await scene.customer.runStack({ region, stackName, templateBody: setup.body })(),
      )
      expect(stack.templateDigest).toBe(before.templateDigest)
    })

    it('deletes no endpoints, tables and gateways with a stack, and so trips over the VPC', async () => {
      const failure = refused(await scene.customer.deleteStack({ region, stackName })())
      expect(failure).toMatchObject({ code: 'DependencyViolation', retryable: false })
      const leftovers = valid(
        await scene.customer.findLeftovers({ ...connection, vpcId: stack.vpcId })(),
      )
      expect(leftovers.map(({ resourceType }) => resourceType)).toEqual([
        'vpc-endpoint',
        'route-table',
        'internet-gateway',
        'vpc',
      ])
    })
  })

  it('finds the account clean once everything is gone', async () => {
    const ec2 = scene.customerClients.ec2()
    const { vpcId } = stack
    const left = valid(await scene.customer.findLeftovers({ ...connection, vpcId })())
    const idOf = (type: string) => left.find((one) => one.resourceType === type)?.resourceId
    const gateway = { InternetGatewayId: idOf('internet-gateway') }
    await ec2.send(new DetachInternetGatewayCommand({ ...gateway, VpcId: vpcId }))
    await ec2.send(new DeleteInternetGatewayCommand(gateway))
    await ec2.send(new DeleteRouteTableCommand({ RouteTableId: idOf('route-table') }))
    await ec2.send(new DeleteVpcCommand({ VpcId: vpcId }))
    valid(await scene.customer.deleteStack({ region, stackName })())
    expect(valid(await scene.customer.findLeftovers({ ...connection, vpcId })())).toEqual([])
  })
})
