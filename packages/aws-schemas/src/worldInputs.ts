/**
 * What the in-memory AWS serves: the actions whose inputs are listed, with these members. A member
 * that AWS knows and that is not listed is refused by name.
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

import { operationNames, operationSchema } from './Schema.ts'
import type { MemberTable } from './ServedMember.ts'

/** What is served of one service. */
export interface WorldService {
  /** Begins the names of what is generated. */
  readonly name: 'ec2' | 'iam' | 'cloudFormation' | 'sts'
  readonly client: object
  /** The members of structures of inputs; an action is served when its input is listed. */
  readonly inputs: MemberTable
  /** Structures of outputs that are filled in part only → the members that they have. */
  readonly outputs: MemberTable
}

const paged = 'Filters MaxResults NextToken DryRun'
const tagged = 'TagSpecifications DryRun'
const attachment = 'InternetGatewayId VpcId DryRun'
const rules = 'GroupId! IpPermissions! DryRun'
const anyRules = 'GroupId! IpPermissions DryRun'
const aclEntry = 'NetworkAclId RuleNumber Egress'
// An entry for IPv6 is not served, because no VPC here has IPv6.
const aclRule = `${aclEntry} Protocol RuleAction=allow|deny CidrBlock! IcmpTypeCode PortRange DryRun`
const destination = 'RouteTableId DestinationCidrBlock! DryRun'
const route = `${destination} GatewayId NatGatewayId NetworkInterfaceId TransitGatewayId VpcPeeringConnectionId`

const ec2: WorldService = {
  name: 'ec2',
  client: ec2Client,
  inputs: {
    AcceptVpcPeeringConnectionRequest: 'VpcPeeringConnectionId DryRun',
    AllocateAddressRequest: `Domain=vpc ${tagged}`,
    AssociateRouteTableRequest: 'RouteTableId SubnetId! DryRun',
    AssociateVpcCidrBlockRequest: 'VpcId CidrBlock!',
    AttachInternetGatewayRequest: attachment,
    AttributeBooleanValue: 'Value!',
    AuthorizeSecurityGroupEgressRequest: `${rules} TagSpecifications`,
    AuthorizeSecurityGroupIngressRequest: `${rules} TagSpecifications`,
    BlockDeviceMapping: 'DeviceName! Ebs!',
    CreateDefaultSubnetRequest: 'AvailabilityZone AvailabilityZoneId Ipv6Native=false DryRun',
    CreateDefaultVpcRequest: 'DryRun',
    CreateFlowLogsRequest: `ResourceIds ResourceType=VPC LogDestinationType=cloud-watch-logs LogGroupName! DeliverLogsPermissionArn! TrafficType=ACCEPT|REJECT|ALL MaxAggregationInterval=60|600 ClientToken ${tagged}`,
    CreateInternetGatewayRequest: tagged,
    CreateNatGatewayRequest: `SubnetId! AllocationId ConnectivityType=private|public ClientToken ${tagged}`,
    CreateNetworkAclEntryRequest: aclRule,
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
    DeleteNetworkAclEntryRequest: `${aclEntry} DryRun`,
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
    DescribeImagesRequest: `ImageIds Owners ${paged}`,
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
    DescribeVpcBlockPublicAccessOptionsRequest: 'DryRun',
    DescribeVpcEndpointsRequest: `VpcEndpointIds ${paged}`,
    DescribeVpcPeeringConnectionsRequest: `VpcPeeringConnectionIds ${paged}`,
    DescribeVpcsRequest: `VpcIds ${paged}`,
    DetachInternetGatewayRequest: attachment,
    DisassociateAddressRequest: 'AssociationId! DryRun',
    DisassociateRouteTableRequest: 'AssociationId DryRun',
    DisassociateVpcCidrBlockRequest: 'AssociationId',
    EbsBlockDevice: 'Encrypted KmsKeyId VolumeSize',
    Filter: 'Name! Values!',
    GetManagedPrefixListEntriesRequest: 'PrefixListId MaxResults NextToken DryRun',
    IcmpTypeCode: 'Code! Type!',
    InstanceMetadataOptionsRequest: 'HttpTokens=optional|required',
    IpPermission: 'IpProtocol! FromPort ToPort IpRanges Ipv6Ranges UserIdGroupPairs PrefixListIds',
    Ipv6Range: 'CidrIpv6! Description',
    IpRange: 'CidrIp! Description',
    ModifySecurityGroupRulesRequest: 'GroupId SecurityGroupRules DryRun',
    ModifySubnetAttributeRequest: 'SubnetId MapPublicIpOnLaunch!',
    ModifyVpcAttributeRequest:
      'VpcId EnableDnsSupport EnableDnsHostnames EnableNetworkAddressUsageMetrics',
    ModifyVpcBlockPublicAccessOptionsRequest:
      'InternetGatewayBlockMode=off|block-bidirectional|block-ingress DryRun',
    ModifyVpcEndpointRequest:
      'VpcEndpointId AddRouteTableIds RemoveRouteTableIds AddSubnetIds RemoveSubnetIds AddSecurityGroupIds RemoveSecurityGroupIds PolicyDocument ResetPolicy PrivateDnsEnabled IpAddressType=ipv4 DryRun',
    ModifyVpcPeeringConnectionOptionsRequest:
      'VpcPeeringConnectionId RequesterPeeringConnectionOptions AccepterPeeringConnectionOptions DryRun',
    PeeringConnectionOptionsRequest:
      'AllowDnsResolutionFromRemoteVpc! AllowEgressFromLocalClassicLinkToRemoteVpc=false AllowEgressFromLocalVpcToRemoteClassicLink=false',
    PortRange: 'From! To!',
    PrefixListId: 'PrefixListId! Description',
    RejectVpcPeeringConnectionRequest: 'VpcPeeringConnectionId DryRun',
    ReleaseAddressRequest: 'AllocationId NetworkBorderGroup DryRun',
    ReplaceNetworkAclEntryRequest: aclRule,
    ReplaceRouteRequest: route,
    ReplaceRouteTableAssociationRequest: 'AssociationId RouteTableId DryRun',
    RevokeSecurityGroupEgressRequest: `${anyRules} SecurityGroupRuleIds`,
    RevokeSecurityGroupIngressRequest: `${anyRules} SecurityGroupRuleIds`,
    // Nothing is launched here: a dry run tells whether it could be.
    RunInstancesRequest: `ImageId! InstanceType!=t3.micro MinCount=1 MaxCount=1 SubnetId! SecurityGroupIds MetadataOptions BlockDeviceMappings ClientToken TagSpecifications DryRun=true`,
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
  outputs: {
    BlockDeviceMapping: 'DeviceName Ebs',
    EbsBlockDevice:
      'DeleteOnTermination Encrypted Iops SnapshotId Throughput VolumeSize VolumeType',
    Image:
      'Architecture BlockDeviceMappings BootMode CreationDate Description EnaSupport FreeTierEligible Hypervisor ImageId ImageLocation ImageOwnerAlias ImageType ImdsSupport Name OwnerId PlatformDetails Public RootDeviceName RootDeviceType SriovNetSupport State UsageOperation VirtualizationType',
    Reservation: 'ReservationId',
  },
}

const roleName = 'RoleName'
const profileName = 'InstanceProfileName'
const marked = 'Marker MaxItems'

const iam: WorldService = {
  name: 'iam',
  client: iamClient,
  inputs: {
    AddRoleToInstanceProfileRequest: `${profileName} ${roleName}`,
    AttachRolePolicyRequest: `${roleName} PolicyArn`,
    CreateInstanceProfileRequest: `${profileName} Path Tags`,
    CreatePolicyRequest: 'PolicyName PolicyDocument Path Description Tags',
    CreatePolicyVersionRequest: 'PolicyArn PolicyDocument SetAsDefault',
    CreateRoleRequest: `${roleName} AssumeRolePolicyDocument Path Description MaxSessionDuration PermissionsBoundary Tags`,
    DeleteInstanceProfileRequest: profileName,
    DeletePolicyRequest: 'PolicyArn',
    DeletePolicyVersionRequest: 'PolicyArn VersionId',
    DeleteRolePermissionsBoundaryRequest: roleName,
    DeleteRolePolicyRequest: `${roleName} PolicyName`,
    DeleteRoleRequest: roleName,
    DetachRolePolicyRequest: `${roleName} PolicyArn`,
    GetInstanceProfileRequest: profileName,
    GetPolicyRequest: 'PolicyArn',
    GetPolicyVersionRequest: 'PolicyArn VersionId',
    GetRolePolicyRequest: `${roleName} PolicyName`,
    GetRoleRequest: roleName,
    ListAttachedRolePoliciesRequest: `${roleName} PathPrefix ${marked}`,
    ListInstanceProfilesForRoleRequest: `${roleName} ${marked}`,
    ListInstanceProfileTagsRequest: `${profileName} ${marked}`,
    ListPoliciesRequest: `Scope OnlyAttached PathPrefix ${marked}`,
    ListPolicyTagsRequest: `PolicyArn ${marked}`,
    ListPolicyVersionsRequest: `PolicyArn ${marked}`,
    ListRolePoliciesRequest: `${roleName} ${marked}`,
    ListRolesRequest: `PathPrefix ${marked}`,
    ListRoleTagsRequest: `${roleName} ${marked}`,
    PutRolePermissionsBoundaryRequest: `${roleName} PermissionsBoundary`,
    PutRolePolicyRequest: `${roleName} PolicyName PolicyDocument`,
    RemoveRoleFromInstanceProfileRequest: `${profileName} ${roleName}`,
    SetDefaultPolicyVersionRequest: 'PolicyArn VersionId',
    SimulatePrincipalPolicyRequest: `PolicySourceArn ActionNames ResourceArns ${marked}`,
    Tag: 'Key Value',
    TagInstanceProfileRequest: `${profileName} Tags`,
    TagPolicyRequest: 'PolicyArn Tags',
    TagRoleRequest: `${roleName} Tags`,
    UntagInstanceProfileRequest: `${profileName} TagKeys`,
    UntagPolicyRequest: 'PolicyArn TagKeys',
    UntagRoleRequest: `${roleName} TagKeys`,
    UpdateAssumeRolePolicyRequest: `${roleName} PolicyDocument`,
    UpdateRoleDescriptionRequest: `${roleName} Description`,
    UpdateRoleRequest: `${roleName} Description MaxSessionDuration`,
  },
  outputs: {
    EvaluationResult: 'EvalActionName EvalResourceName EvalDecision OrganizationsDecisionDetail',
  },
}

const template = 'StackName TemplateBody Parameters Capabilities RoleARN Tags'

const cloudFormation: WorldService = {
  name: 'cloudFormation',
  client: cloudFormationClient,
  inputs: {
    CreateChangeSetInput: `${template} ChangeSetName ChangeSetType=CREATE|UPDATE ClientToken Description IncludeNestedStacks=false UsePreviousTemplate`,
    CreateStackInput: `${template} OnFailure=DO_NOTHING|ROLLBACK|DELETE ClientRequestToken DisableRollback EnableTerminationProtection`,
    DeleteChangeSetInput: 'ChangeSetName StackName',
    DeleteStackInput: 'StackName ClientRequestToken DeletionMode=STANDARD RetainResources RoleARN',
    DescribeChangeSetInput: 'ChangeSetName StackName',
    DescribeStackEventsInput: 'StackName NextToken',
    DescribeStackResourceInput: 'StackName LogicalResourceId',
    DescribeStackResourcesInput: 'StackName LogicalResourceId PhysicalResourceId',
    DescribeStacksInput: 'StackName NextToken',
    ExecuteChangeSetInput: 'ChangeSetName StackName ClientRequestToken DisableRollback=false',
    GetTemplateInput: 'StackName! TemplateStage=Original|Processed',
    // Templates here are never changed between what was submitted and what is carried out.
    GetTemplateSummaryInput: 'TemplateBody StackName',
    ListChangeSetsInput: 'StackName NextToken',
    ListExportsInput: 'NextToken',
    ListImportsInput: 'ExportName NextToken',
    ListStackResourcesInput: 'StackName NextToken',
    ListStacksInput: 'StackStatusFilter NextToken',
    Parameter: 'ParameterKey! ParameterValue UsePreviousValue',
    Tag: 'Key Value',
    UpdateStackInput: `${template} ClientRequestToken DisableRollback=false UsePreviousTemplate`,
    UpdateTerminationProtectionInput: 'StackName EnableTerminationProtection',
    ValidateTemplateInput: 'TemplateBody',
  },
  outputs: {},
}

const sts: WorldService = {
  name: 'sts',
  client: stsClient,
  inputs: {
    AssumeRoleRequest:
      'RoleArn RoleSessionName DurationSeconds ExternalId Policy PolicyArns SourceIdentity Tags TransitiveTagKeys',
    DecodeAuthorizationMessageRequest: 'EncodedMessage',
    GetCallerIdentityRequest: '',
    PolicyDescriptorType: 'arn!',
    Tag: 'Key Value',
  },
  outputs: {},
}

/** Every service of the in-memory AWS. */
export const worldServices: ReadonlyArray<WorldService> = [ec2, iam, cloudFormation, sts]

/** Lists the actions of a service that are served, in alphabetical order. */
export const actionsOf = ({ client, inputs }: WorldService): ReadonlyArray<string> =>
  operationNames(client).filter((name) =>
    Object.hasOwn(inputs, operationSchema(client, name).input.name),
  )
