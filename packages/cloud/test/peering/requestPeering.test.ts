import {
  type Script,
  answer,
  awsError,
  customerAccountId,
  customerVpcId,
  fakeAws,
  fakeWait,
  filterOf,
  onboardingId,
  peeringId,
  refused,
  region,
  rescaleAccountId,
  rescaleVpcId,
  strangerAccountId,
  valid,
} from '@byoa/scripted-aws'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { failureOf } from '../../src/failures/failureOf.ts'
import { requestPeering } from '../../src/peering/requestPeering.ts'
import { waiterOf } from '../../src/waiting/Waiter.ts'
import { created, listed } from './peerings.ts'

const input = { onboardingId, region, rescaleVpcId, customerAccountId, customerVpcId }

const requestOn = (scripts: Readonly<Record<string, Script>>) => {
  const aws = fakeAws(scripts)
  const wait = fakeWait()
  return {
    aws,
    wait,
    run: pipe(
      requestPeering({ aws: aws.awsFor(region), waiter: waiterOf({ wait }) }, input),
      TE.mapLeft(failureOf('RescaleCloud.requestPeering')),
    ),
  }
}

describe('requesting a peering', () => {
  it('looks for a live one of the pair first, then requests, then follows', async () => {
    const { aws, run } = requestOn({
      DescribeVpcPeeringConnections: [
        listed(),
        listed({ id: peeringId, status: 'initiating-request' }),
        listed({
          id: peeringId,
          status: 'pending-acceptance',
          expiresAt: new Date('2026-01-08T00:00:00.000Z'),
        }),
      ],
      CreateVpcPeeringConnection: created('initiating-request'),
    })
    expect(valid(await run())).toEqual({
      peeringId,
      status: 'pending-acceptance',
      message: 'pending-acceptance',
      expiresAt: Date.UTC(2026, 0, 8),
    })
    expect(aws.actions()).toEqual([
      'DescribeVpcPeeringConnections',
      'CreateVpcPeeringConnection',
      'DescribeVpcPeeringConnections',
      'DescribeVpcPeeringConnections',
    ])
  })

  it('says whom, where and for which onboarding', async () => {
    const { aws, run } = requestOn({
      DescribeVpcPeeringConnections: listed(),
      CreateVpcPeeringConnection: created('pending-acceptance'),
    })
    await run()
    const [look, create] = aws.received
    expect(look && filterOf(look, 'requester-vpc-info.vpc-id')).toEqual([rescaleVpcId])
    expect(look && filterOf(look, 'accepter-vpc-info.vpc-id')).toEqual([customerVpcId])
    expect(create?.params).toMatchObject({
      VpcId: rescaleVpcId,
      PeerVpcId: customerVpcId,
      PeerOwnerId: customerAccountId,
      PeerRegion: region,
      'TagSpecification.1.ResourceType': 'vpc-peering-connection',
      'TagSpecification.1.Tag.2.Key': 'rescale:onboarding',
      'TagSpecification.1.Tag.2.Value': onboardingId,
    })
  })

  it.each(['pending-acceptance', 'provisioning', 'active'] as const)(
    'returns the one that is %s and requests no other',
    async (status) => {
      const { aws, run } = requestOn({
        DescribeVpcPeeringConnections: listed({ id: peeringId, status }),
      })
      expect(valid(await run())).toMatchObject({ peeringId, status })
      expect(aws.actions()).toEqual(['DescribeVpcPeeringConnections'])
    },
  )

  it('takes no other pair for its own, even where filters do nothing', async () => {
    const { aws, run } = requestOn({
      DescribeVpcPeeringConnections: listed(
        {
          id: 'pcx-00000001',
          status: 'active',
          accepter: { account: customerAccountId, vpc: 'vpc-00000001' },
        },
        {
          id: 'pcx-00000004',
          status: 'active',
          requester: { account: rescaleAccountId, vpc: 'vpc-00000002' },
        },
        {
          id: 'pcx-00000002',
          status: 'active',
          accepter: { account: strangerAccountId, vpc: customerVpcId },
        },
        { id: 'pcx-00000003', status: 'deleted' },
      ),
      CreateVpcPeeringConnection: created('pending-acceptance'),
    })
    expect(valid(await run()).peeringId).toBe(peeringId)
    expect(aws.actions()).toContain('CreateVpcPeeringConnection')
  })

  it('shows an overlap as a status, and stops looking at once', async () => {
    const message = 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range'
    const { aws, wait, run } = requestOn({
      DescribeVpcPeeringConnections: [
        listed(),
        listed({ id: peeringId, status: 'failed', message }),
      ],
      CreateVpcPeeringConnection: created('initiating-request'),
    })
    expect(valid(await run())).toEqual({ peeringId, status: 'failed', message })
    expect(wait.pauses.length).toBeLessThanOrEqual(1)
    expect(aws.actions()).toHaveLength(3)
  })

  it('returns the new one while it is not visible yet, after bounded patience', async () => {
    const { wait, run } = requestOn({
      DescribeVpcPeeringConnections: listed(),
      CreateVpcPeeringConnection: created('initiating-request'),
    })
    expect(valid(await run())).toMatchObject({ peeringId, status: 'initiating-request' })
    expect(wait.pauses.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThanOrEqual(30)
  })

  it('fails when a quota is used up, and would not succeed later', async () => {
    const { run } = requestOn({
      DescribeVpcPeeringConnections: listed(),
      CreateVpcPeeringConnection: awsError('OutstandingVpcPeeringConnectionLimitExceeded'),
    })
    expect(refused(await run())).toMatchObject({
      operation: 'RescaleCloud.requestPeering',
      code: 'OutstandingVpcPeeringConnectionLimitExceeded',
      retryable: false,
    })
  })

  it('fails when AWS does not name what it made', async () => {
    const { run } = requestOn({
      DescribeVpcPeeringConnections: listed(),
      CreateVpcPeeringConnection: answer({}),
    })
    expect(refused(await run())).toMatchObject({ code: 'UnreadableAnswer' })
  })
})
