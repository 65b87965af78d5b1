/**
 * The whole text of refusals, as AWS documents it or as it is seen in reports of AWS's users.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
import type { ActionName, InputOf } from '@byoa/cloud-memory'
import { describe, expect, test } from 'vitest'

import { type Sandbox, newSandbox, newVpc, requestFrom } from '../sandbox.ts'

const scene = () => {
  const sandbox = newSandbox()
  const { customer } = sandbox
  const first = newVpc(customer, '10.64.0.0/16')
  const second = newVpc(customer, '10.70.0.0/16')
  const { VpcId } = first
  const CidrBlock = '10.64.0.0/24'
  const { SubnetId } = customer.ok('CreateSubnet', { VpcId, CidrBlock }).Subnet
  const { RouteTableId } = customer.ok('CreateRouteTable', { VpcId }).RouteTable
  const { AssociationId } = customer.ok('AssociateRouteTable', { RouteTableId, SubnetId })
  const { InternetGatewayId } = customer.ok('CreateInternetGateway', {}).InternetGateway
  customer.ok('AttachInternetGateway', { InternetGatewayId, VpcId })
  const { AllocationId, PublicIp } = customer.ok('AllocateAddress', {})
  customer.ok('CreateNatGateway', { SubnetId, AllocationId })
  const named = { VpcId, GroupName: 'web', Description: 'of tests' }
  const { GroupId } = customer.ok('CreateSecurityGroup', named)
  const pcx = requestFrom(customer, VpcId, {
    PeerVpcId: second.VpcId,
    PeerOwnerId: customer.accountId,
  })
  const groups = customer.ok('DescribeSecurityGroups', {}).SecurityGroups
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }]
  const [acl] = customer.ok('DescribeNetworkAcls', { Filters }).NetworkAcls
  const [vpc] = customer.ok('DescribeVpcs', { Filters }).Vpcs
  return {
    ...sandbox,
    VpcId,
    MainTableId: first.RouteTableId,
    second,
    SubnetId,
    RouteTableId,
    AssociationId,
    InternetGatewayId,
    AllocationId,
    PublicIp,
    named,
    GroupId,
    pcx,
    defaultGroup: groups.find((group) => group.GroupName === 'default' && group.VpcId === VpcId)
      ?.GroupId,
    elsewhere: groups.find((group) => group.VpcId === second.VpcId)?.GroupId ?? '',
    NetworkAclId: acl?.NetworkAclId ?? '',
    primary: vpc?.CidrBlockAssociationSet[0]?.AssociationId ?? '',
  }
}

type Scene = ReturnType<typeof scene>

type Refusal = readonly [
  error: ReturnType<Sandbox['customer']['error']>,
  code: string,
  text: string,
]

const asking =
  <Name extends ActionName>(
    action: Name,
    askOf: (made: Scene) => readonly [input: InputOf<Name>, code: string, text: string],
  ) =>
  (made: Scene): Refusal => {
    const [input, code, text] = askOf(made)
    return [made.customer.error(action, input), code, text]
  }

const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }
const anywhere = [{ CidrIp: '0.0.0.0/0' }]

const refusals: Readonly<Record<string, (made: Scene) => Refusal>> = {
  'a VPC that is too large': asking('CreateVpc', () => [
    { CidrBlock: '10.0.0.0/15' },
    'InvalidVpc.Range',
    "The CIDR '10.0.0.0/15' is invalid.",
  ]),
  'a VPC with dependencies': asking('DeleteVpc', ({ VpcId }) => [
    { VpcId },
    'DependencyViolation',
    `The vpc '${VpcId}' has dependencies and cannot be deleted.`,
  ]),
  'a block of another private range': asking('AssociateVpcCidrBlock', ({ customer }) => [
    { VpcId: newVpc(customer, '10.80.0.0/16').VpcId, CidrBlock: '192.168.0.0/16' },
    'InvalidVpc.Range',
    "The CIDR '192.168.0.0/16' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR. For additional restrictions, see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Subnets.html",
  ]),
  'the first block of a VPC': asking('DisassociateVpcCidrBlock', ({ primary }) => [
    { AssociationId: primary },
    'OperationNotPermitted',
    `The vpc CIDR block with association ID ${primary} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`,
  ]),
  'an unknown block': asking('DisassociateVpcCidrBlock', () => [
    { AssociationId: 'vpc-cidr-assoc-0' },
    'InvalidVpcCidrBlockAssociationID.NotFound',
    "The vpc CIDR block association ID 'vpc-cidr-assoc-0' does not exist",
  ]),
  'a block while a peering is requested': asking('AssociateVpcCidrBlock', ({ VpcId }) => [
    { VpcId, CidrBlock: '10.65.0.0/16' },
    'OperationNotPermitted',
    `The vpc '${VpcId}' has a VPC peering connection in pending-acceptance`,
  ]),
  'a subnet outside its VPC': asking('CreateSubnet', ({ VpcId }) => [
    { VpcId, CidrBlock: '10.65.0.0/24' },
    'InvalidSubnet.Range',
    "The CIDR '10.65.0.0/24' is invalid.",
  ]),
  'a subnet that overlaps another': asking('CreateSubnet', ({ VpcId }) => [
    { VpcId, CidrBlock: '10.64.0.0/25' },
    'InvalidSubnet.Conflict',
    "The CIDR '10.64.0.0/25' conflicts with another subnet",
  ]),
  'a subnet in a zone by name and by id': asking('CreateSubnet', ({ VpcId }) => [
    { VpcId, CidrBlock: '10.64.1.0/24', AvailabilityZone: 'a', AvailabilityZoneId: 'b' },
    'InvalidParameterCombination',
    'The parameters AvailabilityZone and AvailabilityZoneId may not be used together',
  ]),
  'a subnet with interfaces': asking('DeleteSubnet', ({ SubnetId }) => [
    { SubnetId },
    'DependencyViolation',
    `The subnet '${SubnetId}' has dependencies and cannot be deleted.`,
  ]),
  'a zone that is not there': asking('DescribeAvailabilityZones', () => [
    { ZoneNames: ['us-east-1z'] },
    'InvalidParameterValue',
    'Invalid availability zone: [us-east-1z]',
  ]),
  'a route table that is associated': asking('DeleteRouteTable', ({ RouteTableId }) => [
    { RouteTableId },
    'DependencyViolation',
    `The routeTable '${RouteTableId}' has dependencies and cannot be deleted.`,
  ]),
  'a second table of a subnet': asking('AssociateRouteTable', ({ MainTableId, SubnetId }) => [
    { RouteTableId: MainTableId, SubnetId },
    'Resource.AlreadyAssociated',
    `the specified association for route table ${MainTableId} conflicts with an existing association`,
  ]),
  'a table of another VPC': asking('AssociateRouteTable', ({ second, SubnetId }) => [
    { RouteTableId: second.RouteTableId, SubnetId },
    'InvalidParameterValue',
    `route table ${second.RouteTableId} and subnet ${SubnetId} belong to different networks`,
  ]),
  'an unknown association of a table': asking('DisassociateRouteTable', () => [
    { AssociationId: 'rtbassoc-0' },
    'InvalidAssociationID.NotFound',
    "The association ID 'rtbassoc-0' does not exist",
  ]),
  'a route to an unknown gateway': asking('CreateRoute', ({ RouteTableId }) => [
    { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-00000000' },
    'InvalidGatewayID.NotFound',
    "The gateway ID 'igw-00000000' does not exist",
  ]),
  'a route to an unknown NAT gateway': asking('CreateRoute', ({ RouteTableId }) => [
    { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-00000000' },
    'InvalidNatGatewayID.NotFound',
    "The natGateway ID 'nat-00000000' does not exist",
  ]),
  'a route to two targets': asking('CreateRoute', ({ RouteTableId, InternetGatewayId, pcx }) => [
    {
      RouteTableId,
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: InternetGatewayId,
      VpcPeeringConnectionId: pcx,
    },
    'InvalidParameterCombination',
    'The parameters GatewayId and VpcPeeringConnectionId may not be used together',
  ]),
  'a route that is not there': asking('DeleteRoute', ({ RouteTableId }) => [
    { RouteTableId, DestinationCidrBlock: '10.1.0.0/16' },
    'InvalidRoute.NotFound',
    `no route with destination-cidr-block 10.1.0.0/16 in route table ${RouteTableId}`,
  ]),
  'the local route': asking('DeleteRoute', ({ RouteTableId }) => [
    { RouteTableId, DestinationCidrBlock: '10.64.0.0/16' },
    'InvalidParameterValue',
    `cannot remove local route 10.64.0.0/16 in route table ${RouteTableId}`,
  ]),
  'a gateway for a second VPC': asking(
    'AttachInternetGateway',
    ({ VpcId, InternetGatewayId, second }) => [
      { InternetGatewayId, VpcId: second.VpcId },
      'Resource.AlreadyAssociated',
      `resource ${InternetGatewayId} is already attached to network ${VpcId}`,
    ],
  ),
  'a gateway of another VPC': asking('DetachInternetGateway', ({ InternetGatewayId, second }) => [
    { InternetGatewayId, VpcId: second.VpcId },
    'Gateway.NotAttached',
    `resource ${InternetGatewayId} is not attached to network ${second.VpcId}`,
  ]),
  'a gateway of public addresses': asking(
    'DetachInternetGateway',
    ({ InternetGatewayId, VpcId }) => [
      { InternetGatewayId, VpcId },
      'DependencyViolation',
      `Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    ],
  ),
  'a gateway that is attached': asking('DeleteInternetGateway', ({ InternetGatewayId }) => [
    { InternetGatewayId },
    'DependencyViolation',
    `The internetGateway '${InternetGatewayId}' has dependencies and cannot be deleted.`,
  ]),
  'an address in use': asking('ReleaseAddress', ({ AllocationId, PublicIp }) => [
    { AllocationId },
    'InvalidIPAddress.InUse',
    `Address ${PublicIp} is in use.`,
  ]),
  'an unknown address': asking('DescribeAddresses', () => [
    { PublicIps: ['192.0.2.1'] },
    'InvalidAddress.NotFound',
    "Address '192.0.2.1' not found.",
  ]),
  'an unknown association of an address': asking('DisassociateAddress', () => [
    { AssociationId: 'eipassoc-0' },
    'InvalidAssociationID.NotFound',
    "The association ID 'eipassoc-0' does not exist",
  ]),
  'a public NAT gateway without an address': asking('CreateNatGateway', ({ SubnetId }) => [
    { SubnetId },
    'MissingParameter',
    'The request must include the AllocationId parameter. Add the required parameter and retry the request.',
  ]),
  'a second group of a name': asking('CreateSecurityGroup', ({ named }) => [
    named,
    'InvalidGroup.Duplicate',
    `The security group 'web' already exists for VPC '${named.VpcId}'`,
  ]),
  'a group without a VPC': asking('CreateSecurityGroup', () => [
    { GroupName: 'web', Description: 'of tests' },
    'VPCIdNotSpecified',
    'No default VPC for this user',
  ]),
  'the default group': asking('DeleteSecurityGroup', ({ defaultGroup = '' }) => [
    { GroupId: defaultGroup },
    'CannotDelete',
    `the specified group: "${defaultGroup}" name: "default" cannot be deleted by a user`,
  ]),
  'a group that is used': asking('DeleteSecurityGroup', ({ customer, SubnetId, GroupId }) => {
    customer.ok('CreateNetworkInterface', { SubnetId, Groups: [GroupId] })
    const text = `resource ${GroupId} has a dependent object`
    return [{ GroupId }, 'DependencyViolation', text]
  }),
  'a rule with ports twice': asking('AuthorizeSecurityGroupIngress', ({ customer, GroupId }) => {
    const input = { GroupId, IpPermissions: [{ ...https, IpRanges: anywhere }] }
    customer.ok('AuthorizeSecurityGroupIngress', input)
    return [
      input,
      'InvalidPermission.Duplicate',
      'the specified rule "peer: 0.0.0.0/0, TCP, from port: 443, to port: 443, ALLOW" already exists',
    ]
  }),
  'the default rule twice': asking('AuthorizeSecurityGroupEgress', ({ GroupId }) => [
    { GroupId, IpPermissions: [{ IpProtocol: '-1', IpRanges: anywhere }] },
    'InvalidPermission.Duplicate',
    'the specified rule "peer: 0.0.0.0/0, ALL, ALLOW" already exists',
  ]),
  'a rule that is not there': asking('RevokeSecurityGroupIngress', ({ GroupId }) => [
    { GroupId, IpPermissions: [{ ...https, IpRanges: anywhere }] },
    'InvalidPermission.NotFound',
    'The specified rule does not exist in this security group.',
  ]),
  'rules that are not given': asking('RevokeSecurityGroupEgress', ({ GroupId }) => [
    { GroupId },
    'MissingParameter',
    "Either 'ipPermissions' or 'securityGroupRuleIds' should be provided.",
  ]),
  'a group of another VPC': asking('CreateNetworkInterface', ({ SubnetId, elsewhere }) => [
    { SubnetId, Groups: [elsewhere] },
    'InvalidGroup.NotFound',
    'You have specified two resources that belong to different networks.',
  ]),
  'an entry that is not there': asking('DeleteNetworkAclEntry', ({ NetworkAclId }) => [
    { NetworkAclId, RuleNumber: 7, Egress: false },
    'InvalidNetworkAclEntry.NotFound',
    'The network acl entry identified by 7 does not exist.',
  ]),
  'an entry that is there': asking('CreateNetworkAclEntry', ({ NetworkAclId }) => [
    {
      NetworkAclId,
      RuleNumber: 100,
      Egress: false,
      Protocol: '-1',
      RuleAction: 'allow' as const,
      CidrBlock: '0.0.0.0/0',
    },
    'NetworkAclEntryAlreadyExists',
    'The network acl entry identified by 100 already exists.',
  ]),
  'options of a requested peering': asking('ModifyVpcPeeringConnectionOptions', ({ pcx }) => [
    {
      VpcPeeringConnectionId: pcx,
      RequesterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: true },
    },
    'OperationNotPermitted',
    `Peering ${pcx} is not active. Peering options can be added only to active peerings.`,
  ]),
  'an endpoint of a service of another Region': asking('CreateVpcEndpoint', ({ VpcId }) => [
    { VpcId, ServiceName: 'com.amazonaws.eu-west-1.s3' },
    'InvalidServiceName',
    "The Vpc Endpoint Service 'com.amazonaws.eu-west-1.s3' does not exist",
  ]),
  'a gateway endpoint of another service': asking('CreateVpcEndpoint', ({ VpcId }) => [
    { VpcId, ServiceName: 'com.amazonaws.us-east-1.ssm' },
    'InvalidParameter',
    'Endpoint type (Gateway) does not match available service types ([Interface]).',
  ]),
  'private names without hostnames': asking('CreateVpcEndpoint', ({ VpcId }) => [
    { VpcId, ServiceName: 'com.amazonaws.us-east-1.ssm', VpcEndpointType: 'Interface' as const },
    'InvalidParameter',
    `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${VpcId}`,
  ]),
  'a second default VPC': asking('CreateDefaultVpc', ({ customer }) => {
    customer.ok('CreateDefaultVpc', {})
    const text = 'A Default VPC already exists for this account in this region.'
    return [{}, 'DefaultVpcAlreadyExists', text]
  }),
  'a default subnet without a default VPC': asking('CreateDefaultSubnet', () => [
    { AvailabilityZone: 'us-east-1a' },
    'DefaultVpcDoesNotExist',
    'No default VPC exists for this account in this region.',
  ]),
  'a token of another call': asking('CreateRouteTable', ({ customer, VpcId, second }) => {
    customer.ok('CreateRouteTable', { VpcId: second.VpcId, ClientToken: 'token-1' })
    const text = 'The client token token-1 was used before, with other parameters.'
    return [{ VpcId, ClientToken: 'token-1' }, 'IdempotentParameterMismatch', text]
  }),
  'tags of another type': asking('CreateVpc', () => [
    {
      CidrBlock: '10.80.0.0/16',
      TagSpecifications: [{ ResourceType: 'subnet', Tags: [{ Key: 'a', Value: 'b' }] }],
    },
    'InvalidParameter',
    "'subnet' is not a valid taggable resource type for this operation.",
  ]),
  'tags on what has no id': asking('CreateTags', () => [
    { Resources: ['magic'], Tags: [{ Key: 'a', Value: 'b' }] },
    'InvalidID',
    "The ID 'magic' is not valid",
  ]),
  'tags on an instance, of which there is none': asking('CreateTags', () => [
    { Resources: ['i-00000000'], Tags: [{ Key: 'a', Value: 'b' }] },
    'InvalidInstanceID.NotFound',
    "The instance ID 'i-00000000' does not exist",
  ]),
}

describe('the refusal of', () => {
  test.each(Object.entries(refusals))('%s', (_what, refusalOf) => {
    const [{ code, message, status }, ...told] = refusalOf(scene())
    expect([code, message]).toEqual(told)
    expect(status).toBe(400)
  })
})
