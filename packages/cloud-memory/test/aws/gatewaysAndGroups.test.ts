import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { newSandbox, newVpc, stranger } from '../sandbox.ts'
import { customer as customerId } from '../setupTemplateOf.ts'

const anywhere = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }

describe('internet gateways', () => {
  test('are attached to one VPC, and a VPC to one of them', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const other = newVpc(customer, '10.65.0.0/16')
    const make = () => customer.ok('CreateInternetGateway', {}).InternetGateway.InternetGatewayId
    const InternetGatewayId = make()
    customer.ok('AttachInternetGateway', { InternetGatewayId, VpcId })
    const again = { InternetGatewayId, VpcId: other.VpcId }
    expect(customer.refused('AttachInternetGateway', again)).toBe('Resource.AlreadyAssociated')
    const second = { InternetGatewayId: make(), VpcId }
    expect(customer.refused('AttachInternetGateway', second)).toBe('Resource.AlreadyAssociated')
    expect(customer.refused('DeleteInternetGateway', { InternetGatewayId })).toBe(
      'DependencyViolation',
    )
    expect(customer.refused('DeleteVpc', { VpcId })).toBe('DependencyViolation')
    customer.ok('DetachInternetGateway', { InternetGatewayId, VpcId })
    expect(customer.refused('DetachInternetGateway', { InternetGatewayId, VpcId })).toBe(
      'Gateway.NotAttached',
    )
    customer.ok('DeleteInternetGateway', { InternetGatewayId })
  })

  test('that are detached leave their routes as blackholes', () => {
    const { customer } = newSandbox()
    const { VpcId, RouteTableId } = newVpc(customer, '10.64.0.0/16')
    const { InternetGatewayId } = customer.ok('CreateInternetGateway', {}).InternetGateway
    const route = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId }
    expect(customer.refused('CreateRoute', route)).toBe('InvalidParameterValue')
    customer.ok('AttachInternetGateway', { InternetGatewayId, VpcId })
    customer.ok('CreateRoute', route)
    const state = () =>
      customer
        .ok('DescribeRouteTables', { RouteTableIds: [RouteTableId] })
        .RouteTables[0]?.Routes.find(
          ({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0',
        )?.State
    expect(state()).toBe('active')
    customer.ok('DetachInternetGateway', { InternetGatewayId, VpcId })
    expect(state()).toBe('blackhole')
    const unknown = { ...route, DestinationCidrBlock: '8.8.8.0/24', GatewayId: 'igw-00000000' }
    expect(customer.refused('CreateRoute', unknown)).toBe('InvalidGatewayID.NotFound')
  })
})

describe('security groups', () => {
  const group = (VpcId: string, GroupName = 'nodes') => ({ VpcId, GroupName, Description: 'Nodes' })

  test('let everything out at first, nothing in, and take a rule once', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const { GroupId } = customer.ok('CreateSecurityGroup', group(VpcId))
    const seen = () =>
      customer.ok('DescribeSecurityGroups', { GroupIds: [GroupId] }).SecurityGroups[0]
    expect(seen()).toMatchObject({ IpPermissions: [], IpPermissionsEgress: [anywhere] })
    const rules = { GroupId, IpPermissions: [anywhere] }
    expect(customer.refused('AuthorizeSecurityGroupEgress', rules)).toBe(
      'InvalidPermission.Duplicate',
    )
    customer.ok('RevokeSecurityGroupEgress', rules)
    expect(customer.refused('RevokeSecurityGroupEgress', rules)).toBe('InvalidPermission.NotFound')
    expect(seen()).toMatchObject({ IpPermissionsEgress: [] })
    expect(customer.refused('CreateSecurityGroup', group(VpcId))).toBe('InvalidGroup.Duplicate')
  })

  test('are kept while another names them; the default one always', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const { GroupId } = customer.ok('CreateSecurityGroup', group(VpcId))
    const other = customer.ok('CreateSecurityGroup', group(VpcId, 'storage')).GroupId
    const rules = {
      GroupId: other,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, UserIdGroupPairs: [{ GroupId }] },
      ],
    }
    customer.ok('AuthorizeSecurityGroupIngress', rules)
    expect(customer.refused('DeleteSecurityGroup', { GroupId })).toBe('DependencyViolation')
    expect(customer.refused('DeleteVpc', { VpcId })).toBe('DependencyViolation')
    customer.ok('RevokeSecurityGroupIngress', rules)
    customer.ok('DeleteSecurityGroup', { GroupId })
    customer.ok('DeleteSecurityGroup', { GroupId: other })
    const [left] = customer.ok('DescribeSecurityGroups', {}).SecurityGroups
    expect(customer.refused('DeleteSecurityGroup', { GroupId: left?.GroupId ?? '' })).toBe(
      'CannotDelete',
    )
    customer.ok('DeleteVpc', { VpcId })
    expect(customer.ok('DescribeSecurityGroups', {}).SecurityGroups).toEqual([])
  })

  test('of other VPCs and accounts are not there to be named', () => {
    const sandbox = newSandbox()
    const { VpcId } = newVpc(sandbox.customer, '10.64.0.0/16')
    const { GroupId } = sandbox.customer.ok('CreateSecurityGroup', group(VpcId))
    expect(sandbox.stranger.refused('DeleteSecurityGroup', { GroupId })).toBe(
      'InvalidGroup.NotFound',
    )
    const authorized = (pair: { readonly GroupId: string; readonly UserId?: string }) =>
      sandbox.customer.call('AuthorizeSecurityGroupIngress', {
        GroupId,
        IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [pair] }],
      })
    const notFound = E.left(expect.objectContaining({ code: 'InvalidGroup.NotFound' }))
    expect(authorized({ GroupId: 'sg-00000000' })).toEqual(notFound)
    expect(authorized({ GroupId, UserId: stranger })).toEqual(notFound)
    expect(E.isRight(authorized({ GroupId, UserId: customerId }))).toBe(true)
  })
})

describe('endpoints', () => {
  const s3 = 'com.amazonaws.us-east-1.s3'

  test('of the gateway kind stand in route tables by prefix list', () => {
    const { customer } = newSandbox()
    const { VpcId, RouteTableId } = newVpc(customer, '10.64.0.0/16')
    const input = { VpcId, ServiceName: s3, RouteTableIds: [RouteTableId] }
    const { VpcEndpointId } = customer.ok('CreateVpcEndpoint', input).VpcEndpoint
    const routes = () =>
      customer.ok('DescribeRouteTables', { RouteTableIds: [RouteTableId] }).RouteTables[0]?.Routes
    expect(routes()).toContainEqual(
      expect.objectContaining({ DestinationPrefixListId: 'pl-63a5400a', GatewayId: VpcEndpointId }),
    )
    customer.ok('DeleteVpcEndpoints', { VpcEndpointIds: [VpcEndpointId] })
    expect(routes()).toHaveLength(1)
  })

  test('need a service of the Region, and DNS in the VPC for private names', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const foreign = { VpcId, ServiceName: 'com.amazonaws.eu-west-1.s3' }
    expect(customer.refused('CreateVpcEndpoint', foreign)).toBe('InvalidServiceName')
    const input = {
      VpcId,
      ServiceName: 'com.amazonaws.us-east-1.ec2',
      VpcEndpointType: 'Interface',
      PrivateDnsEnabled: true,
    } as const
    expect(customer.refused('CreateVpcEndpoint', input)).toBe('InvalidParameterValue')
    customer.ok('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } })
    customer.ok('CreateVpcEndpoint', input)
    expect(customer.refused('DeleteVpc', { VpcId })).toBe('DependencyViolation')
  })

  test('of the interface kind keep their subnet', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const { SubnetId } = customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.64.0.0/24' }).Subnet
    customer.ok('CreateVpcEndpoint', {
      VpcId,
      ServiceName: 'com.amazonaws.us-east-1.ec2',
      VpcEndpointType: 'Interface',
      SubnetIds: [SubnetId],
    })
    expect(customer.refused('DeleteSubnet', { SubnetId })).toBe('DependencyViolation')
  })
})

describe('tags', () => {
  test('are put on, replaced, found and taken off', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const tag = (Value: string) => ({ Resources: [VpcId], Tags: [{ Key: 'team', Value }] })
    customer.ok('CreateTags', tag('a'))
    customer.ok('CreateTags', tag('b'))
    const Filters = [{ Name: 'tag:team', Values: ['b'] }]
    expect(customer.ok('DescribeVpcs', { Filters }).Vpcs).toHaveLength(1)
    expect(
      customer.ok('DescribeTags', { Filters: [{ Name: 'key', Values: ['team'] }] }).Tags,
    ).toEqual([{ Key: 'team', Value: 'b', ResourceId: VpcId, ResourceType: 'vpc' }])
    customer.ok('DeleteTags', tag('b'))
    expect(customer.ok('DescribeVpcs', { Filters }).Vpcs).toEqual([])
    expect(customer.refused('CreateTags', { Resources: ['nothing-1'], Tags: [] })).toBe('InvalidID')
  })
})
