/**
 * What the in-memory AWS serves: its actions, and the members of their inputs. A member that AWS
 * knows and that is not listed is refused by name.
 *
 * ```
 *   VpcId                     served
 *   CidrBlock!                must be given, although the schema does not say so
 *   InstanceTenancy=default   served with this value only; more values are separated by |
 * ```
 *
 * A value that stands alone changes nothing: it asks for what the in-memory AWS does anyway.
 */
import * as cloudFormationClient from '@aws-sdk/client-cloudformation'
import * as ec2Client from '@aws-sdk/client-ec2'
import * as iamClient from '@aws-sdk/client-iam'
import * as stsClient from '@aws-sdk/client-sts'

/** What is served of one service. */
export interface WorldService {
  /** Begins the names of what is generated. */
  readonly name: 'ec2' | 'iam' | 'cloudFormation' | 'sts'
  readonly client: object
  /** Names of actions, separated by spaces. */
  readonly actions: string
  /** Name of a structure of inputs → its members, separated by spaces. */
  readonly inputs: Readonly<Record<string, string>>
  /** Structures of outputs that are filled in part only → the members that they have. */
  readonly outputs: Readonly<Record<string, string>>
}

const paged = 'Filters MaxResults NextToken DryRun'
const tagged = 'TagSpecifications DryRun'
const attachment = 'InternetGatewayId VpcId DryRun'
const rules = 'GroupId! IpPermissions! DryRun'
const anyRules = 'GroupId! IpPermissions DryRun'
const destination = 'RouteTableId DestinationCidrBlock! DryRun'
const route = `${destination} GatewayId NatGatewayId NetworkInterfaceId TransitGatewayId VpcPeeringConnectionId`

const ec2: WorldService = {
  name: 'ec2',
  client: ec2Client,
  actions: [
    'AcceptVpcPeeringConnection AllocateAddress AssociateRouteTable AssociateVpcCidrBlock',
    'AttachInternetGateway AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress',
    'CreateDefaultSubnet CreateDefaultVpc CreateFlowLogs CreateInternetGateway CreateNatGateway',
    'CreateNetworkInterface CreateRoute CreateRouteTable CreateSecurityGroup CreateSubnet',
    'CreateTags CreateVpc CreateVpcEndpoint CreateVpcPeeringConnection DeleteFlowLogs',
    'DeleteInternetGateway DeleteNatGateway DeleteNetworkInterface DeleteRoute DeleteRouteTable',
    'DeleteSecurityGroup DeleteSubnet DeleteTags DeleteVpc DeleteVpcEndpoints',
    'DeleteVpcPeeringConnection DescribeAccountAttributes DescribeAddresses',
    'DescribeAddressesAttribute DescribeAvailabilityZones DescribeFlowLogs DescribeInstances',
    'DescribeInternetGateways DescribeManagedPrefixLists DescribeNatGateways',
    'DescribeNetworkAcls DescribeNetworkInterfaces DescribePrefixLists DescribeRegions',
    'DescribeRouteTables DescribeSecurityGroupRules DescribeSecurityGroups DescribeSubnets',
    'DescribeTags DescribeVpcAttribute DescribeVpcEndpoints DescribeVpcPeeringConnections',
    'DescribeVpcs DetachInternetGateway DisassociateAddress DisassociateRouteTable',
    'DisassociateVpcCidrBlock GetManagedPrefixListEntries ModifySecurityGroupRules',
    'ModifySubnetAttribute ModifyVpcAttribute ModifyVpcEndpoint',
    'ModifyVpcPeeringConnectionOptions RejectVpcPeeringConnection ReleaseAddress ReplaceRoute',
    'ReplaceRouteTableAssociation RevokeSecurityGroupEgress RevokeSecurityGroupIngress',
    'UpdateSecurityGroupRuleDescriptionsEgress UpdateSecurityGroupRuleDescriptionsIngress',
  ].join(' '),
  inputs: {
    AcceptVpcPeeringConnectionRequest: 'VpcPeeringConnectionId DryRun',
    AllocateAddressRequest: `Domain=vpc ${tagged}`,
    AssociateRouteTableRequest: 'RouteTableId SubnetId! DryRun',
    AssociateVpcCidrBlockRequest: 'VpcId CidrBlock!',
    AttachInternetGatewayRequest: attachment,
    AttributeBooleanValue: 'Value!',
    AuthorizeSecurityGroupEgressRequest: `${rules} TagSpecifications`,
    AuthorizeSecurityGroupIngressRequest: `${rules} TagSpecifications`,
    CreateDefaultSubnetRequest: 'AvailabilityZone AvailabilityZoneId Ipv6Native=false DryRun',
    CreateDefaultVpcRequest: 'DryRun',
    CreateFlowLogsRequest: `ResourceIds ResourceType=VPC LogDestinationType=cloud-watch-logs LogGroupName! DeliverLogsPermissionArn! TrafficType=ACCEPT|REJECT|ALL MaxAggregationInterval=60|600 ClientToken ${tagged}`,
    CreateInternetGatewayRequest: tagged,
    CreateNatGatewayRequest: `SubnetId! AllocationId ConnectivityType=private|public ClientToken ${tagged}`,
    CreateNetworkInterfaceRequest: `SubnetId Groups Description ClientToken ${tagged}`,
    CreateRouteRequest: route,
    CreateRouteTableRequest: `VpcId ClientToken ${tagged}`,
    CreateSecurityGroupRequest: `GroupName Description VpcId ${tagged}`,
    CreateSubnetRequest: `VpcId CidrBlock! AvailabilityZone AvailabilityZoneId ${tagged}`,
    CreateTagsRequest: 'Resources Tags DryRun',
    CreateVpcEndpointRequest: `VpcId ServiceName! VpcEndpointType=Gateway|Interface RouteTableIds SubnetIds SecurityGroupIds PrivateDnsEnabled PolicyDocument IpAddressType=ipv4 ClientToken ${tagged}`,
    CreateVpcPeeringConnectionRequest: `VpcId PeerVpcId PeerOwnerId PeerRegion ${tagged}`,
    CreateVpcRequest: `CidrBlock InstanceTenancy=default AmazonProvidedIpv6CidrBlock=false ${tagged}`,
    DeleteFlowLogsRequest: 'FlowLogIds DryRun',
    DeleteInternetGatewayRequest: 'InternetGatewayId DryRun',
    DeleteNatGatewayRequest: 'NatGatewayId DryRun',
    DeleteNetworkInterfaceRequest: 'NetworkInterfaceId DryRun',
    DeleteRouteRequest: destination,
    DeleteRouteTableRequest: 'RouteTableId DryRun',
    DeleteSecurityGroupRequest: 'GroupId! DryRun',
    DeleteSubnetRequest: 'SubnetId DryRun',
    DeleteTagsRequest: 'Resources Tags DryRun',
    DeleteVpcEndpointsRequest: 'VpcEndpointIds DryRun',
    DeleteVpcPeeringConnectionRequest: 'VpcPeeringConnectionId DryRun',
    DeleteVpcRequest: 'VpcId DryRun',
    DescribeAccountAttributesRequest: 'AttributeNames DryRun',
    // Nobody here gives an address a name in DNS.
    DescribeAddressesAttributeRequest: 'AllocationIds Attribute=domain-name DryRun',
    DescribeAddressesRequest: 'AllocationIds PublicIps Filters DryRun',
    // Every zone here is open to every account, so there are no more to list.
    DescribeAvailabilityZonesRequest: 'ZoneNames ZoneIds Filters AllAvailabilityZones DryRun',
    DescribeFlowLogsRequest: 'FlowLogIds Filter MaxResults NextToken DryRun',
    DescribeInstancesRequest: `InstanceIds ${paged}`,
    DescribeInternetGatewaysRequest: `InternetGatewayIds ${paged}`,
    DescribeManagedPrefixListsRequest: `PrefixListIds ${paged}`,
    DescribeNatGatewaysRequest: 'NatGatewayIds Filter MaxResults NextToken DryRun',
    DescribeNetworkAclsRequest: `NetworkAclIds ${paged}`,
    DescribeNetworkInterfacesRequest: `NetworkInterfaceIds ${paged}`,
    DescribePrefixListsRequest: `PrefixListIds ${paged}`,
    // Every Region is open to every account.
    DescribeRegionsRequest: 'RegionNames AllRegions Filters DryRun',
    DescribeRouteTablesRequest: `RouteTableIds ${paged}`,
    DescribeSecurityGroupRulesRequest: `SecurityGroupRuleIds ${paged}`,
    DescribeSecurityGroupsRequest: `GroupIds ${paged}`,
    DescribeSubnetsRequest: `SubnetIds ${paged}`,
    DescribeTagsRequest: paged,
    DescribeVpcAttributeRequest: 'VpcId Attribute DryRun',
    DescribeVpcEndpointsRequest: `VpcEndpointIds ${paged}`,
    DescribeVpcPeeringConnectionsRequest: `VpcPeeringConnectionIds ${paged}`,
    DescribeVpcsRequest: `VpcIds ${paged}`,
    DetachInternetGatewayRequest: attachment,
    DisassociateAddressRequest: 'AssociationId! DryRun',
    DisassociateRouteTableRequest: 'AssociationId DryRun',
    DisassociateVpcCidrBlockRequest: 'AssociationId',
    Filter: 'Name! Values!',
    GetManagedPrefixListEntriesRequest: 'PrefixListId MaxResults NextToken DryRun',
    IpPermission: 'IpProtocol! FromPort ToPort IpRanges Ipv6Ranges UserIdGroupPairs PrefixListIds',
    Ipv6Range: 'CidrIpv6! Description',
    IpRange: 'CidrIp! Description',
    ModifySecurityGroupRulesRequest: 'GroupId SecurityGroupRules DryRun',
    ModifySubnetAttributeRequest: 'SubnetId MapPublicIpOnLaunch!',
    ModifyVpcAttributeRequest:
      'VpcId EnableDnsSupport EnableDnsHostnames EnableNetworkAddressUsageMetrics',
    ModifyVpcEndpointRequest:
      'VpcEndpointId AddRouteTableIds RemoveRouteTableIds AddSubnetIds RemoveSubnetIds AddSecurityGroupIds RemoveSecurityGroupIds PolicyDocument ResetPolicy PrivateDnsEnabled IpAddressType=ipv4 DryRun',
    ModifyVpcPeeringConnectionOptionsRequest:
      'VpcPeeringConnectionId RequesterPeeringConnectionOptions AccepterPeeringConnectionOptions DryRun',
    PeeringConnectionOptionsRequest:
      'AllowDnsResolutionFromRemoteVpc! AllowEgressFromLocalClassicLinkToRemoteVpc=false AllowEgressFromLocalVpcToRemoteClassicLink=false',
    PrefixListId: 'PrefixListId! Description',
    RejectVpcPeeringConnectionRequest: 'VpcPeeringConnectionId DryRun',
    ReleaseAddressRequest: 'AllocationId NetworkBorderGroup DryRun',
    ReplaceRouteRequest: route,
    ReplaceRouteTableAssociationRequest: 'AssociationId RouteTableId DryRun',
    RevokeSecurityGroupEgressRequest: `${anyRules} SecurityGroupRuleIds`,
    RevokeSecurityGroupIngressRequest: `${anyRules} SecurityGroupRuleIds`,
    SecurityGroupRuleDescription: 'SecurityGroupRuleId! Description',
    SecurityGroupRuleRequest:
      'IpProtocol! FromPort ToPort CidrIpv4 CidrIpv6 PrefixListId ReferencedGroupId Description',
    SecurityGroupRuleUpdate: 'SecurityGroupRuleId SecurityGroupRule!',
    Tag: 'Key! Value',
    TagSpecification: 'ResourceType! Tags!',
    UpdateSecurityGroupRuleDescriptionsEgressRequest: `${anyRules} SecurityGroupRuleDescriptions`,
    UpdateSecurityGroupRuleDescriptionsIngressRequest: `${anyRules} SecurityGroupRuleDescriptions`,
    UserIdGroupPair: 'GroupId! UserId Description',
  },
  outputs: { Reservation: 'ReservationId' },
}

const roleName = 'RoleName'
const profileName = 'InstanceProfileName'
const marked = 'Marker MaxItems'

const iam: WorldService = {
  name: 'iam',
  client: iamClient,
  actions: [
    'AddRoleToInstanceProfile AttachRolePolicy CreateInstanceProfile CreatePolicy CreateRole',
    'DeleteInstanceProfile DeletePolicy DeleteRole DeleteRolePermissionsBoundary',
    'DeleteRolePolicy DetachRolePolicy GetPolicy GetPolicyVersion GetRole GetRolePolicy',
    'ListAttachedRolePolicies',
    'ListRolePolicies ListRoles ListRoleTags PutRolePermissionsBoundary PutRolePolicy',
    'RemoveRoleFromInstanceProfile SimulatePrincipalPolicy UpdateAssumeRolePolicy UpdateRole',
    'TagRole UntagRole',
  ].join(' '),
  inputs: {
    AddRoleToInstanceProfileRequest: `${profileName} ${roleName}`,
    AttachRolePolicyRequest: `${roleName} PolicyArn`,
    CreateInstanceProfileRequest: `${profileName} Path`,
    CreatePolicyRequest: 'PolicyName PolicyDocument Path Description',
    CreateRoleRequest: `${roleName} AssumeRolePolicyDocument Path Description MaxSessionDuration PermissionsBoundary Tags`,
    DeleteInstanceProfileRequest: profileName,
    DeletePolicyRequest: 'PolicyArn',
    DeleteRolePermissionsBoundaryRequest: roleName,
    DeleteRolePolicyRequest: `${roleName} PolicyName`,
    DeleteRoleRequest: roleName,
    DetachRolePolicyRequest: `${roleName} PolicyArn`,
    GetPolicyRequest: 'PolicyArn',
    GetPolicyVersionRequest: 'PolicyArn VersionId',
    GetRolePolicyRequest: `${roleName} PolicyName`,
    GetRoleRequest: roleName,
    ListAttachedRolePoliciesRequest: `${roleName} ${marked}`,
    ListRolePoliciesRequest: `${roleName} ${marked}`,
    ListRolesRequest: `PathPrefix ${marked}`,
    ListRoleTagsRequest: `${roleName} ${marked}`,
    PutRolePermissionsBoundaryRequest: `${roleName} PermissionsBoundary`,
    PutRolePolicyRequest: `${roleName} PolicyName PolicyDocument`,
    RemoveRoleFromInstanceProfileRequest: `${profileName} ${roleName}`,
    SimulatePrincipalPolicyRequest: `PolicySourceArn ActionNames ResourceArns ${marked}`,
    Tag: 'Key Value',
    TagRoleRequest: `${roleName} Tags`,
    UntagRoleRequest: `${roleName} TagKeys`,
    UpdateAssumeRolePolicyRequest: `${roleName} PolicyDocument`,
    UpdateRoleRequest: `${roleName} Description MaxSessionDuration`,
  },
  outputs: { EvaluationResult: 'EvalActionName EvalResourceName EvalDecision' },
}

const template = 'StackName TemplateBody! Parameters Capabilities'

const cloudFormation: WorldService = {
  name: 'cloudFormation',
  client: cloudFormationClient,
  actions: [
    'CreateChangeSet CreateStack DeleteChangeSet DeleteStack DescribeChangeSet',
    'DescribeStackEvents DescribeStackResources DescribeStacks ExecuteChangeSet GetTemplate',
    'GetTemplateSummary',
    'ListStacks UpdateStack UpdateTerminationProtection ValidateTemplate',
  ].join(' '),
  inputs: {
    CreateChangeSetInput: `${template} ChangeSetName ChangeSetType=CREATE|UPDATE Description ClientToken Tags`,
    CreateStackInput: `${template} OnFailure=DO_NOTHING|ROLLBACK|DELETE DisableRollback EnableTerminationProtection ClientRequestToken Tags`,
    DeleteChangeSetInput: 'ChangeSetName StackName',
    DeleteStackInput: 'StackName ClientRequestToken',
    DescribeChangeSetInput: 'ChangeSetName StackName',
    DescribeStackEventsInput: 'StackName NextToken',
    DescribeStackResourcesInput: 'StackName!',
    DescribeStacksInput: 'StackName NextToken',
    ExecuteChangeSetInput: 'ChangeSetName StackName ClientRequestToken DisableRollback=false',
    // Templates here are never changed between what was submitted and what is carried out.
    GetTemplateSummaryInput: 'TemplateBody StackName',
    GetTemplateInput: 'StackName! TemplateStage=Original|Processed',
    ListStacksInput: 'StackStatusFilter NextToken',
    Parameter: 'ParameterKey! ParameterValue UsePreviousValue',
    Tag: 'Key Value',
    UpdateStackInput: `${template} ClientRequestToken Tags`,
    UpdateTerminationProtectionInput: 'StackName EnableTerminationProtection',
    ValidateTemplateInput: 'TemplateBody!',
  },
  outputs: {},
}

const sts: WorldService = {
  name: 'sts',
  client: stsClient,
  actions: 'AssumeRole GetCallerIdentity',
  inputs: {
    AssumeRoleRequest: 'RoleArn RoleSessionName ExternalId DurationSeconds Policy',
    GetCallerIdentityRequest: '',
  },
  outputs: {},
}

/** Every service of the in-memory AWS. */
export const worldServices: ReadonlyArray<WorldService> = [ec2, iam, cloudFormation, sts]
