import type { SettingsChange } from '@byoa/cloud-memory'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import type { IpPermission } from '../../src/aws/ec2/Ec2Inputs.ts'
import { type Actor, activePeering, newSandbox, newVpc, stranger } from '../sandbox.ts'
import { customer as customerId } from '../setupTemplateOf.ts'

const endpointPolicy = (Condition: object): string =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', Condition }],
  })

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

describe('rules of security groups', () => {
  const setUp = () => {
    const sandbox = newSandbox()
    const { ours, theirs, VpcPeeringConnectionId } = activePeering(sandbox)
    const make = (actor: Actor, VpcId: string, GroupName = 'nodes') =>
      actor.ok('CreateSecurityGroup', { VpcId, GroupName, Description: 'Nodes' }).GroupId
    const GroupId = make(sandbox.customer, theirs.VpcId)
    const add = (permission: IpPermission) => {
      const input = { GroupId, IpPermissions: [permission] }
      const outcome = sandbox.customer.call('AuthorizeSecurityGroupIngress', input)
      return E.isLeft(outcome) ? outcome.left : 'added'
    }
    const seen = () =>
      sandbox.customer.ok('DescribeSecurityGroups', { GroupIds: [GroupId] }).SecurityGroups[0]
        ?.IpPermissions
    return { ...sandbox, ours, theirs, VpcPeeringConnectionId, GroupId, make, add, seen }
  }
  const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }
  const from = (CidrIp: string, ports = ssh) => ({ ...ports, IpRanges: [{ CidrIp }] })

  test('keep blocks without host bits and protocols by name', () => {
    const { add, seen } = setUp()
    expect(add({ ...from('10.0.0.1/8', { ...ssh, IpProtocol: '6' }) })).toBe('added')
    expect(add({ ...ssh, Ipv6Ranges: [{ CidrIpv6: '2001:DB8:0::1/32' }] })).toBe('added')
    expect(seen()).toMatchObject([
      {
        IpProtocol: 'tcp',
        IpRanges: [{ CidrIp: '10.0.0.0/8' }],
        Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32' }],
      },
    ])
    for (const spelling of ['10.0.0.0/8', '10.255.255.255/8']) {
      expect(add(from(spelling))).toMatchObject({
        code: 'InvalidPermission.Duplicate',
        message:
          'the specified rule "peer: 10.0.0.0/8, TCP, from port: 22, to port: 22, ALLOW" already exists',
      })
    }
  })

  test.each<readonly [string, IpPermission]>([
    ['InvalidParameterValue', from('banana')],
    ['InvalidParameterValue', from('10.0.0.1')],
    ['InvalidParameterValue', from('10.0.0.0/33')],
    ['InvalidParameterValue', { ...ssh, Ipv6Ranges: [{ CidrIpv6: 'fe80::1' }] }],
    ['InvalidParameterValue', from('10.0.0.0/8', { ...ssh, ToPort: 70_000 })],
    ['InvalidParameterValue', from('10.0.0.0/8', { ...ssh, FromPort: -1 })],
    ['InvalidParameterValue', from('10.0.0.0/8', { ...ssh, ToPort: 21 })],
    ['InvalidParameterValue', { IpProtocol: 'udp', IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
    ['InvalidParameterValue', { IpProtocol: 'icmp', IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
    ['InvalidParameterValue', from('10.0.0.0/8', { ...ssh, IpProtocol: 'icmp', ToPort: 256 })],
    ['InvalidParameterValue', from('10.0.0.0/8', { ...ssh, IpProtocol: 'tpc' })],
    ['InvalidParameterValue', from('10.0.0.0/8', { ...ssh, IpProtocol: '256' })],
    [
      'InvalidParameterValue',
      { ...ssh, IpRanges: [{ CidrIp: '10.0.0.0/8', Description: "the customer's" }] },
    ],
    [
      'InvalidParameterValue',
      { ...ssh, IpRanges: [{ CidrIp: '10.0.0.0/8' }, { CidrIp: '10.1.0.0/8' }] },
    ],
    ['MissingParameter', ssh],
    ['InvalidGroupId.Malformed', { ...ssh, UserIdGroupPairs: [{ GroupId: 'nodes' }] }],
    ['InvalidPrefixListId.Malformed', { ...ssh, PrefixListIds: [{ PrefixListId: 'pl-1' }] }],
  ])('that are not possible are refused: %s for %j', (code, permission) => {
    const { add } = setUp()
    expect(add(permission)).toMatchObject({ code })
  })

  /** @source https://github.com/localstack/localstack/blob/main/tests/aws/services/ec2/test_ec2.snapshot.json */
  test('are of a group whose creation shows its tags, if there are any', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const group = (GroupName: string) => ({ GroupName, Description: 'd', VpcId })
    expect(customer.ok('CreateSecurityGroup', group('a'))).not.toHaveProperty('Tags')
    const Tags = [{ Key: 'a', Value: 'b' }]
    const TagSpecifications = [{ ResourceType: 'security-group', Tags }]
    const tagged = customer.ok('CreateSecurityGroup', { ...group('b'), TagSpecifications })
    expect(tagged.Tags).toEqual(Tags)
  })

  test('of all protocols have no ports, whichever are given', () => {
    const { customer, GroupId } = setUp()
    const ports = { IpProtocol: '-1', FromPort: 0, ToPort: 0 }
    const all = { GroupId, IpPermissions: [from('0.0.0.0/0', ports)] }
    customer.ok('RevokeSecurityGroupEgress', all)
    const ipv6 = { GroupId, IpPermissions: [{ ...ports, Ipv6Ranges: [{ CidrIpv6: '::/0' }] }] }
    expect(customer.refused('RevokeSecurityGroupEgress', ipv6)).toBe('InvalidPermission.NotFound')
  })

  test('are at most sixty in each direction and family', () => {
    const { add, customer, GroupId } = setUp()
    const numbers = Array.from({ length: 60 }, (_, index) => index)
    const IpRanges = numbers.map((number) => ({ CidrIp: `10.${number}.0.0/16` }))
    const Ipv6Ranges = numbers.map((number) => ({ CidrIpv6: `2001:db8:${number}::/48` }))
    expect(add({ ...ssh, IpRanges })).toBe('added')
    expect(add({ ...ssh, Ipv6Ranges })).toBe('added')
    const full = { code: 'RulesPerSecurityGroupLimitExceeded' }
    expect(add(from('172.16.0.0/16'))).toMatchObject(full)
    expect(add({ ...ssh, UserIdGroupPairs: [{ GroupId }] })).toMatchObject(full)
    const egress = { GroupId, IpPermissions: [from('172.16.0.0/16')] }
    customer.ok('AuthorizeSecurityGroupEgress', egress)
  })

  test('name the group of a peered VPC with its owner, and show the peering', () => {
    const { rescale, customer, ours, VpcPeeringConnectionId, make, add, seen } = setUp()
    const theirGroup = make(rescale, ours.VpcId)
    const pair = (UserId?: string) => ({
      ...ssh,
      UserIdGroupPairs: [{ GroupId: theirGroup, ...(UserId === undefined ? {} : { UserId }) }],
    })
    expect(add(pair())).toMatchObject({ code: 'InvalidGroup.NotFound' })
    expect(add(pair(rescale.accountId))).toBe('added')
    const shown = (PeeringStatus: string) => [
      {
        UserIdGroupPairs: [
          {
            GroupId: theirGroup,
            UserId: rescale.accountId,
            VpcId: ours.VpcId,
            VpcPeeringConnectionId,
            PeeringStatus,
          },
        ],
      },
    ]
    expect(seen()).toMatchObject(shown('active'))
    customer.ok('DeleteVpcPeeringConnection', { VpcPeeringConnectionId })
    expect(seen()).toMatchObject(shown('deleted'))
    expect(add({ ...pair(rescale.accountId), IpProtocol: 'udp' })).toMatchObject({
      code: 'InvalidGroup.NotFound',
    })
  })

  test('do not name the group of a VPC that is not peered', () => {
    const { customer, make, add } = setUp()
    const other = make(customer, newVpc(customer, '10.78.0.0/16').VpcId)
    expect(add({ ...ssh, UserIdGroupPairs: [{ GroupId: other }] })).toMatchObject({
      code: 'InvalidGroup.NotFound',
      message: 'You have specified two resources that belong to different networks.',
    })
  })

  test.each([
    ['ip-permission.cidr', '10.0.0.0/8'],
    ['ip-permission.ipv6-cidr', '::/0'],
    ['ip-permission.from-port', '22'],
    ['ip-permission.to-port', '23'],
    ['ip-permission.protocol', 'tcp'],
    ['egress.ip-permission.cidr', '0.0.0.0/0'],
    ['egress.ip-permission.protocol', '-1'],
    ['description', 'Nodes'],
    ['owner-id', customerId],
  ])('are found by the filter %s', (Name, value) => {
    const { add, customer, GroupId, theirs } = setUp()
    const ports = { IpProtocol: 'tcp', FromPort: 22, ToPort: 23 }
    expect(add({ ...from('10.0.0.0/8', ports), Ipv6Ranges: [{ CidrIpv6: '::/0' }] })).toBe('added')
    const found = (Values: ReadonlyArray<string>) =>
      customer
        .ok('DescribeSecurityGroups', {
          Filters: [
            { Name, Values },
            { Name: 'vpc-id', Values: [theirs.VpcId] },
          ],
        })
        .SecurityGroups.map((group) => group.GroupId)
    expect(found([value])).toContain(GroupId)
    expect(found(['another'])).toEqual([])
  })
})

describe('names of security groups', () => {
  test.each([
    ['MissingParameter', { GroupName: 'nodes', Description: '' }],
    ['InvalidParameterValue', { GroupName: 'sg-nodes', Description: 'Nodes' }],
    ['InvalidParameterValue', { GroupName: 'Default', Description: 'Nodes' }],
    ['InvalidParameterValue', { GroupName: 'nodes', Description: 'ノード' }],
    ['InvalidParameterValue', { GroupName: 'n'.repeat(256), Description: 'Nodes' }],
    ['InvalidGroup.Duplicate', { GroupName: 'STORAGE', Description: 'Storage' }],
  ])('are refused with %s: %j', (code, input) => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const storage = { VpcId, GroupName: 'storage', Description: 'Storage' }
    customer.ok('CreateSecurityGroup', storage)
    expect(customer.refused('CreateSecurityGroup', { VpcId, ...input })).toBe(code)
  })

  test('need a VPC where there is no default one', () => {
    const { customer } = newSandbox()
    const input = { GroupName: 'nodes', Description: 'Nodes' }
    expect(customer.refused('CreateSecurityGroup', input)).toBe('VPCIdNotSpecified')
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

  const sts = 'com.amazonaws.us-east-1.sts'

  const setUp = (settings: SettingsChange = {}) => {
    const { customer } = newSandbox(settings)
    const { VpcId, RouteTableId } = newVpc(customer, '10.64.0.0/16')
    const subnetIn = (CidrBlock: string, AvailabilityZone: string) =>
      customer.ok('CreateSubnet', { VpcId, CidrBlock, AvailabilityZone }).Subnet.SubnetId
    const SubnetId = subnetIn('10.64.0.0/24', 'us-east-1a')
    const [group] = customer.ok('DescribeSecurityGroups', {}).SecurityGroups
    customer.ok('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } })
    const input = {
      VpcId,
      ServiceName: sts,
      VpcEndpointType: 'Interface',
      SubnetIds: [SubnetId],
    } as const
    return { customer, VpcId, RouteTableId, SubnetId, subnetIn, input, group: group?.GroupId ?? '' }
  }

  test('of the interface kind have private names, the default group and an interface', () => {
    const { customer, VpcId, SubnetId, input, group } = setUp()
    const { VpcEndpoint } = customer.ok('CreateVpcEndpoint', input)
    const { VpcEndpointId, NetworkInterfaceIds } = VpcEndpoint
    expect(VpcEndpoint).toMatchObject({
      State: 'pending',
      PrivateDnsEnabled: true,
      Groups: [{ GroupId: group, GroupName: 'default' }],
      OwnerId: customerId,
      RequesterManaged: false,
    })
    expect(VpcEndpoint.DnsEntries.map(({ DnsName }) => DnsName)).toEqual([
      expect.stringMatching(/^vpce-[-0-9a-f]+\.sts\.us-east-1\.vpce\.amazonaws\.com$/),
      expect.stringMatching(/^vpce-[-0-9a-f]+-us-east-1a\.sts\.us-east-1\.vpce\.amazonaws\.com$/),
      'sts.us-east-1.amazonaws.com',
    ])
    expect(JSON.parse(VpcEndpoint.PolicyDocument)).toMatchObject({
      Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
    })
    expect(customer.ok('DescribeVpcEndpoints', {}).VpcEndpoints).toMatchObject([
      { State: 'available', NetworkInterfaceIds },
    ])
    expect(customer.ok('DescribeNetworkInterfaces', {}).NetworkInterfaces).toMatchObject([
      {
        NetworkInterfaceId: NetworkInterfaceIds[0],
        InterfaceType: 'vpc_endpoint',
        RequesterManaged: true,
        Status: 'in-use',
        PrivateIpAddress: '10.64.0.4',
      },
    ])
    const [NetworkInterfaceId = ''] = NetworkInterfaceIds
    expect(customer.refused('DeleteNetworkInterface', { NetworkInterfaceId })).toBe(
      'InvalidParameterValue',
    )
    expect(customer.refused('DeleteSubnet', { SubnetId })).toBe('DependencyViolation')
    expect(customer.refused('DeleteVpc', { VpcId })).toBe('DependencyViolation')
    customer.ok('DeleteVpcEndpoints', { VpcEndpointIds: [VpcEndpointId] })
    expect(customer.ok('DescribeNetworkInterfaces', {}).NetworkInterfaces).toEqual([])
    customer.ok('DeleteSubnet', { SubnetId })
  })

  test('of one service have private names once in a VPC', () => {
    const { customer, VpcId, input } = setUp()
    customer.ok('CreateVpcEndpoint', input)
    expect(customer.error('CreateVpcEndpoint', input)).toMatchObject({
      code: 'InvalidParameter',
      message: `private-dns-enabled cannot be set because there is already a conflicting DNS domain for sts.us-east-1.amazonaws.com in the VPC ${VpcId}`,
    })
    customer.ok('CreateVpcEndpoint', { ...input, PrivateDnsEnabled: false })
    customer.ok('CreateVpcEndpoint', { ...input, ServiceName: 'com.amazonaws.us-east-1.ec2' })
  })

  test('are so many in a VPC, and as many in another', () => {
    const { customer, input } = setUp({ quotas: { interfaceEndpointsPerVpc: 1 } })
    customer.ok('CreateVpcEndpoint', input)
    const other = { ...input, ServiceName: 'com.amazonaws.us-east-1.ec2' }
    expect(customer.refused('CreateVpcEndpoint', other)).toBe('VpcEndpointLimitExceeded')
    const { VpcId } = newVpc(customer, '10.65.0.0/16')
    const elsewhere = { ...input, VpcId, SubnetIds: [], PrivateDnsEnabled: false }
    customer.ok('CreateVpcEndpoint', elsewhere)
  })

  test('need DNS hostnames in the VPC for private names', () => {
    const { customer, VpcId, input } = setUp()
    customer.ok('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: false } })
    expect(customer.refused('CreateVpcEndpoint', input)).toBe('InvalidParameter')
    customer.ok('CreateVpcEndpoint', { ...input, PrivateDnsEnabled: false })
  })

  test('have one subnet in a zone', () => {
    const { customer, SubnetId, subnetIn, input } = setUp()
    const twin = subnetIn('10.64.1.0/24', 'us-east-1a')
    const other = subnetIn('10.64.2.0/24', 'us-east-1b')
    const into = (...SubnetIds: ReadonlyArray<string>) => ({ ...input, SubnetIds })
    expect(customer.refused('CreateVpcEndpoint', into(SubnetId, twin))).toBe(
      'DuplicateSubnetsInSameZone',
    )
    const { VpcEndpoint } = customer.ok('CreateVpcEndpoint', into(SubnetId, other))
    expect(VpcEndpoint.NetworkInterfaceIds).toHaveLength(2)
  })

  test('of a service stand once in a route table', () => {
    const { customer, VpcId, RouteTableId } = setUp()
    const input = { VpcId, ServiceName: s3, RouteTableIds: [RouteTableId] }
    customer.ok('CreateVpcEndpoint', input)
    expect(customer.refused('CreateVpcEndpoint', input)).toBe('RouteAlreadyExists')
    const dynamodb = { ...input, ServiceName: 'com.amazonaws.us-east-1.dynamodb' }
    customer.ok('CreateVpcEndpoint', dynamodb)
  })

  test.each([
    ['InvalidServiceName', { ServiceName: 'com.amazonaws.eu-west-1.s3' }],
    ['InvalidParameter', { ServiceName: sts }],
    ['InvalidParameter', { ServiceName: s3, SubnetIds: ['subnet-00000000'] }],
    ['InvalidParameter', { ServiceName: s3, SecurityGroupIds: ['sg-00000000'] }],
    ['InvalidParameter', { ServiceName: s3, PrivateDnsEnabled: true }],
    [
      'InvalidParameter',
      { ServiceName: sts, VpcEndpointType: 'Interface', RouteTableIds: ['rtb-00000000'] } as const,
    ],
    ['InvalidPolicyDocument', { ServiceName: s3, PolicyDocument: 'everything' }],
    ['InvalidPolicyDocument', { ServiceName: s3, PolicyDocument: '{}' }],
    ['InvalidPolicyDocument', { ServiceName: s3, PolicyDocument: endpointPolicy({ test: 'a' }) }],
  ])('that are not possible are refused: %s for %j', (code, input) => {
    const { customer, VpcId } = setUp()
    expect(customer.refused('CreateVpcEndpoint', { VpcId, ...input })).toBe(code)
  })

  test('are found by state', () => {
    const { customer, VpcId } = setUp()
    customer.ok('CreateVpcEndpoint', { VpcId, ServiceName: s3 })
    const found = (value: string) =>
      customer.ok('DescribeVpcEndpoints', {
        Filters: [{ Name: 'vpc-endpoint-state', Values: [value] }],
      }).VpcEndpoints
    expect(found('available')).toHaveLength(1)
    expect(found('deleted')).toEqual([])
  })

  test('of a stack are changed in place, and keep their ids', () => {
    const { customer, VpcId, RouteTableId } = setUp()
    const templateWith = (RouteTableIds: ReadonlyArray<string>) => ({
      StackName: 'endpoints',
      TemplateBody: JSON.stringify({
        Resources: {
          S3: {
            Type: 'AWS::EC2::VPCEndpoint',
            Properties: { VpcId, ServiceName: s3, RouteTableIds },
          },
        },
      }),
    })
    const endpoints = () => customer.ok('DescribeVpcEndpoints', {}).VpcEndpoints
    customer.ok('CreateStack', templateWith([RouteTableId]))
    const [made] = endpoints()
    const other = customer.ok('CreateRouteTable', { VpcId }).RouteTable.RouteTableId
    customer.ok('UpdateStack', templateWith([RouteTableId, other]))
    expect(endpoints()).toEqual([{ ...made, RouteTableIds: [RouteTableId, other] }])
  })

  test('that are not there are told in the answer to their deletion', () => {
    const { customer, VpcId } = setUp()
    const { VpcEndpointId } = customer.ok('CreateVpcEndpoint', {
      VpcId,
      ServiceName: s3,
    }).VpcEndpoint
    const unknown = 'vpce-0123456789abcdef0'
    expect(
      customer.ok('DeleteVpcEndpoints', { VpcEndpointIds: [unknown, VpcEndpointId] }),
    ).toMatchObject({ Unsuccessful: [{ ResourceId: unknown }] })
    expect(customer.ok('DescribeVpcEndpoints', {}).VpcEndpoints).toEqual([])
  })
})

describe('network interfaces', () => {
  test('take the lowest free address of the subnet, until there is none', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const { SubnetId } = customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.64.0.0/28' }).Subnet
    const make = () => customer.ok('CreateNetworkInterface', { SubnetId }).NetworkInterface
    const made = Array.from({ length: 11 }, make)
    expect(made.map(({ PrivateIpAddress }) => PrivateIpAddress)).toEqual(
      Array.from({ length: 11 }, (_, index) => `10.64.0.${4 + index}`),
    )
    expect(customer.refused('CreateNetworkInterface', { SubnetId })).toBe(
      'InsufficientFreeAddressesInSubnet',
    )
    const third = made[2]?.NetworkInterfaceId ?? ''
    customer.ok('DeleteNetworkInterface', { NetworkInterfaceId: third })
    expect(make().PrivateIpAddress).toBe('10.64.0.6')
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
