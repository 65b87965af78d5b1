/**
 * The resources that each change asks permission for: a caller that may do everything but this
 * action on one of them is denied it, and is not when the resource is another of the same type.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
import type { ActionName } from '@byoa/cloud-memory'
import { expect, test } from 'vitest'

import { type Actor, newSandbox, newVpc, requestFrom } from '../sandbox.ts'
import { newRole, ofAws } from './iamScene.ts'

const scene = () => {
  const { customer } = newSandbox({}, true)
  const { VpcId } = newVpc(customer, '10.64.0.0/16')
  const second = newVpc(customer, '10.70.0.0/16')
  const CidrBlock = '10.64.0.0/24'
  const { SubnetId } = customer.ok('CreateSubnet', { VpcId, CidrBlock }).Subnet
  const { RouteTableId } = customer.ok('CreateRouteTable', { VpcId }).RouteTable
  const { AssociationId } = customer.ok('AssociateRouteTable', { RouteTableId, SubnetId })
  const { InternetGatewayId } = customer.ok('CreateInternetGateway', {}).InternetGateway
  const { AllocationId } = customer.ok('AllocateAddress', {})
  const { GroupId } = customer.ok('CreateSecurityGroup', {
    VpcId,
    GroupName: 'web',
    Description: 'of tests',
  })
  const gateway = { SubnetId, ConnectivityType: 'private' } as const
  const { NatGatewayId } = customer.ok('CreateNatGateway', gateway).NatGateway
  const { NetworkInterfaceId } = customer.ok('CreateNetworkInterface', {
    SubnetId,
  }).NetworkInterface
  const ServiceName = 'com.amazonaws.us-east-1.s3'
  const { VpcEndpointId } = customer.ok('CreateVpcEndpoint', { VpcId, ServiceName }).VpcEndpoint
  const peer = { PeerVpcId: second.VpcId, PeerOwnerId: customer.accountId }
  const VpcPeeringConnectionId = requestFrom(customer, VpcId, peer)
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }]
  const [acl] = customer.ok('DescribeNetworkAcls', { Filters }).NetworkAcls
  const { FlowLogIds } = customer.ok('CreateFlowLogs', {
    ResourceIds: [VpcId],
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogGroupName: 'flows',
    DeliverLogsPermissionArn: 'arn:aws:iam::111122223333:role/flows',
  })
  newRole(customer, 'Changer', customer.accountId)
  const PolicyArn = ofAws('AdministratorAccess')
  customer.ok('AttachRolePolicy', { RoleName: 'Changer', PolicyArn })
  return {
    customer,
    VpcId,
    second,
    SubnetId,
    RouteTableId,
    AssociationId,
    InternetGatewayId,
    AllocationId,
    GroupId,
    NatGatewayId,
    NetworkInterfaceId,
    ServiceName,
    VpcEndpointId,
    VpcPeeringConnectionId,
    NetworkAclId: acl?.NetworkAclId ?? '',
    FlowLogIds,
  }
}

type Scene = ReturnType<typeof scene>

const withoutOn = (
  { customer }: Scene,
  action: string,
  resource: string,
  confinement: object = {},
): Actor => {
  const Statement = {
    Effect: 'Deny',
    Action: `ec2:${action}`,
    Resource: `arn:aws:ec2:us-east-1:${customer.accountId}:${resource}`,
    ...confinement,
  }
  customer.ok('PutRolePolicy', {
    RoleName: 'Changer',
    PolicyName: 'deny',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
  })
  const RoleArn = `arn:aws:iam::${customer.accountId}:role/Changer`
  const session = customer.ok('AssumeRole', { RoleArn, RoleSessionName: 'changer' })
  return customer.with(session.Credentials.AccessKeyId)
}

const rule = { IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.1.0.0/16' }] }] }
const entry = { RuleNumber: 10, Egress: false, CidrBlock: '10.1.0.0/16', RuleAction: 'allow' }
const DestinationCidrBlock = '10.1.0.0/16'

/** Action → its input, and the resources with their ids; `*` is what is made by it. */
type Row = readonly [
  ActionName,
  (made: Scene) => readonly [input: object, resources: Readonly<Record<string, string>>],
]

const onGroup = ({ GroupId }: Scene) =>
  [{ GroupId, ...rule }, { 'security-group': GroupId }] as const

const onAcl = ({ NetworkAclId }: Scene) =>
  [{ NetworkAclId, ...entry, Protocol: '-1' }, { 'network-acl': NetworkAclId }] as const

const onTable = ({ RouteTableId, InternetGatewayId: GatewayId }: Scene) =>
  [{ RouteTableId, DestinationCidrBlock, GatewayId }, { 'route-table': RouteTableId }] as const

const onPeering = ({ VpcPeeringConnectionId }: Scene) =>
  [{ VpcPeeringConnectionId }, { 'vpc-peering-connection': VpcPeeringConnectionId }] as const

const onGatewayInVpc = ({ InternetGatewayId, VpcId }: Scene) =>
  [
    { InternetGatewayId, VpcId },
    { 'internet-gateway': InternetGatewayId, vpc: VpcId },
  ] as const

const rows: ReadonlyArray<Row> = [
  [
    'AcceptVpcPeeringConnection',
    ({ second, VpcPeeringConnectionId }) => [
      { VpcPeeringConnectionId },
      { 'vpc-peering-connection': VpcPeeringConnectionId, vpc: second.VpcId },
    ],
  ],
  ['AllocateAddress', () => [{}, { 'elastic-ip': '*' }]],
  [
    'AssociateRouteTable',
    ({ RouteTableId, SubnetId }) => [
      { RouteTableId, SubnetId },
      { 'route-table': RouteTableId, subnet: SubnetId },
    ],
  ],
  ['AssociateVpcCidrBlock', ({ VpcId }) => [{ VpcId, CidrBlock: '10.65.0.0/16' }, { vpc: VpcId }]],
  ['AttachInternetGateway', onGatewayInVpc],
  ['AuthorizeSecurityGroupEgress', onGroup],
  ['AuthorizeSecurityGroupIngress', onGroup],
  ['CreateDefaultVpc', () => [{}, { vpc: '*' }]],
  ['CreateInternetGateway', () => [{}, { 'internet-gateway': '*' }]],
  [
    'CreateNatGateway',
    ({ SubnetId, AllocationId }) => [
      { SubnetId, AllocationId },
      { natgateway: '*', subnet: SubnetId, 'elastic-ip': AllocationId },
    ],
  ],
  ['CreateNetworkAclEntry', onAcl],
  [
    'CreateNetworkInterface',
    ({ SubnetId, GroupId }) => [
      { SubnetId, Groups: [GroupId] },
      { 'network-interface': '*', subnet: SubnetId, 'security-group': GroupId },
    ],
  ],
  ['CreateRoute', onTable],
  ['CreateRouteTable', ({ VpcId }) => [{ VpcId }, { 'route-table': '*', vpc: VpcId }]],
  [
    'CreateSecurityGroup',
    ({ VpcId }) => [
      { VpcId, GroupName: 'store', Description: 'of tests' },
      { 'security-group': '*', vpc: VpcId },
    ],
  ],
  [
    'CreateSubnet',
    ({ VpcId }) => [
      { VpcId, CidrBlock: '10.64.1.0/24' },
      { subnet: '*', vpc: VpcId },
    ],
  ],
  ['CreateVpc', () => [{ CidrBlock: '10.80.0.0/16' }, { vpc: '*' }]],
  [
    'CreateVpcEndpoint',
    ({ VpcId, ServiceName, RouteTableId }) => [
      { VpcId, ServiceName, RouteTableIds: [RouteTableId] },
      { 'vpc-endpoint': '*', vpc: VpcId, 'route-table': RouteTableId },
    ],
  ],
  [
    'CreateVpcEndpoint',
    ({ VpcId, SubnetId, GroupId }) => [
      {
        VpcId,
        ServiceName: 'com.amazonaws.us-east-1.ec2',
        VpcEndpointType: 'Interface',
        SubnetIds: [SubnetId],
        SecurityGroupIds: [GroupId],
      },
      { subnet: SubnetId, 'security-group': GroupId },
    ],
  ],
  [
    'CreateVpcPeeringConnection',
    ({ customer, VpcId, second }) => [
      { VpcId, PeerVpcId: second.VpcId, PeerOwnerId: customer.accountId },
      { 'vpc-peering-connection': '*', vpc: VpcId },
    ],
  ],
  ['DeleteFlowLogs', ({ FlowLogIds }) => [{ FlowLogIds }, { 'vpc-flow-log': FlowLogIds.join('') }]],
  [
    'DeleteInternetGateway',
    ({ InternetGatewayId }) => [{ InternetGatewayId }, { 'internet-gateway': InternetGatewayId }],
  ],
  ['DeleteNatGateway', ({ NatGatewayId }) => [{ NatGatewayId }, { natgateway: NatGatewayId }]],
  ['DeleteNetworkAclEntry', onAcl],
  [
    'DeleteNetworkInterface',
    ({ NetworkInterfaceId }) => [
      { NetworkInterfaceId },
      { 'network-interface': NetworkInterfaceId },
    ],
  ],
  ['DeleteRoute', onTable],
  ['DeleteRouteTable', ({ RouteTableId }) => [{ RouteTableId }, { 'route-table': RouteTableId }]],
  ['DeleteSecurityGroup', ({ GroupId }) => [{ GroupId }, { 'security-group': GroupId }]],
  ['DeleteSubnet', ({ SubnetId }) => [{ SubnetId }, { subnet: SubnetId }]],
  ['DeleteVpc', ({ VpcId }) => [{ VpcId }, { vpc: VpcId }]],
  [
    'DeleteVpcEndpoints',
    ({ VpcEndpointId }) => [{ VpcEndpointIds: [VpcEndpointId] }, { 'vpc-endpoint': VpcEndpointId }],
  ],
  ['DeleteVpcPeeringConnection', onPeering],
  ['DetachInternetGateway', onGatewayInVpc],
  ['DisassociateRouteTable', ({ AssociationId }) => [{ AssociationId }, { 'route-table': '*' }]],
  [
    'ModifySubnetAttribute',
    ({ SubnetId }) => [{ SubnetId, MapPublicIpOnLaunch: { Value: true } }, { subnet: SubnetId }],
  ],
  [
    'ModifyVpcAttribute',
    ({ VpcId }) => [{ VpcId, EnableDnsSupport: { Value: true } }, { vpc: VpcId }],
  ],
  [
    'ModifyVpcEndpoint',
    ({ VpcEndpointId }) => [
      { VpcEndpointId, ResetPolicy: true },
      { 'vpc-endpoint': VpcEndpointId },
    ],
  ],
  ...(['Add', 'Remove'] as const).map((change): Row => [
    'ModifyVpcEndpoint',
    ({ VpcEndpointId, RouteTableId, SubnetId, GroupId }) => [
      {
        VpcEndpointId,
        [`${change}RouteTableIds`]: [RouteTableId],
        [`${change}SubnetIds`]: [SubnetId],
        [`${change}SecurityGroupIds`]: [GroupId],
      },
      { 'route-table': RouteTableId, subnet: SubnetId, 'security-group': GroupId },
    ],
  ]),
  ['ModifyVpcPeeringConnectionOptions', onPeering],
  ['RejectVpcPeeringConnection', onPeering],
  ['ReleaseAddress', ({ AllocationId }) => [{ AllocationId }, { 'elastic-ip': AllocationId }]],
  ['ReplaceNetworkAclEntry', onAcl],
  ['ReplaceRoute', onTable],
  [
    'ReplaceRouteTableAssociation',
    ({ AssociationId, RouteTableId }) => [
      { AssociationId, RouteTableId },
      { 'route-table': RouteTableId },
    ],
  ],
  ['RevokeSecurityGroupEgress', onGroup],
  ['RevokeSecurityGroupIngress', onGroup],
]

test.each(rows)('%s', (action, rowOf) => {
  const made = scene()
  const [input, resources] = rowOf(made)
  const asked = (resource: string): string =>
    withoutOn(made, action, resource).dryRun(action, input as never)
  for (const [type, id] of Object.entries(resources)) {
    expect(asked(`${type}/${id}`), type).toBe('UnauthorizedOperation')
    expect(asked(`${type}/other-${id}`), type).toBe('DryRunOperation')
  }
})

test('CreateVpcEndpoint is denied by the name of the service', () => {
  const made = scene()
  const { VpcId, ServiceName } = made
  const asked = (denied: string): string =>
    withoutOn(made, 'CreateVpcEndpoint', 'vpc-endpoint/*', {
      Condition: { StringEquals: { 'ec2:VpceServiceName': denied } },
    }).dryRun('CreateVpcEndpoint', { VpcId, ServiceName })
  expect(asked(ServiceName)).toBe('UnauthorizedOperation')
  expect(asked('com.amazonaws.us-east-1.dynamodb')).toBe('DryRunOperation')
})
