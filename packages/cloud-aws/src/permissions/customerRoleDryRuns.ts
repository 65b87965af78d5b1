import {
  DescribeAvailabilityZonesCommand,
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2'
import type { VpcId } from '@byoa/core/iam/identity'

import type { DryRuns } from './preflightPermissions.ts'

const DryRun = true

/** Every call that is made through the customer's role, as a dry run where there is one. */
export const customerRoleDryRuns: DryRuns<{ readonly vpcId: VpcId }> = {
  runs: [
    {
      action: 'ec2:DescribeAvailabilityZones',
      send: (ec2) => ec2.send(new DescribeAvailabilityZonesCommand({ DryRun })),
    },
    {
      action: 'ec2:DescribeInternetGateways',
      send: (ec2) => ec2.send(new DescribeInternetGatewaysCommand({ DryRun })),
    },
    {
      action: 'ec2:DescribeRouteTables',
      send: (ec2) => ec2.send(new DescribeRouteTablesCommand({ DryRun })),
    },
    {
      action: 'ec2:DescribeSubnets',
      send: (ec2) => ec2.send(new DescribeSubnetsCommand({ DryRun })),
    },
    {
      action: 'ec2:DescribeVpcAttribute',
      send: (ec2, { vpcId }) =>
        ec2.send(
          new DescribeVpcAttributeCommand({ DryRun, VpcId: vpcId, Attribute: 'enableDnsSupport' }),
        ),
    },
    {
      action: 'ec2:DescribeVpcEndpoints',
      send: (ec2) => ec2.send(new DescribeVpcEndpointsCommand({ DryRun })),
    },
    {
      action: 'ec2:DescribeVpcPeeringConnections',
      send: (ec2) => ec2.send(new DescribeVpcPeeringConnectionsCommand({ DryRun })),
    },
    { action: 'ec2:DescribeVpcs', send: (ec2) => ec2.send(new DescribeVpcsCommand({ DryRun })) },
  ],
  notCovered: [{ action: 'iam:GetRole', reason: 'IAM has no dry run; reading the role tells' }],
}

/** Every action that the adapter takes through the customer's role, in alphabetical order. */
export const customerRoleActions: ReadonlyArray<string> = [
  ...customerRoleDryRuns.runs,
  ...customerRoleDryRuns.notCovered,
].map(({ action }) => action)
