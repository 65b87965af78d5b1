import {
  type Script,
  awsError,
  fakeAws,
  fakeWait,
  peeringId,
  refused,
  region,
  rescaleAccountId,
  rescaleCidr,
  rescaleVpcId,
  strangerAccountId,
  valid,
} from '@byoa/scripted-aws'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { failureOf } from '../../src/failures/failureOf.ts'
import { acceptPeering } from '../../src/peering/acceptPeering.ts'
import { waiterOf } from '../../src/waiting/Waiter.ts'
import type { Waiting } from '../../src/waiting/Waiting.ts'
import { created, listed } from './peerings.ts'

const input = {
  region,
  peeringId,
  rescaleAccountId,
  rescaleCidr,
  rescaleVpcId,
  rescaleVpcCidrs: [rescaleCidr],
}

const acceptOn = (scripts: Readonly<Record<string, Script>>) => {
  const aws = fakeAws(scripts)
  const wait = fakeWait()
  const told: Waiting[] = []
  const waiter = waiterOf({ wait, onWaiting: (waiting) => told.push(waiting) })
  return {
    aws,
    wait,
    told,
    run: pipe(
      acceptPeering({ aws: aws.awsFor(region), waiter }, input),
      TE.mapLeft(failureOf('CustomerConsole.acceptPeering')),
    ),
  }
}

const pending = listed({ id: peeringId, status: 'pending-acceptance' })
const active = listed({ id: peeringId, status: 'active' })

describe('accepting a peering', () => {
  it('accepts and follows until it is active', async () => {
    const { aws, run } = acceptOn({
      DescribeVpcPeeringConnections: [
        pending,
        listed({ id: peeringId, status: 'provisioning' }),
        active,
      ],
      AcceptVpcPeeringConnection: created('provisioning'),
    })
    expect(valid(await run()).status).toBe('active')
    expect(aws.actions()).toEqual([
      'DescribeVpcPeeringConnections',
      'AcceptVpcPeeringConnection',
      'DescribeVpcPeeringConnections',
      'DescribeVpcPeeringConnections',
    ])
  })

  it('waits while it is not visible in this account yet, and says so', async () => {
    const { told, run } = acceptOn({
      DescribeVpcPeeringConnections: [listed(), listed(), pending, active],
      AcceptVpcPeeringConnection: created('provisioning'),
    })
    expect(valid(await run()).status).toBe('active')
    expect(told.map((one) => one.for)).toEqual(['peeringVisible', 'peeringVisible'])
  })

  it('gives up on one that never shows; a later try may work', async () => {
    const { wait, aws, run } = acceptOn({ DescribeVpcPeeringConnections: listed() })
    expect(refused(await run())).toMatchObject({
      code: 'PeeringNotVisible',
      retryable: true,
    })
    expect(wait.pauses.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThanOrEqual(120)
    expect(aws.actions()).not.toContain('AcceptVpcPeeringConnection')
  })

  it.each([
    ['another account', { account: strangerAccountId, vpc: rescaleVpcId }],
    ['another VPC', { account: rescaleAccountId, vpc: 'vpc-0123456789abcdef0' }],
  ])('never accepts one from %s', async (_, requester) => {
    const { aws, run } = acceptOn({
      DescribeVpcPeeringConnections: listed({
        id: peeringId,
        status: 'pending-acceptance',
        requester,
      }),
    })
    expect(refused(await run())).toMatchObject({ code: 'UnexpectedRequester', retryable: false })
    expect(aws.actions()).toEqual(['DescribeVpcPeeringConnections'])
  })

  it('finds one that is active already', async () => {
    const { aws, run } = acceptOn({ DescribeVpcPeeringConnections: active })
    expect(valid(await run()).status).toBe('active')
    expect(aws.actions()).toEqual(['DescribeVpcPeeringConnections'])
  })

  it.each(['failed', 'rejected', 'expired', 'deleted'] as const)(
    'shows one that has ended as %s, without waiting',
    async (status) => {
      const { wait, run } = acceptOn({
        DescribeVpcPeeringConnections: listed({ id: peeringId, status }),
      })
      expect(valid(await run()).status).toBe(status)
      expect(wait.pauses).toEqual([])
    },
  )

  it('stops at once when it fails on being accepted: an overlap was added meanwhile', async () => {
    const { wait, run } = acceptOn({
      DescribeVpcPeeringConnections: [pending, listed({ id: peeringId, status: 'failed' })],
      AcceptVpcPeeringConnection: created('provisioning'),
    })
    expect(valid(await run()).status).toBe('failed')
    expect(wait.pauses).toEqual([])
  })

  it.each(['InvalidStateTransition', 'InvalidVpcPeeringConnectionID.NotFound'])(
    'survives an accept whose answer was lost: the repetition gets %s, the look tells',
    async (code) => {
      const { run } = acceptOn({
        DescribeVpcPeeringConnections: [pending, active],
        AcceptVpcPeeringConnection: awsError(code),
      })
      expect(valid(await run()).status).toBe('active')
    },
  )

  it('fails when another peering of the pair is active', async () => {
    const { run } = acceptOn({
      DescribeVpcPeeringConnections: pending,
      AcceptVpcPeeringConnection: awsError('VpcPeeringConnectionAlreadyExists'),
    })
    expect(refused(await run())).toMatchObject({
      code: 'VpcPeeringConnectionAlreadyExists',
      retryable: false,
    })
  })

  it('returns how far it has come when it takes too long', async () => {
    const { wait, run } = acceptOn({
      DescribeVpcPeeringConnections: [pending, listed({ id: peeringId, status: 'provisioning' })],
      AcceptVpcPeeringConnection: created('provisioning'),
    })
    expect(valid(await run()).status).toBe('provisioning')
    expect(wait.pauses.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThanOrEqual(60)
  })
})
