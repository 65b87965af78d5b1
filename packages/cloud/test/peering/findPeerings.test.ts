import {
  type Script,
  awsError,
  customerAccountId,
  customerVpcId,
  fakeAws,
  fakeWait,
  filterOf,
  onboardingId,
  refused,
  region,
  rescaleAccountId,
  rescaleVpcId,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { rescaleCloud } from '../../src/rescaleCloud.ts'
import { type DescribedPeering, describing, listed } from './peerings.ts'

const customerSide = { account: customerAccountId, vpc: customerVpcId }
const rescaleSide = { account: rescaleAccountId, vpc: rescaleVpcId }
const strange = { account: customerAccountId, vpc: 'vpc-09090909090909090' }

const idOf = (n: number) => `pcx-${String(n).padStart(17, '0')}`

const ofOnboarding: DescribedPeering = { id: idOf(1), status: 'active', onboarding: onboardingId }
const ofPair: DescribedPeering = { id: idOf(2), status: 'deleted' }
const reversed: DescribedPeering = {
  id: idOf(3),
  status: 'pending-acceptance',
  requester: customerSide,
  accepter: rescaleSide,
}
const ofEarlierVpc: DescribedPeering = {
  id: idOf(4),
  status: 'rejected',
  onboarding: onboardingId,
  accepter: strange,
}
const others: ReadonlyArray<DescribedPeering> = [
  { id: idOf(5), status: 'active', accepter: strange },
  { id: idOf(6), status: 'active', requester: strange },
  { id: idOf(7), status: 'active', accepter: strange, onboarding: 'onb-fedcba9876543210' },
]
const all = [ofOnboarding, ofPair, reversed, ofEarlierVpc, ...others]

const findOn = (
  script: Script,
  customer: { customerVpcId?: typeof customerVpcId } = { customerVpcId },
) => {
  const aws = fakeAws({ DescribeVpcPeeringConnections: script })
  const cloud = rescaleCloud({ wait: fakeWait(), awsFor: aws.awsFor })
  return { aws, run: cloud.findPeerings({ region, onboardingId, rescaleVpcId, ...customer }) }
}

describe('the peerings of an onboarding', () => {
  it('are those with its tag and those of its VPCs in both directions, each once', async () => {
    const { aws, run } = findOn(describing(all))
    const found = valid(await run())
    expect(found.map(({ peeringId, status }) => `${peeringId} ${status}`).toSorted()).toEqual(
      [ofOnboarding, ofPair, reversed, ofEarlierVpc].map(({ id, status }) => `${id} ${status}`),
    )
    expect(aws.actions()).toHaveLength(2)
  })

  it('are those with its tag alone while no VPC was reported', async () => {
    const { aws, run } = findOn(describing(all), {})
    expect(valid(await run()).map(({ peeringId }) => peeringId)).toEqual([
      ofOnboarding.id,
      ofEarlierVpc.id,
    ])
    expect(aws.actions()).toHaveLength(1)
  })

  it('are no others when AWS does not filter', async () => {
    const { run } = findOn(listed(...all))
    expect(valid(await run())).toHaveLength(4)
  })

  it('are asked for by the tag, and by both ends', async () => {
    const { aws, run } = findOn(listed())
    expect(valid(await run())).toEqual([])
    const [byTag, byPair] = aws.received
    expect(byTag && filterOf(byTag, 'tag:rescale:onboarding')).toEqual([onboardingId])
    const ends = ['requester-vpc-info.vpc-id', 'accepter-vpc-info.vpc-id']
    expect(ends.map((end) => byPair && filterOf(byPair, end))).toEqual([
      [rescaleVpcId, customerVpcId],
      [rescaleVpcId, customerVpcId],
    ])
  })

  it('are read to the last page', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({
      ...ofOnboarding,
      id: idOf(100 + index),
    }))
    const { aws, run } = findOn(describing(many), {})
    expect(valid(await run())).toHaveLength(1001)
    expect(aws.actions()).toHaveLength(2)
  })

  it('are a failure when AWS refuses', async () => {
    const { run } = findOn(awsError('UnauthorizedOperation', 'no', 403))
    expect(refused(await run())).toMatchObject({
      operation: 'RescaleCloud.findPeerings',
      code: 'UnauthorizedOperation',
      retryable: false,
    })
  })
})
