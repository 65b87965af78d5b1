import {
  AcceptVpcPeeringConnectionCommand,
  CreateVpcCommand,
  DeleteVpcPeeringConnectionCommand,
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  RejectVpcPeeringConnectionCommand,
} from '@aws-sdk/client-ec2'
import type { Ipv4Cidr } from '@byoa/core/network'

import type { DryRuns } from './preflightPermissions.ts'
import { type RouteSubject, routeDryRuns } from './routeDryRuns.ts'

/** What the customer would make and connect. */
export interface CustomerConsoleSubject extends RouteSubject {
  readonly vpcCidr: Ipv4Cidr
}

const DryRun = true
const noDryRun = 'CloudFormation has no dry run'
const needsGateway = 'asked for only of a gateway that exists'
const iamHasNone = 'IAM has no dry run'

/** Every call that the customer's administrator makes and that has a dry run. */
export const customerConsoleDryRuns: DryRuns<CustomerConsoleSubject> = {
  runs: [
    {
      action: 'ec2:AcceptVpcPeeringConnection',
      send: (ec2, { peeringId }) =>
        ec2.send(
          new AcceptVpcPeeringConnectionCommand({ DryRun, VpcPeeringConnectionId: peeringId }),
        ),
    },
    {
      action: 'ec2:CreateVpc',
      send: (ec2, { vpcCidr }) => ec2.send(new CreateVpcCommand({ DryRun, CidrBlock: vpcCidr })),
    },
    {
      action: 'ec2:DeleteVpcPeeringConnection',
      send: (ec2, { peeringId }) =>
        ec2.send(
          new DeleteVpcPeeringConnectionCommand({ DryRun, VpcPeeringConnectionId: peeringId }),
        ),
    },
    {
      action: 'ec2:DescribeInstances',
      send: (ec2) => ec2.send(new DescribeInstancesCommand({ DryRun })),
    },
    {
      action: 'ec2:DescribeInternetGateways',
      send: (ec2) => ec2.send(new DescribeInternetGatewaysCommand({ DryRun })),
    },
    {
      action: 'ec2:DescribeNetworkInterfaces',
      send: (ec2) => ec2.send(new DescribeNetworkInterfacesCommand({ DryRun })),
    },
    {
      action: 'ec2:DescribeSecurityGroups',
      send: (ec2) => ec2.send(new DescribeSecurityGroupsCommand({ DryRun })),
    },
    {
      action: 'ec2:DescribeSubnets',
      send: (ec2) => ec2.send(new DescribeSubnetsCommand({ DryRun })),
    },
    { action: 'ec2:DescribeTags', send: (ec2) => ec2.send(new DescribeTagsCommand({ DryRun })) },
    {
      action: 'ec2:DescribeVpcEndpoints',
      send: (ec2) => ec2.send(new DescribeVpcEndpointsCommand({ DryRun })),
    },
    {
      action: 'ec2:DescribeVpcPeeringConnections',
      send: (ec2) => ec2.send(new DescribeVpcPeeringConnectionsCommand({ DryRun })),
    },
    { action: 'ec2:DescribeVpcs', send: (ec2) => ec2.send(new DescribeVpcsCommand({ DryRun })) },
    {
      action: 'ec2:RejectVpcPeeringConnection',
      send: (ec2, { peeringId }) =>
        ec2.send(
          new RejectVpcPeeringConnectionCommand({ DryRun, VpcPeeringConnectionId: peeringId }),
        ),
    },
    ...routeDryRuns,
  ],
  notCovered: [
    { action: 'cloudformation:CreateStack', reason: noDryRun },
    { action: 'cloudformation:DeleteStack', reason: noDryRun },
    { action: 'cloudformation:DescribeStackEvents', reason: noDryRun },
    { action: 'cloudformation:DescribeStackResources', reason: noDryRun },
    { action: 'cloudformation:DescribeStacks', reason: noDryRun },
    { action: 'cloudformation:UpdateStack', reason: noDryRun },
    { action: 'ec2:AssociateVpcCidrBlock', reason: 'it has no dry run' },
    { action: 'ec2:AttachInternetGateway', reason: needsGateway },
    { action: 'ec2:DescribeVpcAttribute', reason: 'asked for only of a VPC that exists' },
    { action: 'ec2:DetachInternetGateway', reason: needsGateway },
    { action: 'ec2:ModifyVpcAttribute', reason: 'it has no dry run' },
    { action: 'iam:CreateRole', reason: iamHasNone },
    { action: 'iam:GetRole', reason: iamHasNone },
    { action: 'iam:GetRolePolicy', reason: iamHasNone },
    { action: 'iam:PutRolePermissionsBoundary', reason: iamHasNone },
    { action: 'iam:PutRolePolicy', reason: iamHasNone },
    { action: 'iam:TagRole', reason: iamHasNone },
    { action: 'iam:UpdateAssumeRolePolicy', reason: iamHasNone },
  ],
}
