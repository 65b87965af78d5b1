/** The default VPC, as AWS describes the one that it makes in each Region. */
import { type World, administratorKeyOf, apply, emptyWorld, withAccount } from '@byoa/cloud-memory'
import { describe, expect, test } from 'vitest'

import { customer as accountId, start } from '../setupTemplateOf.ts'
import { type Actor, newSandbox } from '../sandbox.ts'

const withDefaultVpc = (): Actor => newSandbox({}, true).customer

const inVpc = (VpcId: string) => ({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] })

/** @source https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html */
describe('the default VPC', () => {
  const actor = withDefaultVpc()
  const [vpc, ...others] = actor.ok('DescribeVpcs', {}).Vpcs
  const VpcId = vpc?.VpcId ?? ''

  test('is the only one, 172.31.0.0/16, with names for its addresses', () => {
    expect(others).toEqual([])
    expect(vpc).toMatchObject({ CidrBlock: '172.31.0.0/16', IsDefault: true, State: 'available' })
    for (const Attribute of ['enableDnsSupport', 'enableDnsHostnames'] as const) {
      const told = actor.ok('DescribeVpcAttribute', { VpcId, Attribute })
      expect(told.EnableDnsSupport ?? told.EnableDnsHostnames).toEqual({ Value: true })
    }
  })

  test('has a /20 subnet in each zone, whose instances get public addresses', () => {
    const zones = actor.ok('DescribeAvailabilityZones', {}).AvailabilityZones
    const { Subnets } = actor.ok('DescribeSubnets', inVpc(VpcId))
    expect(Subnets).toMatchObject(
      ['0', '16', '32', '48', '64', '80'].map((third, index) => ({
        CidrBlock: `172.31.${third}.0/20`,
        AvailabilityZone: zones[index]?.ZoneName,
        AvailabilityZoneId: zones[index]?.ZoneId,
        DefaultForAz: true,
        MapPublicIpOnLaunch: true,
        AvailableIpAddressCount: 4091,
      })),
    )
    const Filters = [{ Name: 'default-for-az', Values: ['true'] }]
    expect(actor.ok('DescribeSubnets', { Filters }).Subnets).toEqual(Subnets)
  })

  test('has a way to the internet in its main route table, which is the only one', () => {
    const [gateway] = actor.ok('DescribeInternetGateways', {}).InternetGateways
    expect(gateway?.Attachments).toEqual([{ VpcId, State: 'available' }])
    const { RouteTables } = actor.ok('DescribeRouteTables', inVpc(VpcId))
    expect(RouteTables).toMatchObject([{ Associations: [{ Main: true }] }])
    expect(RouteTables[0]?.Routes).toMatchObject([
      { DestinationCidrBlock: '172.31.0.0/16', GatewayId: 'local' },
      {
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: gateway?.InternetGatewayId,
        State: 'active',
      },
    ])
  })

  test('has the default security group', () => {
    const { SecurityGroups } = actor.ok('DescribeSecurityGroups', inVpc(VpcId))
    const [group] = SecurityGroups
    expect(SecurityGroups).toMatchObject([
      {
        GroupName: 'default',
        Description: 'default VPC security group',
        IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: group?.GroupId }] }],
        IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      },
    ])
  })

  test('is where a security group goes that names none', () => {
    const other = withDefaultVpc()
    const named = { GroupName: 'k', Description: 'd' }
    const { GroupId } = other.ok('CreateSecurityGroup', named)
    const [group] = other.ok('DescribeSecurityGroups', { GroupIds: [GroupId] }).SecurityGroups
    expect(group?.VpcId).toBe(VpcId)
  })

  test('is told by the account', () => {
    const asked = { AttributeNames: ['default-vpc' as const] }
    const values = (from: Actor) => from.ok('DescribeAccountAttributes', asked).AccountAttributes
    expect(values(actor)).toMatchObject([{ AttributeValues: [{ AttributeValue: VpcId }] }])
    const none = [{ AttributeValues: [{ AttributeValue: 'none' }] }]
    expect(values(newSandbox().customer)).toMatchObject(none)
  })

  test('counts as one of five', () => {
    const other = withDefaultVpc()
    for (const octet of [1, 2, 3, 4]) other.ok('CreateVpc', { CidrBlock: `10.${octet}.0.0/16` })
    expect(other.refused('CreateVpc', { CidrBlock: '10.5.0.0/16' })).toBe('VpcLimitExceeded')
  })

  test('is another one in each Region and each account', () => {
    const sandbox = newSandbox({}, true)
    const ids = [sandbox.customer, sandbox.stranger, sandbox.customer.in('eu-west-1')].map(
      (from) => from.ok('DescribeVpcs', {}).Vpcs[0]?.VpcId,
    )
    expect(new Set(ids).size).toBe(3)
  })

  test('has as many subnets as the account sees zones: two of three in us-west-1', () => {
    const west = actor.in('us-west-1')
    const zones = west.ok('DescribeAvailabilityZones', {}).AvailabilityZones
    expect(zones.map(({ ZoneName }) => ZoneName)).toEqual(['us-west-1a', 'us-west-1b'])
    expect(west.ok('DescribeSubnets', {}).Subnets).toHaveLength(2)
  })

  test('stays as it was described when the account begins to act', () => {
    const other = withDefaultVpc()
    const before = other.ok('DescribeSubnets', {})
    other.ok('CreateVpc', { CidrBlock: '10.1.0.0/16' })
    expect(other.ok('DescribeSubnets', {})).toEqual(before)
  })
})

/** Takes the default VPC and all that it has away. */
const deleteDefaultVpc = (actor: Actor): void => {
  const [vpc] = actor.ok('DescribeVpcs', {}).Vpcs
  const VpcId = vpc?.VpcId ?? ''
  const [gateway] = actor.ok('DescribeInternetGateways', {}).InternetGateways
  const InternetGatewayId = gateway?.InternetGatewayId ?? ''
  expect(actor.refused('DeleteVpc', { VpcId })).toBe('DependencyViolation')
  actor.ok('DetachInternetGateway', { InternetGatewayId, VpcId })
  actor.ok('DeleteInternetGateway', { InternetGatewayId })
  for (const { SubnetId } of actor.ok('DescribeSubnets', {}).Subnets) {
    actor.ok('DeleteSubnet', { SubnetId })
  }
  actor.ok('DeleteVpc', { VpcId })
}

/** @source https://docs.aws.amazon.com/vpc/latest/userguide/work-with-default-vpc.html */
describe('making it anew', () => {
  test('is refused while there is one', () => {
    const actor = withDefaultVpc()
    expect(actor.refused('CreateDefaultVpc', {})).toBe('DefaultVpcAlreadyExists')
  })

  test('gives all that the first one had, with other ids', () => {
    const actor = withDefaultVpc()
    const seen = () =>
      actor
        .ok('DescribeSubnets', {})
        .Subnets.map(({ CidrBlock, AvailabilityZone }) => [CidrBlock, AvailabilityZone])
    const before = seen()
    const [first] = actor.ok('DescribeVpcs', {}).Vpcs
    deleteDefaultVpc(actor)
    expect(actor.ok('DescribeVpcs', {}).Vpcs).toEqual([])
    expect(actor.refused('CreateSecurityGroup', { GroupName: 'k', Description: 'd' })).toBe(
      'VPCIdNotSpecified',
    )
    const { Vpc } = actor.ok('CreateDefaultVpc', {})
    expect(Vpc).toMatchObject({ State: 'pending', IsDefault: true, CidrBlock: '172.31.0.0/16' })
    expect(Vpc.VpcId).not.toBe(first?.VpcId)
    expect(seen()).toEqual(before)
    expect(actor.ok('DescribeInternetGateways', {}).InternetGateways).toMatchObject([
      { Attachments: [{ VpcId: Vpc.VpcId }] },
    ])
  })

  test('gives one subnet, in the first free block, for a zone that has none', () => {
    const actor = withDefaultVpc()
    const [, second] = actor.ok('DescribeSubnets', {}).Subnets
    const AvailabilityZone = second?.AvailabilityZone ?? ''
    expect(actor.refused('CreateDefaultSubnet', { AvailabilityZone })).toBe(
      'DefaultSubnetAlreadyExistsInAvailabilityZone',
    )
    actor.ok('DeleteSubnet', { SubnetId: second?.SubnetId ?? '' })
    const { Subnet } = actor.ok('CreateDefaultSubnet', { AvailabilityZone })
    expect(Subnet).toMatchObject({
      CidrBlock: '172.31.16.0/20',
      AvailabilityZone,
      DefaultForAz: true,
      MapPublicIpOnLaunch: true,
    })
    expect(newSandbox().customer.refused('CreateDefaultSubnet', { AvailabilityZone })).toBe(
      'DefaultVpcDoesNotExist',
    )
  })
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html */
describe('the zones of a template', () => {
  const TemplateBody = JSON.stringify({
    Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.65.0.0/16' } } },
    Outputs: { Zones: { Value: { 'Fn::Join': [' ', { 'Fn::GetAZs': '' }] } } },
  })
  const zonesIn = (actor: Actor): string => {
    actor.ok('CreateStack', { StackName: 'zones', TemplateBody })
    const [stack] = actor.ok('DescribeStacks', { StackName: 'zones' }).Stacks
    return stack?.Outputs?.[0]?.OutputValue ?? ''
  }
  const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `us-east-1${letter}`)

  test('are those with a default subnet', () => {
    const actor = withDefaultVpc()
    expect(zonesIn(actor)).toBe(all.join(' '))
    const other = withDefaultVpc()
    const [first] = other.ok('DescribeSubnets', {}).Subnets
    other.ok('DeleteSubnet', { SubnetId: first?.SubnetId ?? '' })
    expect(zonesIn(other)).toBe(all.filter((name) => name !== first?.AvailabilityZone).join(' '))
  })

  test('are all where no zone has one', () => {
    expect(zonesIn(newSandbox().customer)).toBe(all.join(' '))
  })
})

test('an account sees the zones that it is opened with', () => {
  const world: World = withAccount(emptyWorld({ now: start }), {
    accountId,
    partition: 'aws',
    zones: { 'us-west-1': ['usw1-az3', 'usw1-az1'] },
  })
  const caller = { accessKeyId: administratorKeyOf(world, accountId), region: 'us-west-1' }
  const [, zones] = apply(world, caller, { action: 'DescribeAvailabilityZones', input: {} })
  expect(zones).toMatchObject({
    right: {
      AvailabilityZones: [
        { ZoneName: 'us-west-1a', ZoneId: 'usw1-az3' },
        { ZoneName: 'us-west-1b', ZoneId: 'usw1-az1' },
      ],
    },
  })
})
