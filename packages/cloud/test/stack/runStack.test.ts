import { newRequestToken, sdkAws } from '@byoa/cloud-aws'
import {
  type Reply,
  type Script,
  answer,
  awsError,
  broken,
  fakeAws,
  fakeWait,
  peeringId,
  refused,
  region,
  setupOf,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'
import type { StackProgress } from '../../src/stack/StackProgress.ts'
import { emptyVpc } from '../leftovers/emptyVpc.ts'
import { listed } from '../peering/peerings.ts'
import {
  complete,
  events,
  failedCreate,
  noStack,
  noUpdates,
  outputs,
  report,
  setupResources,
  stack,
  stackId,
  stackName,
  withOtherBlock,
} from './stacks.ts'

const templateBody = setupOf(2).body

const runOn = (
  scripts: Readonly<Record<string, Script>>,
  onProgress?: (progress: StackProgress) => void,
) => {
  const aws = fakeAws(scripts)
  const wait = fakeWait()
  const customer = customerConsole({
    wait,
    newRequestToken,
    awsFor: aws.awsFor,
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

  it('has one token for the retries of a request, and another for another run', async () => {
    const aws = fakeAws({
      DescribeStacks: [noStack, complete(), noStack, complete()],
      CreateStack: [broken('ECONNRESET'), created],
    })
    const retrying = sdkAws({ ...aws.config, maxAttempts: 2 })
    const customer = customerConsole({ wait: fakeWait(), newRequestToken, awsFor: retrying })
    const run = customer.runStack({ region, stackName, templateBody })
    valid(await run())
    valid(await run())
    const [first, retried, next] = aws.received
      .filter(({ action }) => action === 'CreateStack')
      .map(({ params }) => params['ClientRequestToken'])
    expect(first).toMatch(/^byoa-[-0-9a-f]{36}$/)
    expect(retried).toBe(first)
    expect(next).not.toBe(first)
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

describe('a stack whose VPC has another block than the template', () => {
  it('is deleted and created again, after nothing was found to depend on it', async () => {
    const { aws, run } = runOn({
      ...emptyVpc,
      DescribeStacks: [withOtherBlock, stack({ status: 'DELETE_COMPLETE' }), complete()],
      DescribeStackResources: setupResources,
      DeleteStack: answer(),
      CreateStack: created,
    })
    expect(valid(await run())).toEqual(report)
    expect(aws.actions().filter((action) => action.endsWith('Stack'))).toEqual([
      'DeleteStack',
      'CreateStack',
    ])
  })

  it.each([
    [
      'network-interface eni-1',
      {
        DescribeNetworkInterfaces: answer({
          networkInterfaceSet: [{ networkInterfaceId: 'eni-1' }],
        }),
      },
    ],
    [
      `vpc-peering-connection ${peeringId}`,
      { DescribeVpcPeeringConnections: listed({ id: peeringId, status: 'active' }) },
    ],
  ])('is left as it is while its VPC is in use, and says by what: %s', async (named, scripts) => {
    const { aws, run } = runOn({
      ...emptyVpc,
      ...scripts,
      DescribeStacks: withOtherBlock,
      DescribeStackResources: setupResources,
    })
    const failure = refused(await run())
    expect(failure).toMatchObject({
      operation: 'CustomerConsole.runStack',
      code: 'StackInUse',
      retryable: false,
    })
    expect(failure.message).toContain(named)
    expect(aws.actions().filter((action) => action.endsWith('Stack'))).toEqual([])
  })

  it('is left as it is when it is protected', async () => {
    const { aws, run } = runOn({
      ...emptyVpc,
      DescribeStacks: stack({
        status: 'CREATE_COMPLETE',
        outputs: { ...outputs, VpcCidr: '10.51.0.0/16' },
        isProtected: true,
      }),
      DescribeStackResources: setupResources,
    })
    expect(refused(await run()).code).toBe('TerminationProtected')
    expect(aws.actions()).not.toContain('DeleteStack')
  })

  it.each([
    [
      'the template names no block',
      '{"Resources":{"Vpc":{"Type":"AWS::EC2::VPC","Properties":{}}}}',
      {},
    ],
    ['the stack has no such output', templateBody, { VpcCidr: '' }],
    ['both are written otherwise', templateBody.replace('10.50.0.0/16', '10.50.0.1/16'), {}],
  ])('is not meant where %s', async (_, body, changed) => {
    const { aws, run } = runOn({
      DescribeStacks: stack({ status: 'CREATE_COMPLETE', outputs: { ...outputs, ...changed } }),
      UpdateStack: noUpdates,
    })
    await run(body)
    expect(aws.actions()).toEqual(['DescribeStacks', 'UpdateStack'])
  })
})

describe('the cause of a failure', () => {
  const begun = (token?: string) => ({
    resource: stackName,
    status: 'UPDATE_IN_PROGRESS',
    ...(token === undefined ? {} : { token }),
  })
  const older = { resource: 'Old', status: 'UPDATE_FAILED', reason: 'of an older update' }
  const cause = { resource: 'Vpc', status: 'UPDATE_FAILED', reason: 'CidrLimitExceeded' }

  const failedUpdate = async (happened: (token: string) => Reply) => {
    const failed = runOn({
      DescribeStacks: [
        complete(),
        stack({ status: 'UPDATE_ROLLBACK_COMPLETE', reason: 'the stack says so', outputs }),
      ],
      UpdateStack: answer({ StackId: stackId }),
      DescribeStackEvents: () =>
        happened(failed.sent('UpdateStack')[0]?.['ClientRequestToken'] ?? ''),
    })
    return refused(await failed.run()).message
  }

  it('is of the operation that this run began', async () => {
    const message = await failedUpdate((token) =>
      events(begun('older'), older, begun(token), cause),
    )
    expect(message).toContain('CidrLimitExceeded')
    expect(message).not.toContain('older')
  })

  it('is of the last operation where AWS shows no tokens', async () => {
    const message = await failedUpdate(() => events(begun(), older, begun(), cause))
    expect(message).toContain('CidrLimitExceeded')
  })

  it('is none of an operation before, while the events of this one do not show', async () => {
    const message = await failedUpdate(() => events(begun('older'), older))
    expect(message).toContain('the stack says so')
    expect(message).not.toContain('older update')
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

  it('is left alone when somebody protected it', async () => {
    const { aws, run } = runOn({
      DescribeStacks: stack({ status: 'ROLLBACK_COMPLETE', isProtected: true }),
    })
    expect(refused(await run())).toMatchObject({ code: 'TerminationProtected', retryable: false })
    expect(aws.actions()).toEqual(['DescribeStacks'])
  })
})

describe('a stack whose deletion failed', () => {
  const halfDeleted = {
    ...emptyVpc,
    DescribeStacks: [
      stack({ status: 'DELETE_FAILED' }),
      stack({ status: 'DELETE_COMPLETE' }),
      complete(),
    ],
    DescribeStackResources: setupResources,
    DeleteStack: answer(),
    CreateStack: created,
  }

  it('is deleted and created again', async () => {
    const { aws, run } = runOn(halfDeleted)
    expect(valid(await run())).toEqual(report)
    expect(aws.actions().filter((action) => !action.startsWith('Describe'))).toEqual([
      'DeleteStack',
      'CreateStack',
    ])
  })

  it('is left as it is while something else is in its VPC', async () => {
    const { aws, run } = runOn({
      ...halfDeleted,
      DescribeSecurityGroups: answer({
        securityGroupInfo: [{ groupId: 'sg-1', groupName: 'others' }],
      }),
    })
    const failure = refused(await run())
    expect(failure).toMatchObject({ code: 'StackInUse', retryable: false })
    expect(failure.message).toContain('security-group sg-1')
    expect(aws.actions().filter((action) => !action.startsWith('Describe'))).toEqual([])
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
  it.each([
    ['UPDATE_ROLLBACK_FAILED', 'a person is needed', 'a person is needed'],
    ['UPDATE_FAILED', undefined, 'CloudFormation gives no reason'],
    ['SOMETHING_NEW', 'a person is needed', 'a person is needed'],
  ])('in %s is a failure and nothing is done to it: %s', async (status, reason, said) => {
    const { aws, run } = runOn({
      DescribeStacks: stack({ status, ...(reason === undefined ? {} : { reason }) }),
      DescribeStackEvents: events(),
    })
    const failure = refused(await run())
    expect(failure).toMatchObject({ code: 'StackFailed', retryable: false })
    expect(failure.message).toContain(`${status}: ${said}`)
    expect(aws.actions()).toEqual(['DescribeStacks', 'DescribeStackEvents'])
  })
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

  it.each([
    ['AccessDenied', 403],
    ['Throttling', 400],
  ])(
    'is not told while the events cannot be read, and the stack is made: %s',
    async (code, status) => {
      const told: StackProgress[] = []
      const { run } = runOn(
        {
          DescribeStacks: [noStack, creating, complete()],
          CreateStack: created,
          DescribeStackEvents: awsError(code, 'no', status),
        },
        (progress) => told.push(progress),
      )
      expect(valid(await run())).toEqual(report)
      expect(told).toEqual([])
    },
  )
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
