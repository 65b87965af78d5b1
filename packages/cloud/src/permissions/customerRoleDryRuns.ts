import type { VpcId } from '@byoa/core/iam/identity'

import type { DryRuns } from './preflightPermissions.ts'

const DryRun = true

/** Every call through the customer's role, as a dry run where there is one. */
export const customerRoleDryRuns: DryRuns<{ readonly vpcId: VpcId }> = {
  runs: [
    {
      action: 'ec2:DescribeAvailabilityZones',
      ask: (ec2) => ec2.describeAvailabilityZones({ DryRun }),
    },
    {
      action: 'ec2:DescribeInternetGateways',
      ask: (ec2) => ec2.describeInternetGateways({ DryRun }),
    },
    {
      action: 'ec2:DescribeRouteTables',
      ask: (ec2) => ec2.describeRouteTables({ DryRun }),
    },
    {
      action: 'ec2:DescribeSubnets',
      ask: (ec2) => ec2.describeSubnets({ DryRun }),
    },
    {
      action: 'ec2:DescribeVpcAttribute',
      ask: (ec2, { vpcId }) =>
        ec2.describeVpcAttribute({ DryRun, VpcId: vpcId, Attribute: 'enableDnsSupport' }),
    },
    {
      action: 'ec2:DescribeVpcEndpoints',
      ask: (ec2) => ec2.describeVpcEndpoints({ DryRun }),
    },
    {
      action: 'ec2:DescribeVpcPeeringConnections',
      ask: (ec2) => ec2.describeVpcPeeringConnections({ DryRun }),
    },
    { action: 'ec2:DescribeVpcs', ask: (ec2) => ec2.describeVpcs({ DryRun }) },
  ],
  simulatesRest: false,
  notCovered: [{ action: 'iam:GetRole', reason: 'IAM has no dry run; reading the role tells' }],
}

/** Every action used through the customer's role, in alphabetical order. */
export const customerRoleActions: ReadonlyArray<string> = [
  ...customerRoleDryRuns.runs,
  ...customerRoleDryRuns.notCovered,
].map(({ action }) => action)
