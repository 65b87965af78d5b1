import { describe, expect, it } from 'vitest'

import { awsCustomerConsole } from '../../src/awsCustomerConsole.ts'
import type { StackProgress } from '../../src/stack/StackCall.ts'
import { type Script, answer, awsError, fakeAws } from '../fakeAws.ts'
import { fakeWait } from '../fakeWait.ts'
import { region, setupOf } from '../samples.ts'
import { refused, valid } from '../valid.ts'
import {
  complete,
  events,
  failedCreate,
  noStack,
  noUpdates,
  outputs,
  report,
  stack,
  stackId,
  stackName,
} from './stacks.ts'

const templateBody = setupOf(2).body

const runOn = (
  scripts: Readonly<Record<string, Script>>,
  onProgress?: (progress: StackProgress) => void,
) => {
  const aws = fakeAws(scripts)
  const wait = fakeWait()
  const customer = awsCustomerConsole({
    wait,
    clientsFor: (where) => ({ ec2: aws.ec2(where), cloudFormation: aws.cloudFormation(where) }),
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  const run = (body: string = templateBody) =>
    customer.runStack({ region, stackName, templateBody: body })()
  const sent = (action: string) =>
    aws.received.filter((one) => one.action === action).map(({ params }) => params)
  return { aws, wait, run, sent }
}

const creating = stack({ status: 'CREATE_IN_PROGRESS' })
const created = answer({ StackId: stackId })

describe('a stack that does not exist', () => {
  it('is created with the template, a token and the capability, and waited for', async () => {
    const { aws, wait, run, sent } = runOn({
      DescribeStacks: [noStack, creating, creating, complete()],
      CreateStack: created,
    })
    expect(valid(await run())).toEqual(report)
    expect(aws.actions()).toEqual([
      'DescribeStacks',
      'CreateStack',
      'DescribeStacks',
      'DescribeStacks',
      'DescribeStacks',
    ])
    expect(wait.pauses).toEqual([5, 5])
    const [create] = sent('CreateStack')
    expect(create).toMatchObject({
      StackName: stackName,
      TemplateBody: templateBody,
      'Capabilities.member.1': 'CAPABILITY_IAM',
    })
    expect(create?.['ClientRequestToken']).toMatch(/^[a-zA-Z0-9][-a-zA-Z0-9]{0,127}$/)
  })

  it('is looked for again while it does not show yet', async () => {
    const { run } = runOn({
      DescribeStacks: [noStack, noStack, complete()],
      CreateStack: created,
    })
    expect(valid(await run())).toEqual(report)
  })

  it('needs no capability for a template without roles', async () => {
    const { run, sent } = runOn({
      DescribeStacks: [noStack, complete()],
      CreateStack: created,
    })
    await run('{"Resources":{"Vpc":{"Type":"AWS::EC2::VPC","Properties":{}}}}')
    expect(Object.keys(sent('CreateStack')[0] ?? {})).not.toContain('Capabilities.member.1')
  })

  it('has one token for one template, and another for another', async () => {
    const scripts = { DescribeStacks: [noStack, complete()], CreateStack: created }
    const tokenFor = async (body: string) => {
      const { run, sent } = runOn(scripts)
      await run(body)
      return sent('CreateStack')[0]?.['ClientRequestToken']
    }
    const first = await tokenFor(templateBody)
    expect(await tokenFor(templateBody)).toBe(first)
    expect(await tokenFor(setupOf(3).body)).not.toBe(first)
  })

  it('is followed when another attempt was quicker', async () => {
    const { run } = runOn({
      DescribeStacks: [noStack, creating, complete()],
      CreateStack: awsError('AlreadyExistsException', 'Stack [x] already exists'),
    })
    expect(valid(await run())).toEqual(report)
  })

  it('fails with the first cause, not with what was given up because of it', async () => {
    const { run, aws } = runOn({
      DescribeStacks: [noStack, creating, stack({ status: 'ROLLBACK_COMPLETE' })],
      CreateStack: created,
      DescribeStackEvents: failedCreate,
    })
    const failure = refused(await run())
    expect(failure).toMatchObject({
      operation: 'CustomerConsole.runStack',
      code: 'StackFailed',
      retryable: false,
    })
    expect(failure.message).toContain('Subnet2 (AWS::EC2::Subnet): SubnetLimitExceeded')
    expect(failure.message).not.toContain('cancelled')
    expect(aws.actions()).not.toContain('DeleteStack')
  })

  it.each(['LimitExceededException', 'InsufficientCapabilitiesException', 'ValidationError'])(
    'fails when it may not be created: %s',
    async (code) => {
      const { run } = runOn({ DescribeStacks: noStack, CreateStack: awsError(code) })
      expect(refused(await run())).toMatchObject({ code, retryable: false })
    },
  )

  it('is still moving when patience ends; a later run goes on with it', async () => {
    const { wait, run } = runOn({ DescribeStacks: [noStack, creating], CreateStack: created })
    expect(refused(await run())).toMatchObject({ code: 'StackInProgress', retryable: true })
    expect(wait.pauses.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThanOrEqual(1800)
  })
})

describe('a stack that is complete', () => {
  it('is left as it is when nothing is to be updated', async () => {
    const { aws, run } = runOn({ DescribeStacks: complete(), UpdateStack: noUpdates })
    expect(valid(await run())).toEqual(report)
    expect(aws.actions()).toEqual(['DescribeStacks', 'UpdateStack'])
  })

  it('is updated to another template, and waited for', async () => {
    const { run, sent } = runOn({
      DescribeStacks: [
        complete(),
        stack({ status: 'UPDATE_IN_PROGRESS' }),
        stack({ status: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', outputs }),
        complete('UPDATE_COMPLETE'),
      ],
      UpdateStack: answer({ StackId: stackId }),
    })
    expect(valid(await run())).toEqual(report)
    expect(sent('UpdateStack')[0]).toMatchObject({
      TemplateBody: templateBody,
      'Capabilities.member.1': 'CAPABILITY_IAM',
    })
  })

  it('fails when the update is rolled back, though its outputs are usable', async () => {
    const { run } = runOn({
      DescribeStacks: [complete(), complete('UPDATE_ROLLBACK_COMPLETE')],
      UpdateStack: answer({ StackId: stackId }),
      DescribeStackEvents: events(
        { resource: stackName, status: 'UPDATE_IN_PROGRESS' },
        { resource: 'Vpc', status: 'UPDATE_FAILED', reason: 'CidrLimitExceeded' },
      ),
    })
    const failure = refused(await run())
    expect(failure.code).toBe('StackFailed')
    expect(failure.message).toContain('UPDATE_ROLLBACK_COMPLETE')
    expect(failure.message).toContain('CidrLimitExceeded')
  })

  it('fails when its outputs are not those of a setup, and says which', async () => {
    const { run } = runOn({
      DescribeStacks: stack({
        status: 'CREATE_COMPLETE',
        outputs: { ...outputs, VpcId: 'vpc-nonsense', RoleArn: '' },
      }),
      UpdateStack: noUpdates,
    })
    const failure = refused(await run())
    expect(failure.code).toBe('UnreadableOutputs')
    expect(failure.message).toMatch(/roleArn: .*vpcId: /)
  })
})

describe('a stack that never completed', () => {
  it.each(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'REVIEW_IN_PROGRESS'])(
    'in %s is deleted and created again',
    async (status) => {
      const { aws, run } = runOn({
        DescribeStacks: [
          stack({ status }),
          stack({ status: 'DELETE_IN_PROGRESS' }),
          stack({ status: 'DELETE_COMPLETE' }),
          complete(),
        ],
        DeleteStack: answer(),
        CreateStack: created,
      })
      expect(valid(await run())).toEqual(report)
      expect(aws.actions().filter((action) => action !== 'DescribeStacks')).toEqual([
        'DeleteStack',
        'CreateStack',
      ])
    },
  )

  it('is created with another token than the time before', async () => {
    const first = runOn({ DescribeStacks: [noStack, complete()], CreateStack: created })
    await first.run()
    const second = runOn({
      DescribeStacks: [stack({ status: 'ROLLBACK_COMPLETE' }), noStack, complete()],
      DeleteStack: answer(),
      CreateStack: created,
    })
    await second.run()
    const [one, other] = [first, second].map(
      ({ sent }) => sent('CreateStack')[0]?.['ClientRequestToken'],
    )
    expect(one).not.toBe(other)
  })

  it('is left alone when somebody protected it', async () => {
    const { aws, run } = runOn({
      DescribeStacks: stack({ status: 'ROLLBACK_COMPLETE', isProtected: true }),
    })
    expect(refused(await run())).toMatchObject({ code: 'TerminationProtected', retryable: false })
    expect(aws.actions()).toEqual(['DescribeStacks'])
  })
})

describe('a stack that is moving', () => {
  it('is waited for before anything is done to it', async () => {
    const { aws, run } = runOn({
      DescribeStacks: [creating, creating, complete()],
      UpdateStack: noUpdates,
    })
    expect(valid(await run())).toEqual(report)
    expect(aws.actions().at(-1)).toBe('UpdateStack')
  })

  it('on its way out, is created anew once it is gone', async () => {
    const { aws, run } = runOn({
      DescribeStacks: [
        stack({ status: 'DELETE_IN_PROGRESS' }),
        stack({ status: 'DELETE_COMPLETE' }),
        complete(),
      ],
      CreateStack: created,
    })
    expect(valid(await run())).toEqual(report)
    expect(aws.actions()).toContain('CreateStack')
  })
})

describe('a stack that is stuck', () => {
  it.each(['DELETE_FAILED', 'UPDATE_ROLLBACK_FAILED', 'UPDATE_FAILED', 'SOMETHING_NEW'])(
    'in %s is a failure and nothing is done to it',
    async (status) => {
      const { aws, run } = runOn({
        DescribeStacks: stack({ status, reason: 'a person is needed' }),
        DescribeStackEvents: events(),
      })
      const failure = refused(await run())
      expect(failure).toMatchObject({ code: 'StackFailed', retryable: false })
      expect(failure.message).toContain(`${status}: a person is needed`)
      expect(aws.actions()).toEqual(['DescribeStacks', 'DescribeStackEvents'])
    },
  )
})

describe('progress', () => {
  it('tells each event of this operation once, the earliest first', async () => {
    const told: string[] = []
    const begun = { resource: stackName, status: 'CREATE_IN_PROGRESS' }
    const earlier = { resource: 'Old', status: 'DELETE_COMPLETE' }
    const subnet = { resource: 'Subnet1', status: 'CREATE_COMPLETE' }
    const done = { resource: stackName, status: 'CREATE_COMPLETE' }
    const { run } = runOn(
      {
        DescribeStacks: [noStack, creating, complete()],
        CreateStack: created,
        DescribeStackEvents: [events(earlier, begun), events(earlier, begun, subnet, done)],
      },
      ({ logicalId, status }) => told.push(`${logicalId} ${status}`),
    )
    valid(await run())
    expect(told).toEqual([
      `${stackName} CREATE_IN_PROGRESS`,
      'Subnet1 CREATE_COMPLETE',
      `${stackName} CREATE_COMPLETE`,
    ])
  })
})

describe('a template that is none', () => {
  it.each(['', 'Resources: {}', '[]', '{"Resources":{"A":{"Type":1}}}'])(
    'asks AWS nothing: %s',
    async (body) => {
      const { aws, run } = runOn({})
      expect(refused(await run(body)).code).toBe('UnreadableTemplate')
      expect(aws.actions()).toEqual([])
    },
  )
})
