/**
 * VPCs, subnets, gateways, interfaces and flow logs on the wire.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html
 */
import { type Operations, ec2Operation as operation } from '../Operation.ts'
import { flag, oneOf, optional, required, text } from '../Shape.ts'
import { filters, pageFields, switched, taggedFields, texts } from './ec2Shapes.ts'

const vpcId = { VpcId: required(text) }
const filtered = { Filters: optional(filters, 'Filter'), ...pageFields }

export const vpcOperations: Operations = {
  AssociateVpcCidrBlock: operation('AssociateVpcCidrBlock', {
    ...vpcId,
    CidrBlock: required(text),
  }),
  CreateVpc: operation(
    'CreateVpc',
    { CidrBlock: optional(text), ...taggedFields },
    { ignored: { InstanceTenancy: ['default'], AmazonProvidedIpv6CidrBlock: ['false'] } },
  ),
  DeleteVpc: operation('DeleteVpc', vpcId),
  DescribeVpcAttribute: operation('DescribeVpcAttribute', {
    ...vpcId,
    Attribute: required(text),
  }),
  DescribeVpcs: operation('DescribeVpcs', { VpcIds: optional(texts, 'VpcId'), ...filtered }),
  DisassociateVpcCidrBlock: operation('DisassociateVpcCidrBlock', {
    AssociationId: required(text),
  }),
  ModifyVpcAttribute: operation('ModifyVpcAttribute', {
    ...vpcId,
    EnableDnsSupport: optional(switched),
    EnableDnsHostnames: optional(switched),
  }),
}

export const subnetOperations: Operations = {
  CreateSubnet: operation('CreateSubnet', {
    ...vpcId,
    CidrBlock: required(text),
    AvailabilityZone: optional(text),
    AvailabilityZoneId: optional(text),
    ...taggedFields,
  }),
  DeleteSubnet: operation('DeleteSubnet', { SubnetId: required(text) }),
  DescribeAvailabilityZones: operation(
    'DescribeAvailabilityZones',
    {
      ZoneNames: optional(texts, 'ZoneName'),
      ZoneIds: optional(texts, 'ZoneId'),
      Filters: optional(filters, 'Filter'),
    },
    {
      ignored: { AllAvailabilityZones: 'any' },
      present: ({ AvailabilityZones }) => ({
        AvailabilityZones: AvailabilityZones.map(({ State, ...zone }) => ({
          ...zone,
          ZoneState: State,
        })),
      }),
    },
  ),
  DescribeSubnets: operation('DescribeSubnets', {
    SubnetIds: optional(texts, 'SubnetId'),
    ...filtered,
  }),
  ModifySubnetAttribute: operation('ModifySubnetAttribute', {
    SubnetId: required(text),
    MapPublicIpOnLaunch: required(switched),
  }),
}

const attachment = { InternetGatewayId: required(text), ...vpcId }

export const accountOperations: Operations = {
  DescribeAccountAttributes: operation('DescribeAccountAttributes', {
    AttributeNames: optional(texts, 'AttributeName'),
  }),
}

export const gatewayOperations: Operations = {
  AttachInternetGateway: operation('AttachInternetGateway', attachment),
  CreateInternetGateway: operation('CreateInternetGateway', taggedFields),
  DeleteInternetGateway: operation('DeleteInternetGateway', { InternetGatewayId: required(text) }),
  DescribeInternetGateways: operation('DescribeInternetGateways', {
    InternetGatewayIds: optional(texts, 'InternetGatewayId'),
    ...filtered,
  }),
  DetachInternetGateway: operation('DetachInternetGateway', attachment),
}

export const interfaceOperations: Operations = {
  DescribeInstances: operation('DescribeInstances', {
    InstanceIds: optional(texts, 'InstanceId'),
    ...filtered,
  }),
  CreateNetworkInterface: operation(
    'CreateNetworkInterface',
    {
      SubnetId: required(text),
      Groups: optional(texts, 'SecurityGroupId'),
      Description: optional(text),
      ...taggedFields,
    },
    { ignored: { ClientToken: 'any' } },
  ),
  DeleteNetworkInterface: operation('DeleteNetworkInterface', {
    NetworkInterfaceId: required(text),
  }),
  DescribeNetworkInterfaces: operation('DescribeNetworkInterfaces', {
    NetworkInterfaceIds: optional(texts, 'NetworkInterfaceId'),
    ...filtered,
  }),
}

export const flowLogOperations: Operations = {
  CreateFlowLogs: operation(
    'CreateFlowLogs',
    {
      ResourceIds: required(texts, 'ResourceId'),
      LogGroupName: required(text),
      DeliverLogsPermissionArn: required(text),
      ...taggedFields,
    },
    {
      ignored: {
        ClientToken: 'any',
        LogDestinationType: ['cloud-watch-logs'],
        MaxAggregationInterval: 'any',
        ResourceType: ['VPC'],
        TrafficType: 'any',
      },
    },
  ),
  DeleteFlowLogs: operation('DeleteFlowLogs', { FlowLogIds: required(texts, 'FlowLogId') }),
}

export const endpointOperations: Operations = {
  CreateVpcEndpoint: operation(
    'CreateVpcEndpoint',
    {
      ...vpcId,
      ServiceName: required(text),
      VpcEndpointType: optional(oneOf('Gateway', 'Interface')),
      RouteTableIds: optional(texts, 'RouteTableId'),
      SubnetIds: optional(texts, 'SubnetId'),
      SecurityGroupIds: optional(texts, 'SecurityGroupId'),
      PrivateDnsEnabled: optional(flag),
      ...taggedFields,
    },
    { ignored: { ClientToken: 'any', PolicyDocument: 'any', IpAddressType: ['ipv4'] } },
  ),
  DeleteVpcEndpoints: operation('DeleteVpcEndpoints', {
    VpcEndpointIds: required(texts, 'VpcEndpointId'),
  }),
  DescribeVpcEndpoints: operation('DescribeVpcEndpoints', {
    VpcEndpointIds: optional(texts, 'VpcEndpointId'),
    ...filtered,
  }),
}
