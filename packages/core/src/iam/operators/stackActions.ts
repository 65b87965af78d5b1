/**
 * What CloudFormation calls, with the permissions of whoever runs the stack, for each type of
 * resource: to make and change it, and to take it away. The describes among them are those of the
 * handlers of the types.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeType.html
 */
import type { ResourceType } from '../../cloudformation/Template.ts'

export interface StackActions {
  readonly make: ReadonlyArray<string>
  readonly remove: ReadonlyArray<string>
}

/** A table of all types, so that a new one cannot be forgotten. */
export const stackActions: Readonly<Record<ResourceType, StackActions>> = {
  'AWS::EC2::VPC': {
    make: ['ec2:CreateTags', 'ec2:CreateVpc', 'ec2:ModifyVpcAttribute'],
    remove: ['ec2:DeleteVpc'],
  },
  'AWS::EC2::Subnet': {
    make: ['ec2:CreateSubnet', 'ec2:CreateTags', 'ec2:ModifySubnetAttribute'],
    remove: ['ec2:DeleteSubnet'],
  },
  'AWS::EC2::InternetGateway': {
    make: ['ec2:CreateInternetGateway', 'ec2:CreateTags'],
    remove: ['ec2:DeleteInternetGateway'],
  },
  'AWS::EC2::VPCGatewayAttachment': {
    make: ['ec2:AttachInternetGateway'],
    remove: ['ec2:DetachInternetGateway'],
  },
  'AWS::EC2::RouteTable': {
    make: ['ec2:CreateRouteTable', 'ec2:CreateTags'],
    remove: ['ec2:DeleteRouteTable'],
  },
  'AWS::EC2::Route': {
    make: ['ec2:CreateRoute', 'ec2:ReplaceRoute'],
    remove: ['ec2:DeleteRoute'],
  },
  'AWS::EC2::EIP': {
    make: ['ec2:AllocateAddress', 'ec2:CreateTags'],
    remove: ['ec2:DisassociateAddress', 'ec2:ReleaseAddress'],
  },
  'AWS::EC2::NatGateway': {
    make: ['ec2:CreateNatGateway', 'ec2:CreateTags'],
    remove: ['ec2:DeleteNatGateway'],
  },
  'AWS::EC2::SubnetRouteTableAssociation': {
    make: ['ec2:AssociateRouteTable'],
    remove: ['ec2:DisassociateRouteTable'],
  },
  'AWS::EC2::SecurityGroup': {
    make: [
      'ec2:AuthorizeSecurityGroupEgress',
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:CreateSecurityGroup',
      'ec2:CreateTags',
      'ec2:RevokeSecurityGroupEgress',
    ],
    remove: ['ec2:DeleteSecurityGroup'],
  },
  'AWS::EC2::SecurityGroupIngress': {
    make: ['ec2:AuthorizeSecurityGroupIngress'],
    remove: ['ec2:RevokeSecurityGroupIngress'],
  },
  'AWS::EC2::SecurityGroupEgress': {
    make: ['ec2:AuthorizeSecurityGroupEgress'],
    remove: ['ec2:RevokeSecurityGroupEgress'],
  },
  'AWS::EC2::VPCEndpoint': {
    make: ['ec2:CreateTags', 'ec2:CreateVpcEndpoint', 'ec2:ModifyVpcEndpoint'],
    remove: ['ec2:DeleteVpcEndpoints'],
  },
  'AWS::EC2::FlowLog': {
    make: ['ec2:CreateFlowLogs', 'ec2:CreateTags', 'iam:PassRole'],
    remove: ['ec2:DeleteFlowLogs'],
  },
  'AWS::Logs::LogGroup': {
    make: [
      'logs:CreateLogGroup',
      'logs:DescribeLogGroups',
      'logs:ListTagsForResource',
      'logs:PutRetentionPolicy',
      'logs:TagResource',
    ],
    // The template keeps the group; only a stack that fails while it is made takes it away.
    remove: ['logs:DeleteLogGroup'],
  },
  'AWS::IAM::ManagedPolicy': {
    make: ['iam:CreatePolicy', 'iam:GetPolicy', 'iam:GetPolicyVersion', 'iam:ListPolicyVersions'],
    remove: ['iam:DeletePolicy', 'iam:ListEntitiesForPolicy'],
  },
  'AWS::IAM::Role': {
    make: [
      'iam:CreateRole',
      'iam:DeleteRolePolicy',
      'iam:GetRole',
      'iam:GetRolePolicy',
      'iam:ListAttachedRolePolicies',
      'iam:ListRolePolicies',
      'iam:PutRolePermissionsBoundary',
      'iam:PutRolePolicy',
      'iam:TagRole',
      'iam:UpdateAssumeRolePolicy',
      'iam:UpdateRole',
    ],
    remove: ['iam:DeleteRole', 'iam:DeleteRolePermissionsBoundary'],
  },
  'AWS::IAM::RolePolicy': {
    make: ['iam:GetRolePolicy', 'iam:PutRolePolicy'],
    remove: ['iam:DeleteRolePolicy'],
  },
  'AWS::IAM::InstanceProfile': {
    make: [
      'iam:AddRoleToInstanceProfile',
      'iam:CreateInstanceProfile',
      'iam:GetInstanceProfile',
      'iam:PassRole',
    ],
    remove: ['iam:DeleteInstanceProfile', 'iam:RemoveRoleFromInstanceProfile'],
  },
}
