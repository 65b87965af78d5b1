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

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html */
describe('the list of resources', () => {
  type Customer = ReturnType<typeof scene>['customer']
  const listed = (customer: Customer, name: string = StackName) =>
    customer
      .ok('ListStackResources', { StackName: name })
      .StackResourceSummaries.map((one) => [
        one.LogicalResourceId,
        one.PhysicalResourceId.split('-')[0],
        one.ResourceStatus,
      ])
  const deleted = [
    ['V', 'vpc', 'DELETE_COMPLETE'],
    ['G', 'igw', 'DELETE_COMPLETE'],
  ]

  test('has what a rollback has deleted, as it goes on', () => {
    const { customer, wait } = newSandbox({ delays: { stackSeconds: 60 } })
    const template = JSON.parse(TemplateBody) as { Resources: object }
    const S = {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'V' }, CidrBlock: '10.9.0.0/24' },
    }
    const failing = { ...template, Resources: { ...template.Resources, S } }
    customer.ok('CreateStack', { StackName, TemplateBody: JSON.stringify(failing) })
    expect(listed(customer)).toEqual(deleted.map(([id, kind]) => [id, kind, 'DELETE_IN_PROGRESS']))
    wait(60)
    expect(customer.ok('DescribeStacks', { StackName }).Stacks[0]?.StackStatus).toBe(
      'ROLLBACK_COMPLETE',
    )
    expect(listed(customer)).toEqual(deleted)
    const { StackResources } = customer.ok('DescribeStackResources', { StackName })
    expect(StackResources.map((one) => one.ResourceStatus)).toEqual(
      deleted.map(([, , status]) => status),
    )
    const { StackResourceDetail } = customer.ok('DescribeStackResource', {
      StackName,
      LogicalResourceId: 'G',
    })
    expect(StackResourceDetail.ResourceStatus).toBe('DELETE_COMPLETE')
  })

  test('has what was in a deleted stack, which is found by its ID', () => {
    const { customer, wait, StackId } = scene()
    customer.ok('DeleteStack', { StackName })
    wait(60)
    expect(listed(customer, StackId)).toEqual(deleted)
  })

  test('has a replaced resource as it is, and not as deleted', () => {
    const { customer, wait } = scene()
    const changed = TemplateBody.replace('10.0.0.0/16', '10.1.0.0/16')
    customer.ok('UpdateStack', { StackName, TemplateBody: changed })
    wait(60)
    expect(listed(customer)).toEqual([
      ['V', 'vpc', 'UPDATE_COMPLETE'],
      ['G', 'igw', 'CREATE_COMPLETE'],
    ])
  })

  test('has no resource that an update has removed', () => {
    const { customer, wait } = scene()
    const template = JSON.parse(TemplateBody) as { Resources: { V: object } }
    const smaller = JSON.stringify({ Resources: { V: template.Resources.V } })
    customer.ok('UpdateStack', { StackName, TemplateBody: smaller })
    wait(60)
    expect(listed(customer)).toEqual([['V', 'vpc', 'CREATE_COMPLETE']])
  })
})
