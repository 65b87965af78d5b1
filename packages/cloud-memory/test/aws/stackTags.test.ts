import { describe, expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'

const trust = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
}

const TemplateBody = JSON.stringify({
  Resources: {
    Vpc: {
      Type: 'AWS::EC2::VPC',
      Properties: { CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'own', Value: 'vpc' }] },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: 'R', AssumeRolePolicyDocument: trust },
    },
  },
})

const template = { StackName: 's', TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }

const scene = () => {
  const sandbox = newSandbox()
  const { customer } = sandbox
  const settle = (): void => sandbox.wait(120)
  const own = (tags: ReadonlyArray<{ readonly Key: string; readonly Value: string }>) =>
    Object.fromEntries(
      tags.filter(({ Key }) => !Key.startsWith('aws:')).map(({ Key, Value }) => [Key, Value]),
    )
  const vpc = () =>
    customer.ok('DescribeVpcs', {
      Filters: [{ Name: 'tag:aws:cloudformation:stack-name', Values: ['s'] }],
    }).Vpcs[0]
  return {
    customer,
    settle,
    vpcId: () => vpc()?.VpcId,
    ofVpc: () => own(vpc()?.Tags ?? []),
    ofRole: () => own(customer.ok('ListRoleTags', { RoleName: 'R' }).Tags),
  }
}

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
test.each([
  ['AWS::EC2::InternetGateway', {}, "Tag keys starting with 'aws:' are reserved for internal use"],
  [
    'AWS::IAM::Role',
    { AssumeRolePolicyDocument: trust },
    'aws: prefixed tag key names are not allowed for external use',
  ],
])('a template gives a %s no tag of AWS itself', (Type, Properties, reason) => {
  const { customer } = newSandbox()
  const Tags = [{ Key: 'aws:cloudformation:stack-name', Value: 'other' }]
  const body = JSON.stringify({
    Resources: { A: { Type, Properties: { ...Properties, Tags } } },
  })
  customer.ok('CreateStack', {
    StackName: 's',
    TemplateBody: body,
    Capabilities: ['CAPABILITY_IAM'],
  })
  const failed = customer
    .ok('DescribeStackEvents', { StackName: 's' })
    .StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')
  expect(failed?.ResourceStatusReason).toContain(reason)
})

describe('the tags of a stack', () => {
  test('reach its resources, beneath the tags of their own', () => {
    const { customer, ofVpc, ofRole } = scene()
    const Tags = [
      { Key: 'cost', Value: '42' },
      { Key: 'own', Value: 'stack' },
    ]
    customer.ok('CreateStack', { ...template, Tags })
    expect(ofVpc()).toEqual({ cost: '42', own: 'vpc' })
    expect(ofRole()).toEqual({ cost: '42', own: 'stack' })
  })

  test('are changed in place by an update, taken away by an empty list, and kept by none', () => {
    const { customer, settle, vpcId, ofVpc, ofRole } = scene()
    customer.ok('CreateStack', { ...template, Tags: [{ Key: 'cost', Value: '42' }] })
    const id = vpcId()
    settle()
    expect(customer.error('UpdateStack', template).message).toBe('No updates are to be performed.')
    customer.ok('UpdateStack', { ...template, Tags: [{ Key: 'team', Value: 'x' }] })
    expect(ofVpc()).toEqual({ team: 'x', own: 'vpc' })
    expect(ofRole()).toEqual({ team: 'x' })
    settle()
    customer.ok('UpdateStack', { ...template, Tags: [] })
    expect(ofVpc()).toEqual({ own: 'vpc' })
    expect(vpcId()).toBe(id)
  })

  test('change a resource together with its properties', () => {
    const { customer, settle, vpcId, ofVpc } = scene()
    customer.ok('CreateStack', template)
    const id = vpcId()
    settle()
    const changed = TemplateBody.replace('"CidrBlock"', '"EnableDnsHostnames":true,"CidrBlock"')
    const TemplateBodyOf = { ...template, TemplateBody: changed.replace('"vpc"', '"new"') }
    customer.ok('UpdateStack', { ...TemplateBodyOf, Tags: [{ Key: 'cost', Value: '1' }] })
    expect(ofVpc()).toEqual({ cost: '1', own: 'new' })
    expect(vpcId()).toBe(id)
    const asked = { VpcId: id ?? '', Attribute: 'enableDnsHostnames' } as const
    expect(customer.ok('DescribeVpcAttribute', asked)).toMatchObject({
      EnableDnsHostnames: { Value: true },
    })
  })

  test('are a change that a change set carries out', () => {
    const { customer, settle, ofVpc } = scene()
    customer.ok('CreateStack', template)
    settle()
    const set = { StackName: 's', ChangeSetName: 'c' }
    customer.ok('CreateChangeSet', { ...template, ...set, Tags: [{ Key: 'cost', Value: '1' }] })
    customer.ok('ExecuteChangeSet', set)
    expect(ofVpc()).toEqual({ cost: '1', own: 'vpc' })
  })
})

/** @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html */
test('a role has at most 50 tags', () => {
  const { customer } = newSandbox()
  const tagsFrom = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ Key: `k${10 + first + index}`, Value: '' }))
  customer.ok('CreateRole', {
    RoleName: 'R',
    AssumeRolePolicyDocument: JSON.stringify(trust),
    Tags: tagsFrom(0, 49),
  })
  const more = { RoleName: 'R', Tags: tagsFrom(49, 2) }
  expect(customer.refused('TagRole', more)).toBe('LimitExceeded')
  customer.ok('UntagRole', { RoleName: 'R', TagKeys: ['k10', 'absent'] })
  customer.ok('TagRole', more)
  expect(customer.ok('ListRoleTags', { RoleName: 'R' }).Tags).toEqual(tagsFrom(1, 50))
})
