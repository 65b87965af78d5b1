import type { Action } from './Action.ts'
import {
  createChangeSet,
  deleteChangeSet,
  describeChangeSet,
  executeChangeSet,
} from './cloudformation/changeSets.ts'
import { listStacks } from './cloudformation/listStacks.ts'
import {
  createStack,
  deleteStack,
  updateStack,
  updateTerminationProtection,
} from './cloudformation/stackChanges.ts'
import {
  describeStackEvents,
  describeStackResources,
  describeStacks,
  getTemplate,
} from './cloudformation/stackReads.ts'
import { validateTemplate } from './cloudformation/validateTemplate.ts'
import { describeAccountAttributes } from './ec2/accountAttributes.ts'
import { createFlowLogs, deleteFlowLogs } from './ec2/flowLogs.ts'
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  describeInternetGateways,
  detachInternetGateway,
} from './ec2/internetGateways.ts'
import {
  createNetworkInterface,
  deleteNetworkInterface,
  describeNetworkInterfaces,
} from './ec2/networkInterfaces.ts'
import {
  acceptVpcPeeringConnection,
  deleteVpcPeeringConnection,
  modifyVpcPeeringConnectionOptions,
  rejectVpcPeeringConnection,
} from './ec2/peeringTransitions.ts'
import { createVpcPeeringConnection, describeVpcPeeringConnections } from './ec2/peerings.ts'
import {
  associateRouteTable,
  createRouteTable,
  deleteRouteTable,
  describeRouteTables,
  disassociateRouteTable,
} from './ec2/routeTables.ts'
import { createRoute, deleteRoute, replaceRoute } from './ec2/routes.ts'
import {
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  createSecurityGroup,
  deleteSecurityGroup,
  describeSecurityGroups,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
} from './ec2/securityGroups.ts'
import {
  createSubnet,
  deleteSubnet,
  describeAvailabilityZones,
  describeSubnets,
  modifySubnetAttribute,
} from './ec2/subnets.ts'
import { createTags, deleteTags, describeTags } from './ec2/tagActions.ts'
import { createVpcEndpoint, deleteVpcEndpoints, describeVpcEndpoints } from './ec2/vpcEndpoints.ts'
import {
  associateVpcCidrBlock,
  createVpc,
  deleteVpc,
  describeVpcAttribute,
  describeVpcs,
  disassociateVpcCidrBlock,
  modifyVpcAttribute,
} from './ec2/vpcs.ts'
import {
  addRoleToInstanceProfile,
  createInstanceProfile,
  createPolicy,
  deleteInstanceProfile,
  deletePolicy,
  removeRoleFromInstanceProfile,
} from './iam/instanceProfiles.ts'
import {
  deleteRolePermissionsBoundary,
  putRolePermissionsBoundary,
} from './iam/permissionsBoundary.ts'
import { getRolePolicy, listAttachedRolePolicies, listRolePolicies } from './iam/rolePolicies.ts'
import {
  attachRolePolicy,
  createRole,
  deleteRole,
  deleteRolePolicy,
  detachRolePolicy,
  getRole,
  listRoles,
  putRolePolicy,
  updateAssumeRolePolicy,
  updateRole,
} from './iam/roles.ts'
import { assumeRole } from './sts/assumeRole.ts'
import { getCallerIdentity } from './sts/getCallerIdentity.ts'

/** Action name, as AWS names it → input and output. */
export interface ActionTypes {
  readonly AcceptVpcPeeringConnection: Signature<typeof acceptVpcPeeringConnection>
  readonly AddRoleToInstanceProfile: Signature<typeof addRoleToInstanceProfile>
  readonly AssociateRouteTable: Signature<typeof associateRouteTable>
  readonly AssociateVpcCidrBlock: Signature<typeof associateVpcCidrBlock>
  readonly AssumeRole: Signature<typeof assumeRole>
  readonly AttachInternetGateway: Signature<typeof attachInternetGateway>
  readonly AttachRolePolicy: Signature<typeof attachRolePolicy>
  readonly AuthorizeSecurityGroupEgress: Signature<typeof authorizeSecurityGroupEgress>
  readonly AuthorizeSecurityGroupIngress: Signature<typeof authorizeSecurityGroupIngress>
  readonly CreateChangeSet: Signature<typeof createChangeSet>
  readonly CreateFlowLogs: Signature<typeof createFlowLogs>
  readonly CreateInstanceProfile: Signature<typeof createInstanceProfile>
  readonly CreateInternetGateway: Signature<typeof createInternetGateway>
  readonly CreateNetworkInterface: Signature<typeof createNetworkInterface>
  readonly CreatePolicy: Signature<typeof createPolicy>
  readonly CreateRole: Signature<typeof createRole>
  readonly CreateRoute: Signature<typeof createRoute>
  readonly CreateRouteTable: Signature<typeof createRouteTable>
  readonly CreateSecurityGroup: Signature<typeof createSecurityGroup>
  readonly CreateStack: Signature<typeof createStack>
  readonly CreateSubnet: Signature<typeof createSubnet>
  readonly CreateTags: Signature<typeof createTags>
  readonly CreateVpc: Signature<typeof createVpc>
  readonly CreateVpcEndpoint: Signature<typeof createVpcEndpoint>
  readonly CreateVpcPeeringConnection: Signature<typeof createVpcPeeringConnection>
  readonly DeleteChangeSet: Signature<typeof deleteChangeSet>
  readonly DeleteFlowLogs: Signature<typeof deleteFlowLogs>
  readonly DeleteInstanceProfile: Signature<typeof deleteInstanceProfile>
  readonly DeleteInternetGateway: Signature<typeof deleteInternetGateway>
  readonly DeleteNetworkInterface: Signature<typeof deleteNetworkInterface>
  readonly DeletePolicy: Signature<typeof deletePolicy>
  readonly DeleteRole: Signature<typeof deleteRole>
  readonly DeleteRolePermissionsBoundary: Signature<typeof deleteRolePermissionsBoundary>
  readonly DeleteRolePolicy: Signature<typeof deleteRolePolicy>
  readonly DeleteRoute: Signature<typeof deleteRoute>
  readonly DeleteRouteTable: Signature<typeof deleteRouteTable>
  readonly DeleteSecurityGroup: Signature<typeof deleteSecurityGroup>
  readonly DeleteStack: Signature<typeof deleteStack>
  readonly DeleteSubnet: Signature<typeof deleteSubnet>
  readonly DeleteTags: Signature<typeof deleteTags>
  readonly DeleteVpc: Signature<typeof deleteVpc>
  readonly DeleteVpcEndpoints: Signature<typeof deleteVpcEndpoints>
  readonly DeleteVpcPeeringConnection: Signature<typeof deleteVpcPeeringConnection>
  readonly DescribeAccountAttributes: Signature<typeof describeAccountAttributes>
  readonly DescribeAvailabilityZones: Signature<typeof describeAvailabilityZones>
  readonly DescribeChangeSet: Signature<typeof describeChangeSet>
  readonly DescribeInternetGateways: Signature<typeof describeInternetGateways>
  readonly DescribeNetworkInterfaces: Signature<typeof describeNetworkInterfaces>
  readonly DescribeRouteTables: Signature<typeof describeRouteTables>
  readonly DescribeSecurityGroups: Signature<typeof describeSecurityGroups>
  readonly DescribeStackEvents: Signature<typeof describeStackEvents>
  readonly DescribeStackResources: Signature<typeof describeStackResources>
  readonly DescribeStacks: Signature<typeof describeStacks>
  readonly DescribeSubnets: Signature<typeof describeSubnets>
  readonly DescribeTags: Signature<typeof describeTags>
  readonly DescribeVpcAttribute: Signature<typeof describeVpcAttribute>
  readonly DescribeVpcEndpoints: Signature<typeof describeVpcEndpoints>
  readonly DescribeVpcPeeringConnections: Signature<typeof describeVpcPeeringConnections>
  readonly DescribeVpcs: Signature<typeof describeVpcs>
  readonly DetachInternetGateway: Signature<typeof detachInternetGateway>
  readonly DetachRolePolicy: Signature<typeof detachRolePolicy>
  readonly DisassociateRouteTable: Signature<typeof disassociateRouteTable>
  readonly DisassociateVpcCidrBlock: Signature<typeof disassociateVpcCidrBlock>
  readonly ExecuteChangeSet: Signature<typeof executeChangeSet>
  readonly GetCallerIdentity: Signature<typeof getCallerIdentity>
  readonly GetRole: Signature<typeof getRole>
  readonly GetRolePolicy: Signature<typeof getRolePolicy>
  readonly GetTemplate: Signature<typeof getTemplate>
  readonly ListAttachedRolePolicies: Signature<typeof listAttachedRolePolicies>
  readonly ListRolePolicies: Signature<typeof listRolePolicies>
  readonly ListRoles: Signature<typeof listRoles>
  readonly ListStacks: Signature<typeof listStacks>
  readonly ModifySubnetAttribute: Signature<typeof modifySubnetAttribute>
  readonly ModifyVpcAttribute: Signature<typeof modifyVpcAttribute>
  readonly ModifyVpcPeeringConnectionOptions: Signature<typeof modifyVpcPeeringConnectionOptions>
  readonly PutRolePermissionsBoundary: Signature<typeof putRolePermissionsBoundary>
  readonly PutRolePolicy: Signature<typeof putRolePolicy>
  readonly RejectVpcPeeringConnection: Signature<typeof rejectVpcPeeringConnection>
  readonly RemoveRoleFromInstanceProfile: Signature<typeof removeRoleFromInstanceProfile>
  readonly ReplaceRoute: Signature<typeof replaceRoute>
  readonly RevokeSecurityGroupEgress: Signature<typeof revokeSecurityGroupEgress>
  readonly RevokeSecurityGroupIngress: Signature<typeof revokeSecurityGroupIngress>
  readonly UpdateAssumeRolePolicy: Signature<typeof updateAssumeRolePolicy>
  readonly UpdateRole: Signature<typeof updateRole>
  readonly UpdateStack: Signature<typeof updateStack>
  readonly UpdateTerminationProtection: Signature<typeof updateTerminationProtection>
  readonly ValidateTemplate: Signature<typeof validateTemplate>
}

export type ActionName = keyof ActionTypes

export type InputOf<Name extends ActionName> = ActionTypes[Name]['input']
export type OutputOf<Name extends ActionName> = ActionTypes[Name]['output']

interface Signature<A> {
  readonly input: A extends Action<infer Input, infer _> ? Input : never
  readonly output: A extends Action<infer _, infer Output> ? Output : never
}

/** Every action that this world answers. */
export const actions: {
  readonly [Name in ActionName]: Action<InputOf<Name>, OutputOf<Name>>
} = {
  AcceptVpcPeeringConnection: acceptVpcPeeringConnection,
  AddRoleToInstanceProfile: addRoleToInstanceProfile,
  AssociateRouteTable: associateRouteTable,
  AssociateVpcCidrBlock: associateVpcCidrBlock,
  AssumeRole: assumeRole,
  AttachInternetGateway: attachInternetGateway,
  AttachRolePolicy: attachRolePolicy,
  AuthorizeSecurityGroupEgress: authorizeSecurityGroupEgress,
  AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
  CreateChangeSet: createChangeSet,
  CreateFlowLogs: createFlowLogs,
  CreateInstanceProfile: createInstanceProfile,
  CreateInternetGateway: createInternetGateway,
  CreateNetworkInterface: createNetworkInterface,
  CreatePolicy: createPolicy,
  CreateRole: createRole,
  CreateRoute: createRoute,
  CreateRouteTable: createRouteTable,
  CreateSecurityGroup: createSecurityGroup,
  CreateStack: createStack,
  CreateSubnet: createSubnet,
  CreateTags: createTags,
  CreateVpc: createVpc,
  CreateVpcEndpoint: createVpcEndpoint,
  CreateVpcPeeringConnection: createVpcPeeringConnection,
  DeleteChangeSet: deleteChangeSet,
  DeleteFlowLogs: deleteFlowLogs,
  DeleteInstanceProfile: deleteInstanceProfile,
  DeleteInternetGateway: deleteInternetGateway,
  DeleteNetworkInterface: deleteNetworkInterface,
  DeletePolicy: deletePolicy,
  DeleteRole: deleteRole,
  DeleteRolePermissionsBoundary: deleteRolePermissionsBoundary,
  DeleteRolePolicy: deleteRolePolicy,
  DeleteRoute: deleteRoute,
  DeleteRouteTable: deleteRouteTable,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteStack: deleteStack,
  DeleteSubnet: deleteSubnet,
  DeleteTags: deleteTags,
  DeleteVpc: deleteVpc,
  DeleteVpcEndpoints: deleteVpcEndpoints,
  DeleteVpcPeeringConnection: deleteVpcPeeringConnection,
  DescribeAccountAttributes: describeAccountAttributes,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeChangeSet: describeChangeSet,
  DescribeInternetGateways: describeInternetGateways,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribeRouteTables: describeRouteTables,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeStackEvents: describeStackEvents,
  DescribeStackResources: describeStackResources,
  DescribeStacks: describeStacks,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcEndpoints: describeVpcEndpoints,
  DescribeVpcPeeringConnections: describeVpcPeeringConnections,
  DescribeVpcs: describeVpcs,
  DetachInternetGateway: detachInternetGateway,
  DetachRolePolicy: detachRolePolicy,
  DisassociateRouteTable: disassociateRouteTable,
  DisassociateVpcCidrBlock: disassociateVpcCidrBlock,
  ExecuteChangeSet: executeChangeSet,
  GetCallerIdentity: getCallerIdentity,
  GetRole: getRole,
  GetRolePolicy: getRolePolicy,
  GetTemplate: getTemplate,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  ListRolePolicies: listRolePolicies,
  ListRoles: listRoles,
  ListStacks: listStacks,
  ModifySubnetAttribute: modifySubnetAttribute,
  ModifyVpcAttribute: modifyVpcAttribute,
  ModifyVpcPeeringConnectionOptions: modifyVpcPeeringConnectionOptions,
  PutRolePermissionsBoundary: putRolePermissionsBoundary,
  PutRolePolicy: putRolePolicy,
  RejectVpcPeeringConnection: rejectVpcPeeringConnection,
  RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
  ReplaceRoute: replaceRoute,
  RevokeSecurityGroupEgress: revokeSecurityGroupEgress,
  RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
  UpdateRole: updateRole,
  UpdateStack: updateStack,
  UpdateTerminationProtection: updateTerminationProtection,
  ValidateTemplate: validateTemplate,
}
