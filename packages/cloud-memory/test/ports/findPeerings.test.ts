import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { customer, onboarding, onboardingId, rescale, usEast1, vpcId } from '../setupTemplateOf.ts'
import { callAsCustomer, newCloud, rescaleVpcOf, runStack, succeed } from './portStory.ts'

type Cloud = ReturnType<typeof newCloud>

const generous = { quotas: { outstandingPeeringRequests: 10_000, vpcsPerRegion: 10_000 } }

const find = (cloud: Cloud, customerVpcId?: ReturnType<typeof vpcId>) =>
  succeed(
    cloud.rescaleCloud.findPeerings({
      region: usEast1,
      onboardingId: onboarding,
      rescaleVpcId: rescaleVpcOf(cloud).vpcId,
      ...(customerVpcId === undefined ? {} : { customerVpcId }),
    }),
  )

const request = (cloud: Cloud, customerVpcId: ReturnType<typeof vpcId>, of = onboarding) =>
  succeed(
    cloud.rescaleCloud.requestPeering({
      onboardingId: of,
      region: usEast1,
      rescaleVpcId: rescaleVpcOf(cloud).vpcId,
      customerAccountId: customer,
      customerVpcId,
    }),
  )

describe('findPeerings', () => {
  test('makes two calls, or one without a VPC', async () => {
    const cloud = newCloud()
    await find(cloud, vpcId('vpc-0000000a'))
    await find(cloud)
    expect(cloud.calls().map(({ action }) => action)).toEqual([
      'DescribeVpcPeeringConnections',
      'DescribeVpcPeeringConnections',
      'DescribeVpcPeeringConnections',
    ])
  })

  test('reads every page', async () => {
    const cloud = newCloud({ settings: generous })
    for (let index = 0; index < 1001; index += 1) {
      await request(cloud, vpcId(`vpc-${index.toString(16).padStart(8, '0')}`))
    }
    const before = cloud.calls().length
    const found = await find(cloud)
    expect(new Set(found.map(({ peeringId }) => peeringId)).size).toBe(1001)
    expect(cloud.calls().length - before).toBe(2)
  })

  test('finds what either side requested of the pair, and no VPC with itself', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud))
    const ours = await request(cloud, stack.vpcId, onboardingId('onb-fedcba9876543210'))
    const { vpcId: rescaleVpcId } = rescaleVpcOf(cloud)
    const { VpcPeeringConnection: theirs } = callAsCustomer(cloud, 'CreateVpcPeeringConnection', {
      VpcId: stack.vpcId,
      PeerVpcId: rescaleVpcId,
      PeerOwnerId: rescale,
    })
    const key = cloud.rescale.accounts.find(({ accountId }) => accountId === rescale)?.accessKeyId
    const itself = cloud.call(
      { accessKeyId: key ?? '', region: usEast1 },
      {
        action: 'CreateVpcPeeringConnection',
        input: { VpcId: rescaleVpcId, PeerVpcId: rescaleVpcId },
      },
    )
    expect(E.isRight(itself)).toBe(true)
    const found = await find(cloud, stack.vpcId)
    expect(found.map(({ peeringId }) => peeringId).toSorted()).toEqual(
      [ours.peeringId, theirs.VpcPeeringConnectionId].toSorted(),
    )
  })

  test('finds none that AWS does not show any more', async () => {
    const cloud = newCloud()
    const { peeringId } = await request(cloud, vpcId('vpc-0000000a'))
    await succeed(cloud.rescaleCloud.deletePeering({ region: usEast1, peeringId }))
    cloud.advanceTime(1800)
    expect(await find(cloud)).toHaveLength(1)
    cloud.advanceTime(3 * 24 * 3600)
    expect(await find(cloud, vpcId('vpc-0000000a'))).toEqual([])
  })
})
