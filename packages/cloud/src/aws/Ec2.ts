/**
 * The calls to Ec2 that are made, with what is used of their inputs and outputs.
 * Generated from the schemas of the AWS SDK; change the table of served actions instead.
 */
import type { AwsCall } from './AwsCall.ts'

/** One caller's calls to the service in one Region. */
export interface Ec2 {
  readonly acceptVpcPeeringConnection: AwsCall<
    AcceptVpcPeeringConnectionRequest,
    AcceptVpcPeeringConnectionResult
  >
  readonly associateVpcCidrBlock: AwsCall<AssociateVpcCidrBlockRequest, AssociateVpcCidrBlockResult>
  readonly attachInternetGateway: AwsCall<AttachInternetGatewayRequest, Unit>
  readonly createRoute: AwsCall<CreateRouteRequest, CreateRouteResult>
  readonly createVpc: AwsCall<CreateVpcRequest, CreateVpcResult>
  readonly createVpcPeeringConnection: AwsCall<
    CreateVpcPeeringConnectionRequest,
    CreateVpcPeeringConnectionResult
  >
  readonly deleteRoute: AwsCall<DeleteRouteRequest, Unit>
  readonly deleteVpcPeeringConnection: AwsCall<
    DeleteVpcPeeringConnectionRequest,
    DeleteVpcPeeringConnectionResult
  >
  readonly describeAvailabilityZones: AwsCall<
    DescribeAvailabilityZonesRequest,
    DescribeAvailabilityZonesResult
  >
  readonly describeImages: AwsCall<DescribeImagesRequest, DescribeImagesResult>
  readonly describeInstances: AwsCall<DescribeInstancesRequest, DescribeInstancesResult>
  readonly describeInternetGateways: AwsCall<
    DescribeInternetGatewaysRequest,
    DescribeInternetGatewaysResult
  >
  readonly describeNatGateways: AwsCall<DescribeNatGatewaysRequest, DescribeNatGatewaysResult>
  readonly describeNetworkAcls: AwsCall<DescribeNetworkAclsRequest, DescribeNetworkAclsResult>
  readonly describeNetworkInterfaces: AwsCall<
    DescribeNetworkInterfacesRequest,
    DescribeNetworkInterfacesResult
  >
  readonly describeRegions: AwsCall<DescribeRegionsRequest, DescribeRegionsResult>
  readonly describeRouteTables: AwsCall<DescribeRouteTablesRequest, DescribeRouteTablesResult>
  readonly describeSecurityGroups: AwsCall<
    DescribeSecurityGroupsRequest,
    DescribeSecurityGroupsResult
  >
  readonly describeSubnets: AwsCall<DescribeSubnetsRequest, DescribeSubnetsResult>
  readonly describeTags: AwsCall<DescribeTagsRequest, DescribeTagsResult>
  readonly describeVpcAttribute: AwsCall<DescribeVpcAttributeRequest, DescribeVpcAttributeResult>
  readonly describeVpcEndpoints: AwsCall<DescribeVpcEndpointsRequest, DescribeVpcEndpointsResult>
  readonly describeVpcPeeringConnections: AwsCall<
    DescribeVpcPeeringConnectionsRequest,
    DescribeVpcPeeringConnectionsResult
  >
  readonly describeVpcs: AwsCall<DescribeVpcsRequest, DescribeVpcsResult>
  readonly detachInternetGateway: AwsCall<DetachInternetGatewayRequest, Unit>
  readonly modifyVpcAttribute: AwsCall<ModifyVpcAttributeRequest, Unit>
  readonly modifyVpcPeeringConnectionOptions: AwsCall<
    ModifyVpcPeeringConnectionOptionsRequest,
    ModifyVpcPeeringConnectionOptionsResult
  >
  readonly rejectVpcPeeringConnection: AwsCall<
    RejectVpcPeeringConnectionRequest,
    RejectVpcPeeringConnectionResult
  >
  readonly replaceRoute: AwsCall<ReplaceRouteRequest, Unit>
  readonly runInstances: AwsCall<RunInstancesRequest, Reservation>
}

export interface AcceptVpcPeeringConnectionRequest {
  readonly VpcPeeringConnectionId: string
  readonly DryRun?: boolean
}

export interface AssociateVpcCidrBlockRequest {
  readonly VpcId: string
  readonly CidrBlock: string
}

export interface AssociateVpcCidrBlockResult {
  readonly CidrBlockAssociation?: VpcCidrBlockAssociation | undefined
}

export interface AttachInternetGatewayRequest {
  readonly InternetGatewayId: string
  readonly VpcId: string
  readonly DryRun?: boolean
}

export interface AttributeBooleanValue {
  readonly Value: boolean
}

export interface AttributeBooleanValueOutput {
  readonly Value?: boolean | undefined
}

export interface AvailabilityZone {
  readonly ZoneName?: string | undefined
  readonly ZoneId?: string | undefined
}

export interface BlockDeviceMapping {
  readonly DeviceName: string
  readonly Ebs: EbsBlockDevice
}

export interface BlockPublicAccessStates {
  readonly InternetGatewayBlockMode?: string | undefined
}

export interface CidrBlock {
  readonly CidrBlock?: string | undefined
}

export interface CreateRouteRequest {
  readonly RouteTableId: string
  readonly DestinationCidrBlock: string
  readonly VpcPeeringConnectionId?: string
  readonly DryRun?: boolean
}

export interface CreateVpcPeeringConnectionRequest {
  readonly VpcId: string
  readonly PeerVpcId?: string
  readonly PeerOwnerId?: string
  readonly PeerRegion?: string
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
  readonly DryRun?: boolean
}

export interface CreateVpcPeeringConnectionResult {
  readonly VpcPeeringConnection?: VpcPeeringConnection | undefined
}

export interface CreateVpcRequest {
  readonly CidrBlock: string
  readonly DryRun?: boolean
}

export interface DeleteRouteRequest {
  readonly RouteTableId: string
  readonly DestinationCidrBlock: string
  readonly DryRun?: boolean
}

export interface DeleteVpcPeeringConnectionRequest {
  readonly VpcPeeringConnectionId: string
  readonly DryRun?: boolean
}

export interface DescribeAvailabilityZonesRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly DryRun?: boolean
}

export interface DescribeAvailabilityZonesResult {
  readonly AvailabilityZones?: ReadonlyArray<AvailabilityZone> | undefined
}

export interface DescribeImagesRequest {
  readonly Owners?: ReadonlyArray<string>
  readonly Filters?: ReadonlyArray<Filter>
  readonly DryRun?: boolean
}

export interface DescribeImagesResult {
  readonly Images?: ReadonlyArray<Image> | undefined
}

export interface DescribeInstancesRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly DryRun?: boolean
}

export interface DescribeInstancesResult {
  readonly Reservations?: ReadonlyArray<Reservation> | undefined
  readonly NextToken?: string | undefined
}

export interface DescribeInternetGatewaysRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly DryRun?: boolean
}

export interface DescribeInternetGatewaysResult {
  readonly InternetGateways?: ReadonlyArray<InternetGateway> | undefined
  readonly NextToken?: string | undefined
}

export interface DescribeNatGatewaysRequest {
  readonly Filter?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly DryRun?: boolean
}

export interface DescribeNatGatewaysResult {
  readonly NatGateways?: ReadonlyArray<NatGateway> | undefined
  readonly NextToken?: string | undefined
}

export interface DescribeNetworkAclsRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly DryRun?: boolean
}

export interface DescribeNetworkAclsResult {
  readonly NetworkAcls?: ReadonlyArray<NetworkAcl> | undefined
  readonly NextToken?: string | undefined
}

export interface DescribeNetworkInterfacesRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly DryRun?: boolean
}

export interface DescribeNetworkInterfacesResult {
  readonly NetworkInterfaces?: ReadonlyArray<NetworkInterface> | undefined
  readonly NextToken?: string | undefined
}

export interface DescribeRegionsRequest {
  readonly RegionNames?: ReadonlyArray<string>
  readonly AllRegions?: boolean
  readonly DryRun?: boolean
}

export interface DescribeRegionsResult {
  readonly Regions?: ReadonlyArray<Region> | undefined
}

export interface DescribeRouteTablesRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly DryRun?: boolean
}

export interface DescribeRouteTablesResult {
  readonly RouteTables?: ReadonlyArray<RouteTable> | undefined
  readonly NextToken?: string | undefined
}

export interface DescribeSecurityGroupsRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly DryRun?: boolean
}

export interface DescribeSecurityGroupsResult {
  readonly SecurityGroups?: ReadonlyArray<SecurityGroup> | undefined
  readonly NextToken?: string | undefined
}

export interface DescribeSubnetsRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly DryRun?: boolean
}

export interface DescribeSubnetsResult {
  readonly Subnets?: ReadonlyArray<Subnet> | undefined
  readonly NextToken?: string | undefined
}

export interface DescribeTagsRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly DryRun?: boolean
}

export interface DescribeTagsResult {
  readonly Tags?: ReadonlyArray<TagDescription> | undefined
  readonly NextToken?: string | undefined
}

export interface DescribeVpcAttributeRequest {
  readonly VpcId: string
  readonly Attribute: string
  readonly DryRun?: boolean
}

export interface DescribeVpcAttributeResult {
  readonly EnableDnsSupport?: AttributeBooleanValueOutput | undefined
  readonly EnableDnsHostnames?: AttributeBooleanValueOutput | undefined
}

export interface DescribeVpcEndpointsRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly DryRun?: boolean
}

export interface DescribeVpcEndpointsResult {
  readonly VpcEndpoints?: ReadonlyArray<VpcEndpoint> | undefined
  readonly NextToken?: string | undefined
}

export interface DescribeVpcPeeringConnectionsRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly DryRun?: boolean
}

export interface DescribeVpcPeeringConnectionsResult {
  readonly VpcPeeringConnections?: ReadonlyArray<VpcPeeringConnection> | undefined
  readonly NextToken?: string | undefined
}

export interface DescribeVpcsRequest {
  readonly Filters?: ReadonlyArray<Filter>
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly DryRun?: boolean
}

export interface DescribeVpcsResult {
  readonly Vpcs?: ReadonlyArray<Vpc> | undefined
  readonly NextToken?: string | undefined
}

export interface DetachInternetGatewayRequest {
  readonly InternetGatewayId: string
  readonly VpcId: string
  readonly DryRun?: boolean
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

export interface Image {
  readonly ImageId?: string | undefined
  readonly CreationDate?: string | undefined
  readonly RootDeviceName?: string | undefined
}

export interface Instance {
  readonly InstanceId?: string | undefined
  readonly State?: InstanceState | undefined
}

export interface InstanceMetadataOptionsRequest {
  readonly HttpTokens?: 'required'
}

export interface InstanceState {
  readonly Name?: string | undefined
}

export interface InternetGateway {
  readonly InternetGatewayId?: string | undefined
  readonly Attachments?: ReadonlyArray<InternetGatewayAttachment> | undefined
}

export interface InternetGatewayAttachment {
  readonly VpcId?: string | undefined
  readonly State?: string | undefined
}

export interface IpPermission {
  readonly IpProtocol?: string | undefined
  readonly FromPort?: number | undefined
  readonly ToPort?: number | undefined
  readonly IpRanges?: ReadonlyArray<IpRange> | undefined
  readonly Ipv6Ranges?: ReadonlyArray<Ipv6Range> | undefined
  readonly UserIdGroupPairs?: ReadonlyArray<UserIdGroupPair> | undefined
  readonly PrefixListIds?: ReadonlyArray<PrefixListId> | undefined
}

export interface IpRange {
  readonly CidrIp?: string | undefined
}

export interface Ipv6Range {
  readonly CidrIpv6?: string | undefined
}

export interface ModifyVpcAttributeRequest {
  readonly VpcId: string
  readonly EnableDnsSupport?: AttributeBooleanValue
  readonly EnableDnsHostnames?: AttributeBooleanValue
}

export interface ModifyVpcPeeringConnectionOptionsRequest {
  readonly VpcPeeringConnectionId: string
  readonly RequesterPeeringConnectionOptions?: PeeringConnectionOptionsRequest
  readonly AccepterPeeringConnectionOptions?: PeeringConnectionOptionsRequest
  readonly DryRun?: boolean
}

export interface NatGateway {
  readonly NatGatewayId?: string | undefined
  readonly SubnetId?: string | undefined
  readonly State?: string | undefined
}

export interface NetworkAcl {
  readonly NetworkAclId?: string | undefined
  readonly Associations?: ReadonlyArray<NetworkAclAssociation> | undefined
  readonly Entries?: ReadonlyArray<NetworkAclEntry> | undefined
}

export interface NetworkAclAssociation {
  readonly SubnetId?: string | undefined
}

export interface NetworkAclEntry {
  readonly CidrBlock?: string | undefined
  readonly Egress?: boolean | undefined
  readonly Protocol?: string | undefined
  readonly RuleAction?: string | undefined
  readonly RuleNumber?: number | undefined
}

export interface NetworkInterface {
  readonly NetworkInterfaceId?: string | undefined
  readonly Attachment?: NetworkInterfaceAttachment | undefined
}

export interface NetworkInterfaceAttachment {
  readonly InstanceId?: string | undefined
}

export interface PeeringConnectionOptionsRequest {
  readonly AllowDnsResolutionFromRemoteVpc: boolean
}

export interface PrefixListId {
  readonly PrefixListId?: string | undefined
}

export interface Region {
  readonly RegionName?: string | undefined
  readonly OptInStatus?: string | undefined
}

export interface RejectVpcPeeringConnectionRequest {
  readonly VpcPeeringConnectionId: string
  readonly DryRun?: boolean
}

export interface ReplaceRouteRequest {
  readonly RouteTableId: string
  readonly DestinationCidrBlock: string
  readonly VpcPeeringConnectionId?: string
  readonly DryRun?: boolean
}

export interface Reservation {
  readonly Instances?: ReadonlyArray<Instance> | undefined
}

export interface Route {
  readonly DestinationCidrBlock?: string | undefined
  readonly DestinationIpv6CidrBlock?: string | undefined
  readonly Origin?: string | undefined
  readonly State?: string | undefined
  readonly VpcPeeringConnectionId?: string | undefined
  readonly GatewayId?: string | undefined
  readonly NatGatewayId?: string | undefined
  readonly TransitGatewayId?: string | undefined
  readonly InstanceId?: string | undefined
  readonly NetworkInterfaceId?: string | undefined
  readonly EgressOnlyInternetGatewayId?: string | undefined
  readonly CarrierGatewayId?: string | undefined
  readonly LocalGatewayId?: string | undefined
  readonly CoreNetworkArn?: string | undefined
  readonly OdbNetworkArn?: string | undefined
}

export interface RouteTable {
  readonly RouteTableId?: string | undefined
  readonly VpcId?: string | undefined
  readonly Associations?: ReadonlyArray<RouteTableAssociation> | undefined
  readonly Routes?: ReadonlyArray<Route> | undefined
  readonly Tags?: ReadonlyArray<TagOutput> | undefined
}

export interface RouteTableAssociation {
  readonly Main?: boolean | undefined
  readonly SubnetId?: string | undefined
  readonly AssociationState?: RouteTableAssociationState | undefined
}

export interface RouteTableAssociationState {
  readonly State?: string | undefined
}

export interface RunInstancesRequest {
  readonly ImageId: string
  readonly InstanceType: 't3.micro'
  readonly MinCount: 1
  readonly MaxCount: 1
  readonly SubnetId: string
  readonly SecurityGroupIds?: ReadonlyArray<string>
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
  readonly MetadataOptions?: InstanceMetadataOptionsRequest
  readonly BlockDeviceMappings?: ReadonlyArray<BlockDeviceMapping>
  readonly DryRun: true
}

export interface SecurityGroup {
  readonly GroupId?: string | undefined
  readonly GroupName?: string | undefined
  readonly IpPermissions?: ReadonlyArray<IpPermission> | undefined
  readonly IpPermissionsEgress?: ReadonlyArray<IpPermission> | undefined
}

export interface SecurityGroupIdentifier {
  readonly GroupId?: string | undefined
}

export interface Subnet {
  readonly SubnetId?: string | undefined
  readonly VpcId?: string | undefined
  readonly CidrBlock?: string | undefined
  readonly AvailabilityZone?: string | undefined
  readonly AvailabilityZoneId?: string | undefined
  readonly AvailableIpAddressCount?: number | undefined
  readonly MapPublicIpOnLaunch?: boolean | undefined
  readonly BlockPublicAccessStates?: BlockPublicAccessStates | undefined
  readonly Ipv6Native?: boolean | undefined
}

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface TagDescription {
  readonly Key?: string | undefined
  readonly ResourceId?: string | undefined
  readonly ResourceType?: string | undefined
  readonly Value?: string | undefined
}

export interface TagOutput {
  readonly Key?: string | undefined
  readonly Value?: string | undefined
}

export interface TagSpecification {
  readonly ResourceType: string
  readonly Tags: ReadonlyArray<Tag>
}

export interface UserIdGroupPair {
  readonly GroupId?: string | undefined
}

export interface Vpc {
  readonly VpcId?: string | undefined
  readonly OwnerId?: string | undefined
  readonly State?: string | undefined
  readonly CidrBlock?: string | undefined
  readonly CidrBlockAssociationSet?: ReadonlyArray<VpcCidrBlockAssociation> | undefined
  readonly Tags?: ReadonlyArray<TagOutput> | undefined
}

export interface VpcCidrBlockAssociation {
  readonly AssociationId?: string | undefined
  readonly CidrBlock?: string | undefined
  readonly CidrBlockState?: VpcCidrBlockState | undefined
}

export interface VpcCidrBlockState {
  readonly State?: string | undefined
  readonly StatusMessage?: string | undefined
}

export interface VpcEndpoint {
  readonly VpcEndpointId?: string | undefined
  readonly State?: string | undefined
  readonly NetworkInterfaceIds?: ReadonlyArray<string> | undefined
  readonly ServiceName?: string | undefined
  readonly VpcEndpointType?: string | undefined
  readonly PrivateDnsEnabled?: boolean | undefined
  readonly SubnetIds?: ReadonlyArray<string> | undefined
  readonly RouteTableIds?: ReadonlyArray<string> | undefined
  readonly Groups?: ReadonlyArray<SecurityGroupIdentifier> | undefined
  readonly PolicyDocument?: string | undefined
}

export interface VpcPeeringConnection {
  readonly VpcPeeringConnectionId?: string | undefined
  readonly Status?: VpcPeeringConnectionStateReason | undefined
  readonly ExpirationTime?: Date | undefined
  readonly RequesterVpcInfo?: VpcPeeringConnectionVpcInfo | undefined
  readonly AccepterVpcInfo?: VpcPeeringConnectionVpcInfo | undefined
  readonly Tags?: ReadonlyArray<TagOutput> | undefined
}

export interface VpcPeeringConnectionOptionsDescription {
  readonly AllowDnsResolutionFromRemoteVpc?: boolean | undefined
}

export interface VpcPeeringConnectionStateReason {
  readonly Code?: string | undefined
  readonly Message?: string | undefined
}

export interface VpcPeeringConnectionVpcInfo {
  readonly OwnerId?: string | undefined
  readonly VpcId?: string | undefined
  readonly Region?: string | undefined
  readonly CidrBlock?: string | undefined
  readonly CidrBlockSet?: ReadonlyArray<CidrBlock> | undefined
  readonly PeeringOptions?: VpcPeeringConnectionOptionsDescription | undefined
}

export type AcceptVpcPeeringConnectionResult = Readonly<Record<never, never>>

export type CreateRouteResult = Readonly<Record<never, never>>

export type CreateVpcResult = Readonly<Record<never, never>>

export type DeleteVpcPeeringConnectionResult = Readonly<Record<never, never>>

export type ModifyVpcPeeringConnectionOptionsResult = Readonly<Record<never, never>>

export type RejectVpcPeeringConnectionResult = Readonly<Record<never, never>>

export type Unit = Readonly<Record<never, never>>
