/**
 * IDs of every type of resource: the prefix that AWS's API reference shows, then 17 digits.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 */
import type { ActionName } from '@byoa/cloud-memory'
import { expect, test } from 'vitest'

import { valuesAt, variedNetwork } from './variedNetwork.ts'

const network = variedNetwork()

test.each<readonly [prefix: string, action: ActionName, path: string]>([
  ['acl', 'DescribeNetworkAcls', 'NetworkAcls.NetworkAclId'],
  ['aclassoc', 'DescribeNetworkAcls', 'NetworkAcls.Associations.NetworkAclAssociationId'],
  ['dopt', 'DescribeVpcs', 'Vpcs.DhcpOptionsId'],
  ['eipalloc', 'DescribeAddresses', 'Addresses.AllocationId'],
  ['eipassoc', 'DescribeAddresses', 'Addresses.AssociationId'],
  ['eipassoc', 'DescribeNatGateways', 'NatGateways.NatGatewayAddresses.AssociationId'],
  ['eni', 'DescribeNatGateways', 'NatGateways.NatGatewayAddresses.NetworkInterfaceId'],
  ['eni', 'DescribeNetworkInterfaces', 'NetworkInterfaces.NetworkInterfaceId'],
  ['eni', 'DescribeVpcEndpoints', 'VpcEndpoints.NetworkInterfaceIds'],
  ['fl', 'DescribeFlowLogs', 'FlowLogs.FlowLogId'],
  ['igw', 'DescribeInternetGateways', 'InternetGateways.InternetGatewayId'],
  ['nat', 'DescribeNatGateways', 'NatGateways.NatGatewayId'],
  ['pcx', 'DescribeVpcPeeringConnections', 'VpcPeeringConnections.VpcPeeringConnectionId'],
  ['rtb', 'DescribeRouteTables', 'RouteTables.RouteTableId'],
  ['rtbassoc', 'DescribeRouteTables', 'RouteTables.Associations.RouteTableAssociationId'],
  ['sg', 'DescribeSecurityGroups', 'SecurityGroups.GroupId'],
  ['sgr', 'DescribeSecurityGroupRules', 'SecurityGroupRules.SecurityGroupRuleId'],
  ['subnet', 'DescribeSubnets', 'Subnets.SubnetId'],
  ['vpc', 'DescribeVpcs', 'Vpcs.VpcId'],
  ['vpc-cidr-assoc', 'DescribeVpcs', 'Vpcs.CidrBlockAssociationSet.AssociationId'],
  ['vpce', 'DescribeVpcEndpoints', 'VpcEndpoints.VpcEndpointId'],
])('%s- begins the ids that %s shows at %s', (prefix, action, path) => {
  const ids = valuesAt(network.ok(action, {} as never), path)
  expect(ids).not.toEqual([])
  for (const id of ids) expect(id).toMatch(new RegExp(`^${prefix}-[0-9a-f]{17}$`))
})
