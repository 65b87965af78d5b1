/** What is in the accounts of two companies, as their administrators see it. */
import {
  DescribeRouteTablesCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2'
import { ListRolesCommand } from '@aws-sdk/client-iam'

import type { Pair } from './Pair.ts'

export interface SeenAccount {
  /** The blocks of each VPC that is not the default VPC. */
  readonly vpcs: ReadonlyArray<ReadonlyArray<string>>
  readonly dnsSupport: ReadonlyArray<boolean>
  /** The status of each peering that is not over. */
  readonly peerings: ReadonlyArray<string>
  /** The destinations of routes over a peering. */
  readonly routes: ReadonlyArray<string>
  /** Role → the text of its trust policy. */
  readonly roles: Readonly<Record<string, string>>
}

const over = ['deleted', 'rejected', 'expired', 'failed']

/** Returns what there is of a connection in an account. */
export const seenIn = async (
  { administrator }: Pair,
  party: 'rescale' | 'customer',
): Promise<SeenAccount> => {
  const { ec2, iam } = administrator(party)
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}))
  const { VpcPeeringConnections = [] } = await ec2.send(
    new DescribeVpcPeeringConnectionsCommand({}),
  )
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({}))
  const { Roles = [] } = await iam.send(new ListRolesCommand({}))
  const own = Vpcs.filter(({ IsDefault }) => IsDefault !== true)
  const attributes = await Promise.all(
    own.map(({ VpcId }) =>
      ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsSupport' })),
    ),
  )
  return {
    vpcs: own.map(({ CidrBlockAssociationSet = [] }) =>
      CidrBlockAssociationSet.map(({ CidrBlock = '' }) => CidrBlock),
    ),
    dnsSupport: attributes.map(({ EnableDnsSupport }) => EnableDnsSupport?.Value === true),
    peerings: VpcPeeringConnections.map(({ Status }) => Status?.Code ?? '').filter(
      (code) => !over.includes(code),
    ),
    routes: RouteTables.flatMap(({ Routes = [] }) => Routes)
      .filter(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId !== undefined)
      .map(({ DestinationCidrBlock = '' }) => DestinationCidrBlock)
      .toSorted(),
    roles: Object.fromEntries(
      Roles.map(({ RoleName = '', AssumeRolePolicyDocument = '' }) => [
        RoleName,
        decodeURIComponent(AssumeRolePolicyDocument),
      ]),
    ),
  }
}
