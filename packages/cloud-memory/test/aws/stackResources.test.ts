import { describe, expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'

const StackName = 's'

const TemplateBody = JSON.stringify({
  Description: 'a VPC and a gateway',
  Resources: {
    V: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    G: { Type: 'AWS::EC2::InternetGateway' },
  },
})

const scene = (more: object = {}) => {
  const { customer, wait } = newSandbox({ delays: { stackSeconds: 60 } })
  const { StackId } = customer.ok('CreateStack', { StackName, TemplateBody, ...more })
  wait(60)
  return { customer, wait, StackId }
}

const drift = { DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' } }

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResource.html */
describe('a resource of a stack', () => {
  test('is told alike by each of the three actions', () => {
    const { customer, StackId } = scene()
    const input = { StackName, LogicalResourceId: 'V' }
    const { StackResourceDetail: detail } = customer.ok('DescribeStackResource', input)
    const at = new Date('2026-01-01T00:01:00.000Z')
    expect(detail).toEqual({
      StackName,
      StackId,
      LogicalResourceId: 'V',
      PhysicalResourceId: expect.stringMatching(/^vpc-/) as unknown,
      ResourceType: 'AWS::EC2::VPC',
      ResourceStatus: 'CREATE_COMPLETE',
      LastUpdatedTimestamp: at,
      ...drift,
    })
    const { StackName: _name, StackId: _id, ...summary } = detail
    const listed = customer.ok('ListStackResources', { StackName }).StackResourceSummaries
    expect(listed[0]).toEqual(summary)
    expect(listed).toHaveLength(2)
    const { LastUpdatedTimestamp: Timestamp, ...rest } = detail
    const { PhysicalResourceId } = detail
    const described = (more: object) => customer.ok('DescribeStackResources', more).StackResources
    expect(described(input)).toEqual([{ ...rest, Timestamp }])
    expect(described({ PhysicalResourceId })).toEqual(described({ StackName }))
  })

  test('that is not there is refused, and a stack that is not', () => {
    const { customer } = scene()
    const refusals = [
      customer.error('DescribeStackResource', { StackName: 't', LogicalResourceId: 'V' }),
      customer.error('DescribeStackResource', { StackName, LogicalResourceId: 'X' }),
      customer.error('DescribeStackResources', { PhysicalResourceId: 'vpc-1' }),
      customer.error('DescribeStackResources', {}),
      customer.error('ListStackResources', { StackName: 't' }),
    ]
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['ValidationError']))
    expect(refusals.map(({ message }) => message)).toEqual([
      "Stack 't' does not exist",
      'Resource X does not exist for stack s',
      'Stack for vpc-1 does not exist',
      'Either StackName or PhysicalResourceId must be specified, but not both',
      'Stack with id t does not exist',
    ])
  })
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html */
test('a stack is told with its times, and what AWS always tells', () => {
  const { customer, wait, StackId } = scene({ DisableRollback: true })
  const told = () => customer.ok('DescribeStacks', { StackName: StackId }).Stacks[0]
  expect(told()).toEqual({
    StackName,
    StackId,
    StackStatus: 'CREATE_COMPLETE',
    Description: 'a VPC and a gateway',
    CreationTime: new Date('2026-01-01T00:00:00.000Z'),
    DisableRollback: true,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    EnableTerminationProtection: false,
    NotificationARNs: [],
    RollbackConfiguration: {},
    Capabilities: [],
    Outputs: [],
    Tags: [],
  })
  const Tags = [{ Key: 'a', Value: 'b' }]
  customer.ok('UpdateStack', { StackName, UsePreviousTemplate: true, Tags })
  wait(60)
  expect(told()?.LastUpdatedTime).toEqual(new Date('2026-01-01T00:01:00.000Z'))
  customer.ok('DeleteStack', { StackName })
  wait(60)
  const deleted = { DeletionTime: new Date('2026-01-01T00:02:00.000Z') }
  expect(told()).toMatchObject(deleted)
  expect(customer.ok('ListStacks', {}).StackSummaries[0]).toMatchObject({
    StackStatus: 'DELETE_COMPLETE',
    TemplateDescription: 'a VPC and a gateway',
    LastUpdatedTime: new Date('2026-01-01T00:01:00.000Z'),
    ...deleted,
  })
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html */
describe('resources that a deletion leaves', () => {
  const blocked = () => {
    const { customer, wait, StackId } = scene()
    const { PhysicalResourceId: VpcId } = customer.ok('DescribeStackResource', {
      StackName,
      LogicalResourceId: 'V',
    }).StackResourceDetail
    customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.0.0.0/24' })
    customer.ok('DeleteStack', { StackName })
    wait(60)
    const status = () => {
      wait(60)
      return customer.ok('DescribeStacks', { StackName: StackId }).Stacks[0]?.StackStatus
    }
    return { customer, status, StackId, VpcId }
  }

  test('are named once it has failed', () => {
    const { customer, status, StackId, VpcId } = blocked()
    expect(status()).toBe('DELETE_FAILED')
    customer.ok('DeleteStack', { StackName, RetainResources: ['V'] })
    expect(status()).toBe('DELETE_COMPLETE')
    expect(customer.ok('DescribeVpcs', { VpcIds: [VpcId] }).Vpcs).toHaveLength(1)
    const { StackEvents } = customer.ok('DescribeStackEvents', { StackName: StackId })
    const skipped = StackEvents.filter((event) => event.ResourceStatus === 'DELETE_SKIPPED')
    expect(skipped.map((event) => event.LogicalResourceId)).toEqual(['V'])
  })

  test('are those that are still there', () => {
    const { customer, status } = blocked()
    status()
    const retain = { StackName, RetainResources: ['G'] }
    expect(customer.error('DeleteStack', retain).message).toBe(
      'The specified resources to retain must be in a valid state. Do not specify resources that are in the DELETE_COMPLETE state.',
    )
  })

  test('are not named before', () => {
    const { customer, StackId } = scene()
    const retain = { StackName, RetainResources: ['V'] }
    expect(customer.error('DeleteStack', retain).message).toBe(
      `Invalid operation on stack [${StackId}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
    )
  })
})
