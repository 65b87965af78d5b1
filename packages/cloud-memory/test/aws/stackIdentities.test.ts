/** What is changed of identities in place, and what is made anew. */
import { expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'
import { ofAws } from './iamScene.ts'

const policy = (...Action: ReadonlyArray<string>) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
})

const role = (more: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
      ],
    },
    ...more,
  },
})

const scene = () => {
  const { customer, wait } = newSandbox()
  const input = (Resources: object) => ({
    StackName: 's',
    TemplateBody: JSON.stringify({ Resources }),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  })
  const physicalIds = () =>
    Object.fromEntries(
      customer
        .ok('DescribeStackResources', { StackName: 's' })
        .StackResources.map((one) => [one.LogicalResourceId, one.PhysicalResourceId]),
    )
  const settled = () => {
    wait(120)
    return customer.ok('DescribeStacks', { StackName: 's' }).Stacks[0]?.StackStatus
  }
  return { customer, input, physicalIds, settled }
}

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html */
test('a managed policy gets another version in place, and other roles', () => {
  const { customer, input, physicalIds, settled } = scene()
  const template = (round: number, ...Roles: ReadonlyArray<string>) =>
    input({
      A: role({ RoleName: 'A' }),
      B: role({ RoleName: 'B' }),
      P: {
        Type: 'AWS::IAM::ManagedPolicy',
        DependsOn: ['A', 'B'],
        Properties: {
          ManagedPolicyName: 'P',
          PolicyDocument: policy(`ec2:Action${round}`),
          Roles,
        },
      },
    })
  customer.ok('CreateStack', template(1, 'A'))
  settled()
  const before = physicalIds()
  const PolicyArn = before['P'] ?? ''
  for (const round of [2, 3, 4, 5, 6, 7]) {
    customer.ok('UpdateStack', template(round, 'B'))
    expect(settled()).toBe('UPDATE_COMPLETE')
  }
  expect(physicalIds()).toEqual(before)
  const { Versions } = customer.ok('ListPolicyVersions', { PolicyArn })
  expect(Versions.map(({ VersionId }) => VersionId)).toEqual(['v7', 'v6', 'v5', 'v4', 'v3'])
  expect(Versions[0]?.IsDefaultVersion).toBe(true)
  const attached = (RoleName: string) =>
    customer.ok('ListAttachedRolePolicies', { RoleName }).AttachedPolicies.length
  expect([attached('A'), attached('B')]).toEqual([0, 1])
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
test('a role gets another boundary in place, and none', () => {
  const { customer, input, physicalIds, settled } = scene()
  const template = (boundary?: string) =>
    input({
      A: role({ RoleName: 'A', ...(boundary && { PermissionsBoundary: ofAws(boundary) }) }),
    })
  const boundary = () =>
    customer.ok('GetRole', { RoleName: 'A' }).Role.PermissionsBoundary?.PermissionsBoundaryArn
  customer.ok('CreateStack', template('PowerUserAccess'))
  settled()
  const before = physicalIds()
  customer.ok('UpdateStack', template('IAMFullAccess'))
  expect(settled()).toBe('UPDATE_COMPLETE')
  expect(boundary()).toBe(ofAws('IAMFullAccess'))
  customer.ok('UpdateStack', template())
  expect(settled()).toBe('UPDATE_COMPLETE')
  expect(boundary()).toBeUndefined()
  expect(physicalIds()).toEqual(before)
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-instanceprofile.html */
test('an instance profile gets another role in place', () => {
  const { customer, input, settled } = scene()
  const template = (name: string) =>
    input({
      A: role({ RoleName: 'A' }),
      B: role({ RoleName: 'B' }),
      I: {
        Type: 'AWS::IAM::InstanceProfile',
        Properties: { InstanceProfileName: 'I', Roles: [{ Ref: name }] },
      },
    })
  customer.ok('CreateStack', template('A'))
  settled()
  customer.ok('UpdateStack', template('B'))
  expect(settled()).toBe('UPDATE_COMPLETE')
  const { InstanceProfile } = customer.ok('GetInstanceProfile', { InstanceProfileName: 'I' })
  expect(InstanceProfile.Roles.map(({ RoleName }) => RoleName)).toEqual(['B'])
})
