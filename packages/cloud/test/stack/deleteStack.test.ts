import { newRequestToken } from '@byoa/cloud-aws'
import {
  type Script,
  answer,
  awsError,
  fakeAws,
  fakeWait,
  refused,
  region,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'
import { complete, events, noStack, stack, stackId, stackName } from './stacks.ts'

const deleteOn = (scripts: Readonly<Record<string, Script>>) => {
  const aws = fakeAws(scripts)
  const customer = customerConsole({ wait: fakeWait(), newRequestToken, awsFor: aws.awsFor })
  return { aws, run: customer.deleteStack({ region, stackName }) }
}

describe('deleting a stack', () => {
  it('deletes it by its id, and waits until it is gone', async () => {
    const { aws, run } = deleteOn({
      DescribeStacks: [
        complete(),
        stack({ status: 'DELETE_IN_PROGRESS' }),
        stack({ status: 'DELETE_COMPLETE' }),
      ],
      DeleteStack: answer(),
    })
    valid(await run())
    expect(aws.received.find(({ action }) => action === 'DeleteStack')?.params).toMatchObject({
      StackName: stackId,
    })
    expect(aws.actions()).toHaveLength(4)
  })

  it('is content with one that never was, or is gone', async () => {
    const { aws, run } = deleteOn({ DescribeStacks: noStack })
    valid(await run())
    expect(aws.actions()).toEqual(['DescribeStacks'])
  })

  it('is content when it cannot even be described any more', async () => {
    const { run } = deleteOn({ DescribeStacks: [complete(), noStack], DeleteStack: answer() })
    valid(await run())
  })

  it('waits for a deletion that is under way', async () => {
    const { aws, run } = deleteOn({
      DescribeStacks: [
        stack({ status: 'DELETE_IN_PROGRESS' }),
        stack({ status: 'DELETE_COMPLETE' }),
      ],
    })
    valid(await run())
    expect(aws.actions()).not.toContain('DeleteStack')
  })

  it.each(['UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'])(
    'waits while it is in %s, in which it cannot be deleted',
    async (status) => {
      const { aws, run } = deleteOn({
        DescribeStacks: [
          stack({ status }),
          complete('UPDATE_COMPLETE'),
          stack({ status: 'DELETE_COMPLETE' }),
        ],
        DeleteStack: () =>
          aws.actions().filter((action) => action === 'DescribeStacks').length === 1
            ? awsError('ValidationError', `Stack [x] cannot be deleted while in status ${status}`)
            : answer(),
      })
      valid(await run())
      expect(aws.actions()).toContain('DeleteStack')
    },
  )

  it('tries again what failed before', async () => {
    const { run } = deleteOn({
      DescribeStacks: [stack({ status: 'DELETE_FAILED' }), stack({ status: 'DELETE_COMPLETE' })],
      DeleteStack: answer(),
    })
    valid(await run())
  })

  it('respects termination protection', async () => {
    const { aws, run } = deleteOn({
      DescribeStacks: stack({ status: 'CREATE_COMPLETE', isProtected: true }),
    })
    expect(refused(await run())).toMatchObject({ code: 'TerminationProtected', retryable: false })
    expect(aws.actions()).toEqual(['DescribeStacks'])
  })

  it('understands when protection was put on meanwhile', async () => {
    const { run } = deleteOn({
      DescribeStacks: complete(),
      DeleteStack: awsError(
        'ValidationError',
        'Stack [x] cannot be deleted while TerminationProtection is enabled',
      ),
    })
    expect(refused(await run()).code).toBe('TerminationProtected')
  })

  it('fails with what stands in the way', async () => {
    const { run } = deleteOn({
      DescribeStacks: [complete(), stack({ status: 'DELETE_FAILED' })],
      DeleteStack: answer(),
      DescribeStackEvents: events(
        { resource: stackName, status: 'DELETE_IN_PROGRESS' },
        {
          resource: 'Subnet1',
          status: 'DELETE_FAILED',
          reason: 'The subnet has dependencies and cannot be deleted',
        },
      ),
    })
    const failure = refused(await run())
    expect(failure).toMatchObject({ code: 'StackFailed', retryable: false })
    expect(failure.message).toContain('Subnet1 (AWS::EC2::Subnet): The subnet has dependencies')
  })

  it('names what failed in this deletion, not what failed in one before', async () => {
    const tokens = () =>
      aws.received
        .filter(({ action }) => action === 'DeleteStack')
        .map(({ params }) => params['ClientRequestToken'])
    const { aws, run } = deleteOn({
      DescribeStacks: stack({ status: 'DELETE_FAILED', reason: 'the stack says so' }),
      DeleteStack: answer(),
      DescribeStackEvents: () =>
        events(
          { resource: stackName, status: 'DELETE_IN_PROGRESS', token: tokens()[0] ?? '' },
          { resource: 'Subnet1', status: 'DELETE_FAILED', reason: 'of the first' },
        ),
    })
    expect(refused(await run()).message).toContain('of the first')
    const again = refused(await run()).message
    expect(again).not.toContain('of the first')
    expect(again).toContain('the stack says so')
    expect(new Set(tokens()).size).toBe(2)
  })

  it('fails when it may not look', async () => {
    const { run } = deleteOn({ DescribeStacks: awsError('AccessDenied', 'not you', 403) })
    expect(refused(await run())).toMatchObject({ code: 'AccessDenied', retryable: false })
  })
})
