/**
 * Peerings, route tables, security groups and tags on the wire.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html
 */
import type { PeeringOptions } from '../../aws/ec2/peeringTransitions.ts'
import { type Operations, ec2Operation as operation } from '../Operation.ts'
import { flag, optional, required, structure, text } from '../Shape.ts'
import { filters, pageFields, permissions, taggedFields, tags, texts } from './ec2Shapes.ts'

const filtered = { Filters: optional(filters, 'Filter'), ...pageFields }

// peerings

const peeringId = { VpcPeeringConnectionId: required(text) }

const peeringOptions = structure<PeeringOptions>(
  { AllowDnsResolutionFromRemoteVpc: required(flag) },
  {
    AllowEgressFromLocalClassicLinkToRemoteVpc: ['false'],
    AllowEgressFromLocalVpcToRemoteClassicLink: ['false'],
  },
)

export const peeringOperations: Operations = {
  AcceptVpcPeeringConnection: operation('AcceptVpcPeeringConnection', peeringId),
  CreateVpcPeeringConnection: operation('CreateVpcPeeringConnection', {
    VpcId: required(text),
    PeerVpcId: optional(text),
    PeerOwnerId: optional(text),
    PeerRegion: optional(text),
    ...taggedFields,
  }),
  DeleteVpcPeeringConnection: operation('DeleteVpcPeeringConnection', peeringId),
  DescribeVpcPeeringConnections: operation('DescribeVpcPeeringConnections', {
    VpcPeeringConnectionIds: optional(texts, 'VpcPeeringConnectionId'),
    ...filtered,
  }),
  ModifyVpcPeeringConnectionOptions: operation('ModifyVpcPeeringConnectionOptions', {
    ...peeringId,
    RequesterPeeringConnectionOptions: optional(peeringOptions),
    AccepterPeeringConnectionOptions: optional(peeringOptions),
  }),
  RejectVpcPeeringConnection: operation('RejectVpcPeeringConnection', peeringId),
}

// routes

const route = { RouteTableId: required(text), DestinationCidrBlock: required(text) }

const routeWithTarget = {
  ...route,
  GatewayId: optional(text),
  NatGatewayId: optional(text),
  NetworkInterfaceId: optional(text),
  TransitGatewayId: optional(text),
  VpcPeeringConnectionId: optional(text),
}

export const routeOperations: Operations = {
  AssociateRouteTable: operation('AssociateRouteTable', {
    RouteTableId: required(text),
    SubnetId: required(text),
  }),
  CreateRoute: operation('CreateRoute', routeWithTarget),
  CreateRouteTable: operation(
    'CreateRouteTable',
    { VpcId: required(text), ...taggedFields },
    { ignored: { ClientToken: 'any' } },
  ),
  DeleteRoute: operation('DeleteRoute', route),
  DeleteRouteTable: operation('DeleteRouteTable', { RouteTableId: required(text) }),
  DescribeRouteTables: operation('DescribeRouteTables', {
    RouteTableIds: optional(texts, 'RouteTableId'),
    ...filtered,
  }),
  DisassociateRouteTable: operation('DisassociateRouteTable', { AssociationId: required(text) }),
  ReplaceRoute: operation('ReplaceRoute', routeWithTarget),
}

// security groups

const rules = { GroupId: required(text), IpPermissions: required(permissions) }

export const securityGroupOperations: Operations = {
  AuthorizeSecurityGroupEgress: operation('AuthorizeSecurityGroupEgress', rules),
  AuthorizeSecurityGroupIngress: operation('AuthorizeSecurityGroupIngress', rules),
  CreateSecurityGroup: operation('CreateSecurityGroup', {
    GroupName: required(text),
    Description: required(text, 'GroupDescription'),
    VpcId: required(text),
    ...taggedFields,
  }),
  DeleteSecurityGroup: operation('DeleteSecurityGroup', { GroupId: required(text) }),
  DescribeSecurityGroups: operation(
    'DescribeSecurityGroups',
    { GroupIds: optional(texts, 'GroupId'), ...filtered },
    {
      present: ({ SecurityGroups, ...rest }) => ({
        SecurityGroups: SecurityGroups.map(({ Description, ...group }) => ({
          ...group,
          GroupDescription: Description,
        })),
        ...rest,
      }),
    },
  ),
  RevokeSecurityGroupEgress: operation('RevokeSecurityGroupEgress', rules),
  RevokeSecurityGroupIngress: operation('RevokeSecurityGroupIngress', rules),
}

// tags

const resourcesAndTags = {
  Resources: required(texts, 'ResourceId'),
  Tags: required(tags, 'Tag'),
}

export const tagOperations: Operations = {
  CreateTags: operation('CreateTags', resourcesAndTags),
  DeleteTags: operation('DeleteTags', resourcesAndTags),
  DescribeTags: operation('DescribeTags', filtered),
}
