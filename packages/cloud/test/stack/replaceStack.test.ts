import { newRequestToken } from '@byoa/cloud-aws'
import {
  type Script,
  answer,
  awsError,
  customerAccountId,
  fakeAws,
  fakeWait,
  peeringId,
  refused,
  region,
  rescaleVpcId,
  setupOf,
  strangePeeringId,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'
import { emptyVpc } from '../leftovers/emptyVpc.ts'
import { type DescribedPeering, describing } from '../peering/peerings.ts'
import {
  complete,
  failedCreate,
  noStack,
  outputs,
  report,
  setupResources,
  stack,
  stackId,
  stackName,
} from './stacks.ts'

const templateBody = setupOf(2).body
const input = { region, stackName, templateBody, rescaleVpcId }

const replaceOn = (scripts: Readonly<Record<string, Script>>) => {
  const aws = fakeAws({
    ...emptyVpc,
    DescribeStacks: [complete(), stack({ status: 'DELETE_COMPLETE' }), complete()],
    DescribeStackResources: setupResources,
    DeleteStack: answer(),
    CreateStack: answer({ StackId: stackId }),
    ...scripts,
  })
  const wait = fakeWait()
  const customer = customerConsole({ wait, newRequestToken, awsFor: aws.awsFor })
  const writes = () => aws.actions().filter((action) => !action.startsWith('Describe'))
  const replace = (meant: string) => customer.replaceStack({ ...input, stackId: meant })
  const run = customer.replaceStack(input)
  return { aws, wait, writes, replace, run }
}

/** Peerings that change when they are deleted or rejected, as EC2 keeps them. */
const changing = (...peerings: ReadonlyArray<DescribedPeering>) => {
  const kept = new Map(peerings.map((one) => [one.id, one]))
  const become = (id: string, status: DescribedPeering['status']) => {
    const peering = kept.get(id)
    if (peering !== undefined) kept.set(id, { ...peering, status })
    return answer({ return: true })
  }
  const scripts: Readonly<Record<string, Script>> = {
    DescribeVpcPeeringConnections: (received) => describing([...kept.values()])(received),
    DeleteVpcPeeringConnection: ({ params }) => {
      const id = params['VpcPeeringConnectionId'] ?? ''
      return kept.get(id)?.status === 'pending-acceptance'
        ? awsError('OperationNotPermitted')
        : become(id, 'deleted')
    },
    RejectVpcPeeringConnection: ({ params }) =>
      become(params['VpcPeeringConnectionId'] ?? '', 'rejected'),
  }
  return scripts
}

describe('replacing a stack', () => {
  it('deletes it and creates it again, though the template is the same', async () => {
    const { aws, writes, run } = replaceOn({})
    expect(valid(await run())).toEqual(report)
    expect(writes()).toEqual(['DeleteStack', 'CreateStack'])
    expect(aws.actions()).toHaveLength(13)
    expect(aws.received.find(({ action }) => action === 'CreateStack')?.params).toMatchObject({
      StackName: stackName,
      TemplateBody: templateBody,
      'Capabilities.member.1': 'CAPABILITY_IAM',
    })
  })

  it('creates one that is not there', async () => {
    const { writes, run } = replaceOn({ DescribeStacks: [noStack, complete()] })
    expect(valid(await run())).toEqual(report)
    expect(writes()).toEqual(['CreateStack'])
  })

  it.each(['DELETE_FAILED', 'UPDATE_ROLLBACK_FAILED', 'ROLLBACK_COMPLETE'])(
    'replaces one that is in %s',
    async (status) => {
      const { writes, run } = replaceOn({
        DescribeStacks: [stack({ status }), stack({ status: 'DELETE_COMPLETE' }), complete()],
      })
      expect(valid(await run())).toEqual(report)
      expect(writes()).toEqual(['DeleteStack', 'CreateStack'])
    },
  )

  it('replaces the stack that is meant, and leaves another one in its place', async () => {
    const meant = replaceOn({})
    expect(valid(await meant.replace(stackId)())).toEqual(report)
    expect(meant.writes()).toEqual(['DeleteStack', 'CreateStack'])
    const replaced = replaceOn({ DescribeStacks: complete() })
    expect(valid(await replaced.replace(`${stackId}-before`)())).toEqual(report)
    expect(replaced.aws.actions()).toEqual(['DescribeStacks'])
  })

  it.each(['ROLLBACK_COMPLETE', 'DELETE_FAILED'])(
    'replaces the one in its place when that is in %s, which nobody uses',
    async (status) => {
      const { writes, replace } = replaceOn({
        DescribeStacks: [stack({ status }), stack({ status: 'DELETE_COMPLETE' }), complete()],
      })
      expect(valid(await replace(`${stackId}-before`)())).toEqual(report)
      expect(writes()).toEqual(['DeleteStack', 'CreateStack'])
    },
  )

  it('fails when the one in its place needs a person', async () => {
    const { writes, replace } = replaceOn({
      DescribeStacks: stack({ status: 'UPDATE_ROLLBACK_FAILED' }),
      DescribeStackEvents: failedCreate,
    })
    const failure = refused(await replace(`${stackId}-before`)())
    expect(failure).toMatchObject({ code: 'StackFailed', retryable: false })
    expect(failure.message).toContain('SubnetLimitExceeded')
    expect(writes()).toEqual([])
  })

  it('creates it when the stack that is meant is gone', async () => {
    const { writes, replace } = replaceOn({ DescribeStacks: [noStack, complete()] })
    expect(valid(await replace(stackId)())).toEqual(report)
    expect(writes()).toEqual(['CreateStack'])
  })

  it('waits for what is under way', async () => {
    const { writes, run } = replaceOn({
      DescribeStacks: [
        stack({ status: 'UPDATE_IN_PROGRESS', outputs }),
        complete('UPDATE_COMPLETE'),
        stack({ status: 'DELETE_COMPLETE' }),
        complete(),
      ],
    })
    expect(valid(await run())).toEqual(report)
    expect(writes()).toEqual(['DeleteStack', 'CreateStack'])
  })

  it('deletes the peerings of its VPC before, and rejects those that wait', async () => {
    const { writes, run } = replaceOn(
      changing(
        { id: peeringId, status: 'active' },
        { id: strangePeeringId, status: 'pending-acceptance' },
      ),
    )
    expect(valid(await run())).toEqual(report)
    expect(writes()).toEqual([
      'DeleteVpcPeeringConnection',
      'DeleteVpcPeeringConnection',
      'RejectVpcPeeringConnection',
      'DeleteStack',
      'CreateStack',
    ])
  })

  it('waits until a peering has ended, and goes on when that takes too long', async () => {
    const { aws, wait, run } = replaceOn({
      DescribeVpcPeeringConnections: (received) =>
        describing([
          {
            id: peeringId,
            status: aws.actions().includes('DeleteVpcPeeringConnection') ? 'deleting' : 'active',
          },
        ])(received),
      DeleteVpcPeeringConnection: answer({ return: true }),
    })
    expect(valid(await run())).toEqual(report)
    expect(wait.pauses.length).toBeGreaterThan(0)
    expect(wait.pauses.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThanOrEqual(30)
  })

  it('leaves everything as it is while something else is in its VPC', async () => {
    const { writes, run } = replaceOn({
      ...changing({ id: peeringId, status: 'active' }),
      DescribeSecurityGroups: answer({
        securityGroupInfo: [{ groupId: 'sg-1', groupName: 'others' }],
      }),
    })
    const failure = refused(await run())
    expect(failure).toMatchObject({
      operation: 'CustomerConsole.replaceStack',
      code: 'StackInUse',
      retryable: false,
    })
    expect(failure.message).toContain('security-group sg-1')
    expect(failure.message).not.toContain(peeringId)
    expect(writes()).toEqual([])
  })

  it('leaves everything as it is while a peering of the customer’s own leads to its VPC', async () => {
    const { writes, run } = replaceOn(
      changing(
        { id: peeringId, status: 'active' },
        {
          id: strangePeeringId,
          status: 'active',
          requester: { account: customerAccountId, vpc: 'vpc-0f00000000000000f' },
        },
      ),
    )
    const failure = refused(await run())
    expect(failure).toMatchObject({ code: 'StackInUse', retryable: false })
    expect(failure.message).toContain(strangePeeringId)
    expect(failure.message).not.toContain(peeringId)
    expect(writes()).toEqual([])
  })

  it('leaves everything as it is when the stack is protected', async () => {
    const { writes, run } = replaceOn({
      ...changing({ id: peeringId, status: 'active' }),
      DescribeStacks: stack({ status: 'CREATE_COMPLETE', outputs, isProtected: true }),
    })
    expect(refused(await run())).toMatchObject({ code: 'TerminationProtected', retryable: false })
    expect(writes()).toEqual([])
  })

  it('keeps the stack when a peering cannot be deleted', async () => {
    const { writes, run } = replaceOn({
      ...changing({ id: peeringId, status: 'active' }),
      DeleteVpcPeeringConnection: awsError('UnauthorizedOperation', 'not allowed', 403),
    })
    expect(refused(await run())).toMatchObject({ code: 'UnauthorizedOperation', retryable: false })
    expect(writes()).toEqual(['DeleteVpcPeeringConnection'])
  })

  it('asks AWS nothing for a template that is none', async () => {
    const aws = fakeAws({})
    const customer = customerConsole({ wait: fakeWait(), newRequestToken, awsFor: aws.awsFor })
    const replaced = await customer.replaceStack({ region, stackName, templateBody: '{}' })()
    expect(refused(replaced).code).toBe('UnreadableTemplate')
    expect(aws.actions()).toEqual([])
  })
})
