/** Calls by which Terraform and the AWS CLI look at networks and change them. */
import { describe, expect, test } from 'vitest'

import { newSandbox, newVpc } from '../sandbox.ts'

const inVpc = () => {
  const sandbox = newSandbox()
  const { customer } = sandbox
  const vpc = newVpc(customer, '10.64.0.0/16')
  const subnet = (CidrBlock: string, AvailabilityZone: string) =>
    customer.ok('CreateSubnet', { VpcId: vpc.VpcId, CidrBlock, AvailabilityZone }).Subnet.SubnetId
  return { ...sandbox, ...vpc, subnet }
}

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html */
describe('the attributes of a VPC', () => {
  test.each([
    ['enableDnsSupport', 'EnableDnsSupport', true],
    ['enableDnsHostnames', 'EnableDnsHostnames', false],
    ['enableNetworkAddressUsageMetrics', 'EnableNetworkAddressUsageMetrics', false],
  ] as const)('%s is told, changed and told again', (Attribute, name, Value) => {
    const { customer, VpcId } = inVpc()
    const told = () => customer.ok('DescribeVpcAttribute', { VpcId, Attribute })
    expect(told()).toEqual({ VpcId, [name]: { Value } })
    customer.ok('ModifyVpcAttribute', { VpcId, [name]: { Value: !Value } })
    expect(told()).toEqual({ VpcId, [name]: { Value: !Value } })
  })

  test('are changed one at a time, and others are refused', () => {
    const { customer, VpcId } = inVpc()
    expect(customer.refused('ModifyVpcAttribute', { VpcId })).toBe('InvalidParameterCombination')
    const Value = { Value: true }
    const two = { VpcId, EnableDnsSupport: Value, EnableDnsHostnames: Value }
    expect(customer.refused('ModifyVpcAttribute', two)).toBe('InvalidParameterCombination')
    const other = { VpcId, Attribute: 'enableMagic' as 'enableDnsSupport' }
    expect(customer.refused('DescribeVpcAttribute', other)).toBe('InvalidParameterValue')
  })
})

/** @source https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html */
test('a VPC has a default network ACL, which all of its subnets use', () => {
  const { customer, VpcId, subnet } = inVpc()
  newVpc(customer, '10.65.0.0/16')
  const subnets = [subnet('10.64.0.0/24', 'us-east-1a'), subnet('10.64.1.0/24', 'us-east-1b')]
  const Filters = [
    { Name: 'vpc-id', Values: [VpcId] },
    { Name: 'default', Values: ['true'] },
  ]
  const { NetworkAcls } = customer.ok('DescribeNetworkAcls', { Filters })
  const [acl] = NetworkAcls
  expect(NetworkAcls).toMatchObject([
    {
      VpcId,
      IsDefault: true,
      OwnerId: customer.accountId,
      Associations: subnets.map((SubnetId) => ({ SubnetId, NetworkAclId: acl?.NetworkAclId })),
    },
  ])
  expect(
    acl?.Entries.map((entry) => `${entry.Egress} ${entry.RuleNumber} ${entry.RuleAction}`),
  ).toEqual(['true 100 allow', 'true 32767 deny', 'false 100 allow', 'false 32767 deny'])
  const ids = acl?.Associations.map((association) => association.NetworkAclAssociationId)
  expect(new Set(ids).size).toBe(2)
  const bySubnet = [{ Name: 'association.subnet-id', Values: subnets.slice(1) }]
  expect(customer.ok('DescribeNetworkAcls', { Filters: bySubnet })).toEqual({ NetworkAcls })
  const Resources = [acl?.NetworkAclId ?? '']
  customer.ok('CreateTags', { Resources, Tags: [{ Key: 'a', Value: 'b' }] })
  expect(customer.ok('DescribeTags', {}).Tags).toMatchObject([{ ResourceType: 'network-acl' }])
  for (const SubnetId of subnets) customer.ok('DeleteSubnet', { SubnetId })
  customer.ok('DeleteVpc', { VpcId })
  expect(customer.refused('DescribeNetworkAcls', { NetworkAclIds: Resources })).toBe(
    'InvalidNetworkAclID.NotFound',
  )
})

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRouteTableAssociation.html */
describe('replacing the association of a route table', () => {
  const placed = () => {
    const made = inVpc()
    const { customer, VpcId } = made
    const SubnetId = made.subnet('10.64.0.0/24', 'us-east-1a')
    const table = () => customer.ok('CreateRouteTable', { VpcId }).RouteTable.RouteTableId
    const first = table()
    const { AssociationId } = customer.ok('AssociateRouteTable', { RouteTableId: first, SubnetId })
    const associationsOf = (RouteTableId: string) =>
      customer.ok('DescribeRouteTables', { RouteTableIds: [RouteTableId] }).RouteTables[0]
        ?.Associations
    return { ...made, SubnetId, first, second: table(), AssociationId, associationsOf }
  }

  test('gives a subnet another table under another id', () => {
    const { customer, SubnetId, first, second, AssociationId, associationsOf } = placed()
    const input = { AssociationId, RouteTableId: second }
    const { NewAssociationId, AssociationState } = customer.ok(
      'ReplaceRouteTableAssociation',
      input,
    )
    expect(AssociationState).toEqual({ State: 'associated' })
    expect(NewAssociationId).not.toBe(AssociationId)
    expect(associationsOf(first)).toEqual([])
    expect(associationsOf(second)).toMatchObject([
      { RouteTableAssociationId: NewAssociationId, SubnetId, Main: false },
    ])
    expect(customer.refused('ReplaceRouteTableAssociation', input)).toBe(
      'InvalidAssociationID.NotFound',
    )
  })

  test('makes another table the main one', () => {
    const { customer, VpcId, RouteTableId: main, second, associationsOf } = placed()
    const AssociationId = associationsOf(main)?.[0]?.RouteTableAssociationId ?? ''
    customer.ok('ReplaceRouteTableAssociation', { AssociationId, RouteTableId: second })
    const Filters = [
      { Name: 'vpc-id', Values: [VpcId] },
      { Name: 'association.main', Values: ['true'] },
    ]
    const mains = customer.ok('DescribeRouteTables', { Filters }).RouteTables
    expect(mains.map(({ RouteTableId }) => RouteTableId)).toEqual([second])
    customer.ok('DeleteRouteTable', { RouteTableId: main })
    expect(customer.refused('DeleteRouteTable', { RouteTableId: second })).toBe(
      'DependencyViolation',
    )
  })

  test('stays within the VPC, and may name the same table', () => {
    const { customer, first, AssociationId, associationsOf } = placed()
    const { RouteTableId } = newVpc(customer, '10.65.0.0/16')
    expect(customer.refused('ReplaceRouteTableAssociation', { AssociationId, RouteTableId })).toBe(
      'InvalidParameterValue',
    )
    customer.ok('ReplaceRouteTableAssociation', { AssociationId, RouteTableId: first })
    expect(associationsOf(first)).toHaveLength(1)
  })
})

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePrefixLists.html */
describe('prefix lists of AWS', () => {
  const named = (Values: ReadonlyArray<string>) => [{ Name: 'prefix-list-name', Values }]

  test('are those of S3 and DynamoDB, as gateway endpoints route by them', () => {
    const { customer, VpcId, RouteTableId } = inVpc()
    const ServiceName = 'com.amazonaws.us-east-1.s3'
    customer.ok('CreateVpcEndpoint', { VpcId, ServiceName, RouteTableIds: [RouteTableId] })
    const [table] = customer.ok('DescribeRouteTables', {}).RouteTables
    const { PrefixLists } = customer.ok('DescribePrefixLists', { Filters: named([ServiceName]) })
    expect(PrefixLists).toMatchObject([
      { PrefixListId: 'pl-63a5400a', PrefixListName: ServiceName, Cidrs: ['54.231.0.0/17'] },
    ])
    expect(table?.Routes.map((route) => route.DestinationPrefixListId)).toContain('pl-63a5400a')
    const managed = customer.ok('DescribeManagedPrefixLists', {}).PrefixLists
    expect(managed).toMatchObject([
      {
        PrefixListId: 'pl-63a5400a',
        PrefixListArn: 'arn:aws:ec2:us-east-1:aws:prefix-list/pl-63a5400a',
        OwnerId: 'AWS',
        AddressFamily: 'IPv4',
      },
      { PrefixListName: 'com.amazonaws.us-east-1.dynamodb' },
    ])
    const entries = customer.ok('GetManagedPrefixListEntries', { PrefixListId: 'pl-63a5400a' })
    expect(entries).toEqual({ Entries: [{ Cidr: '54.231.0.0/17' }] })
  })

  test('have other ids in other Regions, and no others are known', () => {
    const { customer } = newSandbox()
    const ids = ['us-east-1', 'eu-west-1', 'cn-north-1'].flatMap((region) =>
      customer
        .in(region)
        .ok('DescribePrefixLists', {})
        .PrefixLists.map(({ PrefixListId }) => PrefixListId),
    )
    expect(new Set(ids).size).toBe(6)
    expect(ids.every((id) => /^pl-[0-9a-f]{8}$/.test(id))).toBe(true)
    const PrefixListIds = ['pl-0123456789abcdef0']
    expect(customer.refused('DescribePrefixLists', { PrefixListIds })).toBe(
      'InvalidPrefixListID.NotFound',
    )
    const [PrefixListId = ''] = PrefixListIds
    expect(customer.refused('GetManagedPrefixListEntries', { PrefixListId })).toBe(
      'InvalidPrefixListID.NotFound',
    )
  })
})

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html */
test('Regions are those of the partition, with their endpoints', () => {
  const { customer } = newSandbox()
  const { Regions } = customer.ok('DescribeRegions', {})
  expect(Regions.map(({ RegionName }) => RegionName)).toEqual(
    expect.arrayContaining(['us-east-1', 'eu-west-1', 'ap-northeast-1', 'me-central-1']),
  )
  expect(Regions.some(({ RegionName }) => RegionName.startsWith('cn-'))).toBe(false)
  expect(customer.ok('DescribeRegions', { RegionNames: ['eu-west-1'] }).Regions).toEqual([
    {
      RegionName: 'eu-west-1',
      Endpoint: 'ec2.eu-west-1.amazonaws.com',
      OptInStatus: 'opt-in-not-required',
    },
  ])
  expect(customer.refused('DescribeRegions', { RegionNames: ['eu-west-9'] })).toBe(
    'InvalidParameterValue',
  )
})

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html */
describe('changing an endpoint', () => {
  const interfaceEndpoint = () => {
    const made = inVpc()
    const { customer, VpcId } = made
    customer.ok('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } })
    const first = made.subnet('10.64.0.0/24', 'us-east-1a')
    const { VpcEndpointId } = customer.ok('CreateVpcEndpoint', {
      VpcId,
      ServiceName: 'com.amazonaws.us-east-1.ssm',
      VpcEndpointType: 'Interface',
      SubnetIds: [first],
      TagSpecifications: [{ ResourceType: 'vpc-endpoint', Tags: [{ Key: 'a', Value: 'b' }] }],
    }).VpcEndpoint
    const seen = () =>
      customer.ok('DescribeVpcEndpoints', { VpcEndpointIds: [VpcEndpointId] }).VpcEndpoints[0]
    return {
      ...made,
      first,
      second: made.subnet('10.64.1.0/24', 'us-east-1b'),
      VpcEndpointId,
      seen,
    }
  }

  test('adds subnets and groups, and leaves interfaces and tags that stay', () => {
    const { customer, VpcId, VpcEndpointId, first, second, seen } = interfaceEndpoint()
    const before = seen()
    const named = { GroupName: 'g', Description: 'd', VpcId }
    const { GroupId } = customer.ok('CreateSecurityGroup', named)
    const RemoveSecurityGroupIds = before?.Groups.map((group) => group.GroupId) ?? []
    const input = { VpcEndpointId, AddSubnetIds: [second], AddSecurityGroupIds: [GroupId] }
    customer.ok('ModifyVpcEndpoint', { ...input, RemoveSecurityGroupIds })
    const after = seen()
    expect(after).toMatchObject({ SubnetIds: [first, second], Tags: [{ Key: 'a', Value: 'b' }] })
    expect(after?.NetworkInterfaceIds).toHaveLength(2)
    expect(after?.NetworkInterfaceIds).toContain(before?.NetworkInterfaceIds[0])
    const { NetworkInterfaces } = customer.ok('DescribeNetworkInterfaces', {})
    const groups = NetworkInterfaces.map(({ Groups }) => Groups.map((group) => group.GroupId))
    expect(groups).toEqual([[GroupId], [GroupId]])
    customer.ok('ModifyVpcEndpoint', { VpcEndpointId, RemoveSubnetIds: [first] })
    expect(seen()).toMatchObject({ SubnetIds: [second] })
    expect(seen()?.NetworkInterfaceIds).toHaveLength(1)
  })

  test('switches private names and replaces the policy', () => {
    const { customer, VpcEndpointId, seen } = interfaceEndpoint()
    const usual = seen()?.PolicyDocument
    customer.ok('ModifyVpcEndpoint', { VpcEndpointId, PrivateDnsEnabled: false })
    expect(seen()?.PrivateDnsEnabled).toBe(false)
    const Statement = [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }]
    const PolicyDocument = JSON.stringify({ Statement })
    customer.ok('ModifyVpcEndpoint', { VpcEndpointId, PolicyDocument })
    expect(seen()).toMatchObject({ PolicyDocument, PrivateDnsEnabled: false })
    const both = { VpcEndpointId, PolicyDocument, ResetPolicy: true }
    expect(customer.refused('ModifyVpcEndpoint', both)).toBe('InvalidParameterCombination')
    customer.ok('ModifyVpcEndpoint', { VpcEndpointId, ResetPolicy: true })
    expect(seen()?.PolicyDocument).toBe(usual)
  })

  test('refuses what the other type has, and what it has not', () => {
    const { customer, VpcEndpointId, RouteTableId, second } = interfaceEndpoint()
    for (const change of [{ AddRouteTableIds: [RouteTableId] }, { RemoveSubnetIds: [second] }]) {
      expect(customer.refused('ModifyVpcEndpoint', { VpcEndpointId, ...change })).toBe(
        'InvalidParameter',
      )
    }
  })

  test('of the gateway kind moves its routes', () => {
    const { customer, VpcId, RouteTableId } = inVpc()
    const ServiceName = 'com.amazonaws.us-east-1.s3'
    const { VpcEndpointId } = customer.ok('CreateVpcEndpoint', { VpcId, ServiceName }).VpcEndpoint
    const routed = () =>
      customer
        .ok('DescribeRouteTables', { RouteTableIds: [RouteTableId] })
        .RouteTables[0]?.Routes.some(({ GatewayId }) => GatewayId === VpcEndpointId)
    expect(routed()).toBe(false)
    customer.ok('ModifyVpcEndpoint', { VpcEndpointId, AddRouteTableIds: [RouteTableId] })
    expect(routed()).toBe(true)
    customer.ok('ModifyVpcEndpoint', { VpcEndpointId, RemoveRouteTableIds: [RouteTableId] })
    expect(routed()).toBe(false)
  })
})

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_FlowLog.html */
test('flow logs are described with what they were made with', () => {
  const { customer, VpcId } = inVpc()
  const asked = {
    LogGroupName: 'flows',
    DeliverLogsPermissionArn: 'arn:aws:iam::111122223333:role/flows',
    TrafficType: 'REJECT',
    MaxAggregationInterval: 60,
  } as const
  const input = { ...asked, ResourceIds: [VpcId], ResourceType: 'VPC' } as const
  const { FlowLogIds } = customer.ok('CreateFlowLogs', input)
  const Filter = [{ Name: 'resource-id', Values: [VpcId] }]
  expect(customer.ok('DescribeFlowLogs', { Filter }).FlowLogs).toMatchObject([
    { ...asked, FlowLogId: FlowLogIds[0], ResourceId: VpcId, FlowLogStatus: 'ACTIVE' },
  ])
})
