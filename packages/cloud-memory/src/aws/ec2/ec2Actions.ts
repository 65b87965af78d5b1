/** The actions of EC2 that are served, by their names in AWS. */
export {
  allocateAddress as AllocateAddress,
  describeAddresses as DescribeAddresses,
  describeAddressesAttribute as DescribeAddressesAttribute,
  disassociateAddress as DisassociateAddress,
  releaseAddress as ReleaseAddress,
} from './addresses.ts'
export { describeAccountAttributes as DescribeAccountAttributes } from './accountAttributes.ts'
export {
  describeVpcBlockPublicAccessOptions as DescribeVpcBlockPublicAccessOptions,
  modifyVpcBlockPublicAccessOptions as ModifyVpcBlockPublicAccessOptions,
} from './blockPublicAccess.ts'
export {
  modifySecurityGroupRules as ModifySecurityGroupRules,
  updateSecurityGroupRuleDescriptionsEgress as UpdateSecurityGroupRuleDescriptionsEgress,
  updateSecurityGroupRuleDescriptionsIngress as UpdateSecurityGroupRuleDescriptionsIngress,
} from './changedRules.ts'
export {
  createDefaultSubnet as CreateDefaultSubnet,
  createDefaultVpc as CreateDefaultVpc,
} from './defaultVpc.ts'
export {
  createFlowLogs as CreateFlowLogs,
  deleteFlowLogs as DeleteFlowLogs,
  describeFlowLogs as DescribeFlowLogs,
} from './flowLogs.ts'
export { describeImages as DescribeImages } from './images.ts'
export { describeInstances as DescribeInstances } from './instances.ts'
export {
  attachInternetGateway as AttachInternetGateway,
  createInternetGateway as CreateInternetGateway,
  deleteInternetGateway as DeleteInternetGateway,
  describeInternetGateways as DescribeInternetGateways,
  detachInternetGateway as DetachInternetGateway,
} from './internetGateways.ts'
export {
  createNatGateway as CreateNatGateway,
  deleteNatGateway as DeleteNatGateway,
  describeNatGateways as DescribeNatGateways,
} from './natGateways.ts'
export {
  createNetworkAclEntry as CreateNetworkAclEntry,
  deleteNetworkAclEntry as DeleteNetworkAclEntry,
  replaceNetworkAclEntry as ReplaceNetworkAclEntry,
} from './networkAclChanges.ts'
export { describeNetworkAcls as DescribeNetworkAcls } from './networkAcls.ts'
export {
  createNetworkInterface as CreateNetworkInterface,
  deleteNetworkInterface as DeleteNetworkInterface,
  describeNetworkInterfaces as DescribeNetworkInterfaces,
} from './networkInterfaces.ts'
export {
  acceptVpcPeeringConnection as AcceptVpcPeeringConnection,
  deleteVpcPeeringConnection as DeleteVpcPeeringConnection,
  modifyVpcPeeringConnectionOptions as ModifyVpcPeeringConnectionOptions,
  rejectVpcPeeringConnection as RejectVpcPeeringConnection,
} from './peeringTransitions.ts'
export {
  createVpcPeeringConnection as CreateVpcPeeringConnection,
  describeVpcPeeringConnections as DescribeVpcPeeringConnections,
} from './peerings.ts'
export {
  describeManagedPrefixLists as DescribeManagedPrefixLists,
  describePrefixLists as DescribePrefixLists,
  getManagedPrefixListEntries as GetManagedPrefixListEntries,
} from './prefixLists.ts'
export { describeRegions as DescribeRegions } from './regions.ts'
export {
  associateRouteTable as AssociateRouteTable,
  createRouteTable as CreateRouteTable,
  deleteRouteTable as DeleteRouteTable,
  describeRouteTables as DescribeRouteTables,
  disassociateRouteTable as DisassociateRouteTable,
  replaceRouteTableAssociation as ReplaceRouteTableAssociation,
} from './routeTables.ts'
export {
  createRoute as CreateRoute,
  deleteRoute as DeleteRoute,
  replaceRoute as ReplaceRoute,
} from './routes.ts'
export { runInstances as RunInstances } from './runInstances.ts'
export {
  authorizeSecurityGroupEgress as AuthorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress as AuthorizeSecurityGroupIngress,
  describeSecurityGroupRules as DescribeSecurityGroupRules,
  revokeSecurityGroupEgress as RevokeSecurityGroupEgress,
  revokeSecurityGroupIngress as RevokeSecurityGroupIngress,
} from './securityGroupRules.ts'
export {
  createSecurityGroup as CreateSecurityGroup,
  deleteSecurityGroup as DeleteSecurityGroup,
  describeSecurityGroups as DescribeSecurityGroups,
} from './securityGroups.ts'
export {
  createSubnet as CreateSubnet,
  deleteSubnet as DeleteSubnet,
  describeAvailabilityZones as DescribeAvailabilityZones,
  describeSubnets as DescribeSubnets,
  modifySubnetAttribute as ModifySubnetAttribute,
} from './subnets.ts'
export {
  createTags as CreateTags,
  deleteTags as DeleteTags,
  describeTags as DescribeTags,
} from './tagActions.ts'
export {
  createVpcEndpoint as CreateVpcEndpoint,
  deleteVpcEndpoints as DeleteVpcEndpoints,
  describeVpcEndpoints as DescribeVpcEndpoints,
  modifyVpcEndpoint as ModifyVpcEndpoint,
} from './vpcEndpoints.ts'
export {
  associateVpcCidrBlock as AssociateVpcCidrBlock,
  createVpc as CreateVpc,
  deleteVpc as DeleteVpc,
  describeVpcAttribute as DescribeVpcAttribute,
  describeVpcs as DescribeVpcs,
  disassociateVpcCidrBlock as DisassociateVpcCidrBlock,
  modifyVpcAttribute as ModifyVpcAttribute,
} from './vpcs.ts'
