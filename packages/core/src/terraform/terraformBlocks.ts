/**
 * The resources of a template as Terraform resources. Most have one counterpart; inline rules and
 * inline policies become resources of their own, because Terraform removes what it finds beside an
 * inline list.
 *
 * @source https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
import {
  type Resource,
  type ResourceType,
  type Template,
  type TemplateRecord,
  type TemplateValue,
  isList,
  isRecord,
  textOf,
} from '../cloudformation/Template.ts'
import { addressOf, terraformName, terraformTypes } from './terraformAddress.ts'
import {
  type TerraformValue,
  jsonText,
  literal,
  placeAddresses,
  terraformValue,
} from './terraformValue.ts'

// model

/** One Terraform resource; `logicalId` is the resource of the template that it stands for. */
export interface TerraformBlock {
  readonly logicalId: string
  readonly type: string
  readonly name: string
  readonly body: Readonly<Record<string, TerraformValue>>
}

type Arguments = Readonly<Record<string, TerraformValue>>

interface Place {
  readonly template: Template
  readonly logicalId: string
}

/** Turns one property into arguments. */
type ToArguments = (value: TemplateValue, place: Place) => Arguments

// properties

const as =
  (name: string): ToArguments =>
  (value, { template }) => ({ [name]: terraformValue(template, value) })

const asPolicy =
  (name: string): ToArguments =>
  (value, { template }) => ({ [name]: jsonText(template, value) })

const recordsOf = (value: TemplateValue | undefined): ReadonlyArray<TemplateRecord> =>
  isList(value) ? value.filter(isRecord) : []

const tags: ToArguments = (value, { template }) => ({
  tags: Object.fromEntries(
    recordsOf(value).map((tag) => [
      textOf(tag['Key']),
      terraformValue(template, tag['Value'] ?? ''),
    ]),
  ),
})

/** Said by the resource's type, or by a resource of its own. */
const elsewhere: ToArguments = () => ({})

/** Terraform names the group by ARN where CloudFormation names it by name. */
const logDestination: ToArguments = (value, place) => {
  const name = isRecord(value) ? value['Ref'] : undefined
  return typeof name === 'string'
    ? { log_destination: `\${${addressOf('AWS::Logs::LogGroup', name)}.arn}` }
    : as('log_destination')(value, place)
}

const onlyRole: ToArguments = (value, { template }) => ({
  role: terraformValue(template, isList(value) ? (value[0] ?? '') : value),
})

const rule: Readonly<Record<string, ToArguments>> = {
  CidrIp: as('cidr_ipv4'),
  Description: as('description'),
  DestinationPrefixListId: as('prefix_list_id'),
  DestinationSecurityGroupId: as('referenced_security_group_id'),
  FromPort: as('from_port'),
  GroupId: as('security_group_id'),
  IpProtocol: as('ip_protocol'),
  SourceSecurityGroupId: as('referenced_security_group_id'),
  ToPort: as('to_port'),
}

/** Every property that the setup template uses, by type. */
export const terraformArguments: Readonly<
  Record<ResourceType, Readonly<Record<string, ToArguments>>>
> = {
  'AWS::EC2::VPC': {
    CidrBlock: as('cidr_block'),
    EnableDnsHostnames: as('enable_dns_hostnames'),
    EnableDnsSupport: as('enable_dns_support'),
    Tags: tags,
  },
  'AWS::EC2::Subnet': {
    AvailabilityZone: as('availability_zone'),
    AvailabilityZoneId: as('availability_zone_id'),
    CidrBlock: as('cidr_block'),
    MapPublicIpOnLaunch: as('map_public_ip_on_launch'),
    Tags: tags,
    VpcId: as('vpc_id'),
  },
  'AWS::EC2::InternetGateway': { Tags: tags },
  'AWS::EC2::VPCGatewayAttachment': {
    InternetGatewayId: as('internet_gateway_id'),
    VpcId: as('vpc_id'),
  },
  'AWS::EC2::RouteTable': { Tags: tags, VpcId: as('vpc_id') },
  'AWS::EC2::Route': {
    DestinationCidrBlock: as('destination_cidr_block'),
    GatewayId: as('gateway_id'),
    NatGatewayId: as('nat_gateway_id'),
    RouteTableId: as('route_table_id'),
  },
  'AWS::EC2::EIP': { Domain: as('domain'), Tags: tags },
  'AWS::EC2::NatGateway': {
    AllocationId: as('allocation_id'),
    SubnetId: as('subnet_id'),
    Tags: tags,
  },
  'AWS::EC2::SubnetRouteTableAssociation': {
    RouteTableId: as('route_table_id'),
    SubnetId: as('subnet_id'),
  },
  'AWS::EC2::SecurityGroup': {
    GroupDescription: as('description'),
    SecurityGroupEgress: elsewhere,
    SecurityGroupIngress: elsewhere,
    Tags: tags,
    VpcId: as('vpc_id'),
  },
  'AWS::EC2::SecurityGroupIngress': rule,
  'AWS::EC2::SecurityGroupEgress': rule,
  'AWS::EC2::VPCEndpoint': {
    PolicyDocument: asPolicy('policy'),
    PrivateDnsEnabled: as('private_dns_enabled'),
    RouteTableIds: as('route_table_ids'),
    SecurityGroupIds: as('security_group_ids'),
    ServiceName: as('service_name'),
    SubnetIds: as('subnet_ids'),
    Tags: tags,
    VpcEndpointType: as('vpc_endpoint_type'),
    VpcId: as('vpc_id'),
  },
  'AWS::EC2::FlowLog': {
    DeliverLogsPermissionArn: as('iam_role_arn'),
    LogDestinationType: as('log_destination_type'),
    LogGroupName: logDestination,
    MaxAggregationInterval: as('max_aggregation_interval'),
    ResourceId: as('vpc_id'),
    ResourceType: elsewhere,
    Tags: tags,
    TrafficType: as('traffic_type'),
  },
  'AWS::Logs::LogGroup': { RetentionInDays: as('retention_in_days'), Tags: tags },
  'AWS::IAM::ManagedPolicy': {
    Description: as('description'),
    Path: as('path'),
    PolicyDocument: asPolicy('policy'),
  },
  'AWS::IAM::Role': {
    AssumeRolePolicyDocument: asPolicy('assume_role_policy'),
    Description: as('description'),
    MaxSessionDuration: as('max_session_duration'),
    Path: as('path'),
    PermissionsBoundary: as('permissions_boundary'),
    Policies: elsewhere,
    RoleName: as('name'),
    Tags: tags,
  },
  'AWS::IAM::RolePolicy': {
    PolicyDocument: asPolicy('policy'),
    PolicyName: as('name'),
    RoleName: as('role'),
  },
  'AWS::IAM::InstanceProfile': { Path: as('path'), Roles: onlyRole },
}

const argumentsOf = (type: ResourceType, properties: TemplateRecord, place: Place): Arguments =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([property, value]) =>
      Object.entries(terraformArguments[type][property]?.(value, place) ?? {}),
    ),
  )

// resources

/** Names that CloudFormation makes up start so in Terraform, whose own would be only a time. */
const namePrefixes: ReadonlyArray<ResourceType> = [
  'AWS::EC2::SecurityGroup',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::Logs::LogGroup',
]

const namePrefix = (logicalId: string, { Type, Properties }: Resource): Arguments =>
  namePrefixes.includes(Type) && !('RoleName' in Properties)
    ? { name_prefix: `${terraformName(logicalId).replaceAll('_', '-')}-` }
    : {}

/** What must hold before Terraform makes anything, as in the rules of the template. */
const preconditions = ({ Rules = {} }: Template): ReadonlyArray<TerraformValue> =>
  Object.values(Rules)
    .flatMap(({ Assertions }) => Assertions)
    .map(
      ({
        Assert: {
          'Fn::Equals': [{ Ref }, expected],
        },
        AssertDescription,
      }) => ({
        condition: `\${${placeAddresses[Ref] ?? ''} == ${JSON.stringify(expected)}}`,
        error_message: literal(AssertDescription),
      }),
    )

/**
 * The VPC waits for the agreed place. Zones by index are chosen once: when a zone becomes
 * unavailable, the others move up, and Terraform would replace the subnets.
 *
 * @source https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
 */
const lifecycleOf = ({ Type, Properties }: Resource, template: Template): Arguments => {
  if (Type === 'AWS::EC2::VPC') return { lifecycle: { precondition: preconditions(template) } }
  return 'AvailabilityZone' in Properties
    ? { lifecycle: { ignore_changes: ['availability_zone'] } }
    : {}
}

const metaArguments = (
  { Type, DependsOn, DeletionPolicy }: Resource,
  template: Template,
): Arguments => {
  const dependencies = (DependsOn ?? []).flatMap((logicalId) => {
    const type = template.Resources[logicalId]?.Type
    return type === undefined ? [] : [addressOf(type, logicalId)]
  })
  return {
    ...(dependencies.length === 0 ? {} : { depends_on: dependencies }),
    ...(Type === 'AWS::Logs::LogGroup' && DeletionPolicy === 'Retain'
      ? { skip_destroy: true }
      : {}),
  }
}

/** The rules inside a security group, each as a rule of its own. */
const ruleBlocks = (
  { template, logicalId }: Place,
  type: 'AWS::EC2::SecurityGroupIngress' | 'AWS::EC2::SecurityGroupEgress',
  rules: TemplateValue | undefined,
): ReadonlyArray<TerraformBlock> =>
  recordsOf(rules).map((properties, index) => ({
    logicalId,
    type: terraformTypes[type],
    name: `${terraformName(logicalId)}_${index + 1}`,
    body: {
      ...argumentsOf(type, properties, { template, logicalId }),
      security_group_id: `\${${addressOf('AWS::EC2::SecurityGroup', logicalId)}.id}`,
    },
  }))

/** The policies inside a role, each as a resource of its own. */
const policyBlocks = (
  { template, logicalId }: Place,
  policies: TemplateValue | undefined,
): ReadonlyArray<TerraformBlock> =>
  recordsOf(policies).map((policy) => ({
    logicalId,
    type: 'aws_iam_role_policy',
    name: terraformName(`${logicalId}${textOf(policy['PolicyName'])}`),
    body: {
      name: textOf(policy['PolicyName']),
      policy: jsonText(template, policy['PolicyDocument'] ?? {}),
      role: `\${${addressOf('AWS::IAM::Role', logicalId)}.id}`,
    },
  }))

const companions = (
  place: Place,
  { Type, Properties }: Resource,
): ReadonlyArray<TerraformBlock> => {
  if (Type === 'AWS::IAM::Role') return policyBlocks(place, Properties['Policies'])
  if (Type !== 'AWS::EC2::SecurityGroup') return []
  return [
    ...ruleBlocks(place, 'AWS::EC2::SecurityGroupIngress', Properties['SecurityGroupIngress']),
    ...ruleBlocks(place, 'AWS::EC2::SecurityGroupEgress', Properties['SecurityGroupEgress']),
  ]
}

/** Returns every resource of a template as Terraform resources, at least one for each. */
export const terraformBlocks = (template: Template): ReadonlyArray<TerraformBlock> =>
  Object.entries(template.Resources).flatMap(([logicalId, resource]) => {
    const place = { template, logicalId }
    const block: TerraformBlock = {
      logicalId,
      type: terraformTypes[resource.Type],
      name: terraformName(logicalId),
      body: {
        ...argumentsOf(resource.Type, resource.Properties, place),
        ...namePrefix(logicalId, resource),
        ...metaArguments(resource, template),
        ...lifecycleOf(resource, template),
      },
    }
    return [block, ...companions(place, resource)]
  })
