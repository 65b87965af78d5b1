/**
 * What a resource is called in Terraform, and what its ids are called there. The same thing has
 * other names: the `Ref` of a role is its name, of a managed policy its ARN, of a VPC its id.
 *
 * @source https://developer.hashicorp.com/terraform/language/expressions/references
 */
import type { ResourceType } from '../cloudformation/Template.ts'

/** CloudFormation type → the Terraform type that is its counterpart. */
export const terraformTypes: Readonly<Record<ResourceType, string>> = {
  'AWS::EC2::VPC': 'aws_vpc',
  'AWS::EC2::Subnet': 'aws_subnet',
  'AWS::EC2::InternetGateway': 'aws_internet_gateway',
  'AWS::EC2::VPCGatewayAttachment': 'aws_internet_gateway_attachment',
  'AWS::EC2::RouteTable': 'aws_route_table',
  'AWS::EC2::Route': 'aws_route',
  'AWS::EC2::EIP': 'aws_eip',
  'AWS::EC2::NatGateway': 'aws_nat_gateway',
  'AWS::EC2::SubnetRouteTableAssociation': 'aws_route_table_association',
  'AWS::EC2::SecurityGroup': 'aws_security_group',
  'AWS::EC2::SecurityGroupIngress': 'aws_vpc_security_group_ingress_rule',
  'AWS::EC2::SecurityGroupEgress': 'aws_vpc_security_group_egress_rule',
  'AWS::EC2::VPCEndpoint': 'aws_vpc_endpoint',
  'AWS::EC2::FlowLog': 'aws_flow_log',
  'AWS::Logs::LogGroup': 'aws_cloudwatch_log_group',
  'AWS::IAM::ManagedPolicy': 'aws_iam_policy',
  'AWS::IAM::Role': 'aws_iam_role',
  'AWS::IAM::RolePolicy': 'aws_iam_role_policy',
  'AWS::IAM::InstanceProfile': 'aws_iam_instance_profile',
}

/** Returns the Terraform name of a resource: `InternetGateway` becomes `internet_gateway`. */
export const terraformName = (logicalId: string): string =>
  logicalId.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase()

/** Returns the address of a resource, e.g. `aws_vpc.vpc`. */
export const addressOf = (type: ResourceType, logicalId: string): string =>
  `${terraformTypes[type]}.${terraformName(logicalId)}`

/** What `Ref` returns where that is not the id. */
const refAttributes: Readonly<Partial<Record<ResourceType, string>>> = {
  'AWS::IAM::InstanceProfile': 'name',
  'AWS::IAM::ManagedPolicy': 'arn',
  'AWS::IAM::Role': 'name',
  'AWS::Logs::LogGroup': 'name',
}

const attributeNames: Readonly<Record<string, string>> = {
  AllocationId: 'allocation_id',
  Arn: 'arn',
  CidrBlock: 'cidr_block',
  GroupId: 'id',
}

/**
 * Returns the Terraform attribute of `Ref` or `Fn::GetAtt`, and what CloudFormation appends to its
 * value.
 */
export const attributeOf = (
  type: ResourceType,
  attribute: string,
): { readonly name: string; readonly suffix: string } => {
  if (attribute === 'Ref') return { name: refAttributes[type] ?? 'id', suffix: '' }
  // CloudFormation's ARN of a log group ends in `:*`, Terraform's does not.
  const suffix = type === 'AWS::Logs::LogGroup' && attribute === 'Arn' ? ':*' : ''
  return { name: attributeNames[attribute] ?? attribute, suffix }
}
