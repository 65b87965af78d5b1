/**
 * What is served of the inputs of each action.
 * Generated from the schemas of the AWS SDK; change the table of inputs that are served instead.
 */

/** Name of an action → its input. */
export interface Ec2Inputs {
  readonly AcceptVpcPeeringConnection: AcceptVpcPeeringConnectionRequest
  readonly AllocateAddress: AllocateAddressRequest
  readonly AssociateRouteTable: AssociateRouteTableRequest
  readonly AssociateVpcCidrBlock: AssociateVpcCidrBlockRequest
  readonly AttachInternetGateway: AttachInternetGatewayRequest
  readonly AuthorizeSecurityGroupEgress: AuthorizeSecurityGroupEgressRequest
  readonly AuthorizeSecurityGroupIngress: AuthorizeSecurityGroupIngressRequest
  readonly CreateDefaultSubnet: CreateDefaultSubnetRequest
  readonly CreateDefaultVpc: CreateDefaultVpcRequest
  readonly CreateFlowLogs: CreateFlowLogsRequest
  readonly CreateInternetGateway: CreateInternetGatewayRequest
  readonly CreateNatGateway: CreateNatGatewayRequest
  readonly CreateNetworkAclEntry: CreateNetworkAclEntryRequest
  readonly CreateNetworkInterface: CreateNetworkInterfaceRequest
  readonly CreateRoute: CreateRouteRequest
  readonly CreateRouteTable: CreateRouteTableRequest
  readonly CreateSecurityGroup: CreateSecurityGroupRequest
  readonly CreateSubnet: CreateSubnetRequest
  readonly CreateTags: CreateTagsRequest
  readonly CreateVpc: CreateVpcRequest
  readonly CreateVpcEndpoint: CreateVpcEndpointRequest
  readonly CreateVpcPeeringConnection: CreateVpcPeeringConnectionRequest
  readonly DeleteFlowLogs: DeleteFlowLogsRequest
  readonly DeleteInternetGateway: DeleteInternetGatewayRequest
  readonly DeleteNatGateway: DeleteNatGatewayRequest
  readonly DeleteNetworkAclEntry: DeleteNetworkAclEntryRequest
  readonly DeleteNetworkInterface: DeleteNetworkInterfaceRequest
  readonly DeleteRoute: DeleteRouteRequest
  readonly DeleteRouteTable: DeleteRouteTableRequest
  readonly DeleteSecurityGroup: DeleteSecurityGroupRequest
  readonly DeleteSubnet: DeleteSubnetRequest
  readonly DeleteTags: DeleteTagsRequest
  readonly DeleteVpc: DeleteVpcRequest
  readonly DeleteVpcEndpoints: DeleteVpcEndpointsRequest
  readonly DeleteVpcPeeringConnection: DeleteVpcPeeringConnectionRequest
  readonly DescribeAccountAttributes: DescribeAccountAttributesRequest
  readonly DescribeAddresses: DescribeAddressesRequest
  readonly DescribeAddressesAttribute: DescribeAddressesAttributeRequest
  readonly DescribeAvailabilityZones: DescribeAvailabilityZonesRequest
  readonly DescribeFlowLogs: DescribeFlowLogsRequest
  readonly DescribeImages: DescribeImagesRequest
  readonly DescribeInstances: DescribeInstancesRequest
  readonly DescribeInternetGateways: DescribeInternetGatewaysRequest
  readonly DescribeManagedPrefixLists: DescribeManagedPrefixListsRequest
  readonly DescribeNatGateways: DescribeNatGatewaysRequest
  readonly DescribeNetworkAcls: DescribeNetworkAclsRequest
  readonly DescribeNetworkInterfaces: DescribeNetworkInterfacesRequest
  readonly DescribePrefixLists: DescribePrefixListsRequest
  readonly DescribeRegions: DescribeRegionsRequest
  readonly DescribeRouteTables: DescribeRouteTablesRequest
  readonly DescribeSecurityGroupRules: DescribeSecurityGroupRulesRequest
  readonly DescribeSecurityGroups: DescribeSecurityGroupsRequest
  readonly DescribeSubnets: DescribeSubnetsRequest
  readonly DescribeTags: DescribeTagsRequest
  readonly DescribeVpcAttribute: DescribeVpcAttributeRequest
  readonly DescribeVpcBlockPublicAccessOptions: DescribeVpcBlockPublicAccessOptionsRequest
  readonly DescribeVpcEndpoints: DescribeVpcEndpointsRequest
  readonly DescribeVpcPeeringConnections: DescribeVpcPeeringConnectionsRequest
  readonly DescribeVpcs: DescribeVpcsRequest
  readonly DetachInternetGateway: DetachInternetGatewayRequest
  readonly DisassociateAddress: DisassociateAddressRequest
  readonly DisassociateRouteTable: DisassociateRouteTableRequest
  readonly DisassociateVpcCidrBlock: DisassociateVpcCidrBlockRequest
  readonly GetManagedPrefixListEntries: GetManagedPrefixListEntriesRequest
  readonly ModifySecurityGroupRules: ModifySecurityGroupRulesRequest
  readonly ModifySubnetAttribute: ModifySubnetAttributeRequest
  readonly ModifyVpcAttribute: ModifyVpcAttributeRequest
  readonly ModifyVpcBlockPublicAccessOptions: ModifyVpcBlockPublicAccessOptionsRequest
  readonly ModifyVpcEndpoint: ModifyVpcEndpointRequest
  readonly ModifyVpcPeeringConnectionOptions: ModifyVpcPeeringConnectionOptionsRequest
  readonly RejectVpcPeeringConnection: RejectVpcPeeringConnectionRequest
  readonly ReleaseAddress: ReleaseAddressRequest
  readonly ReplaceNetworkAclEntry: ReplaceNetworkAclEntryRequest
  readonly ReplaceRoute: ReplaceRouteRequest
  readonly ReplaceRouteTableAssociation: ReplaceRouteTableAssociationRequest
  readonly RevokeSecurityGroupEgress: RevokeSecurityGroupEgressRequest
  readonly RevokeSecurityGroupIngress: RevokeSecurityGroupIngressRequest
  readonly RunInstances: RunInstancesRequest
  readonly UpdateSecurityGroupRuleDescriptionsEgress: UpdateSecurityGroupRuleDescriptionsEgressRequest
  readonly UpdateSecurityGroupRuleDescriptionsIngress: UpdateSecurityGroupRuleDescriptionsIngressRequest
}

export interface AcceptVpcPeeringConnectionRequest {
  readonly VpcPeeringConnectionId: string
}

export interface AllocateAddressRequest {
  readonly Domain?: 'vpc'
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface AssociateRouteTableRequest {
  readonly RouteTableId: string
  readonly SubnetId: string
}

export interface AssociateVpcCidrBlockRequest {
  readonly VpcId: string
  readonly CidrBlock: string
}

export interface AttachInternetGatewayRequest {
  readonly InternetGatewayId: string
  readonly VpcId: string
}

export interface AttributeBooleanValue {
  readonly Value: boolean
}

export interface AuthorizeSecurityGroupEgressRequest {
  readonly GroupId: string
  readonly IpPermissions: ReadonlyArray<IpPermission>
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface AuthorizeSecurityGroupIngressRequest {
  readonly GroupId: string
  readonly IpPermissions: ReadonlyArray<IpPermission>
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface BlockDeviceMapping {
  readonly DeviceName: string
  readonly Ebs: EbsBlockDevice
}

export interface CreateDefaultSubnetRequest {
  readonly AvailabilityZone?: string
  readonly AvailabilityZoneId?: string
  readonly Ipv6Native?: false
}

export interface CreateFlowLogsRequest {
  readonly ResourceIds: ReadonlyArray<string>
  readonly ResourceType: 'VPC'
  readonly LogDestinationType?: 'cloud-watch-logs'
  readonly LogGroupName: string
  readonly DeliverLogsPermissionArn: string
  readonly TrafficType?: 'ACCEPT' | 'REJECT' | 'ALL'
  readonly MaxAggregationInterval?: 60 | 600
  readonly ClientToken?: string
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface CreateInternetGatewayRequest {
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface CreateNatGatewayRequest {
  readonly SubnetId: string
  readonly AllocationId?: string
  readonly ConnectivityType?: 'private' | 'public'
  readonly ClientToken?: string
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface CreateNetworkAclEntryRequest {
  readonly NetworkAclId: string
  readonly RuleNumber: number
  readonly Egress: boolean
  readonly Protocol: string
  readonly RuleAction: 'allow' | 'deny'
  readonly CidrBlock: string
  readonly IcmpTypeCode?: IcmpTypeCode
  readonly PortRange?: PortRange
}

export interface CreateNetworkInterfaceRequest {
  readonly SubnetId: string
  readonly Groups?: ReadonlyArray<string>
  readonly Description?: string
  readonly ClientToken?: string
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface CreateRouteRequest {
  readonly RouteTableId: string
  readonly DestinationCidrBlock: string
  readonly GatewayId?: string
  readonly NatGatewayId?: string
  readonly NetworkInterfaceId?: string
  readonly TransitGatewayId?: string
  readonly VpcPeeringConnectionId?: string
}

export interface CreateRouteTableRequest {
  readonly VpcId: string
  readonly ClientToken?: string
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface CreateSecurityGroupRequest {
  readonly GroupName: string
  readonly Description: string
  readonly VpcId?: string
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface CreateSubnetRequest {
  readonly VpcId: string
  readonly CidrBlock: string
  readonly AvailabilityZone?: string
  readonly AvailabilityZoneId?: string
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface CreateTagsRequest {
  readonly Resources: ReadonlyArray<string>
  readonly Tags: ReadonlyArray<Tag>
}

export interface CreateVpcEndpointRequest {
  readonly VpcId: string
  readonly ServiceName: string
  readonly VpcEndpointType?: 'Gateway' | 'Interface'
  readonly RouteTableIds?: ReadonlyArray<string>
  readonly SubnetIds?: ReadonlyArray<string>
  readonly SecurityGroupIds?: ReadonlyArray<string>
  readonly PrivateDnsEnabled?: boolean
  readonly PolicyDocument?: string
  readonly IpAddressType?: 'ipv4'
  readonly ClientToken?: string
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface CreateVpcPeeringConnectionRequest {
  readonly VpcId: string
  readonly PeerVpcId?: string
  readonly PeerOwnerId?: string
  readonly PeerRegion?: string
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface CreateVpcRequest {
  readonly CidrBlock?: string
  readonly InstanceTenancy?: 'default'
  readonly AmazonProvidedIpv6CidrBlock?: false
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface DeleteFlowLogsRequest {
  readonly FlowLogIds: ReadonlyArray<string>
}

export interface DeleteInternetGatewayRequest {
  readonly InternetGatewayId: string
}

export interface DeleteNatGatewayRequest {
  readonly NatGatewayId: string
}

export interface DeleteNetworkAclEntryRequest {
  readonly NetworkAclId: string
  readonly RuleNumber: number
  readonly Egress: boolean
}

export interface DeleteNetworkInterfaceRequest {
  readonly NetworkInterfaceId: string
}

export interface DeleteRouteRequest {
  readonly RouteTableId: string
  readonly DestinationCidrBlock: string
}

export interface DeleteRouteTableRequest {
  readonly RouteTableId: string
}

export interface DeleteSecurityGroupRequest {
  readonly GroupId: string
}

export interface DeleteSubnetRequest {
  readonly SubnetId: string
}

export interface DeleteTagsRequest {
  readonly Resources: ReadonlyArray<string>
  readonly Tags?: ReadonlyArray<Tag>
}

export interface DeleteVpcEndpointsRequest {
  readonly VpcEndpointIds: ReadonlyArray<string>
}

export interface DeleteVpcPeeringConnectionRequest {
  readonly VpcPeeringConnectionId: string
}

export interface DeleteVpcRequest {
  readonly VpcId: string
}

export interface DescribeAccountAttributesRequest {
  readonly AttributeNames?: ReadonlyArray<string>
}

export interface DescribeAddressesAttributeRequest {
  readonly AllocationIds?: ReadonlyArray<string>
  readonly Attribute?: 'domain-name'
}

export interface DescribeAddressesRequest {
  readonly AllocationIds?: ReadonlyArray<string>
  readonly PublicIps?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
}

export interface DescribeAvailabilityZonesRequest {
  readonly ZoneNames?: ReadonlyArray<string>
  readonly ZoneIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly AllAvailabilityZones?: boolean
}

export interface DescribeFlowLogsRequest {
  readonly FlowLogIds?: ReadonlyArray<string>
  readonly Filter?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeImagesRequest {
  readonly ImageIds?: ReadonlyArray<string>
  readonly Owners?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeInstancesRequest {
  readonly InstanceIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeInternetGatewaysRequest {
  readonly InternetGatewayIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeManagedPrefixListsRequest {
  readonly PrefixListIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeNatGatewaysRequest {
  readonly NatGatewayIds?: ReadonlyArray<string>
  readonly Filter?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeNetworkAclsRequest {
  readonly NetworkAclIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeNetworkInterfacesRequest {
  readonly NetworkInterfaceIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribePrefixListsRequest {
  readonly PrefixListIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeRegionsRequest {
  readonly RegionNames?: ReadonlyArray<string>
  readonly AllRegions?: boolean
  readonly Filters?: ReadonlyArray<Filter>
}

export interface DescribeRouteTablesRequest {
  readonly RouteTableIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeSecurityGroupRulesRequest {
  readonly SecurityGroupRuleIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeSecurityGroupsRequest {
  readonly GroupIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeSubnetsRequest {
  readonly SubnetIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeTagsRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeVpcAttributeRequest {
  readonly VpcId: string
  readonly Attribute: string
}

export interface DescribeVpcEndpointsRequest {
  readonly VpcEndpointIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeVpcPeeringConnectionsRequest {
  readonly VpcPeeringConnectionIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DescribeVpcsRequest {
  readonly VpcIds?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface DetachInternetGatewayRequest {
  readonly InternetGatewayId: string
  readonly VpcId: string
}

export interface DisassociateAddressRequest {
  readonly AssociationId: string
}

export interface DisassociateRouteTableRequest {
  readonly AssociationId: string
}

export interface DisassociateVpcCidrBlockRequest {
  readonly AssociationId: string
}

export interface EbsBlockDevice {
  readonly Encrypted?: boolean
  readonly KmsKeyId?: string
  readonly VolumeSize?: number
}

export interface Filter {
  readonly Name: string
  readonly Values: ReadonlyArray<string>
}

export interface GetManagedPrefixListEntriesRequest {
  readonly PrefixListId: string
  readonly MaxResults?: number
  readonly NextToken?: string
}

export interface IcmpTypeCode {
  readonly Code: number
  readonly Type: number
}

export interface InstanceMetadataOptionsRequest {
  readonly HttpTokens?: 'optional' | 'required'
}

export interface IpPermission {
  readonly IpProtocol: string
  readonly FromPort?: number
  readonly ToPort?: number
  readonly IpRanges?: ReadonlyArray<IpRange>
  readonly Ipv6Ranges?: ReadonlyArray<Ipv6Range>
  readonly UserIdGroupPairs?: ReadonlyArray<UserIdGroupPair>
  readonly PrefixListIds?: ReadonlyArray<PrefixListId>
}

export interface IpRange {
  readonly CidrIp: string
  readonly Description?: string
}

export interface Ipv6Range {
  readonly CidrIpv6: string
  readonly Description?: string
}

export interface ModifySecurityGroupRulesRequest {
  readonly GroupId: string
  readonly SecurityGroupRules: ReadonlyArray<SecurityGroupRuleUpdate>
}

export interface ModifySubnetAttributeRequest {
  readonly SubnetId: string
  readonly MapPublicIpOnLaunch: AttributeBooleanValue
}

export interface ModifyVpcAttributeRequest {
  readonly VpcId: string
  readonly EnableDnsSupport?: AttributeBooleanValue
  readonly EnableDnsHostnames?: AttributeBooleanValue
  readonly EnableNetworkAddressUsageMetrics?: AttributeBooleanValue
}

export interface ModifyVpcBlockPublicAccessOptionsRequest {
  readonly InternetGatewayBlockMode: 'off' | 'block-bidirectional' | 'block-ingress'
}

export interface ModifyVpcEndpointRequest {
  readonly VpcEndpointId: string
  readonly AddRouteTableIds?: ReadonlyArray<string>
  readonly RemoveRouteTableIds?: ReadonlyArray<string>
  readonly AddSubnetIds?: ReadonlyArray<string>
  readonly RemoveSubnetIds?: ReadonlyArray<string>
  readonly AddSecurityGroupIds?: ReadonlyArray<string>
  readonly RemoveSecurityGroupIds?: ReadonlyArray<string>
  readonly PolicyDocument?: string
  readonly ResetPolicy?: boolean
  readonly PrivateDnsEnabled?: boolean
  readonly IpAddressType?: 'ipv4'
}

export interface ModifyVpcPeeringConnectionOptionsRequest {
  readonly VpcPeeringConnectionId: string
  readonly RequesterPeeringConnectionOptions?: PeeringConnectionOptionsRequest
  readonly AccepterPeeringConnectionOptions?: PeeringConnectionOptionsRequest
}

export interface PeeringConnectionOptionsRequest {
  readonly AllowDnsResolutionFromRemoteVpc: boolean
  readonly AllowEgressFromLocalClassicLinkToRemoteVpc?: false
  readonly AllowEgressFromLocalVpcToRemoteClassicLink?: false
}

export interface PortRange {
  readonly From: number
  readonly To: number
}

export interface PrefixListId {
  readonly PrefixListId: string
  readonly Description?: string
}

export interface RejectVpcPeeringConnectionRequest {
  readonly VpcPeeringConnectionId: string
}

export interface ReleaseAddressRequest {
  readonly AllocationId?: string
  readonly NetworkBorderGroup?: string
}

export interface ReplaceNetworkAclEntryRequest {
  readonly NetworkAclId: string
  readonly RuleNumber: number
  readonly Egress: boolean
  readonly Protocol: string
  readonly RuleAction: 'allow' | 'deny'
  readonly CidrBlock: string
  readonly IcmpTypeCode?: IcmpTypeCode
  readonly PortRange?: PortRange
}

export interface ReplaceRouteRequest {
  readonly RouteTableId: string
  readonly DestinationCidrBlock: string
  readonly GatewayId?: string
  readonly NatGatewayId?: string
  readonly NetworkInterfaceId?: string
  readonly TransitGatewayId?: string
  readonly VpcPeeringConnectionId?: string
}

export interface ReplaceRouteTableAssociationRequest {
  readonly AssociationId: string
  readonly RouteTableId: string
}

export interface RevokeSecurityGroupEgressRequest {
  readonly GroupId: string
  readonly IpPermissions?: ReadonlyArray<IpPermission>
  readonly SecurityGroupRuleIds?: ReadonlyArray<string>
}

export interface RevokeSecurityGroupIngressRequest {
  readonly GroupId: string
  readonly IpPermissions?: ReadonlyArray<IpPermission>
  readonly SecurityGroupRuleIds?: ReadonlyArray<string>
}

export interface RunInstancesRequest {
  readonly ImageId: string
  readonly InstanceType: 't3.micro'
  readonly MinCount: 1
  readonly MaxCount: 1
  readonly SubnetId: string
  readonly SecurityGroupIds?: ReadonlyArray<string>
  readonly MetadataOptions?: InstanceMetadataOptionsRequest
  readonly BlockDeviceMappings?: ReadonlyArray<BlockDeviceMapping>
  readonly ClientToken?: string
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}

export interface SecurityGroupRuleDescription {
  readonly SecurityGroupRuleId: string
  readonly Description?: string
}

export interface SecurityGroupRuleRequest {
  readonly IpProtocol: string
  readonly FromPort?: number
  readonly ToPort?: number
  readonly CidrIpv4?: string
  readonly CidrIpv6?: string
  readonly PrefixListId?: string
  readonly ReferencedGroupId?: string
  readonly Description?: string
}

export interface SecurityGroupRuleUpdate {
  readonly SecurityGroupRuleId: string
  readonly SecurityGroupRule: SecurityGroupRuleRequest
}

export interface Tag {
  readonly Key: string
  readonly Value?: string
}

export interface TagSpecification {
  readonly ResourceType: string
  readonly Tags: ReadonlyArray<Tag>
}

export interface UpdateSecurityGroupRuleDescriptionsEgressRequest {
  readonly GroupId: string
  readonly IpPermissions?: ReadonlyArray<IpPermission>
  readonly SecurityGroupRuleDescriptions?: ReadonlyArray<SecurityGroupRuleDescription>
}

export interface UpdateSecurityGroupRuleDescriptionsIngressRequest {
  readonly GroupId: string
  readonly IpPermissions?: ReadonlyArray<IpPermission>
  readonly SecurityGroupRuleDescriptions?: ReadonlyArray<SecurityGroupRuleDescription>
}

export interface UserIdGroupPair {
  readonly GroupId: string
  readonly UserId?: string
  readonly Description?: string
}

export type CreateDefaultVpcRequest = Readonly<Record<never, never>>

export type DescribeVpcBlockPublicAccessOptionsRequest = Readonly<Record<never, never>>
