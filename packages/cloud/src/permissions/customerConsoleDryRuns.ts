import type { Ipv4Cidr } from '@byoa/core/network'

import { type PeeringDnsSubject, peeringDnsDryRun } from './peeringDnsDryRun.ts'
import type { DryRuns } from './preflightPermissions.ts'
import { type RouteSubject, routeDryRuns } from './routeDryRuns.ts'

/** What the customer would create and connect. */
export interface CustomerConsoleSubject extends RouteSubject, PeeringDnsSubject {
  readonly vpcCidr: Ipv4Cidr
}

const DryRun = true
const noDryRun = 'CloudFormation has no dry run'
const needsGateway = 'asked for only of a gateway that exists'
const iamHasNone = 'IAM has no dry run'

/** Every call of the customer's administrator that has a dry run. */
export const customerConsoleDryRuns: DryRuns<CustomerConsoleSubject> = {
  runs: [
    {
      action: 'ec2:AcceptVpcPeeringConnection',
      ask: (ec2, { peeringId }) =>
        ec2.acceptVpcPeeringConnection({ DryRun, VpcPeeringConnectionId: peeringId }),
    },
    {
      action: 'ec2:CreateVpc',
      ask: (ec2, { vpcCidr }) => ec2.createVpc({ DryRun, CidrBlock: vpcCidr }),
    },
    {
      action: 'ec2:DeleteVpcPeeringConnection',
      ask: (ec2, { peeringId }) =>
        ec2.deleteVpcPeeringConnection({ DryRun, VpcPeeringConnectionId: peeringId }),
    },
    {
      action: 'ec2:DescribeAvailabilityZones',
      ask: (ec2) => ec2.describeAvailabilityZones({ DryRun }),
    },
    {
      action: 'ec2:DescribeInstances',
      ask: (ec2) => ec2.describeInstances({ DryRun }),
    },
    {
      action: 'ec2:DescribeInternetGateways',
      ask: (ec2) => ec2.describeInternetGateways({ DryRun }),
    },
    {
      action: 'ec2:DescribeNatGateways',
      ask: (ec2) => ec2.describeNatGateways({ DryRun }),
    },
    {
      action: 'ec2:DescribeNetworkAcls',
      ask: (ec2) => ec2.describeNetworkAcls({ DryRun }),
    },
    {
      action: 'ec2:DescribeNetworkInterfaces',
      ask: (ec2) => ec2.describeNetworkInterfaces({ DryRun }),
    },
    { action: 'ec2:DescribeRegions', ask: (ec2) => ec2.describeRegions({ DryRun }) },
    {
      action: 'ec2:DescribeSecurityGroups',
      ask: (ec2) => ec2.describeSecurityGroups({ DryRun }),
    },
    {
      action: 'ec2:DescribeSubnets',
      ask: (ec2) => ec2.describeSubnets({ DryRun }),
    },
    { action: 'ec2:DescribeTags', ask: (ec2) => ec2.describeTags({ DryRun }) },
    {
      action: 'ec2:DescribeVpcEndpoints',
      ask: (ec2) => ec2.describeVpcEndpoints({ DryRun }),
    },
    {
      action: 'ec2:DescribeVpcPeeringConnections',
      ask: (ec2) => ec2.describeVpcPeeringConnections({ DryRun }),
    },
    { action: 'ec2:DescribeVpcs', ask: (ec2) => ec2.describeVpcs({ DryRun }) },
    {
      action: 'ec2:RejectVpcPeeringConnection',
      ask: (ec2, { peeringId }) =>
        ec2.rejectVpcPeeringConnection({ DryRun, VpcPeeringConnectionId: peeringId }),
    },
    peeringDnsDryRun('accepter'),
    ...routeDryRuns,
  ],
  simulatesRest: true,
  notCovered: [
    { action: 'cloudformation:CreateStack', reason: noDryRun },
    { action: 'cloudformation:DeleteStack', reason: noDryRun },
    { action: 'cloudformation:DescribeStackEvents', reason: noDryRun },
    { action: 'cloudformation:DescribeStackResources', reason: noDryRun },
    { action: 'cloudformation:DescribeStacks', reason: noDryRun },
    { action: 'cloudformation:GetTemplate', reason: noDryRun },
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
