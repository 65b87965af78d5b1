import { emptyWorld } from '@byoa/cloud-memory'
import { expect, test } from 'vitest'

import { generatedName } from '../../src/aws/cloudformation/generatedName.ts'
import { newSandbox } from '../sandbox.ts'
import { start } from '../setupTemplateOf.ts'

const world = emptyWorld({ now: start })

test('names stack and resource, with twelve characters that make it unique', () => {
  const named = { stackName: 'acme', logicalId: 'Role' }
  const [next, name] = generatedName(world, named, 64)
  expect(name).toMatch(/^acme-Role-[A-Z0-9]{12}$/)
  expect(generatedName(next, named, 64)[1]).not.toBe(name)
})

test('is cut where it is too long, but for its end', () => {
  const named = { stackName: 'a'.repeat(60), logicalId: 'Role' }
  expect(generatedName(world, named, 64)[1]).toMatch(/^a{51}-[A-Z0-9]{12}$/)
  expect(generatedName(world, named, 128)[1]).toMatch(/^a{60}-Role-[A-Z0-9]{12}$/)
})

const document = (more: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', ...more }],
})
const trust = document({ Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' })
const role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust } }

/**
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 * @source https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 */
test.each([
  [role, 64],
  [
    {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: document({ Action: 'ec2:*', Resource: '*' }) },
    },
    128,
  ],
  [{ Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'R' }] } }, 128],
  [
    {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { GroupDescription: 'a', VpcId: { Ref: 'V' } },
    },
    255,
  ],
  [{ Type: 'AWS::Logs::LogGroup' }, 512],
])('the name of %j has up to %i characters', (resource, longest) => {
  const { customer, wait } = newSandbox()
  const [StackName, logicalId] = ['s'.repeat(128), 'x'.repeat(255)]
  const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } }
  customer.ok('CreateStack', {
    StackName,
    TemplateBody: JSON.stringify({ Resources: { V: vpc, R: role, [logicalId]: resource } }),
    Capabilities: ['CAPABILITY_IAM'],
  })
  wait(120)
  const { PhysicalResourceId: id } = customer.ok('DescribeStackResource', {
    StackName,
    LogicalResourceId: logicalId,
  }).StackResourceDetail
  const name = id.startsWith('sg-')
    ? (customer.ok('DescribeSecurityGroups', { GroupIds: [id] }).SecurityGroups[0]?.GroupName ?? '')
    : id.slice(id.lastIndexOf('/') + 1)
  const stem = `${StackName}-${logicalId}`.slice(0, longest - 13)
  expect(name.slice(0, -13)).toBe(stem)
  expect(name.slice(-13)).toMatch(/^-[A-Z0-9]{12}$/)
})
