import { describe, expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'
import { allowing } from './iamScene.ts'

const StackName = 's'
const vpc = (CidrBlock: string) =>
  JSON.stringify({ Resources: { V: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock } } } })

/** A caller who may run stacks and pass roles, and a role that CloudFormation may have. */
const scene = (trusted = 'cloudformation.amazonaws.com') => {
  const { customer, wait } = newSandbox()
  const roleOf = (RoleName: string, Principal: object, ...actions: ReadonlyArray<string>) => {
    const { Arn } = customer.ok('CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
      }),
    }).Role
    const PolicyDocument = allowing(...actions)
    customer.ok('PutRolePolicy', { RoleName, PolicyName: 'p', PolicyDocument })
    return Arn
  }
  const RoleARN = roleOf('service', { Service: trusted }, 'ec2:*')
  const RoleArn = roleOf('caller', { AWS: customer.accountId }, 'cloudformation:*', 'iam:PassRole')
  const opened = customer.ok('AssumeRole', { RoleArn, RoleSessionName: 'job' })
  const caller = customer.with(opened.Credentials.AccessKeyId)
  const status = () => {
    wait(120)
    return customer.ok('DescribeStacks', { StackName }).Stacks[0]?.StackStatus
  }
  return { customer, caller, status, RoleARN }
}

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html */
describe('a stack with a role', () => {
  test('does what the role may, from then on', () => {
    const { customer, caller, status, RoleARN } = scene()
    caller.ok('CreateStack', { StackName, TemplateBody: vpc('10.0.0.0/16') })
    expect(status()).toBe('ROLLBACK_COMPLETE')
    caller.ok('DeleteStack', { StackName })
    caller.ok('CreateStack', { StackName, TemplateBody: vpc('10.0.0.0/16'), RoleARN })
    expect(status()).toBe('CREATE_COMPLETE')
    expect(caller.ok('DescribeStacks', { StackName }).Stacks[0]?.RoleARN).toBe(RoleARN)
    caller.ok('UpdateStack', { StackName, TemplateBody: vpc('10.1.0.0/16') })
    expect(status()).toBe('UPDATE_COMPLETE')
    caller.ok('DeleteStack', { StackName })
    expect(customer.ok('DescribeVpcs', {}).Vpcs).toEqual([])
  })

  test('does no more than that', () => {
    const { customer, status, RoleARN } = scene()
    const PolicyDocument = allowing('ec2:CreateVpc')
    customer.ok('PutRolePolicy', { RoleName: 'service', PolicyName: 'p', PolicyDocument })
    customer.ok('CreateStack', { StackName, TemplateBody: vpc('10.0.0.0/16'), RoleARN })
    expect(status()).toBe('ROLLBACK_COMPLETE')
    const { StackEvents } = customer.ok('DescribeStackEvents', { StackName })
    const reasons = StackEvents.map((event) => event.ResourceStatusReason ?? '').join('\n')
    expect(reasons).toContain('assumed-role/service/AWSCloudFormation is not authorized to perform')
  })

  test('is made through a change set, too', () => {
    const { caller, status, RoleARN } = scene()
    const set = { StackName, ChangeSetName: 'c' }
    const TemplateBody = vpc('10.0.0.0/16')
    caller.ok('CreateChangeSet', { ...set, ChangeSetType: 'CREATE', TemplateBody, RoleARN })
    caller.ok('ExecuteChangeSet', set)
    expect(status()).toBe('CREATE_COMPLETE')
  })

  test('gets it from a change set of a stack that had none', () => {
    const { customer, caller, status, RoleARN } = scene()
    customer.ok('CreateStack', { StackName, TemplateBody: vpc('10.0.0.0/16') })
    const set = { StackName, ChangeSetName: 'c' }
    caller.ok('CreateChangeSet', { ...set, TemplateBody: vpc('10.1.0.0/16'), RoleARN })
    caller.ok('ExecuteChangeSet', set)
    expect(status()).toBe('UPDATE_COMPLETE')
  })

  test('needs a role that CloudFormation may assume, and a caller who may pass it', () => {
    const { customer, caller, RoleARN } = scene('ec2.amazonaws.com')
    const input = { StackName, TemplateBody: vpc('10.0.0.0/16'), RoleARN }
    expect(customer.error('CreateStack', input)).toMatchObject({
      code: 'ValidationError',
      message: `Role ${RoleARN} is invalid or cannot be assumed`,
    })
    const PolicyDocument = allowing('cloudformation:*')
    customer.ok('PutRolePolicy', { RoleName: 'caller', PolicyName: 'p', PolicyDocument })
    expect(caller.error('CreateStack', input).message).toContain(
      `perform: iam:PassRole on resource: ${RoleARN}`,
    )
  })
})
