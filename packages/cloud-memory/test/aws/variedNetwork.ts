/** A network with different resources of each type, for tests of what tells them apart. */
import { isRecord } from '../../src/aws/json.ts'
import { type Actor, newSandbox, newVpc } from '../sandbox.ts'

const anyone = '0.0.0.0/0'

const withGroups = (actor: Actor, VpcId: string): void => {
  const named = (GroupName: string) =>
    actor.ok('CreateSecurityGroup', { VpcId, GroupName, Description: `${GroupName} of tests` })
  const [web, store] = [named('web').GroupId, named('store').GroupId]
  const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 444 }
  const dns = { IpProtocol: 'udp', FromPort: 53, ToPort: 54 }
  actor.ok('AuthorizeSecurityGroupIngress', {
    GroupId: web,
    IpPermissions: [
      { ...https, IpRanges: [{ CidrIp: '10.64.9.0/24' }] },
      { ...https, Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32' }] },
      { ...dns, PrefixListIds: [{ PrefixListId: 'pl-63a5400a' }] },
    ],
  })
  actor.ok('AuthorizeSecurityGroupEgress', {
    GroupId: web,
    IpPermissions: [{ ...dns, UserIdGroupPairs: [{ GroupId: store }] }],
  })
  actor.ok('AuthorizeSecurityGroupIngress', {
    GroupId: store,
    IpPermissions: [{ ...dns, UserIdGroupPairs: [{ GroupId: web }] }],
  })
  actor.ok('AuthorizeSecurityGroupEgress', {
    GroupId: store,
    IpPermissions: [
      { ...https, IpRanges: [{ CidrIp: '10.64.8.0/24' }] },
      { ...https, Ipv6Ranges: [{ CidrIpv6: '2001:db8:1::/48' }] },
      { ...https, PrefixListIds: [{ PrefixListId: 'pl-02cd2c6b' }] },
    ],
  })
}

const withNetworkAcl = (actor: Actor, VpcId: string): void => {
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }]
  const [acl] = actor.ok('DescribeNetworkAcls', { Filters }).NetworkAcls
  const place = { NetworkAclId: acl?.NetworkAclId ?? '', CidrBlock: '10.99.0.0/16' }
  const denied = { ...place, RuleAction: 'deny', Egress: false } as const
  const PortRange = { From: 22, To: 23 }
  const IcmpTypeCode = { Type: 8, Code: 0 }
  actor.ok('CreateNetworkAclEntry', { ...denied, RuleNumber: 7, Protocol: '6', PortRange })
  actor.ok('CreateNetworkAclEntry', { ...denied, RuleNumber: 8, Protocol: '1', IcmpTypeCode })
}

/** Returns a customer with such a network. */
export const variedNetwork = () => {
  const sandbox = newSandbox({}, true)
  const { customer, stranger } = sandbox
  const [first, second, third] = [
    newVpc(customer, '10.64.0.0/16'),
    newVpc(customer, '10.70.0.0/16'),
    newVpc(stranger, '10.80.0.0/16'),
  ]
  const { VpcId } = first
  customer.ok('AssociateVpcCidrBlock', { VpcId, CidrBlock: '10.65.0.0/16' })
  customer.ok('ModifyVpcAttribute', { VpcId: second.VpcId, EnableDnsHostnames: { Value: true } })

  const subnet = (vpcId: string, CidrBlock: string, AvailabilityZone: string): string =>
    customer.ok('CreateSubnet', { VpcId: vpcId, CidrBlock, AvailabilityZone }).Subnet.SubnetId
  const SubnetId = subnet(VpcId, '10.64.0.0/24', 'us-east-1a')
  const secondSubnet = subnet(second.VpcId, '10.70.0.0/26', 'us-east-1b')
  customer.ok('ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } })
  customer.ok('CreateNetworkInterface', { SubnetId, Description: 'of a node' })

  const { InternetGatewayId } = customer.ok('CreateInternetGateway', {}).InternetGateway
  customer.ok('AttachInternetGateway', { InternetGatewayId, VpcId })
  customer.ok('CreateInternetGateway', {})
  customer.ok('AllocateAddress', {})
  const { AllocationId } = customer.ok('AllocateAddress', {})
  const { NatGatewayId } = customer.ok('CreateNatGateway', { SubnetId, AllocationId }).NatGateway
  customer.ok('CreateNatGateway', { SubnetId: secondSubnet, ConnectivityType: 'private' })

  const peer = { VpcId, PeerVpcId: second.VpcId }
  const { VpcPeeringConnectionId } = customer.ok(
    'CreateVpcPeeringConnection',
    peer,
  ).VpcPeeringConnection
  customer.ok('AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
  const PeerOwnerId = stranger.accountId
  customer.ok('CreateVpcPeeringConnection', { VpcId, PeerVpcId: third.VpcId, PeerOwnerId })

  const { RouteTableId } = customer.ok('CreateRouteTable', { VpcId }).RouteTable
  customer.ok('AssociateRouteTable', { RouteTableId, SubnetId })
  for (const [DestinationCidrBlock, target] of [
    [anyone, { GatewayId: InternetGatewayId }],
    ['10.90.0.0/16', { NatGatewayId }],
    ['10.70.0.0/16', { VpcPeeringConnectionId }],
  ] as const) {
    customer.ok('CreateRoute', { RouteTableId, DestinationCidrBlock, ...target })
  }

  const service = (name: string): string => `com.amazonaws.us-east-1.${name}`
  const RouteTableIds = [RouteTableId]
  customer.ok('CreateVpcEndpoint', { VpcId, ServiceName: service('s3'), RouteTableIds })
  customer.ok('CreateVpcEndpoint', {
    VpcId: second.VpcId,
    ServiceName: service('ssm'),
    VpcEndpointType: 'Interface',
    SubnetIds: [secondSubnet],
  })

  const role = 'arn:aws:iam::111122223333:role/flows'
  for (const [id, TrafficType] of [
    [VpcId, 'ALL'],
    [second.VpcId, 'REJECT'],
  ] as const) {
    customer.ok('CreateFlowLogs', {
      ResourceIds: [id],
      ResourceType: 'VPC',
      TrafficType,
      LogGroupName: `flows of ${id}`,
      DeliverLogsPermissionArn: role,
    })
  }

  withGroups(customer, VpcId)
  withNetworkAcl(customer, second.VpcId)
  customer.ok('CreateTags', { Resources: [VpcId], Tags: [{ Key: 'a', Value: 'b' }] })
  customer.ok('CreateTags', { Resources: [SubnetId], Tags: [{ Key: 'c', Value: 'd' }] })
  return customer
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

const valuesBelow = (value: unknown, path: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => valuesBelow(item, path))
  const [member, ...rest] = path
  if (member === undefined) return isPlain(value) ? [String(value)] : []
  return isRecord(value) ? valuesBelow(value[member], rest) : []
}

/** The values at a path such as `Vpcs.VpcId`; a list on the way stands for each of its items. */
export const valuesAt = (value: unknown, path: string): ReadonlyArray<string> =>
  valuesBelow(value, path.split('.'))
