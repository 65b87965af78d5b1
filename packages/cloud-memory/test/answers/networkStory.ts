/** Every action of EC2 that is served, called at least once with something to show. */
import { customer } from '../setupTemplateOf.ts'
import type { Ask, Asking } from './Asking.ts'

const tagged = (ResourceType: string) => ({
  TagSpecifications: [{ ResourceType, Tags: [{ Key: 'Name', Value: ResourceType }] }],
})

interface Network {
  readonly VpcId: string
  readonly SubnetId: string
  readonly RouteTableId: string
  readonly GroupId: string
}

const openNetwork = (ask: Ask, CidrBlock: string): Network => {
  const { VpcId } = ask('CreateVpc', { CidrBlock, ...tagged('vpc') }).Vpc
  ask('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } })
  ask('DescribeVpcAttribute', { VpcId, Attribute: 'enableDnsHostnames' })
  const { SubnetId } = ask('CreateSubnet', { VpcId, CidrBlock, ...tagged('subnet') }).Subnet
  ask('ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } })
  const { RouteTableId } = ask('CreateRouteTable', { VpcId, ...tagged('route-table') }).RouteTable
  const { GroupId } = ask('CreateSecurityGroup', {
    GroupName: 'group',
    Description: 'a group',
    VpcId,
    ...tagged('security-group'),
  })
  return { VpcId, SubnetId, RouteTableId, GroupId }
}

const everyPeer = (groupId: string) => [
  {
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'inside' }],
    Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32' }],
    UserIdGroupPairs: [{ GroupId: groupId }],
    PrefixListIds: [{ PrefixListId: 'pl-63a5400a' }],
  },
  { IpProtocol: '-1', IpRanges: [{ CidrIp: '192.0.2.0/24' }] },
]

const guard = (ask: Ask, { GroupId }: Network): void => {
  const IpPermissions = everyPeer(GroupId)
  const { SecurityGroupRules } = ask('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions })
  ask('AuthorizeSecurityGroupEgress', { GroupId, IpPermissions })
  ask('DescribeSecurityGroups', {})
  ask('DescribeSecurityGroupRules', {})
  ask('UpdateSecurityGroupRuleDescriptionsIngress', { GroupId, IpPermissions })
  ask('UpdateSecurityGroupRuleDescriptionsEgress', { GroupId, IpPermissions })
  const SecurityGroupRuleId = SecurityGroupRules[0]?.SecurityGroupRuleId ?? ''
  const SecurityGroupRule = {
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    CidrIpv4: '10.0.0.0/8',
  }
  ask('ModifySecurityGroupRules', {
    GroupId,
    SecurityGroupRules: [{ SecurityGroupRuleId, SecurityGroupRule }],
  })
  ask('RevokeSecurityGroupIngress', { GroupId, IpPermissions })
  ask('RevokeSecurityGroupEgress', { GroupId, IpPermissions })
}

const translate = (ask: Ask, SubnetId: string): void => {
  const { AllocationId } = ask('AllocateAddress', tagged('elastic-ip'))
  const { NatGatewayId } = ask('CreateNatGateway', {
    SubnetId,
    AllocationId,
    ...tagged('natgateway'),
  }).NatGateway
  ask('DescribeNatGateways', {})
  ask('DescribeAddresses', {})
  ask('DescribeAddressesAttribute', { AllocationIds: [AllocationId] })
  ask('DescribeNetworkInterfaces', {})
  ask('DeleteNatGateway', { NatGatewayId })
  ask('DescribeNatGateways', {})
  ask('ReleaseAddress', { AllocationId })
}

const reachOutside = (ask: Ask, { VpcId, RouteTableId, SubnetId }: Network): void => {
  const { InternetGatewayId } = ask('CreateInternetGateway', {
    ...tagged('internet-gateway'),
  }).InternetGateway
  ask('AttachInternetGateway', { InternetGatewayId, VpcId })
  ask('DescribeInternetGateways', {})
  const route = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId }
  ask('CreateRoute', route)
  ask('ReplaceRoute', route)
  const associated = ask('AssociateRouteTable', { RouteTableId, SubnetId })
  ask('DescribeRouteTables', {})
  translate(ask, SubnetId)
  ask('DeleteRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0' })
  const { NewAssociationId: AssociationId } = ask('ReplaceRouteTableAssociation', {
    AssociationId: associated.AssociationId,
    RouteTableId,
  })
  ask('DisassociateRouteTable', { AssociationId })
  ask('DetachInternetGateway', { InternetGatewayId, VpcId })
  ask('DeleteInternetGateway', { InternetGatewayId })
}

const reachServices = (ask: Ask, network: Network): void => {
  const { VpcId, SubnetId, RouteTableId } = network
  const services = 'com.amazonaws.us-east-1'
  const inside = ask('CreateVpcEndpoint', {
    VpcId,
    ServiceName: `${services}.ec2`,
    VpcEndpointType: 'Interface',
    SubnetIds: [SubnetId],
    ...tagged('vpc-endpoint'),
  }).VpcEndpoint
  const gateway = ask('CreateVpcEndpoint', {
    VpcId,
    ServiceName: `${services}.s3`,
    RouteTableIds: [RouteTableId],
  }).VpcEndpoint
  const VpcEndpointId = gateway.VpcEndpointId
  ask('ModifyVpcEndpoint', { VpcEndpointId, RemoveRouteTableIds: [RouteTableId] })
  ask('ModifyVpcEndpoint', { VpcEndpointId, AddRouteTableIds: [RouteTableId] })
  const { PrefixLists } = ask('DescribePrefixLists', {})
  ask('DescribeManagedPrefixLists', {})
  for (const { PrefixListId } of PrefixLists) ask('GetManagedPrefixListEntries', { PrefixListId })
  ask('DescribeVpcEndpoints', {})
  ask('DescribeRouteTables', {})
  ask('DescribeNetworkInterfaces', {})
  const VpcEndpointIds = [inside.VpcEndpointId, gateway.VpcEndpointId, 'vpce-00000000000000000']
  ask('DeleteVpcEndpoints', { VpcEndpointIds })
}

const observe = (ask: Ask, { VpcId, SubnetId }: Network): void => {
  const { NetworkInterfaceId } = ask('CreateNetworkInterface', { SubnetId }).NetworkInterface
  ask('DescribeNetworkInterfaces', {})
  ask('DeleteNetworkInterface', { NetworkInterfaceId })
  const { FlowLogIds } = ask('CreateFlowLogs', {
    ResourceIds: [VpcId],
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogGroupName: 'flows',
    DeliverLogsPermissionArn: `arn:aws:iam::${customer}:role/flows`,
  })
  ask('DescribeFlowLogs', {})
  ask('DeleteFlowLogs', { FlowLogIds })
  const Tags = [{ Key: 'Stage', Value: 'test' }]
  ask('CreateTags', { Resources: [VpcId], Tags })
  ask('DescribeTags', {})
  ask('DeleteTags', { Resources: [VpcId], Tags })
  ask('DescribeAccountAttributes', {})
  ask('DescribeAvailabilityZones', {})
  ask('DescribeImages', {})
  ask('DescribeInstances', {})
  changeAcl(ask)
  ask('DescribeVpcBlockPublicAccessOptions', {})
  ask('ModifyVpcBlockPublicAccessOptions', { InternetGatewayBlockMode: 'block-ingress' })
  ask('DescribeRegions', {})
  ask('DescribeVpcs', {})
  ask('DescribeSubnets', {})
}

const changeAcl = (ask: Ask): void => {
  const NetworkAclId = ask('DescribeNetworkAcls', {}).NetworkAcls[0]?.NetworkAclId ?? ''
  const rule = { NetworkAclId, Egress: false, RuleAction: 'deny', CidrBlock: '10.0.0.0/8' } as const
  const ports = { Protocol: '6', PortRange: { From: 22, To: 22 } }
  const pings = { Protocol: '1', IcmpTypeCode: { Type: 8, Code: -1 } }
  ask('CreateNetworkAclEntry', { ...rule, RuleNumber: 10, ...ports })
  ask('CreateNetworkAclEntry', { ...rule, RuleNumber: 20, ...ports })
  ask('ReplaceNetworkAclEntry', { ...rule, RuleNumber: 20, ...pings })
  ask('DescribeNetworkAcls', {})
  ask('DeleteNetworkAclEntry', { NetworkAclId, Egress: false, RuleNumber: 10 })
}

const growBlocks = (ask: Ask, { VpcId }: Network): void => {
  const added = ask('AssociateVpcCidrBlock', { VpcId, CidrBlock: '10.66.0.0/16' })
  const { AssociationId } = added.CidrBlockAssociation
  ask('DescribeVpcs', {})
  ask('DisassociateVpcCidrBlock', { AssociationId })
}

/** Two sides ask for a connection; one is accepted, one rejected. */
const peer = (
  own: Ask,
  other: Ask,
  vpcs: { readonly own: string; readonly other: string },
): void => {
  const request = { VpcId: vpcs.own, PeerVpcId: vpcs.other, PeerOwnerId: customer }
  const ask = (): string =>
    own('CreateVpcPeeringConnection', request).VpcPeeringConnection.VpcPeeringConnectionId
  const rejected = { VpcPeeringConnectionId: ask() }
  other('DescribeVpcPeeringConnections', {})
  other('RejectVpcPeeringConnection', rejected)
  const accepted = { VpcPeeringConnectionId: ask() }
  other('AcceptVpcPeeringConnection', accepted)
  own('DescribeVpcPeeringConnections', {})
  own('ModifyVpcPeeringConnectionOptions', {
    ...accepted,
    RequesterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: true },
  })
  own('DeleteVpcPeeringConnection', accepted)
}

const close = (ask: Ask, { VpcId, SubnetId, RouteTableId, GroupId }: Network): void => {
  ask('DeleteSecurityGroup', { GroupId })
  ask('DeleteSubnet', { SubnetId })
  ask('DeleteRouteTable', { RouteTableId })
  ask('DeleteVpc', { VpcId })
}

/** The accounts of the story begin without a default VPC. */
const openDefault = (ask: Ask): void => {
  ask('CreateDefaultVpc', {})
  const [subnet] = ask('DescribeSubnets', {
    Filters: [{ Name: 'default-for-az', Values: ['true'] }],
  }).Subnets
  ask('DeleteSubnet', { SubnetId: subnet?.SubnetId ?? '' })
  ask('CreateDefaultSubnet', { AvailabilityZone: subnet?.AvailabilityZone ?? '' })
}

export const tellOfNetworks = ({ sandbox, askAs }: Asking): void => {
  const [own, other] = [askAs(sandbox.rescale), askAs(sandbox.customer)]
  const ours = openNetwork(own, '10.0.0.0/16')
  const theirs = openNetwork(other, '10.64.0.0/16')
  openDefault(own)
  guard(other, theirs)
  reachOutside(other, theirs)
  reachServices(other, theirs)
  observe(other, theirs)
  growBlocks(other, theirs)
  peer(own, other, { own: ours.VpcId, other: theirs.VpcId })
  close(other, theirs)
}
