import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox } from '../../sandbox.ts'

const StackName = 's'
const gateway = { Type: 'AWS::EC2::InternetGateway' }

const inputOf = (Type: string, ParameterValue: string) => ({
  StackName,
  TemplateBody: JSON.stringify({ Parameters: { P: { Type } }, Resources: { G: gateway } }),
  Parameters: [{ ParameterKey: 'P', ParameterValue }],
})

const scene = () => {
  const sandbox = newSandbox()
  const { VpcId } = sandbox.customer.ok('CreateVpc', { CidrBlock: '10.64.0.0/16' }).Vpc
  sandbox.customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.64.0.0/24' })
  sandbox.customer.ok('CreateSecurityGroup', { GroupName: 'other', Description: 'd', VpcId })
  return { ...sandbox, vpcId: VpcId }
}

const statusOf = (customer: Actor): unknown => {
  const { StackStatus, StackStatusReason } =
    customer.ok('DescribeStacks', { StackName }).Stacks[0] ?? {}
  return [StackStatus, StackStatusReason]
}

/** What is there for a value of each type; undefined where nothing ever is. */
const there: Readonly<Record<string, (customer: Actor) => string | undefined>> = {
  'AWS::EC2::AvailabilityZone::Name': (customer) =>
    customer.ok('DescribeAvailabilityZones', {}).AvailabilityZones[0]?.ZoneName,
  'AWS::EC2::Image::Id': (customer) => customer.ok('DescribeImages', {}).Images[0]?.ImageId,
  'AWS::EC2::Instance::Id': () => undefined,
  'AWS::EC2::KeyPair::KeyName': () => undefined,
  'AWS::EC2::SecurityGroup::GroupName': () => 'default',
  'AWS::EC2::SecurityGroup::Id': (customer) =>
    customer.ok('DescribeSecurityGroups', {}).SecurityGroups[0]?.GroupId,
  'AWS::EC2::Subnet::Id': (customer) => customer.ok('DescribeSubnets', {}).Subnets[0]?.SubnetId,
  'AWS::EC2::VPC::Id': (customer) => customer.ok('DescribeVpcs', {}).Vpcs[0]?.VpcId,
  'AWS::EC2::Volume::Id': () => undefined,
}

/**
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
describe('a parameter of an AWS-specific type', () => {
  const values = Object.entries(there).flatMap(([type, valueIn]) => {
    const value = valueIn(scene().customer)
    return value === undefined
      ? []
      : [
          [type, value],
          [`List<${type}>`, `${value}, ${value}`],
        ]
  })

  test.each(values)('%s takes what is there: %s', (type, value) => {
    const { customer } = scene()
    customer.ok('CreateStack', inputOf(type ?? '', value ?? ''))
    expect(statusOf(customer)).toEqual(['CREATE_COMPLETE', undefined])
  })

  test.each(Object.keys(there))('%s fails the stack when the value is not there', (type) => {
    const { customer } = scene()
    customer.ok('CreateStack', inputOf(type, 'none'))
    const reason =
      'Parameter validation failed: parameter value none for parameter name P does not exist.'
    expect(statusOf(customer)).toEqual(['ROLLBACK_COMPLETE', `${reason} `])
    const { StackEvents } = customer.ok('DescribeStackEvents', { StackName })
    expect(StackEvents.map(({ ResourceStatusReason }) => ResourceStatusReason)).toContain(
      `${reason} Rollback requested by user.`,
    )
    expect(customer.ok('DescribeInternetGateways', {}).InternetGateways).toEqual([])
  })
})

test('every value that is not there is named, in an update, too', () => {
  const { customer, wait, vpcId } = scene()
  const type = 'List<AWS::EC2::VPC::Id>'
  customer.ok('CreateStack', inputOf(type, vpcId))
  wait(120)
  customer.ok('UpdateStack', inputOf(type, `a, ${vpcId},b`))
  expect(statusOf(customer)).toEqual([
    'UPDATE_ROLLBACK_COMPLETE',
    'Parameter validation failed: parameter value a for parameter name P does not exist, parameter value b for parameter name P does not exist. ',
  ])
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Parameter.html */
describe('the previous value of a parameter', () => {
  const input = inputOf('String', 'a')
  const asked = (ParameterKey: string, ParameterValue?: string) => ({
    ...input,
    Parameters: [
      {
        ParameterKey,
        UsePreviousValue: true,
        ...(ParameterValue === undefined ? {} : { ParameterValue }),
      },
    ],
  })
  const refused = (what: string) => ({
    code: 'ValidationError',
    message: `Invalid input for parameter key P. Cannot specify usePreviousValue as true ${what}`,
    status: 400,
  })

  test('is that of the stack alone', () => {
    const { customer, wait } = newSandbox()
    const notBefore = refused('for a parameter key not in the previous template')
    expect(customer.error('CreateStack', asked('P'))).toEqual(notBefore)
    customer.ok('CreateStack', {
      ...input,
      TemplateBody: JSON.stringify({ Resources: { G: gateway } }),
      Parameters: [],
    })
    wait(120)
    expect(customer.error('UpdateStack', asked('P'))).toEqual(notBefore)
  })

  test('is not given with another', () => {
    const { customer, wait } = newSandbox()
    customer.ok('CreateStack', input)
    wait(120)
    expect(customer.error('UpdateStack', asked('P', 'b'))).toEqual(
      refused('and non empty value for a parameter'),
    )
    expect(customer.error('UpdateStack', asked('P', '')).message).toBe(
      'No updates are to be performed.',
    )
  })
})
