import {
  createMemoryCloud,
  defaultRescale,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, test } from 'vitest'

import {
  cidr,
  customer,
  issuedId,
  onboarding,
  otherId,
  rescale,
  setupTemplateOf,
  start,
  usEast1,
} from './setupTemplateOf.ts'
import { succeed } from './story.ts'

const newCloud = () => {
  const { world, rescale: infrastructure } = rescaleWorld(defaultRescale, { now: start })
  return createMemoryCloud({
    world: withCustomerAccount(world, { accountId: customer, region: usEast1 }),
    rescale: infrastructure,
  })
}

describe.each(['open', 'blocked'] as const)('an onboarding with egress %s', (egress) => {
  test('runs from the stack to active routes on both sides, and back to an empty account', async () => {
    const cloud = newCloud()
    const console = cloud.customerConsole(customer)
    const [vpc] = await succeed(cloud.rescaleDirectory.candidates(usEast1))
    if (vpc === undefined) throw new Error('no Rescale VPC')
    const { body, digest } = setupTemplateOf({ egress })
    const stackName = 'rescale-acme'
    const stack = await succeed(
      console.runStack({ region: usEast1, stackName, templateBody: body }),
    )
    expect(stack.vpcCidr).toBe('10.64.0.0/16')
    expect(stack.templateDigest).toBe(digest)
    expect(stack.subnetIds).toHaveLength(2)

    const { roleArn } = stack
    const probe = (externalId?: string) =>
      succeed(
        cloud.rescaleCloud.probeRole({
          roleArn,
          region: usEast1,
          ...(externalId === undefined ? {} : { externalId }),
        }),
      )
    expect(await probe(issuedId)).toBe('allowed')
    expect(await probe()).toBe('refused')
    expect(await probe(otherId)).toBe('refused')

    const access = { roleArn, externalId: issuedId, region: usEast1 }
    const seen = await succeed(cloud.customerCloud.describeVpc({ ...access, vpcId: stack.vpcId }))
    expect(O.isSome(seen)).toBe(true)
    if (O.isNone(seen)) return
    expect(seen.value.cidrs).toEqual(['10.64.0.0/16'])
    expect(seen.value.internetGatewayAttached).toBe(egress === 'open')
    expect(seen.value).toMatchObject({ dnsSupport: true, dnsHostnames: true })

    const rescaleVpcId = vpc.vpc.vpcId
    const request = {
      onboardingId: onboarding,
      region: usEast1,
      rescaleVpcId,
      customerAccountId: customer,
      customerVpcId: stack.vpcId,
    }
    const requested = await succeed(cloud.rescaleCloud.requestPeering(request))
    expect(requested.expiresAt).toBe(start + 168 * 3600 * 1000)
    expect((await succeed(cloud.rescaleCloud.requestPeering(request))).peeringId).toBe(
      requested.peeringId,
    )
    const { peeringId } = requested
    await succeed(
      console.acceptPeering({
        region: usEast1,
        peeringId,
        rescaleAccountId: rescale,
        rescaleVpcId,
        rescaleVpcCidrs: vpc.vpc.cidrs,
      }),
    )
    const peerings = await succeed(
      cloud.rescaleCloud.describePeerings({ region: usEast1, peeringIds: [peeringId] }),
    )
    expect(peerings).toMatchObject([{ status: 'active' }])

    const common = { region: usEast1, peeringId }
    const theirs = await succeed(
      console.installRoutes({
        ...common,
        routeTableIds: stack.routeTableIds,
        destinations: vpc.vpc.cidrs,
      }),
    )
    const ours = await succeed(
      cloud.rescaleCloud.installRoutes({
        ...common,
        routeTableIds: vpc.vpc.routeTableIds,
        destinations: [cidr('10.64.0.0/16')],
      }),
    )
    for (const table of [...theirs, ...ours]) {
      expect(table.routes).toContainEqual(
        expect.objectContaining({ target: { kind: 'peering', peeringId }, state: 'active' }),
      )
    }
    expect(cloud.calls().length).toBeLessThanOrEqual(40)

    const removal = { region: usEast1, peeringIds: [peeringId] }
    await succeed(
      cloud.rescaleCloud.removeRoutes({ ...removal, routeTableIds: vpc.vpc.routeTableIds }),
    )
    await succeed(console.removeRoutes({ ...removal, routeTableIds: stack.routeTableIds }))
    await succeed(cloud.rescaleCloud.deletePeering({ region: usEast1, peeringId }))
    await succeed(console.deleteStack({ region: usEast1, stackName }))
    expect(
      await succeed(
        console.findLeftovers({
          region: usEast1,
          stackName,
          connectionName: 'acme',
          vpcId: stack.vpcId,
          roleArn,
        }),
      ),
    ).toEqual([])
  })
})
