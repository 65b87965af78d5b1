/**
 * What AWS shows in every answer, and what in none, by structure. The SDK's schemas call hardly a
 * member of an output required, so this comes from answers of AWS that were recorded, and from
 * examples of its documents. `Action Structure` holds for the answers of one action alone.
 */

interface Recording {
  readonly source: string
  /** Structure → the members that are in every recorded answer, separated by spaces. */
  readonly shown: Readonly<Record<string, string>>
  /** Structure → the members that are in no recorded answer, though the entity has them. */
  readonly hidden?: Readonly<Record<string, string>>
}

const recordings: ReadonlyArray<Recording> = [
  {
    source:
      'https://github.com/localstack/localstack/blob/main/tests/aws/services/ec2/test_ec2.snapshot.json',
    shown: {
      AssociateRouteTableResult: 'AssociationId AssociationState',
      CreateFlowLogsResult: 'FlowLogIds Unsuccessful',
      CreateSecurityGroupResult: 'GroupId SecurityGroupArn',
      Route: 'Origin State',
      RouteTable: 'Associations OwnerId PropagatingVgws RouteTableId Routes Tags VpcId',
      RouteTableAssociation: 'AssociationState Main RouteTableAssociationId RouteTableId',
      RouteTableAssociationState: 'State',
      Vpc: 'CidrBlock CidrBlockAssociationSet DhcpOptionsId InstanceTenancy Ipv6CidrBlockAssociationSet IsDefault OwnerId State VpcId',
      VpcCidrBlockAssociation: 'AssociationId CidrBlock CidrBlockState',
      VpcCidrBlockState: 'State',
      VpcPeeringConnection: 'AccepterVpcInfo RequesterVpcInfo Status Tags VpcPeeringConnectionId',
      VpcPeeringConnectionOptionsDescription:
        'AllowDnsResolutionFromRemoteVpc AllowEgressFromLocalClassicLinkToRemoteVpc AllowEgressFromLocalVpcToRemoteClassicLink',
      VpcPeeringConnectionStateReason: 'Code Message',
      VpcPeeringConnectionVpcInfo: 'OwnerId Region VpcId',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/create-subnet.html',
    shown: {
      PrivateDnsNameOptionsOnLaunch:
        'EnableResourceNameDnsAAAARecord EnableResourceNameDnsARecord HostnameType',
      Subnet:
        'AssignIpv6AddressOnCreation AvailabilityZone AvailabilityZoneId AvailableIpAddressCount CidrBlock DefaultForAz EnableDns64 Ipv6CidrBlockAssociationSet Ipv6Native MapPublicIpOnLaunch OwnerId PrivateDnsNameOptionsOnLaunch State SubnetArn SubnetId VpcId',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-subnets.html',
    shown: { 'DescribeSubnets Subnet': 'MapCustomerOwnedIpOnLaunch' },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/create-network-interface.html',
    shown: {
      GroupIdentifier: 'GroupId GroupName',
      NetworkInterface:
        'AvailabilityZone Description Groups InterfaceType Ipv6Addresses MacAddress NetworkInterfaceId OwnerId PrivateIpAddress PrivateIpAddresses RequesterManaged SourceDestCheck Status SubnetId TagSet VpcId',
      NetworkInterfaceAttachment: 'AttachmentId DeleteOnTermination DeviceIndex Status',
      NetworkInterfacePrivateIpAddress: 'Primary PrivateIpAddress',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/create-vpc-endpoint.html',
    shown: {
      DnsEntry: 'DnsName HostedZoneId',
      DnsOptions: 'DnsRecordIpType',
      SecurityGroupIdentifier: 'GroupId GroupName',
      VpcEndpoint:
        'CreationTimestamp DnsEntries DnsOptions Groups IpAddressType NetworkInterfaceIds OwnerId PrivateDnsEnabled RequesterManaged RouteTableIds ServiceName State SubnetIds VpcEndpointId VpcEndpointType VpcId',
      'DescribeVpcEndpoints VpcEndpoint': 'PolicyDocument',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-security-groups.html',
    shown: {
      IpPermission: 'IpProtocol IpRanges Ipv6Ranges PrefixListIds UserIdGroupPairs',
      IpRange: 'CidrIp',
      SecurityGroup:
        'Description GroupId GroupName IpPermissions IpPermissionsEgress OwnerId SecurityGroupArn VpcId',
      UserIdGroupPair: 'GroupId UserId',
    },
  },
  {
    source:
      'https://docs.aws.amazon.com/cli/latest/reference/ec2/authorize-security-group-ingress.html',
    shown: {
      AuthorizeSecurityGroupEgressResult: 'Return SecurityGroupRules',
      AuthorizeSecurityGroupIngressResult: 'Return SecurityGroupRules',
      DeleteSecurityGroupResult: 'GroupId Return',
      RevokeSecurityGroupEgressResult: 'Return RevokedSecurityGroupRules',
      RevokeSecurityGroupIngressResult: 'Return RevokedSecurityGroupRules',
    },
  },
  {
    source:
      'https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-security-group-rules.html',
    shown: {
      RevokedSecurityGroupRule: 'GroupId IpProtocol IsEgress SecurityGroupRuleId',
      SecurityGroupRule:
        'FromPort GroupId GroupOwnerId IpProtocol IsEgress SecurityGroupRuleId Tags ToPort',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-nat-gateways.html',
    shown: {
      CreateNatGatewayResult: 'NatGateway',
      DeleteNatGatewayResult: 'NatGatewayId',
      NatGateway: 'CreateTime NatGatewayAddresses NatGatewayId State SubnetId Tags VpcId',
      NatGatewayAddress: 'IsPrimary Status',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-addresses.html',
    shown: {
      Address: 'AllocationId Domain NetworkBorderGroup PublicIp PublicIpv4Pool',
      AllocateAddressResult: 'AllocationId Domain NetworkBorderGroup PublicIp PublicIpv4Pool',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-network-acls.html',
    shown: {
      NetworkAcl: 'Associations Entries IsDefault NetworkAclId OwnerId Tags VpcId',
      NetworkAclAssociation: 'NetworkAclAssociationId NetworkAclId SubnetId',
      NetworkAclEntry: 'CidrBlock Egress Protocol RuleAction RuleNumber',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-prefix-lists.html',
    shown: {
      ManagedPrefixList: 'AddressFamily OwnerId PrefixListArn PrefixListId PrefixListName',
      PrefixList: 'Cidrs PrefixListId PrefixListName',
      PrefixListEntry: 'Cidr',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-flow-logs.html',
    shown: {
      FlowLog:
        'CreationTime DeliverLogsStatus FlowLogId FlowLogStatus LogDestinationType LogFormat MaxAggregationInterval ResourceId TrafficType',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-regions.html',
    shown: { Region: 'Endpoint OptInStatus RegionName' },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-availability-zones.html',
    shown: {
      AvailabilityZone:
        'GroupName Messages NetworkBorderGroup OptInStatus RegionName State ZoneId ZoneName ZoneType',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-internet-gateways.html',
    shown: {
      InternetGateway: 'Attachments InternetGatewayId OwnerId Tags',
      InternetGatewayAttachment: 'State VpcId',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html',
    shown: {
      AccountAttribute: 'AttributeName AttributeValues',
      AccountAttributeValue: 'AttributeValue',
      AssociateVpcCidrBlockResult: 'CidrBlockAssociation VpcId',
      CreateRouteResult: 'Return',
      DeleteFlowLogsResult: 'Unsuccessful',
      DeleteVpcEndpointsResult: 'Unsuccessful',
      DeleteVpcPeeringConnectionResult: 'Return',
      DescribeVpcAttributeResult: 'VpcId',
      DisassociateVpcCidrBlockResult: 'CidrBlockAssociation VpcId',
      ModifySecurityGroupRulesResult: 'Return',
      ModifyVpcEndpointResult: 'Return',
      RejectVpcPeeringConnectionResult: 'Return',
      ReplaceRouteTableAssociationResult: 'AssociationState NewAssociationId',
      TagDescription: 'Key ResourceId ResourceType Value',
      UpdateSecurityGroupRuleDescriptionsEgressResult: 'Return',
      UpdateSecurityGroupRuleDescriptionsIngressResult: 'Return',
    },
  },
  {
    source:
      'https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_roles.snapshot.json',
    shown: {
      AttachedPolicy: 'PolicyArn PolicyName',
      ListAttachedRolePoliciesResponse: 'AttachedPolicies IsTruncated',
      ListRolePoliciesResponse: 'IsTruncated PolicyNames',
      Role: 'Arn AssumeRolePolicyDocument CreateDate Path RoleId RoleName',
      'GetRole Role': 'MaxSessionDuration RoleLastUsed',
      'ListRoles Role': 'MaxSessionDuration',
    },
    hidden: {
      'CreateRole Role': 'Description MaxSessionDuration RoleLastUsed',
      'ListRoles Role': 'PermissionsBoundary RoleLastUsed Tags',
      'UpdateRoleDescription Role': 'MaxSessionDuration RoleLastUsed Tags',
    },
  },
  {
    source:
      'https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_managed_policies.snapshot.json',
    shown: {
      Policy:
        'Arn AttachmentCount CreateDate DefaultVersionId IsAttachable Path PermissionsBoundaryUsageCount PolicyId PolicyName UpdateDate',
      'GetPolicy Policy': 'Tags',
      PolicyVersion: 'CreateDate IsDefaultVersion VersionId',
      'GetPolicyVersion PolicyVersion': 'Document',
    },
    hidden: {
      'CreatePolicy Policy': 'Description',
      'ListPolicies Policy': 'Description Tags',
    },
  },
  {
    source:
      'https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_instance_profiles.snapshot.json',
    shown: {
      InstanceProfile: 'Arn CreateDate InstanceProfileId InstanceProfileName Path Roles',
      'GetInstanceProfile InstanceProfile': 'Tags',
      ListInstanceProfilesForRoleResponse: 'InstanceProfiles IsTruncated',
    },
    hidden: {
      'GetInstanceProfile Role': 'Description MaxSessionDuration RoleLastUsed Tags',
      'ListInstanceProfilesForRole InstanceProfile': 'Tags',
      'ListInstanceProfilesForRole Role': 'Description MaxSessionDuration RoleLastUsed Tags',
    },
  },
  {
    source:
      'https://github.com/localstack/localstack/blob/main/tests/aws/services/sts/test_sts.snapshot.json',
    shown: {
      AssumeRoleResponse: 'AssumedRoleUser Credentials',
      AssumedRoleUser: 'Arn AssumedRoleId',
      Credentials: 'AccessKeyId Expiration SecretAccessKey SessionToken',
      GetCallerIdentityResponse: 'Account Arn UserId',
    },
  },
  {
    source:
      'https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_stacks.snapshot.json',
    shown: {
      GetTemplateOutput: 'StagesAvailable TemplateBody',
      Stack:
        'CreationTime DisableRollback DriftInformation NotificationARNs RollbackConfiguration StackId StackName StackStatus Tags',
      StackDriftInformation: 'StackDriftStatus',
      StackEvent:
        'EventId LogicalResourceId PhysicalResourceId ResourceStatus ResourceType StackId StackName Timestamp',
      StackResource:
        'DriftInformation LogicalResourceId PhysicalResourceId ResourceStatus ResourceType StackId StackName Timestamp',
      StackResourceDriftInformation: 'StackResourceDriftStatus',
    },
  },
  {
    source:
      'https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_changesets.snapshot.json',
    shown: {
      Change: 'ResourceChange Type',
      CreateChangeSetOutput: 'Id StackId',
      DescribeChangeSetOutput:
        'Capabilities ChangeSetId ChangeSetName Changes CreationTime ExecutionStatus IncludeNestedStacks NotificationARNs RollbackConfiguration StackId StackName Status',
      ResourceChange: 'Action Details LogicalResourceId ResourceType Scope',
      ResourceChangeDetail: 'ChangeSource Evaluation Target',
      ResourceTargetDefinition: 'Attribute RequiresRecreation',
    },
  },
  {
    source:
      'https://docs.aws.amazon.com/cli/latest/reference/cloudformation/describe-stack-resource.html',
    shown: {
      StackResourceDetail:
        'DriftInformation LastUpdatedTimestamp LogicalResourceId PhysicalResourceId ResourceStatus ResourceType StackId StackName',
      StackResourceSummary:
        'DriftInformation LastUpdatedTimestamp LogicalResourceId PhysicalResourceId ResourceStatus ResourceType',
      StackResourceDriftInformationSummary: 'StackResourceDriftStatus',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/cloudformation/list-exports.html',
    shown: { Export: 'ExportingStackId Name Value' },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/cloudformation/list-change-sets.html',
    shown: {
      ChangeSetSummary:
        'ChangeSetId ChangeSetName CreationTime ExecutionStatus StackId StackName Status',
    },
  },
  {
    source: 'https://docs.aws.amazon.com/cli/latest/reference/cloudformation/list-stacks.html',
    shown: {
      StackSummary: 'CreationTime DriftInformation StackId StackName StackStatus',
      StackDriftInformationSummary: 'StackDriftStatus',
    },
  },
  {
    source:
      'https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_get_template_summary.snapshot.json',
    shown: {
      GetTemplateSummaryOutput: 'Parameters ResourceIdentifierSummaries ResourceTypes',
      ResourceIdentifierSummary: 'LogicalResourceIds ResourceType',
      CreateStackOutput: 'StackId',
      UpdateStackOutput: 'StackId',
      UpdateTerminationProtectionOutput: 'StackId',
      ValidateTemplateOutput: 'Parameters',
    },
  },
]

type Members = ReadonlyMap<string, ReadonlyArray<string>>

const membersIn = (tables: ReadonlyArray<Recording['shown']>): Members =>
  new Map(
    tables.flatMap((table) =>
      Object.entries(table).map(([name, members]) => [name, members.split(' ')] as const),
    ),
  )

/** Structure, or action and structure → the members that AWS always shows. */
export const alwaysShown: Members = membersIn(recordings.map(({ shown }) => shown))

/** Action and structure → the members that AWS never shows. */
export const neverShown: Members = membersIn(recordings.map(({ hidden = {} }) => hidden))
