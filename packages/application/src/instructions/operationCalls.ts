/** The calls to AWS of each operation, as scripts and people make them. */
import type { CustomerOperation } from './CustomerStep.ts'

const stackReads = ['cloudformation:DescribeStacks', 'cloudformation:DescribeStackEvents'] as const

const lookAtEc2 = [
  'ec2:DescribeInstances',
  'ec2:DescribeInternetGateways',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcEndpoints',
  'ec2:DescribeVpcs',
] as const

const runStack = [
  ...stackReads,
  'cloudformation:CreateStack',
  'cloudformation:DeleteStack',
  'cloudformation:UpdateStack',
] as const

const deletePeerings = [
  'ec2:DescribeVpcPeeringConnections',
  'ec2:DeleteVpcPeeringConnection',
  'ec2:RejectVpcPeeringConnection',
] as const

const deleteStack = [
  ...stackReads,
  'cloudformation:DescribeStackResources',
  ...lookAtEc2,
  'cloudformation:DeleteStack',
] as const

/** Operation → what it may call, as IAM writes it; CloudFormation's own calls are not listed. */
export const operationCalls: Readonly<Record<CustomerOperation, ReadonlyArray<string>>> = {
  runStack,
  replaceStack: [...runStack, ...deletePeerings, ...deleteStack],
  restoreRole: [
    'cloudformation:DescribeStackResources',
    'iam:GetRole',
    'iam:CreateRole',
    'iam:PutRolePermissionsBoundary',
    'iam:UpdateAssumeRolePolicy',
    'iam:PutRolePolicy',
  ],
  restoreVpc: [
    'cloudformation:DescribeStackResources',
    'ec2:DescribeInternetGateways',
    'ec2:ModifyVpcAttribute',
    'ec2:DetachInternetGateway',
    'ec2:AttachInternetGateway',
  ],
  associateCidr: ['cloudformation:DescribeStacks', 'ec2:DescribeVpcs', 'ec2:AssociateVpcCidrBlock'],
  acceptPeering: ['ec2:DescribeVpcPeeringConnections', 'ec2:AcceptVpcPeeringConnection'],
  installRoutes: [
    'ec2:DescribeRouteTables',
    'ec2:DescribeVpcPeeringConnections',
    'ec2:CreateRoute',
    'ec2:ReplaceRoute',
  ],
  allowPeeringDns: ['ec2:DescribeVpcPeeringConnections', 'ec2:ModifyVpcPeeringConnectionOptions'],
  removeRoutes: [
    'cloudformation:DescribeStacks',
    'ec2:DescribeVpcPeeringConnections',
    'ec2:DescribeRouteTables',
    'ec2:DeleteRoute',
  ],
  deletePeerings,
  deleteStack,
  findLeftovers: [...lookAtEc2, 'ec2:DescribeTags', 'iam:GetRole'],
  readTrustPolicy: ['cloudformation:DescribeStackResources', 'iam:GetRole'],
}

/** Describe, Get, List and AssumeRole calls change nothing. */
export const isChange = (action: string): boolean => !/:(Describe|Get|List|AssumeRole)/.test(action)
