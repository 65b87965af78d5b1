import {
  type Script,
  answer,
  awsError,
  fakeAws,
  fakeWait,
  peeringId,
  refused,
  region,
  valid,
} from '@byoa/scripted-aws'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { failureOf } from '../../src/failures/failureOf.ts'
import { deletePeering } from '../../src/peering/deletePeering.ts'
import { waiterOf } from '../../src/waiting/Waiter.ts'
import { listed } from './peerings.ts'

const deleteOn = (scripts: Readonly<Record<string, Script>>) => {
  const aws = fakeAws(scripts)
  const wait = fakeWait()
  return {
    aws,
    wait,
    run: pipe(
      deletePeering({ aws: aws.awsFor(region), waiter: waiterOf({ wait }) }, peeringId),
      TE.mapLeft(failureOf('RescaleCloud.deletePeering')),
    ),
  }
}

describe('deleting a peering', () => {
  it.each(['pending-acceptance', 'active'] as const)('deletes one that is %s', async (status) => {
    const { aws, run } = deleteOn({
      DescribeVpcPeeringConnections: listed({ id: peeringId, status }),
      DeleteVpcPeeringConnection: answer({ return: true }),
    })
    valid(await run())
    expect(aws.received.at(-1)?.params).toMatchObject({ VpcPeeringConnectionId: peeringId })
  })

  it.each(['deleting', 'deleted', 'failed', 'rejected', 'expired'] as const)(
    'leaves one alone that is %s',
    async (status) => {
      const { aws, run } = deleteOn({
        DescribeVpcPeeringConnections: listed({ id: peeringId, status }),
      })
      valid(await run())
      expect(aws.actions()).toEqual(['DescribeVpcPeeringConnections'])
    },
  )

  it.each(['initiating-request', 'provisioning'] as const)(
    'waits while one is in %s, which cannot be deleted',
    async (status) => {
      const { aws, wait, run } = deleteOn({
        DescribeVpcPeeringConnections: [
          listed({ id: peeringId, status }),
          listed({ id: peeringId, status: 'active' }),
        ],
        DeleteVpcPeeringConnection: answer({ return: true }),
      })
      valid(await run())
      expect(wait.pauses).toEqual([2])
      expect(aws.actions().at(-1)).toBe('DeleteVpcPeeringConnection')
    },
  )

  it('gives up on one that does not settle; a later try may work', async () => {
    const { aws, run } = deleteOn({
      DescribeVpcPeeringConnections: listed({ id: peeringId, status: 'provisioning' }),
    })
    expect(refused(await run())).toMatchObject({ code: 'PeeringNotSettled', retryable: true })
    expect(aws.actions()).not.toContain('DeleteVpcPeeringConnection')
  })

  it('is content with one that is gone', async () => {
    const { aws, run } = deleteOn({ DescribeVpcPeeringConnections: listed() })
    valid(await run())
    expect(aws.actions()).toEqual(['DescribeVpcPeeringConnections'])
  })

  it('is content with one that goes while it is deleted', async () => {
    const { run } = deleteOn({
      DescribeVpcPeeringConnections: listed({ id: peeringId, status: 'active' }),
      DeleteVpcPeeringConnection: awsError('InvalidVpcPeeringConnectionID.NotFound'),
    })
    valid(await run())
  })

  it('is content with one that ended meanwhile, after looking', async () => {
    const { aws, run } = deleteOn({
      DescribeVpcPeeringConnections: [
        listed({ id: peeringId, status: 'pending-acceptance' }),
        listed({ id: peeringId, status: 'rejected' }),
      ],
      DeleteVpcPeeringConnection: awsError('InvalidStateTransition'),
    })
    valid(await run())
    expect(aws.actions()).toHaveLength(3)
  })

  it.each(['InvalidStateTransition', 'OperationNotPermitted'])(
    'rejects a request of the other side, which may not be deleted: %s',
    async (code) => {
      const { aws, run } = deleteOn({
        DescribeVpcPeeringConnections: listed({ id: peeringId, status: 'pending-acceptance' }),
        DeleteVpcPeeringConnection: awsError(code),
        RejectVpcPeeringConnection: answer({ return: true }),
      })
      valid(await run())
      expect(aws.received.at(-1)).toMatchObject({
        action: 'RejectVpcPeeringConnection',
        params: { VpcPeeringConnectionId: peeringId },
      })
    },
  )

  it('is content with a request that ended while it was rejected', async () => {
    const { run } = deleteOn({
      DescribeVpcPeeringConnections: [
        listed({ id: peeringId, status: 'pending-acceptance' }),
        listed({ id: peeringId, status: 'pending-acceptance' }),
        listed({ id: peeringId, status: 'rejected' }),
      ],
      DeleteVpcPeeringConnection: awsError('OperationNotPermitted'),
      RejectVpcPeeringConnection: awsError('InvalidStateTransition'),
    })
    valid(await run())
  })

  it.each([
    ['InvalidStateTransition', false],
    ['RequestLimitExceeded', true],
  ])('fails when a request can be neither deleted nor rejected: %s', async (code, retryable) => {
    const { run } = deleteOn({
      DescribeVpcPeeringConnections: listed({ id: peeringId, status: 'pending-acceptance' }),
      DeleteVpcPeeringConnection: awsError('OperationNotPermitted'),
      RejectVpcPeeringConnection: awsError(code, 'no', retryable ? 503 : 400),
    })
    expect(refused(await run())).toMatchObject({ code, retryable })
  })

  it('rejects nothing when deleting is not allowed', async () => {
    const { aws, run } = deleteOn({
      DescribeVpcPeeringConnections: listed({ id: peeringId, status: 'pending-acceptance' }),
      DeleteVpcPeeringConnection: awsError('UnauthorizedOperation', 'not allowed', 403),
    })
    expect(refused(await run()).code).toBe('UnauthorizedOperation')
    expect(aws.actions()).not.toContain('RejectVpcPeeringConnection')
  })

  it('fails when it could not be deleted and is still there', async () => {
    const { run } = deleteOn({
      DescribeVpcPeeringConnections: listed({ id: peeringId, status: 'active' }),
      DeleteVpcPeeringConnection: awsError('InvalidStateTransition'),
    })
    expect(refused(await run())).toMatchObject({ code: 'InvalidStateTransition', retryable: false })
  })

  it('fails when it may not', async () => {
    const { run } = deleteOn({
      DescribeVpcPeeringConnections: listed({ id: peeringId, status: 'active' }),
      DeleteVpcPeeringConnection: awsError('UnauthorizedOperation', 'not allowed', 403),
    })
    expect(refused(await run())).toMatchObject({ code: 'UnauthorizedOperation', retryable: false })
  })
})
