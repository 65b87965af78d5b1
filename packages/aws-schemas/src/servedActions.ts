/**
 * The actions of AWS that the cloud operations call, with the members of their inputs and outputs
 * that are used. Everything else about them is in the SDK's schemas.
 *
 * A member with `!` must be given although the schema does not say so: EC2 refuses the call without
 * it. A member with `=` has this value only: `DryRun!=true` is a call that can only be a dry run.
 */
import * as cloudFormationClient from '@aws-sdk/client-cloudformation'
import * as ec2Client from '@aws-sdk/client-ec2'
import * as iamClient from '@aws-sdk/client-iam'
import * as stsClient from '@aws-sdk/client-sts'

/** What is used of one service. */
export interface ServedService {
  /** The name of the interface that is generated, and of its file. */
  readonly interfaceName: string
  /** The module of the SDK that has its schemas. */
  readonly client: object
  readonly actions: ReadonlyArray<string>
  /** Structures that are used though no action of the interface has them. */
  readonly alone?: ReadonlyArray<string>
  /** Name of a structure in the schemas → its members, separated by spaces. */
  readonly members: Readonly<Record<string, string>>
}

const paged = 'Filters MaxResults NextToken DryRun'
const route = 'RouteTableId DestinationCidrBlock! VpcPeeringConnectionId DryRun'
const attachment = 'InternetGatewayId VpcId DryRun'
const peeringId = 'VpcPeeringConnectionId! DryRun'

const ec2: ServedService = {
  interfaceName: 'Ec2',
  client: ec2Client,
  actions: [
    'AcceptVpcPeeringConnection',
    'AssociateVpcCidrBlock',
    'AttachInternetGateway',
    'CreateRoute',
    'CreateVpc',
    'CreateVpcPeeringConnection',
    'DeleteRoute',
    'DeleteVpcPeeringConnection',
    'DescribeAvailabilityZones',
    'DescribeImages',
    'DescribeInstances',
    'DescribeInternetGateways',
    'DescribeNatGateways',
    'DescribeNetworkAcls',
    'DescribeNetworkInterfaces',
    'DescribeRegions',
    'DescribeRouteTables',
    'DescribeSecurityGroups',
    'DescribeSubnets',
    'DescribeTags',
    'DescribeVpcAttribute',
    'DescribeVpcEndpoints',
    'DescribeVpcPeeringConnections',
    'DescribeVpcs',
    'DetachInternetGateway',
    'ModifyVpcAttribute',
    'ModifyVpcPeeringConnectionOptions',
    'RejectVpcPeeringConnection',
    'ReplaceRoute',
    'RunInstances',
  ],
  members: {
    AcceptVpcPeeringConnectionRequest: peeringId,
    AssociateVpcCidrBlockRequest: 'VpcId CidrBlock!',
    AssociateVpcCidrBlockResult: 'CidrBlockAssociation',
    AttachInternetGatewayRequest: attachment,
    AttributeBooleanValue: 'Value!',
    BlockDeviceMapping: 'DeviceName! Ebs!',
    BlockPublicAccessStates: 'InternetGatewayBlockMode',
    CreateRouteRequest: route,
    CreateVpcPeeringConnectionRequest:
      'VpcId PeerVpcId PeerOwnerId PeerRegion TagSpecifications DryRun',
    CreateVpcPeeringConnectionResult: 'VpcPeeringConnection',
    CreateVpcRequest: 'CidrBlock! DryRun',
    DeleteRouteRequest: 'RouteTableId DestinationCidrBlock! DryRun',
    DeleteVpcPeeringConnectionRequest: peeringId,
    AvailabilityZone: 'ZoneName ZoneId',
    DescribeAvailabilityZonesRequest: 'Filters DryRun',
    DescribeAvailabilityZonesResult: 'AvailabilityZones',
    DescribeImagesRequest: 'Owners Filters DryRun',
    DescribeImagesResult: 'Images',
    DescribeInstancesRequest: paged,
    DescribeInstancesResult: 'Reservations NextToken',
    DescribeInternetGatewaysRequest: paged,
    DescribeInternetGatewaysResult: 'InternetGateways NextToken',
    DescribeNatGatewaysRequest: 'Filter MaxResults NextToken DryRun',
    DescribeNatGatewaysResult: 'NatGateways NextToken',
    DescribeNetworkAclsRequest: paged,
    DescribeNetworkAclsResult: 'NetworkAcls NextToken',
    DescribeNetworkInterfacesRequest: paged,
    DescribeNetworkInterfacesResult: 'NetworkInterfaces NextToken',
    DescribeRegionsRequest: 'RegionNames AllRegions DryRun',
    DescribeRegionsResult: 'Regions',
    DescribeRouteTablesRequest: paged,
    DescribeRouteTablesResult: 'RouteTables NextToken',
    DescribeSecurityGroupsRequest: paged,
    DescribeSecurityGroupsResult: 'SecurityGroups NextToken',
    DescribeSubnetsRequest: paged,
    DescribeSubnetsResult: 'Subnets NextToken',
    DescribeTagsRequest: paged,
    DescribeTagsResult: 'Tags NextToken',
    DescribeVpcAttributeRequest: 'VpcId Attribute DryRun',
    DescribeVpcAttributeResult: 'EnableDnsSupport EnableDnsHostnames',
    DescribeVpcEndpointsRequest: paged,
    DescribeVpcEndpointsResult: 'VpcEndpoints NextToken',
    DescribeVpcPeeringConnectionsRequest: paged,
    DescribeVpcPeeringConnectionsResult: 'VpcPeeringConnections NextToken',
    DescribeVpcsRequest: paged,
    DescribeVpcsResult: 'Vpcs NextToken',
    DetachInternetGatewayRequest: attachment,
    EbsBlockDevice: 'Encrypted KmsKeyId VolumeSize',
    Filter: 'Name! Values!',
    Image: 'ImageId CreationDate RootDeviceName',
    Instance: 'InstanceId State',
    InstanceMetadataOptionsRequest: 'HttpTokens=required',
    InstanceState: 'Name',
    InternetGateway: 'InternetGatewayId Attachments',
    InternetGatewayAttachment: 'VpcId State',
    IpPermission: 'IpProtocol FromPort ToPort IpRanges Ipv6Ranges UserIdGroupPairs PrefixListIds',
    IpRange: 'CidrIp',
    Ipv6Range: 'CidrIpv6',
    ModifyVpcAttributeRequest: 'VpcId EnableDnsSupport EnableDnsHostnames',
    ModifyVpcPeeringConnectionOptionsRequest:
      'VpcPeeringConnectionId RequesterPeeringConnectionOptions AccepterPeeringConnectionOptions DryRun',
    NatGateway: 'NatGatewayId SubnetId State',
    NetworkAcl: 'NetworkAclId Associations Entries',
    NetworkAclAssociation: 'SubnetId',
    NetworkAclEntry: 'CidrBlock Egress Protocol RuleAction RuleNumber',
    NetworkInterface: 'NetworkInterfaceId Attachment',
    NetworkInterfaceAttachment: 'InstanceId',
    PeeringConnectionOptionsRequest: 'AllowDnsResolutionFromRemoteVpc!',
    PrefixListId: 'PrefixListId',
    Region: 'RegionName OptInStatus',
    RejectVpcPeeringConnectionRequest: 'VpcPeeringConnectionId DryRun',
    ReplaceRouteRequest: route,
    Reservation: 'Instances',
    Route:
      'DestinationCidrBlock DestinationIpv6CidrBlock Origin State VpcPeeringConnectionId GatewayId NatGatewayId TransitGatewayId InstanceId NetworkInterfaceId EgressOnlyInternetGatewayId CarrierGatewayId LocalGatewayId CoreNetworkArn OdbNetworkArn',
    RouteTable: 'RouteTableId VpcId Associations Routes Tags',
    RouteTableAssociation: 'Main SubnetId AssociationState',
    RouteTableAssociationState: 'State',
    RunInstancesRequest:
      'ImageId! InstanceType!=t3.micro MinCount=1 MaxCount=1 SubnetId! SecurityGroupIds TagSpecifications MetadataOptions BlockDeviceMappings DryRun!=true',
    SecurityGroup: 'GroupId GroupName IpPermissions IpPermissionsEgress',
    SecurityGroupIdentifier: 'GroupId',
    Subnet:
      'SubnetId VpcId CidrBlock AvailabilityZone AvailabilityZoneId AvailableIpAddressCount MapPublicIpOnLaunch BlockPublicAccessStates Ipv6Native',
    Tag: 'Key! Value!',
    TagDescription: 'Key ResourceId ResourceType Value',
    TagSpecification: 'ResourceType! Tags!',
    UserIdGroupPair: 'GroupId',
    Vpc: 'VpcId OwnerId State CidrBlock CidrBlockAssociationSet Tags',
    VpcCidrBlockAssociation: 'AssociationId CidrBlock CidrBlockState',
    VpcCidrBlockState: 'State StatusMessage',
    VpcEndpoint:
      'VpcEndpointId State NetworkInterfaceIds ServiceName VpcEndpointType PrivateDnsEnabled SubnetIds RouteTableIds Groups PolicyDocument',
    VpcPeeringConnection:
      'VpcPeeringConnectionId Status ExpirationTime RequesterVpcInfo AccepterVpcInfo Tags',
    VpcPeeringConnectionOptionsDescription: 'AllowDnsResolutionFromRemoteVpc',
    VpcPeeringConnectionStateReason: 'Code Message',
    VpcPeeringConnectionVpcInfo: 'OwnerId VpcId Region CidrBlock CidrBlockSet PeeringOptions',
    CidrBlock: 'CidrBlock',
  },
}

const roleName = 'RoleName'

const iam: ServedService = {
  interfaceName: 'Iam',
  client: iamClient,
  actions: [
    'CreateRole',
    'GetPolicy',
    'GetPolicyVersion',
    'GetRole',
    'GetRolePolicy',
    'ListAttachedRolePolicies',
    'ListRolePolicies',
    'PutRolePermissionsBoundary',
    'PutRolePolicy',
    'SimulatePrincipalPolicy',
    'UpdateAssumeRolePolicy',
  ],
  members: {
    AttachedPermissionsBoundary: 'PermissionsBoundaryArn',
    AttachedPolicy: 'PolicyName PolicyArn',
    CreateRoleRequest:
      'RoleName AssumeRolePolicyDocument Path Description MaxSessionDuration PermissionsBoundary Tags',
    EvaluationResult: 'EvalActionName EvalDecision OrganizationsDecisionDetail',
    GetPolicyRequest: 'PolicyArn',
    GetPolicyResponse: 'Policy',
    GetPolicyVersionRequest: 'PolicyArn VersionId',
    GetPolicyVersionResponse: 'PolicyVersion',
    GetRolePolicyRequest: `${roleName} PolicyName`,
    GetRolePolicyResponse: 'PolicyDocument',
    GetRoleRequest: roleName,
    GetRoleResponse: 'Role',
    ListAttachedRolePoliciesRequest: `${roleName} Marker`,
    ListAttachedRolePoliciesResponse: 'AttachedPolicies IsTruncated Marker',
    ListRolePoliciesRequest: `${roleName} Marker`,
    ListRolePoliciesResponse: 'PolicyNames IsTruncated Marker',
    OrganizationsDecisionDetail: 'AllowedByOrganizations',
    Policy: 'DefaultVersionId',
    PolicyVersion: 'Document',
    PutRolePermissionsBoundaryRequest: `${roleName} PermissionsBoundary`,
    PutRolePolicyRequest: `${roleName} PolicyName PolicyDocument`,
    Role: 'Arn RoleName AssumeRolePolicyDocument PermissionsBoundary',
    SimulatePolicyResponse: 'EvaluationResults IsTruncated Marker',
    SimulatePrincipalPolicyRequest: 'PolicySourceArn ActionNames Marker',
    Tag: 'Key Value',
    UpdateAssumeRolePolicyRequest: `${roleName} PolicyDocument`,
  },
}

const cloudFormation: ServedService = {
  interfaceName: 'CloudFormation',
  client: cloudFormationClient,
  actions: [
    'CreateStack',
    'DeleteStack',
    'DescribeStackEvents',
    'DescribeStackResources',
    'DescribeStacks',
    'GetTemplate',
    'UpdateStack',
  ],
  members: {
    CreateStackInput: 'StackName TemplateBody! Capabilities ClientRequestToken',
    CreateStackOutput: 'StackId',
    DeleteStackInput: 'StackName ClientRequestToken',
    DescribeStackEventsInput: 'StackName! NextToken',
    DescribeStackEventsOutput: 'StackEvents NextToken',
    DescribeStackResourcesInput: 'StackName!',
    DescribeStackResourcesOutput: 'StackResources',
    DescribeStacksInput: 'StackName NextToken',
    DescribeStacksOutput: 'Stacks NextToken',
    GetTemplateInput: 'StackName!',
    GetTemplateOutput: 'TemplateBody',
    Output: 'OutputKey OutputValue',
    Stack: 'StackId StackName StackStatus StackStatusReason Outputs EnableTerminationProtection',
    StackEvent:
      'EventId StackName LogicalResourceId PhysicalResourceId ResourceType ResourceStatus ResourceStatusReason ClientRequestToken Timestamp StackId',
    StackResource: 'LogicalResourceId PhysicalResourceId ResourceType ResourceStatus',
    UpdateStackInput: 'StackName TemplateBody! Capabilities ClientRequestToken',
    UpdateStackOutput: 'StackId',
  },
}

const sts: ServedService = {
  interfaceName: 'Sts',
  client: stsClient,
  actions: ['GetCallerIdentity'],
  // It answers with a session, not with what STS answers: the credentials stay in the transport.
  alone: ['AssumeRoleRequest'],
  members: {
    AssumeRoleRequest: 'RoleArn RoleSessionName DurationSeconds ExternalId SourceIdentity',
    GetCallerIdentityRequest: '',
    GetCallerIdentityResponse: 'Account Arn',
  },
}

/** Every service that is used. */
export const servedServices: ReadonlyArray<ServedService> = [ec2, iam, cloudFormation, sts]
