/**
 * The properties and attributes of the resource types that stacks of this world can hold. A
 * property that AWS has and that is not served is refused by name; any other is one too many.
 *
 * ```
 *   VpcId                     served
 *   CidrBlock!                must be given
 *   InstanceTenancy=default   served with this value only; more values are separated by |
 * ```
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
import * as Table from '../../../world/Table.ts'
import { type JsonRecord, isEqual, textAt } from '../../json.ts'

// model

interface ServedType {
  readonly served: string
  /** Properties that AWS has besides. */
  readonly unserved?: string
  /** What `Fn::GetAtt` can ask for. */
  readonly attributes?: string
  /** Properties whose change makes the resource anew; absent: all of them but `Tags`. */
  readonly replaces?: string
}

// table

const ruleOf = 'CidrIp Description FromPort GroupId IpProtocol! ToPort'

/** Resource type → what is served of it. */
export const servedTypes: Table.Table<ServedType> = {
  'AWS::EC2::EIP': {
    served: 'Domain=vpc Tags',
    unserved: 'Address InstanceId IpamPoolId NetworkBorderGroup PublicIpv4Pool TransferAddress',
    attributes: 'AllocationId PublicIp',
  },
  'AWS::EC2::NatGateway': {
    served: 'AllocationId ConnectivityType=public SubnetId Tags',
    unserved:
      'AvailabilityMode AvailabilityZoneAddresses MaxDrainDurationSeconds PrivateIpAddress SecondaryAllocationIds SecondaryPrivateIpAddressCount SecondaryPrivateIpAddresses VpcId',
    attributes: 'NatGatewayId',
  },
  'AWS::EC2::FlowLog': {
    served:
      'DeliverLogsPermissionArn LogDestinationType=cloud-watch-logs LogGroupName MaxAggregationInterval=60|600 ResourceId! ResourceType!=VPC Tags TrafficType=ACCEPT|REJECT|ALL',
    unserved: 'DeliverCrossAccountRole DestinationOptions LogDestination LogFormat',
    attributes: 'Id',
  },
  'AWS::EC2::InternetGateway': { served: 'Tags', attributes: 'InternetGatewayId' },
  'AWS::EC2::Route': {
    served:
      'DestinationCidrBlock GatewayId NatGatewayId NetworkInterfaceId RouteTableId! TransitGatewayId VpcPeeringConnectionId',
    unserved:
      'CarrierGatewayId CoreNetworkArn DestinationIpv6CidrBlock DestinationPrefixListId EgressOnlyInternetGatewayId InstanceId LocalGatewayId VpcEndpointId',
    replaces: 'DestinationCidrBlock RouteTableId',
  },
  'AWS::EC2::RouteTable': { served: 'Tags VpcId!', attributes: 'RouteTableId' },
  'AWS::EC2::SecurityGroup': {
    served: 'GroupDescription! GroupName SecurityGroupEgress SecurityGroupIngress Tags VpcId',
    attributes: 'GroupId VpcId',
    replaces: 'GroupDescription GroupName VpcId',
  },
  'AWS::EC2::SecurityGroupEgress': {
    served: `${ruleOf} DestinationPrefixListId DestinationSecurityGroupId`,
    unserved: 'CidrIpv6',
  },
  'AWS::EC2::SecurityGroupIngress': {
    served: `${ruleOf} SourcePrefixListId SourceSecurityGroupId`,
    unserved: 'CidrIpv6 GroupName SourceSecurityGroupName SourceSecurityGroupOwnerId',
  },
  'AWS::EC2::Subnet': {
    served: 'AvailabilityZone AvailabilityZoneId CidrBlock MapPublicIpOnLaunch Tags VpcId!',
    unserved:
      'AssignIpv6AddressOnCreation EnableDns64 EnableLniAtDeviceIndex Ipv4IpamPoolId Ipv4NetmaskLength Ipv6CidrBlock Ipv6IpamPoolId Ipv6Native Ipv6NetmaskLength OutpostArn PrivateDnsNameOptionsOnLaunch',
    attributes: 'AvailabilityZone SubnetId VpcId',
    replaces: 'AvailabilityZone AvailabilityZoneId CidrBlock VpcId',
  },
  'AWS::EC2::SubnetRouteTableAssociation': {
    served: 'RouteTableId! SubnetId!',
    attributes: 'Id',
  },
  'AWS::EC2::VPC': {
    served: 'CidrBlock EnableDnsHostnames EnableDnsSupport InstanceTenancy=default Tags',
    unserved: 'Ipv4IpamPoolId Ipv4NetmaskLength',
    attributes: 'CidrBlock DefaultSecurityGroup VpcId',
    replaces: 'CidrBlock',
  },
  'AWS::EC2::VPCEndpoint': {
    served:
      'IpAddressType=ipv4 PolicyDocument PrivateDnsEnabled RouteTableIds SecurityGroupIds ServiceName SubnetIds Tags VpcEndpointType=Gateway|Interface VpcId!',
    unserved: 'DnsOptions ResourceConfigurationArn ServiceNetworkArn ServiceRegion',
    attributes: 'Id',
    replaces: 'ServiceName VpcEndpointType VpcId',
  },
  'AWS::EC2::VPCGatewayAttachment': {
    served: 'InternetGatewayId VpcId!',
    unserved: 'VpnGatewayId',
  },
  'AWS::IAM::InstanceProfile': {
    served: 'InstanceProfileName Path Roles!',
    attributes: 'Arn',
    replaces: 'InstanceProfileName Path',
  },
  'AWS::IAM::ManagedPolicy': {
    served: 'Description ManagedPolicyName Path PolicyDocument! Roles',
    unserved: 'Groups Users',
    attributes: 'PolicyArn',
    replaces: 'Description ManagedPolicyName Path',
  },
  'AWS::IAM::Role': {
    served:
      'AssumeRolePolicyDocument! Description ManagedPolicyArns MaxSessionDuration Path PermissionsBoundary Policies RoleName Tags',
    attributes: 'Arn RoleId',
    replaces: 'Path RoleName',
  },
  'AWS::IAM::RolePolicy': {
    served: 'PolicyDocument PolicyName! RoleName!',
    replaces: 'PolicyName RoleName',
  },
  'AWS::Logs::LogGroup': {
    // No action here reads a log group, so that nobody could see its tags.
    served: 'LogGroupName RetentionInDays Tags',
    unserved:
      'BearerTokenAuthenticationEnabled DataProtectionPolicy DeletionProtectionEnabled FieldIndexPolicies KmsKeyId LogGroupClass ResourcePolicyDocument',
    attributes: 'Arn',
  },
}

interface ServedProperty {
  readonly isRequired: boolean
  readonly values?: ReadonlyArray<string>
}

const parsedProperties = (served: string): ReadonlyMap<string, ServedProperty> =>
  new Map(
    served.split(' ').map((written) => {
      const [, name = '', mark, values] = /^(\w+)(!?)(?:=(.+))?$/.exec(written) ?? []
      const isRequired = mark === '!'
      return [
        name,
        values === undefined ? { isRequired } : { isRequired, values: values.split('|') },
      ]
    }),
  )

interface Properties {
  readonly served: ReadonlyMap<string, ServedProperty>
  readonly required: ReadonlyArray<string>
  readonly unserved: ReadonlySet<string>
}

const propertiesOf = ({ served: written, unserved = '' }: ServedType): Properties => {
  const served = parsedProperties(written)
  const required = [...served].flatMap(([name, { isRequired }]) => (isRequired ? [name] : []))
  return { served, required, unserved: new Set(unserved.split(' ')) }
}

const propertiesOfType: ReadonlyMap<string, Properties> = new Map(
  Object.entries(servedTypes).map(([type, written]) => [type, propertiesOf(written)]),
)

// queries

const unservedFault = (type: string, property: string): string =>
  `The in-memory AWS does not serve the property ${property} of ${type}.`

/** Finds what is wrong with the names of a resource's properties, in CloudFormation's words. */
export const propertyFault = (
  logicalId: string,
  type: string,
  given: JsonRecord,
): string | undefined => {
  const properties = propertiesOfType.get(type)
  if (properties === undefined) return undefined
  const { served, required, unserved } = properties
  const names = Object.keys(given)
  const known = names.find((name) => unserved.has(name))
  if (known !== undefined) return unservedFault(type, known)
  const faults = [
    ...names
      .filter((name) => !served.has(name))
      .map((name) => `#: extraneous key [${name}] is not permitted`),
    ...required
      .filter((name) => !Object.hasOwn(given, name))
      .map((name) => `#: required key [${name}] not found`),
  ]
  if (faults.length > 0) {
    return `Properties validation failed for resource ${logicalId} with message:\n${faults.join('\n')}`
  }
  for (const [name, { values }] of served) {
    const value = values === undefined ? undefined : textAt(given, name)
    if (values !== undefined && value !== undefined && !values.includes(value)) {
      return `The in-memory AWS does not serve the value ${value} of the property ${name} of ${type}.`
    }
  }
  return undefined
}

/** A property that differs, and whether the resource is made anew for it. */
export interface PropertyChange {
  readonly name: string
  readonly recreates: boolean
}

/** Finds the properties of a resource that differ. */
export const propertyChanges = (
  type: string,
  before: JsonRecord,
  after: JsonRecord,
): ReadonlyArray<PropertyChange> => {
  const replacing = Table.get(servedTypes, type)?.replaces?.split(' ')
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !isEqual(before[name], after[name]))
    .map((name) => ({ name, recreates: replacing?.includes(name) ?? name !== 'Tags' }))
}

/** Tells whether `Fn::GetAtt` can ask a type for an attribute. */
export const hasAttribute = (type: string, attribute: string): boolean =>
  Table.get(servedTypes, type)?.attributes?.split(' ').includes(attribute) === true
