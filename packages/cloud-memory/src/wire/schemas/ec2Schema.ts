/**
 * Generated from the schemas of the AWS SDK; change the table of inputs that are served instead.
 */
import type { ServiceSchema } from '../ServiceSchema.ts'

/** How the inputs and outputs of the service are written. */
export const ec2Schema: ServiceSchema = {
  actions: {
    AcceptVpcPeeringConnection: {
      input: 'AcceptVpcPeeringConnectionRequest',
      output: 'AcceptVpcPeeringConnectionResult',
    },
    AllocateAddress: { input: 'AllocateAddressRequest', output: 'AllocateAddressResult' },
    AssociateRouteTable: {
      input: 'AssociateRouteTableRequest',
      output: 'AssociateRouteTableResult',
    },
    AssociateVpcCidrBlock: {
      input: 'AssociateVpcCidrBlockRequest',
      output: 'AssociateVpcCidrBlockResult',
    },
    AttachInternetGateway: { input: 'AttachInternetGatewayRequest' },
    AuthorizeSecurityGroupEgress: {
      input: 'AuthorizeSecurityGroupEgressRequest',
      output: 'AuthorizeSecurityGroupEgressResult',
    },
    AuthorizeSecurityGroupIngress: {
      input: 'AuthorizeSecurityGroupIngressRequest',
      output: 'AuthorizeSecurityGroupIngressResult',
    },
    CreateDefaultSubnet: {
      input: 'CreateDefaultSubnetRequest',
      output: 'CreateDefaultSubnetResult',
    },
    CreateDefaultVpc: { input: 'CreateDefaultVpcRequest', output: 'CreateDefaultVpcResult' },
    CreateFlowLogs: { input: 'CreateFlowLogsRequest', output: 'CreateFlowLogsResult' },
    CreateInternetGateway: {
      input: 'CreateInternetGatewayRequest',
      output: 'CreateInternetGatewayResult',
    },
    CreateNatGateway: { input: 'CreateNatGatewayRequest', output: 'CreateNatGatewayResult' },
    CreateNetworkAclEntry: { input: 'CreateNetworkAclEntryRequest' },
    CreateNetworkInterface: {
      input: 'CreateNetworkInterfaceRequest',
      output: 'CreateNetworkInterfaceResult',
    },
    CreateRoute: { input: 'CreateRouteRequest', output: 'CreateRouteResult' },
    CreateRouteTable: { input: 'CreateRouteTableRequest', output: 'CreateRouteTableResult' },
    CreateSecurityGroup: {
      input: 'CreateSecurityGroupRequest',
      output: 'CreateSecurityGroupResult',
    },
    CreateSubnet: { input: 'CreateSubnetRequest', output: 'CreateSubnetResult' },
    CreateTags: { input: 'CreateTagsRequest' },
    CreateVpc: { input: 'CreateVpcRequest', output: 'CreateVpcResult' },
    CreateVpcEndpoint: { input: 'CreateVpcEndpointRequest', output: 'CreateVpcEndpointResult' },
    CreateVpcPeeringConnection: {
      input: 'CreateVpcPeeringConnectionRequest',
      output: 'CreateVpcPeeringConnectionResult',
    },
    DeleteFlowLogs: { input: 'DeleteFlowLogsRequest', output: 'DeleteFlowLogsResult' },
    DeleteInternetGateway: { input: 'DeleteInternetGatewayRequest' },
    DeleteNatGateway: { input: 'DeleteNatGatewayRequest', output: 'DeleteNatGatewayResult' },
    DeleteNetworkAclEntry: { input: 'DeleteNetworkAclEntryRequest' },
    DeleteNetworkInterface: { input: 'DeleteNetworkInterfaceRequest' },
    DeleteRoute: { input: 'DeleteRouteRequest' },
    DeleteRouteTable: { input: 'DeleteRouteTableRequest' },
    DeleteSecurityGroup: {
      input: 'DeleteSecurityGroupRequest',
      output: 'DeleteSecurityGroupResult',
    },
    DeleteSubnet: { input: 'DeleteSubnetRequest' },
    DeleteTags: { input: 'DeleteTagsRequest' },
    DeleteVpc: { input: 'DeleteVpcRequest' },
    DeleteVpcEndpoints: { input: 'DeleteVpcEndpointsRequest', output: 'DeleteVpcEndpointsResult' },
    DeleteVpcPeeringConnection: {
      input: 'DeleteVpcPeeringConnectionRequest',
      output: 'DeleteVpcPeeringConnectionResult',
    },
    DescribeAccountAttributes: {
      input: 'DescribeAccountAttributesRequest',
      output: 'DescribeAccountAttributesResult',
    },
    DescribeAddresses: { input: 'DescribeAddressesRequest', output: 'DescribeAddressesResult' },
    DescribeAddressesAttribute: {
      input: 'DescribeAddressesAttributeRequest',
      output: 'DescribeAddressesAttributeResult',
    },
    DescribeAvailabilityZones: {
      input: 'DescribeAvailabilityZonesRequest',
      output: 'DescribeAvailabilityZonesResult',
    },
    DescribeFlowLogs: { input: 'DescribeFlowLogsRequest', output: 'DescribeFlowLogsResult' },
    DescribeImages: { input: 'DescribeImagesRequest', output: 'DescribeImagesResult' },
    DescribeInstances: { input: 'DescribeInstancesRequest', output: 'DescribeInstancesResult' },
    DescribeInternetGateways: {
      input: 'DescribeInternetGatewaysRequest',
      output: 'DescribeInternetGatewaysResult',
    },
    DescribeManagedPrefixLists: {
      input: 'DescribeManagedPrefixListsRequest',
      output: 'DescribeManagedPrefixListsResult',
    },
    DescribeNatGateways: {
      input: 'DescribeNatGatewaysRequest',
      output: 'DescribeNatGatewaysResult',
    },
    DescribeNetworkAcls: {
      input: 'DescribeNetworkAclsRequest',
      output: 'DescribeNetworkAclsResult',
    },
    DescribeNetworkInterfaces: {
      input: 'DescribeNetworkInterfacesRequest',
      output: 'DescribeNetworkInterfacesResult',
    },
    DescribePrefixLists: {
      input: 'DescribePrefixListsRequest',
      output: 'DescribePrefixListsResult',
    },
    DescribeRegions: { input: 'DescribeRegionsRequest', output: 'DescribeRegionsResult' },
    DescribeRouteTables: {
      input: 'DescribeRouteTablesRequest',
      output: 'DescribeRouteTablesResult',
    },
    DescribeSecurityGroupRules: {
      input: 'DescribeSecurityGroupRulesRequest',
      output: 'DescribeSecurityGroupRulesResult',
    },
    DescribeSecurityGroups: {
      input: 'DescribeSecurityGroupsRequest',
      output: 'DescribeSecurityGroupsResult',
    },
    DescribeSubnets: { input: 'DescribeSubnetsRequest', output: 'DescribeSubnetsResult' },
    DescribeTags: { input: 'DescribeTagsRequest', output: 'DescribeTagsResult' },
    DescribeVpcAttribute: {
      input: 'DescribeVpcAttributeRequest',
      output: 'DescribeVpcAttributeResult',
    },
    DescribeVpcBlockPublicAccessOptions: {
      input: 'DescribeVpcBlockPublicAccessOptionsRequest',
      output: 'DescribeVpcBlockPublicAccessOptionsResult',
    },
    DescribeVpcEndpoints: {
      input: 'DescribeVpcEndpointsRequest',
      output: 'DescribeVpcEndpointsResult',
    },
    DescribeVpcPeeringConnections: {
      input: 'DescribeVpcPeeringConnectionsRequest',
      output: 'DescribeVpcPeeringConnectionsResult',
    },
    DescribeVpcs: { input: 'DescribeVpcsRequest', output: 'DescribeVpcsResult' },
    DetachInternetGateway: { input: 'DetachInternetGatewayRequest' },
    DisassociateAddress: { input: 'DisassociateAddressRequest' },
    DisassociateRouteTable: { input: 'DisassociateRouteTableRequest' },
    DisassociateVpcCidrBlock: {
      input: 'DisassociateVpcCidrBlockRequest',
      output: 'DisassociateVpcCidrBlockResult',
    },
    GetManagedPrefixListEntries: {
      input: 'GetManagedPrefixListEntriesRequest',
      output: 'GetManagedPrefixListEntriesResult',
    },
    ModifySecurityGroupRules: {
      input: 'ModifySecurityGroupRulesRequest',
      output: 'ModifySecurityGroupRulesResult',
    },
    ModifySubnetAttribute: { input: 'ModifySubnetAttributeRequest' },
    ModifyVpcAttribute: { input: 'ModifyVpcAttributeRequest' },
    ModifyVpcBlockPublicAccessOptions: {
      input: 'ModifyVpcBlockPublicAccessOptionsRequest',
      output: 'ModifyVpcBlockPublicAccessOptionsResult',
    },
    ModifyVpcEndpoint: { input: 'ModifyVpcEndpointRequest', output: 'ModifyVpcEndpointResult' },
    ModifyVpcPeeringConnectionOptions: {
      input: 'ModifyVpcPeeringConnectionOptionsRequest',
      output: 'ModifyVpcPeeringConnectionOptionsResult',
    },
    RejectVpcPeeringConnection: {
      input: 'RejectVpcPeeringConnectionRequest',
      output: 'RejectVpcPeeringConnectionResult',
    },
    ReleaseAddress: { input: 'ReleaseAddressRequest' },
    ReplaceNetworkAclEntry: { input: 'ReplaceNetworkAclEntryRequest' },
    ReplaceRoute: { input: 'ReplaceRouteRequest' },
    ReplaceRouteTableAssociation: {
      input: 'ReplaceRouteTableAssociationRequest',
      output: 'ReplaceRouteTableAssociationResult',
    },
    RevokeSecurityGroupEgress: {
      input: 'RevokeSecurityGroupEgressRequest',
      output: 'RevokeSecurityGroupEgressResult',
    },
    RevokeSecurityGroupIngress: {
      input: 'RevokeSecurityGroupIngressRequest',
      output: 'RevokeSecurityGroupIngressResult',
    },
    RunInstances: { input: 'RunInstancesRequest', output: 'Reservation' },
    UpdateSecurityGroupRuleDescriptionsEgress: {
      input: 'UpdateSecurityGroupRuleDescriptionsEgressRequest',
      output: 'UpdateSecurityGroupRuleDescriptionsEgressResult',
    },
    UpdateSecurityGroupRuleDescriptionsIngress: {
      input: 'UpdateSecurityGroupRuleDescriptionsIngressRequest',
      output: 'UpdateSecurityGroupRuleDescriptionsIngressResult',
    },
  },
  inputs: {
    AcceptVpcPeeringConnectionRequest: {
      served: {
        VpcPeeringConnectionId: {
          member: 'VpcPeeringConnectionId',
          type: 'string',
          isRequired: true,
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    AllocateAddressRequest: {
      served: {
        Domain: { member: 'Domain', type: 'string', values: ['vpc'] },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'Address PublicIpv4Pool NetworkBorderGroup CustomerOwnedIpv4Pool IpamPoolId',
    },
    TagSpecification: {
      served: {
        ResourceType: { member: 'ResourceType', type: 'string', isRequired: true },
        Tag: { member: 'Tags', type: { list: { structure: 'Tag' } }, isRequired: true },
      },
      unserved: '',
    },
    Tag: {
      served: {
        Key: { member: 'Key', type: 'string', isRequired: true },
        Value: { member: 'Value', type: 'string' },
      },
      unserved: '',
    },
    AssociateRouteTableRequest: {
      served: {
        RouteTableId: { member: 'RouteTableId', type: 'string', isRequired: true },
        SubnetId: { member: 'SubnetId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'GatewayId PublicIpv4Pool',
    },
    AssociateVpcCidrBlockRequest: {
      served: {
        VpcId: { member: 'VpcId', type: 'string', isRequired: true },
        CidrBlock: { member: 'CidrBlock', type: 'string', isRequired: true },
      },
      unserved:
        'Ipv6CidrBlockNetworkBorderGroup Ipv6Pool Ipv6CidrBlock Ipv4IpamPoolId Ipv4NetmaskLength Ipv6IpamPoolId Ipv6NetmaskLength AmazonProvidedIpv6CidrBlock',
    },
    AttachInternetGatewayRequest: {
      served: {
        InternetGatewayId: { member: 'InternetGatewayId', type: 'string', isRequired: true },
        VpcId: { member: 'VpcId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    AuthorizeSecurityGroupEgressRequest: {
      served: {
        GroupId: { member: 'GroupId', type: 'string', isRequired: true },
        IpPermissions: {
          member: 'IpPermissions',
          type: { list: { structure: 'IpPermission' } },
          isRequired: true,
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
      },
      unserved:
        'SourceSecurityGroupName SourceSecurityGroupOwnerId IpProtocol FromPort ToPort CidrIp',
    },
    IpPermission: {
      served: {
        IpProtocol: { member: 'IpProtocol', type: 'string', isRequired: true },
        FromPort: { member: 'FromPort', type: 'number' },
        ToPort: { member: 'ToPort', type: 'number' },
        IpRanges: { member: 'IpRanges', type: { list: { structure: 'IpRange' } } },
        Ipv6Ranges: { member: 'Ipv6Ranges', type: { list: { structure: 'Ipv6Range' } } },
        Groups: { member: 'UserIdGroupPairs', type: { list: { structure: 'UserIdGroupPair' } } },
        PrefixListIds: { member: 'PrefixListIds', type: { list: { structure: 'PrefixListId' } } },
      },
      unserved: '',
    },
    IpRange: {
      served: {
        CidrIp: { member: 'CidrIp', type: 'string', isRequired: true },
        Description: { member: 'Description', type: 'string' },
      },
      unserved: '',
    },
    Ipv6Range: {
      served: {
        CidrIpv6: { member: 'CidrIpv6', type: 'string', isRequired: true },
        Description: { member: 'Description', type: 'string' },
      },
      unserved: '',
    },
    UserIdGroupPair: {
      served: {
        GroupId: { member: 'GroupId', type: 'string', isRequired: true },
        UserId: { member: 'UserId', type: 'string' },
        Description: { member: 'Description', type: 'string' },
      },
      unserved: 'GroupName VpcId VpcPeeringConnectionId PeeringStatus',
    },
    PrefixListId: {
      served: {
        PrefixListId: { member: 'PrefixListId', type: 'string', isRequired: true },
        Description: { member: 'Description', type: 'string' },
      },
      unserved: '',
    },
    AuthorizeSecurityGroupIngressRequest: {
      served: {
        GroupId: { member: 'GroupId', type: 'string', isRequired: true },
        IpPermissions: {
          member: 'IpPermissions',
          type: { list: { structure: 'IpPermission' } },
          isRequired: true,
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
      },
      unserved:
        'CidrIp FromPort GroupName IpProtocol SourceSecurityGroupName SourceSecurityGroupOwnerId ToPort',
    },
    CreateDefaultSubnetRequest: {
      served: {
        AvailabilityZone: { member: 'AvailabilityZone', type: 'string' },
        AvailabilityZoneId: { member: 'AvailabilityZoneId', type: 'string' },
        Ipv6Native: { member: 'Ipv6Native', type: 'boolean', values: ['false'] },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    CreateDefaultVpcRequest: {
      served: { DryRun: { member: 'DryRun', type: 'boolean' } },
      unserved: '',
    },
    CreateFlowLogsRequest: {
      served: {
        ResourceId: { member: 'ResourceIds', type: { list: 'string' }, isRequired: true },
        ResourceType: { member: 'ResourceType', type: 'string', isRequired: true, values: ['VPC'] },
        LogDestinationType: {
          member: 'LogDestinationType',
          type: 'string',
          values: ['cloud-watch-logs'],
        },
        LogGroupName: { member: 'LogGroupName', type: 'string', isRequired: true },
        DeliverLogsPermissionArn: {
          member: 'DeliverLogsPermissionArn',
          type: 'string',
          isRequired: true,
        },
        TrafficType: { member: 'TrafficType', type: 'string', values: ['ACCEPT', 'REJECT', 'ALL'] },
        MaxAggregationInterval: {
          member: 'MaxAggregationInterval',
          type: 'number',
          values: ['60', '600'],
        },
        ClientToken: { member: 'ClientToken', type: 'string' },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved:
        'DeliverCrossAccountRole LogDestination LogFormat DestinationOptions TagFieldSpecification',
    },
    CreateInternetGatewayRequest: {
      served: {
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    CreateNatGatewayRequest: {
      served: {
        SubnetId: { member: 'SubnetId', type: 'string', isRequired: true },
        AllocationId: { member: 'AllocationId', type: 'string' },
        ConnectivityType: {
          member: 'ConnectivityType',
          type: 'string',
          values: ['private', 'public'],
        },
        ClientToken: { member: 'ClientToken', type: 'string' },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved:
        'AvailabilityMode VpcId AvailabilityZoneAddress PrivateIpAddress SecondaryAllocationId SecondaryPrivateIpAddress SecondaryPrivateIpAddressCount',
    },
    CreateNetworkAclEntryRequest: {
      served: {
        NetworkAclId: { member: 'NetworkAclId', type: 'string', isRequired: true },
        RuleNumber: { member: 'RuleNumber', type: 'number', isRequired: true },
        Egress: { member: 'Egress', type: 'boolean', isRequired: true },
        Protocol: { member: 'Protocol', type: 'string', isRequired: true },
        RuleAction: {
          member: 'RuleAction',
          type: 'string',
          isRequired: true,
          values: ['allow', 'deny'],
        },
        CidrBlock: { member: 'CidrBlock', type: 'string', isRequired: true },
        Icmp: { member: 'IcmpTypeCode', type: { structure: 'IcmpTypeCode' } },
        PortRange: { member: 'PortRange', type: { structure: 'PortRange' } },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'Ipv6CidrBlock',
    },
    IcmpTypeCode: {
      served: {
        Code: { member: 'Code', type: 'number', isRequired: true },
        Type: { member: 'Type', type: 'number', isRequired: true },
      },
      unserved: '',
    },
    PortRange: {
      served: {
        From: { member: 'From', type: 'number', isRequired: true },
        To: { member: 'To', type: 'number', isRequired: true },
      },
      unserved: '',
    },
    CreateNetworkInterfaceRequest: {
      served: {
        SubnetId: { member: 'SubnetId', type: 'string', isRequired: true },
        SecurityGroupId: { member: 'Groups', type: { list: 'string' } },
        Description: { member: 'Description', type: 'string' },
        ClientToken: { member: 'ClientToken', type: 'string' },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved:
        'Ipv4Prefix Ipv4PrefixCount Ipv6Prefix Ipv6PrefixCount InterfaceType EnablePrimaryIpv6 ConnectionTrackingSpecification Operator PrivateIpAddress PrivateIpAddresses SecondaryPrivateIpAddressCount Ipv6Addresses Ipv6AddressCount',
    },
    CreateRouteRequest: {
      served: {
        RouteTableId: { member: 'RouteTableId', type: 'string', isRequired: true },
        DestinationCidrBlock: { member: 'DestinationCidrBlock', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
        GatewayId: { member: 'GatewayId', type: 'string' },
        NatGatewayId: { member: 'NatGatewayId', type: 'string' },
        NetworkInterfaceId: { member: 'NetworkInterfaceId', type: 'string' },
        TransitGatewayId: { member: 'TransitGatewayId', type: 'string' },
        VpcPeeringConnectionId: { member: 'VpcPeeringConnectionId', type: 'string' },
      },
      unserved:
        'DestinationPrefixListId VpcEndpointId LocalGatewayId CarrierGatewayId CoreNetworkArn OdbNetworkArn DestinationIpv6CidrBlock EgressOnlyInternetGatewayId InstanceId',
    },
    CreateRouteTableRequest: {
      served: {
        VpcId: { member: 'VpcId', type: 'string', isRequired: true },
        ClientToken: { member: 'ClientToken', type: 'string' },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    CreateSecurityGroupRequest: {
      served: {
        GroupName: { member: 'GroupName', type: 'string', isRequired: true },
        GroupDescription: { member: 'Description', type: 'string', isRequired: true },
        VpcId: { member: 'VpcId', type: 'string' },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    CreateSubnetRequest: {
      served: {
        VpcId: { member: 'VpcId', type: 'string', isRequired: true },
        CidrBlock: { member: 'CidrBlock', type: 'string', isRequired: true },
        AvailabilityZone: { member: 'AvailabilityZone', type: 'string' },
        AvailabilityZoneId: { member: 'AvailabilityZoneId', type: 'string' },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved:
        'Ipv6CidrBlock OutpostArn Ipv6Native Ipv4IpamPoolId Ipv4NetmaskLength Ipv6IpamPoolId Ipv6NetmaskLength',
    },
    CreateTagsRequest: {
      served: {
        ResourceId: { member: 'Resources', type: { list: 'string' }, isRequired: true },
        Tag: { member: 'Tags', type: { list: { structure: 'Tag' } }, isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    CreateVpcRequest: {
      served: {
        CidrBlock: { member: 'CidrBlock', type: 'string' },
        InstanceTenancy: { member: 'InstanceTenancy', type: 'string', values: ['default'] },
        AmazonProvidedIpv6CidrBlock: {
          member: 'AmazonProvidedIpv6CidrBlock',
          type: 'boolean',
          values: ['false'],
        },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved:
        'Ipv6Pool Ipv6CidrBlock Ipv4IpamPoolId Ipv4NetmaskLength Ipv6IpamPoolId Ipv6NetmaskLength Ipv6CidrBlockNetworkBorderGroup VpcEncryptionControl',
    },
    CreateVpcEndpointRequest: {
      served: {
        VpcId: { member: 'VpcId', type: 'string', isRequired: true },
        ServiceName: { member: 'ServiceName', type: 'string', isRequired: true },
        VpcEndpointType: {
          member: 'VpcEndpointType',
          type: 'string',
          values: ['Gateway', 'Interface'],
        },
        RouteTableId: { member: 'RouteTableIds', type: { list: 'string' } },
        SubnetId: { member: 'SubnetIds', type: { list: 'string' } },
        SecurityGroupId: { member: 'SecurityGroupIds', type: { list: 'string' } },
        PrivateDnsEnabled: { member: 'PrivateDnsEnabled', type: 'boolean' },
        PolicyDocument: { member: 'PolicyDocument', type: 'string' },
        IpAddressType: { member: 'IpAddressType', type: 'string', values: ['ipv4'] },
        ClientToken: { member: 'ClientToken', type: 'string' },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved:
        'DnsOptions SubnetConfiguration ServiceNetworkArn ResourceConfigurationArn ServiceRegion',
    },
    CreateVpcPeeringConnectionRequest: {
      served: {
        VpcId: { member: 'VpcId', type: 'string', isRequired: true },
        PeerVpcId: { member: 'PeerVpcId', type: 'string' },
        PeerOwnerId: { member: 'PeerOwnerId', type: 'string' },
        PeerRegion: { member: 'PeerRegion', type: 'string' },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DeleteFlowLogsRequest: {
      served: {
        FlowLogId: { member: 'FlowLogIds', type: { list: 'string' }, isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DeleteInternetGatewayRequest: {
      served: {
        InternetGatewayId: { member: 'InternetGatewayId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DeleteNatGatewayRequest: {
      served: {
        NatGatewayId: { member: 'NatGatewayId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DeleteNetworkAclEntryRequest: {
      served: {
        NetworkAclId: { member: 'NetworkAclId', type: 'string', isRequired: true },
        RuleNumber: { member: 'RuleNumber', type: 'number', isRequired: true },
        Egress: { member: 'Egress', type: 'boolean', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DeleteNetworkInterfaceRequest: {
      served: {
        NetworkInterfaceId: { member: 'NetworkInterfaceId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DeleteRouteRequest: {
      served: {
        RouteTableId: { member: 'RouteTableId', type: 'string', isRequired: true },
        DestinationCidrBlock: { member: 'DestinationCidrBlock', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'DestinationPrefixListId DestinationIpv6CidrBlock',
    },
    DeleteRouteTableRequest: {
      served: {
        RouteTableId: { member: 'RouteTableId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DeleteSecurityGroupRequest: {
      served: {
        GroupId: { member: 'GroupId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'GroupName',
    },
    DeleteSubnetRequest: {
      served: {
        SubnetId: { member: 'SubnetId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DeleteTagsRequest: {
      served: {
        ResourceId: { member: 'Resources', type: { list: 'string' }, isRequired: true },
        Tag: { member: 'Tags', type: { list: { structure: 'Tag' } } },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DeleteVpcRequest: {
      served: {
        VpcId: { member: 'VpcId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DeleteVpcEndpointsRequest: {
      served: {
        VpcEndpointId: { member: 'VpcEndpointIds', type: { list: 'string' }, isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DeleteVpcPeeringConnectionRequest: {
      served: {
        VpcPeeringConnectionId: {
          member: 'VpcPeeringConnectionId',
          type: 'string',
          isRequired: true,
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeAccountAttributesRequest: {
      served: {
        AttributeName: { member: 'AttributeNames', type: { list: 'string' } },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeAddressesRequest: {
      served: {
        AllocationId: { member: 'AllocationIds', type: { list: 'string' } },
        PublicIp: { member: 'PublicIps', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    Filter: {
      served: {
        Name: { member: 'Name', type: 'string', isRequired: true },
        Value: { member: 'Values', type: { list: 'string' }, isRequired: true },
      },
      unserved: '',
    },
    DescribeAddressesAttributeRequest: {
      served: {
        AllocationId: { member: 'AllocationIds', type: { list: 'string' } },
        Attribute: { member: 'Attribute', type: 'string', values: ['domain-name'] },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'NextToken MaxResults',
    },
    DescribeAvailabilityZonesRequest: {
      served: {
        ZoneName: { member: 'ZoneNames', type: { list: 'string' } },
        ZoneId: { member: 'ZoneIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        AllAvailabilityZones: { member: 'AllAvailabilityZones', type: 'boolean' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeFlowLogsRequest: {
      served: {
        FlowLogId: { member: 'FlowLogIds', type: { list: 'string' } },
        Filter: { member: 'Filter', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeImagesRequest: {
      served: {
        ImageId: { member: 'ImageIds', type: { list: 'string' } },
        Owner: { member: 'Owners', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'ExecutableBy IncludeDeprecated IncludeDisabled',
    },
    DescribeInstancesRequest: {
      served: {
        InstanceId: { member: 'InstanceIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'IncludeManagedResources',
    },
    DescribeInternetGatewaysRequest: {
      served: {
        InternetGatewayId: { member: 'InternetGatewayIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeManagedPrefixListsRequest: {
      served: {
        PrefixListId: { member: 'PrefixListIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeNatGatewaysRequest: {
      served: {
        NatGatewayId: { member: 'NatGatewayIds', type: { list: 'string' } },
        Filter: { member: 'Filter', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeNetworkAclsRequest: {
      served: {
        NetworkAclId: { member: 'NetworkAclIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeNetworkInterfacesRequest: {
      served: {
        NetworkInterfaceId: { member: 'NetworkInterfaceIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'IncludeManagedResources',
    },
    DescribePrefixListsRequest: {
      served: {
        PrefixListId: { member: 'PrefixListIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeRegionsRequest: {
      served: {
        RegionName: { member: 'RegionNames', type: { list: 'string' } },
        AllRegions: { member: 'AllRegions', type: 'boolean' },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeRouteTablesRequest: {
      served: {
        RouteTableId: { member: 'RouteTableIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeSecurityGroupRulesRequest: {
      served: {
        SecurityGroupRuleId: { member: 'SecurityGroupRuleIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeSecurityGroupsRequest: {
      served: {
        GroupId: { member: 'GroupIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'GroupName',
    },
    DescribeSubnetsRequest: {
      served: {
        SubnetId: { member: 'SubnetIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeTagsRequest: {
      served: {
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeVpcAttributeRequest: {
      served: {
        VpcId: { member: 'VpcId', type: 'string', isRequired: true },
        Attribute: { member: 'Attribute', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeVpcBlockPublicAccessOptionsRequest: {
      served: { DryRun: { member: 'DryRun', type: 'boolean' } },
      unserved: '',
    },
    DescribeVpcEndpointsRequest: {
      served: {
        VpcEndpointId: { member: 'VpcEndpointIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeVpcPeeringConnectionsRequest: {
      served: {
        VpcPeeringConnectionId: { member: 'VpcPeeringConnectionIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DescribeVpcsRequest: {
      served: {
        VpcId: { member: 'VpcIds', type: { list: 'string' } },
        Filter: { member: 'Filters', type: { list: { structure: 'Filter' } } },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DetachInternetGatewayRequest: {
      served: {
        InternetGatewayId: { member: 'InternetGatewayId', type: 'string', isRequired: true },
        VpcId: { member: 'VpcId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DisassociateAddressRequest: {
      served: {
        AssociationId: { member: 'AssociationId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'PublicIp',
    },
    DisassociateRouteTableRequest: {
      served: {
        AssociationId: { member: 'AssociationId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    DisassociateVpcCidrBlockRequest: {
      served: { AssociationId: { member: 'AssociationId', type: 'string', isRequired: true } },
      unserved: '',
    },
    GetManagedPrefixListEntriesRequest: {
      served: {
        PrefixListId: { member: 'PrefixListId', type: 'string', isRequired: true },
        MaxResults: { member: 'MaxResults', type: 'number' },
        NextToken: { member: 'NextToken', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'TargetVersion',
    },
    ModifySecurityGroupRulesRequest: {
      served: {
        GroupId: { member: 'GroupId', type: 'string', isRequired: true },
        SecurityGroupRule: {
          member: 'SecurityGroupRules',
          type: { list: { structure: 'SecurityGroupRuleUpdate' } },
          isRequired: true,
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    SecurityGroupRuleUpdate: {
      served: {
        SecurityGroupRuleId: { member: 'SecurityGroupRuleId', type: 'string', isRequired: true },
        SecurityGroupRule: {
          member: 'SecurityGroupRule',
          type: { structure: 'SecurityGroupRuleRequest' },
          isRequired: true,
        },
      },
      unserved: '',
    },
    SecurityGroupRuleRequest: {
      served: {
        IpProtocol: { member: 'IpProtocol', type: 'string', isRequired: true },
        FromPort: { member: 'FromPort', type: 'number' },
        ToPort: { member: 'ToPort', type: 'number' },
        CidrIpv4: { member: 'CidrIpv4', type: 'string' },
        CidrIpv6: { member: 'CidrIpv6', type: 'string' },
        PrefixListId: { member: 'PrefixListId', type: 'string' },
        ReferencedGroupId: { member: 'ReferencedGroupId', type: 'string' },
        Description: { member: 'Description', type: 'string' },
      },
      unserved: '',
    },
    ModifySubnetAttributeRequest: {
      served: {
        SubnetId: { member: 'SubnetId', type: 'string', isRequired: true },
        MapPublicIpOnLaunch: {
          member: 'MapPublicIpOnLaunch',
          type: { structure: 'AttributeBooleanValue' },
          isRequired: true,
        },
      },
      unserved:
        'AssignIpv6AddressOnCreation MapCustomerOwnedIpOnLaunch CustomerOwnedIpv4Pool EnableDns64 PrivateDnsHostnameTypeOnLaunch EnableResourceNameDnsARecordOnLaunch EnableResourceNameDnsAAAARecordOnLaunch EnableLniAtDeviceIndex DisableLniAtDeviceIndex',
    },
    AttributeBooleanValue: {
      served: { Value: { member: 'Value', type: 'boolean', isRequired: true } },
      unserved: '',
    },
    ModifyVpcAttributeRequest: {
      served: {
        VpcId: { member: 'VpcId', type: 'string', isRequired: true },
        EnableDnsSupport: {
          member: 'EnableDnsSupport',
          type: { structure: 'AttributeBooleanValue' },
        },
        EnableDnsHostnames: {
          member: 'EnableDnsHostnames',
          type: { structure: 'AttributeBooleanValue' },
        },
        EnableNetworkAddressUsageMetrics: {
          member: 'EnableNetworkAddressUsageMetrics',
          type: { structure: 'AttributeBooleanValue' },
        },
      },
      unserved: '',
    },
    ModifyVpcBlockPublicAccessOptionsRequest: {
      served: {
        InternetGatewayBlockMode: {
          member: 'InternetGatewayBlockMode',
          type: 'string',
          isRequired: true,
          values: ['off', 'block-bidirectional', 'block-ingress'],
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    ModifyVpcEndpointRequest: {
      served: {
        VpcEndpointId: { member: 'VpcEndpointId', type: 'string', isRequired: true },
        AddRouteTableId: { member: 'AddRouteTableIds', type: { list: 'string' } },
        RemoveRouteTableId: { member: 'RemoveRouteTableIds', type: { list: 'string' } },
        AddSubnetId: { member: 'AddSubnetIds', type: { list: 'string' } },
        RemoveSubnetId: { member: 'RemoveSubnetIds', type: { list: 'string' } },
        AddSecurityGroupId: { member: 'AddSecurityGroupIds', type: { list: 'string' } },
        RemoveSecurityGroupId: { member: 'RemoveSecurityGroupIds', type: { list: 'string' } },
        PolicyDocument: { member: 'PolicyDocument', type: 'string' },
        ResetPolicy: { member: 'ResetPolicy', type: 'boolean' },
        PrivateDnsEnabled: { member: 'PrivateDnsEnabled', type: 'boolean' },
        IpAddressType: { member: 'IpAddressType', type: 'string', values: ['ipv4'] },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'DnsOptions SubnetConfiguration',
    },
    ModifyVpcPeeringConnectionOptionsRequest: {
      served: {
        VpcPeeringConnectionId: {
          member: 'VpcPeeringConnectionId',
          type: 'string',
          isRequired: true,
        },
        RequesterPeeringConnectionOptions: {
          member: 'RequesterPeeringConnectionOptions',
          type: { structure: 'PeeringConnectionOptionsRequest' },
        },
        AccepterPeeringConnectionOptions: {
          member: 'AccepterPeeringConnectionOptions',
          type: { structure: 'PeeringConnectionOptionsRequest' },
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    PeeringConnectionOptionsRequest: {
      served: {
        AllowDnsResolutionFromRemoteVpc: {
          member: 'AllowDnsResolutionFromRemoteVpc',
          type: 'boolean',
          isRequired: true,
        },
        AllowEgressFromLocalClassicLinkToRemoteVpc: {
          member: 'AllowEgressFromLocalClassicLinkToRemoteVpc',
          type: 'boolean',
          values: ['false'],
        },
        AllowEgressFromLocalVpcToRemoteClassicLink: {
          member: 'AllowEgressFromLocalVpcToRemoteClassicLink',
          type: 'boolean',
          values: ['false'],
        },
      },
      unserved: '',
    },
    RejectVpcPeeringConnectionRequest: {
      served: {
        VpcPeeringConnectionId: {
          member: 'VpcPeeringConnectionId',
          type: 'string',
          isRequired: true,
        },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    ReleaseAddressRequest: {
      served: {
        AllocationId: { member: 'AllocationId', type: 'string' },
        NetworkBorderGroup: { member: 'NetworkBorderGroup', type: 'string' },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'PublicIp',
    },
    ReplaceNetworkAclEntryRequest: {
      served: {
        NetworkAclId: { member: 'NetworkAclId', type: 'string', isRequired: true },
        RuleNumber: { member: 'RuleNumber', type: 'number', isRequired: true },
        Egress: { member: 'Egress', type: 'boolean', isRequired: true },
        Protocol: { member: 'Protocol', type: 'string', isRequired: true },
        RuleAction: {
          member: 'RuleAction',
          type: 'string',
          isRequired: true,
          values: ['allow', 'deny'],
        },
        CidrBlock: { member: 'CidrBlock', type: 'string', isRequired: true },
        Icmp: { member: 'IcmpTypeCode', type: { structure: 'IcmpTypeCode' } },
        PortRange: { member: 'PortRange', type: { structure: 'PortRange' } },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: 'Ipv6CidrBlock',
    },
    ReplaceRouteRequest: {
      served: {
        RouteTableId: { member: 'RouteTableId', type: 'string', isRequired: true },
        DestinationCidrBlock: { member: 'DestinationCidrBlock', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
        GatewayId: { member: 'GatewayId', type: 'string' },
        NatGatewayId: { member: 'NatGatewayId', type: 'string' },
        NetworkInterfaceId: { member: 'NetworkInterfaceId', type: 'string' },
        TransitGatewayId: { member: 'TransitGatewayId', type: 'string' },
        VpcPeeringConnectionId: { member: 'VpcPeeringConnectionId', type: 'string' },
      },
      unserved:
        'DestinationPrefixListId VpcEndpointId LocalTarget LocalGatewayId CarrierGatewayId CoreNetworkArn OdbNetworkArn DestinationIpv6CidrBlock EgressOnlyInternetGatewayId InstanceId',
    },
    ReplaceRouteTableAssociationRequest: {
      served: {
        AssociationId: { member: 'AssociationId', type: 'string', isRequired: true },
        RouteTableId: { member: 'RouteTableId', type: 'string', isRequired: true },
        DryRun: { member: 'DryRun', type: 'boolean' },
      },
      unserved: '',
    },
    RevokeSecurityGroupEgressRequest: {
      served: {
        GroupId: { member: 'GroupId', type: 'string', isRequired: true },
        IpPermissions: { member: 'IpPermissions', type: { list: { structure: 'IpPermission' } } },
        DryRun: { member: 'DryRun', type: 'boolean' },
        SecurityGroupRuleId: { member: 'SecurityGroupRuleIds', type: { list: 'string' } },
      },
      unserved:
        'SourceSecurityGroupName SourceSecurityGroupOwnerId IpProtocol FromPort ToPort CidrIp',
    },
    RevokeSecurityGroupIngressRequest: {
      served: {
        GroupId: { member: 'GroupId', type: 'string', isRequired: true },
        IpPermissions: { member: 'IpPermissions', type: { list: { structure: 'IpPermission' } } },
        DryRun: { member: 'DryRun', type: 'boolean' },
        SecurityGroupRuleId: { member: 'SecurityGroupRuleIds', type: { list: 'string' } },
      },
      unserved:
        'CidrIp FromPort GroupName IpProtocol SourceSecurityGroupName SourceSecurityGroupOwnerId ToPort',
    },
    RunInstancesRequest: {
      served: {
        ImageId: { member: 'ImageId', type: 'string', isRequired: true },
        InstanceType: {
          member: 'InstanceType',
          type: 'string',
          isRequired: true,
          values: ['t3.micro'],
        },
        MinCount: { member: 'MinCount', type: 'number', isRequired: true, values: ['1'] },
        MaxCount: { member: 'MaxCount', type: 'number', isRequired: true, values: ['1'] },
        SubnetId: { member: 'SubnetId', type: 'string', isRequired: true },
        SecurityGroupId: { member: 'SecurityGroupIds', type: { list: 'string' } },
        MetadataOptions: {
          member: 'MetadataOptions',
          type: { structure: 'InstanceMetadataOptionsRequest' },
        },
        BlockDeviceMapping: {
          member: 'BlockDeviceMappings',
          type: { list: { structure: 'BlockDeviceMapping' } },
        },
        ClientToken: { member: 'ClientToken', type: 'string' },
        TagSpecification: {
          member: 'TagSpecifications',
          type: { list: { structure: 'TagSpecification' } },
        },
        DryRun: { member: 'DryRun', type: 'boolean', values: ['true'] },
      },
      unserved:
        'Ipv6AddressCount Ipv6Address KernelId KeyName Monitoring Placement RamdiskId SecurityGroup UserData ElasticGpuSpecification ElasticInferenceAccelerator LaunchTemplate InstanceMarketOptions CreditSpecification CpuOptions CapacityReservationSpecification HibernationOptions LicenseSpecification EnclaveOptions PrivateDnsNameOptions MaintenanceOptions DisableApiStop EnablePrimaryIpv6 NetworkPerformanceOptions Operator SecondaryInterface DisableApiTermination InstanceInitiatedShutdownBehavior PrivateIpAddress AdditionalInfo NetworkInterface IamInstanceProfile EbsOptimized',
    },
    InstanceMetadataOptionsRequest: {
      served: {
        HttpTokens: { member: 'HttpTokens', type: 'string', values: ['optional', 'required'] },
      },
      unserved: 'HttpPutResponseHopLimit HttpEndpoint HttpProtocolIpv6 InstanceMetadataTags',
    },
    BlockDeviceMapping: {
      served: {
        DeviceName: { member: 'DeviceName', type: 'string', isRequired: true },
        Ebs: { member: 'Ebs', type: { structure: 'EbsBlockDevice' }, isRequired: true },
      },
      unserved: 'NoDevice VirtualName',
    },
    EbsBlockDevice: {
      served: {
        Encrypted: { member: 'Encrypted', type: 'boolean' },
        KmsKeyId: { member: 'KmsKeyId', type: 'string' },
        VolumeSize: { member: 'VolumeSize', type: 'number' },
      },
      unserved:
        'DeleteOnTermination Iops SnapshotId VolumeType Throughput OutpostArn AvailabilityZone VolumeInitializationRate AvailabilityZoneId EbsCardIndex',
    },
    UpdateSecurityGroupRuleDescriptionsEgressRequest: {
      served: {
        GroupId: { member: 'GroupId', type: 'string', isRequired: true },
        IpPermissions: { member: 'IpPermissions', type: { list: { structure: 'IpPermission' } } },
        DryRun: { member: 'DryRun', type: 'boolean' },
        SecurityGroupRuleDescription: {
          member: 'SecurityGroupRuleDescriptions',
          type: { list: { structure: 'SecurityGroupRuleDescription' } },
        },
      },
      unserved: 'GroupName',
    },
    SecurityGroupRuleDescription: {
      served: {
        SecurityGroupRuleId: { member: 'SecurityGroupRuleId', type: 'string', isRequired: true },
        Description: { member: 'Description', type: 'string' },
      },
      unserved: '',
    },
    UpdateSecurityGroupRuleDescriptionsIngressRequest: {
      served: {
        GroupId: { member: 'GroupId', type: 'string', isRequired: true },
        IpPermissions: { member: 'IpPermissions', type: { list: { structure: 'IpPermission' } } },
        DryRun: { member: 'DryRun', type: 'boolean' },
        SecurityGroupRuleDescription: {
          member: 'SecurityGroupRuleDescriptions',
          type: { list: { structure: 'SecurityGroupRuleDescription' } },
        },
      },
      unserved: 'GroupName',
    },
  },
  outputs: {
    AcceptVpcPeeringConnectionResult: {
      VpcPeeringConnection: ['vpcPeeringConnection', { structure: 'VpcPeeringConnection' }],
    },
    VpcPeeringConnection: {
      AccepterVpcInfo: ['accepterVpcInfo', { structure: 'VpcPeeringConnectionVpcInfo' }],
      ExpirationTime: ['expirationTime', 'timestamp'],
      RequesterVpcInfo: ['requesterVpcInfo', { structure: 'VpcPeeringConnectionVpcInfo' }],
      Status: ['status', { structure: 'VpcPeeringConnectionStateReason' }],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      VpcPeeringConnectionId: ['vpcPeeringConnectionId', 'string'],
    },
    VpcPeeringConnectionVpcInfo: {
      CidrBlock: ['cidrBlock', 'string'],
      Ipv6CidrBlockSet: [
        'ipv6CidrBlockSet',
        { list: { structure: 'Ipv6CidrBlock' }, item: 'item' },
      ],
      CidrBlockSet: ['cidrBlockSet', { list: { structure: 'CidrBlock' }, item: 'item' }],
      OwnerId: ['ownerId', 'string'],
      PeeringOptions: ['peeringOptions', { structure: 'VpcPeeringConnectionOptionsDescription' }],
      VpcId: ['vpcId', 'string'],
      Region: ['region', 'string'],
    },
    Ipv6CidrBlock: { Ipv6CidrBlock: ['ipv6CidrBlock', 'string'] },
    CidrBlock: { CidrBlock: ['cidrBlock', 'string'] },
    VpcPeeringConnectionOptionsDescription: {
      AllowDnsResolutionFromRemoteVpc: ['allowDnsResolutionFromRemoteVpc', 'boolean'],
      AllowEgressFromLocalClassicLinkToRemoteVpc: [
        'allowEgressFromLocalClassicLinkToRemoteVpc',
        'boolean',
      ],
      AllowEgressFromLocalVpcToRemoteClassicLink: [
        'allowEgressFromLocalVpcToRemoteClassicLink',
        'boolean',
      ],
    },
    VpcPeeringConnectionStateReason: { Code: ['code', 'string'], Message: ['message', 'string'] },
    Tag: { Key: ['key', 'string'], Value: ['value', 'string'] },
    AllocateAddressResult: {
      AllocationId: ['allocationId', 'string'],
      PublicIpv4Pool: ['publicIpv4Pool', 'string'],
      NetworkBorderGroup: ['networkBorderGroup', 'string'],
      Domain: ['domain', 'string'],
      CustomerOwnedIp: ['customerOwnedIp', 'string'],
      CustomerOwnedIpv4Pool: ['customerOwnedIpv4Pool', 'string'],
      CarrierIp: ['carrierIp', 'string'],
      PublicIp: ['publicIp', 'string'],
    },
    AssociateRouteTableResult: {
      AssociationId: ['associationId', 'string'],
      AssociationState: ['associationState', { structure: 'RouteTableAssociationState' }],
    },
    RouteTableAssociationState: {
      State: ['state', 'string'],
      StatusMessage: ['statusMessage', 'string'],
    },
    AssociateVpcCidrBlockResult: {
      Ipv6CidrBlockAssociation: [
        'ipv6CidrBlockAssociation',
        { structure: 'VpcIpv6CidrBlockAssociation' },
      ],
      CidrBlockAssociation: ['cidrBlockAssociation', { structure: 'VpcCidrBlockAssociation' }],
      VpcId: ['vpcId', 'string'],
    },
    VpcIpv6CidrBlockAssociation: {
      AssociationId: ['associationId', 'string'],
      Ipv6CidrBlock: ['ipv6CidrBlock', 'string'],
      Ipv6CidrBlockState: ['ipv6CidrBlockState', { structure: 'VpcCidrBlockState' }],
      NetworkBorderGroup: ['networkBorderGroup', 'string'],
      Ipv6Pool: ['ipv6Pool', 'string'],
      Ipv6AddressAttribute: ['ipv6AddressAttribute', 'string'],
      IpSource: ['ipSource', 'string'],
    },
    VpcCidrBlockState: { State: ['state', 'string'], StatusMessage: ['statusMessage', 'string'] },
    VpcCidrBlockAssociation: {
      AssociationId: ['associationId', 'string'],
      CidrBlock: ['cidrBlock', 'string'],
      CidrBlockState: ['cidrBlockState', { structure: 'VpcCidrBlockState' }],
    },
    AuthorizeSecurityGroupEgressResult: {
      Return: ['return', 'boolean'],
      SecurityGroupRules: [
        'securityGroupRuleSet',
        { list: { structure: 'SecurityGroupRule' }, item: 'item' },
      ],
    },
    SecurityGroupRule: {
      SecurityGroupRuleId: ['securityGroupRuleId', 'string'],
      GroupId: ['groupId', 'string'],
      GroupOwnerId: ['groupOwnerId', 'string'],
      IsEgress: ['isEgress', 'boolean'],
      IpProtocol: ['ipProtocol', 'string'],
      FromPort: ['fromPort', 'number'],
      ToPort: ['toPort', 'number'],
      CidrIpv4: ['cidrIpv4', 'string'],
      CidrIpv6: ['cidrIpv6', 'string'],
      PrefixListId: ['prefixListId', 'string'],
      ReferencedGroupInfo: ['referencedGroupInfo', { structure: 'ReferencedSecurityGroup' }],
      Description: ['description', 'string'],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      SecurityGroupRuleArn: ['securityGroupRuleArn', 'string'],
    },
    ReferencedSecurityGroup: {
      GroupId: ['groupId', 'string'],
      PeeringStatus: ['peeringStatus', 'string'],
      UserId: ['userId', 'string'],
      VpcId: ['vpcId', 'string'],
      VpcPeeringConnectionId: ['vpcPeeringConnectionId', 'string'],
    },
    AuthorizeSecurityGroupIngressResult: {
      Return: ['return', 'boolean'],
      SecurityGroupRules: [
        'securityGroupRuleSet',
        { list: { structure: 'SecurityGroupRule' }, item: 'item' },
      ],
    },
    CreateDefaultSubnetResult: { Subnet: ['subnet', { structure: 'Subnet' }] },
    Subnet: {
      AvailabilityZoneId: ['availabilityZoneId', 'string'],
      EnableLniAtDeviceIndex: ['enableLniAtDeviceIndex', 'number'],
      MapCustomerOwnedIpOnLaunch: ['mapCustomerOwnedIpOnLaunch', 'boolean'],
      CustomerOwnedIpv4Pool: ['customerOwnedIpv4Pool', 'string'],
      OwnerId: ['ownerId', 'string'],
      AssignIpv6AddressOnCreation: ['assignIpv6AddressOnCreation', 'boolean'],
      Ipv6CidrBlockAssociationSet: [
        'ipv6CidrBlockAssociationSet',
        { list: { structure: 'SubnetIpv6CidrBlockAssociation' }, item: 'item' },
      ],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      SubnetArn: ['subnetArn', 'string'],
      OutpostArn: ['outpostArn', 'string'],
      EnableDns64: ['enableDns64', 'boolean'],
      Ipv6Native: ['ipv6Native', 'boolean'],
      PrivateDnsNameOptionsOnLaunch: [
        'privateDnsNameOptionsOnLaunch',
        { structure: 'PrivateDnsNameOptionsOnLaunch' },
      ],
      BlockPublicAccessStates: [
        'blockPublicAccessStates',
        { structure: 'BlockPublicAccessStates' },
      ],
      Type: ['type', 'string'],
      SubnetId: ['subnetId', 'string'],
      State: ['state', 'string'],
      VpcId: ['vpcId', 'string'],
      CidrBlock: ['cidrBlock', 'string'],
      AvailableIpAddressCount: ['availableIpAddressCount', 'number'],
      AvailabilityZone: ['availabilityZone', 'string'],
      DefaultForAz: ['defaultForAz', 'boolean'],
      MapPublicIpOnLaunch: ['mapPublicIpOnLaunch', 'boolean'],
    },
    SubnetIpv6CidrBlockAssociation: {
      AssociationId: ['associationId', 'string'],
      Ipv6CidrBlock: ['ipv6CidrBlock', 'string'],
      Ipv6CidrBlockState: ['ipv6CidrBlockState', { structure: 'SubnetCidrBlockState' }],
      Ipv6AddressAttribute: ['ipv6AddressAttribute', 'string'],
      IpSource: ['ipSource', 'string'],
    },
    SubnetCidrBlockState: {
      State: ['state', 'string'],
      StatusMessage: ['statusMessage', 'string'],
    },
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: ['hostnameType', 'string'],
      EnableResourceNameDnsARecord: ['enableResourceNameDnsARecord', 'boolean'],
      EnableResourceNameDnsAAAARecord: ['enableResourceNameDnsAAAARecord', 'boolean'],
    },
    BlockPublicAccessStates: { InternetGatewayBlockMode: ['internetGatewayBlockMode', 'string'] },
    CreateDefaultVpcResult: { Vpc: ['vpc', { structure: 'Vpc' }] },
    Vpc: {
      OwnerId: ['ownerId', 'string'],
      InstanceTenancy: ['instanceTenancy', 'string'],
      Ipv6CidrBlockAssociationSet: [
        'ipv6CidrBlockAssociationSet',
        { list: { structure: 'VpcIpv6CidrBlockAssociation' }, item: 'item' },
      ],
      CidrBlockAssociationSet: [
        'cidrBlockAssociationSet',
        { list: { structure: 'VpcCidrBlockAssociation' }, item: 'item' },
      ],
      IsDefault: ['isDefault', 'boolean'],
      EncryptionControl: ['encryptionControl', { structure: 'VpcEncryptionControl' }],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      BlockPublicAccessStates: [
        'blockPublicAccessStates',
        { structure: 'BlockPublicAccessStates' },
      ],
      VpcId: ['vpcId', 'string'],
      State: ['state', 'string'],
      CidrBlock: ['cidrBlock', 'string'],
      DhcpOptionsId: ['dhcpOptionsId', 'string'],
    },
    VpcEncryptionControl: {
      VpcId: ['vpcId', 'string'],
      VpcEncryptionControlId: ['vpcEncryptionControlId', 'string'],
      Mode: ['mode', 'string'],
      State: ['state', 'string'],
      StateMessage: ['stateMessage', 'string'],
      ResourceExclusions: ['resourceExclusions', { structure: 'VpcEncryptionControlExclusions' }],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
    },
    VpcEncryptionControlExclusions: {
      InternetGateway: ['internetGateway', { structure: 'VpcEncryptionControlExclusion' }],
      EgressOnlyInternetGateway: [
        'egressOnlyInternetGateway',
        { structure: 'VpcEncryptionControlExclusion' },
      ],
      NatGateway: ['natGateway', { structure: 'VpcEncryptionControlExclusion' }],
      VirtualPrivateGateway: [
        'virtualPrivateGateway',
        { structure: 'VpcEncryptionControlExclusion' },
      ],
      VpcPeering: ['vpcPeering', { structure: 'VpcEncryptionControlExclusion' }],
      Lambda: ['lambda', { structure: 'VpcEncryptionControlExclusion' }],
      VpcLattice: ['vpcLattice', { structure: 'VpcEncryptionControlExclusion' }],
      ElasticFileSystem: ['elasticFileSystem', { structure: 'VpcEncryptionControlExclusion' }],
      GlobalAccelerator: ['globalAccelerator', { structure: 'VpcEncryptionControlExclusion' }],
      ApiGatewayV2: ['apiGatewayV2', { structure: 'VpcEncryptionControlExclusion' }],
    },
    VpcEncryptionControlExclusion: {
      State: ['state', 'string'],
      StateMessage: ['stateMessage', 'string'],
    },
    CreateFlowLogsResult: {
      ClientToken: ['clientToken', 'string'],
      FlowLogIds: ['flowLogIdSet', { list: 'string', item: 'item' }],
      Unsuccessful: ['unsuccessful', { list: { structure: 'UnsuccessfulItem' }, item: 'item' }],
    },
    UnsuccessfulItem: {
      Error: ['error', { structure: 'UnsuccessfulItemError' }],
      ResourceId: ['resourceId', 'string'],
    },
    UnsuccessfulItemError: { Code: ['code', 'string'], Message: ['message', 'string'] },
    CreateInternetGatewayResult: {
      InternetGateway: ['internetGateway', { structure: 'InternetGateway' }],
    },
    InternetGateway: {
      Attachments: [
        'attachmentSet',
        { list: { structure: 'InternetGatewayAttachment' }, item: 'item' },
      ],
      InternetGatewayId: ['internetGatewayId', 'string'],
      OwnerId: ['ownerId', 'string'],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
    },
    InternetGatewayAttachment: { State: ['state', 'string'], VpcId: ['vpcId', 'string'] },
    CreateNatGatewayResult: {
      ClientToken: ['clientToken', 'string'],
      NatGateway: ['natGateway', { structure: 'NatGateway' }],
    },
    NatGateway: {
      CreateTime: ['createTime', 'timestamp'],
      DeleteTime: ['deleteTime', 'timestamp'],
      FailureCode: ['failureCode', 'string'],
      FailureMessage: ['failureMessage', 'string'],
      NatGatewayAddresses: [
        'natGatewayAddressSet',
        { list: { structure: 'NatGatewayAddress' }, item: 'item' },
      ],
      NatGatewayId: ['natGatewayId', 'string'],
      ProvisionedBandwidth: ['provisionedBandwidth', { structure: 'ProvisionedBandwidth' }],
      State: ['state', 'string'],
      SubnetId: ['subnetId', 'string'],
      VpcId: ['vpcId', 'string'],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      ConnectivityType: ['connectivityType', 'string'],
      AvailabilityMode: ['availabilityMode', 'string'],
      AutoScalingIps: ['autoScalingIps', 'string'],
      AutoProvisionZones: ['autoProvisionZones', 'string'],
      AttachedAppliances: [
        'attachedApplianceSet',
        { list: { structure: 'NatGatewayAttachedAppliance' }, item: 'item' },
      ],
      RouteTableId: ['routeTableId', 'string'],
    },
    NatGatewayAddress: {
      AllocationId: ['allocationId', 'string'],
      NetworkInterfaceId: ['networkInterfaceId', 'string'],
      PrivateIp: ['privateIp', 'string'],
      PublicIp: ['publicIp', 'string'],
      AssociationId: ['associationId', 'string'],
      IsPrimary: ['isPrimary', 'boolean'],
      FailureMessage: ['failureMessage', 'string'],
      Status: ['status', 'string'],
      AvailabilityZone: ['availabilityZone', 'string'],
      AvailabilityZoneId: ['availabilityZoneId', 'string'],
    },
    ProvisionedBandwidth: {
      ProvisionTime: ['provisionTime', 'timestamp'],
      Provisioned: ['provisioned', 'string'],
      RequestTime: ['requestTime', 'timestamp'],
      Requested: ['requested', 'string'],
      Status: ['status', 'string'],
    },
    NatGatewayAttachedAppliance: {
      Type: ['type', 'string'],
      ApplianceArn: ['applianceArn', 'string'],
      VpcEndpointId: ['vpcEndpointId', 'string'],
      AttachmentState: ['attachmentState', 'string'],
      ModificationState: ['modificationState', 'string'],
      FailureCode: ['failureCode', 'string'],
      FailureMessage: ['failureMessage', 'string'],
    },
    CreateNetworkInterfaceResult: {
      NetworkInterface: ['networkInterface', { structure: 'NetworkInterface' }],
      ClientToken: ['clientToken', 'string'],
    },
    NetworkInterface: {
      Association: ['association', { structure: 'NetworkInterfaceAssociation' }],
      Attachment: ['attachment', { structure: 'NetworkInterfaceAttachment' }],
      AvailabilityZone: ['availabilityZone', 'string'],
      ConnectionTrackingConfiguration: [
        'connectionTrackingConfiguration',
        { structure: 'ConnectionTrackingConfiguration' },
      ],
      Description: ['description', 'string'],
      Groups: ['groupSet', { list: { structure: 'GroupIdentifier' }, item: 'item' }],
      InterfaceType: ['interfaceType', 'string'],
      Ipv6Addresses: [
        'ipv6AddressesSet',
        { list: { structure: 'NetworkInterfaceIpv6Address' }, item: 'item' },
      ],
      MacAddress: ['macAddress', 'string'],
      NetworkInterfaceId: ['networkInterfaceId', 'string'],
      OutpostArn: ['outpostArn', 'string'],
      OwnerId: ['ownerId', 'string'],
      PrivateDnsName: ['privateDnsName', 'string'],
      PublicDnsName: ['publicDnsName', 'string'],
      PublicIpDnsNameOptions: ['publicIpDnsNameOptions', { structure: 'PublicIpDnsNameOptions' }],
      PrivateIpAddress: ['privateIpAddress', 'string'],
      PrivateIpAddresses: [
        'privateIpAddressesSet',
        { list: { structure: 'NetworkInterfacePrivateIpAddress' }, item: 'item' },
      ],
      Ipv4Prefixes: [
        'ipv4PrefixSet',
        { list: { structure: 'Ipv4PrefixSpecification' }, item: 'item' },
      ],
      Ipv6Prefixes: [
        'ipv6PrefixSet',
        { list: { structure: 'Ipv6PrefixSpecification' }, item: 'item' },
      ],
      RequesterId: ['requesterId', 'string'],
      RequesterManaged: ['requesterManaged', 'boolean'],
      SourceDestCheck: ['sourceDestCheck', 'boolean'],
      Status: ['status', 'string'],
      SubnetId: ['subnetId', 'string'],
      TagSet: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      VpcId: ['vpcId', 'string'],
      DenyAllIgwTraffic: ['denyAllIgwTraffic', 'boolean'],
      Ipv6Native: ['ipv6Native', 'boolean'],
      Ipv6Address: ['ipv6Address', 'string'],
      Operator: ['operator', { structure: 'OperatorResponse' }],
      AssociatedSubnets: ['associatedSubnetSet', { list: 'string', item: 'item' }],
      AvailabilityZoneId: ['availabilityZoneId', 'string'],
    },
    NetworkInterfaceAssociation: {
      AllocationId: ['allocationId', 'string'],
      AssociationId: ['associationId', 'string'],
      IpOwnerId: ['ipOwnerId', 'string'],
      PublicDnsName: ['publicDnsName', 'string'],
      PublicIp: ['publicIp', 'string'],
      CustomerOwnedIp: ['customerOwnedIp', 'string'],
      CarrierIp: ['carrierIp', 'string'],
    },
    NetworkInterfaceAttachment: {
      AttachTime: ['attachTime', 'timestamp'],
      AttachmentId: ['attachmentId', 'string'],
      DeleteOnTermination: ['deleteOnTermination', 'boolean'],
      DeviceIndex: ['deviceIndex', 'number'],
      NetworkCardIndex: ['networkCardIndex', 'number'],
      InstanceId: ['instanceId', 'string'],
      InstanceOwnerId: ['instanceOwnerId', 'string'],
      Status: ['status', 'string'],
      EnaSrdSpecification: ['enaSrdSpecification', { structure: 'AttachmentEnaSrdSpecification' }],
      EnaQueueCount: ['enaQueueCount', 'number'],
    },
    AttachmentEnaSrdSpecification: {
      EnaSrdEnabled: ['enaSrdEnabled', 'boolean'],
      EnaSrdUdpSpecification: [
        'enaSrdUdpSpecification',
        { structure: 'AttachmentEnaSrdUdpSpecification' },
      ],
    },
    AttachmentEnaSrdUdpSpecification: { EnaSrdUdpEnabled: ['enaSrdUdpEnabled', 'boolean'] },
    ConnectionTrackingConfiguration: {
      TcpEstablishedTimeout: ['tcpEstablishedTimeout', 'number'],
      UdpStreamTimeout: ['udpStreamTimeout', 'number'],
      UdpTimeout: ['udpTimeout', 'number'],
    },
    GroupIdentifier: { GroupId: ['groupId', 'string'], GroupName: ['groupName', 'string'] },
    NetworkInterfaceIpv6Address: {
      Ipv6Address: ['ipv6Address', 'string'],
      PublicIpv6DnsName: ['publicIpv6DnsName', 'string'],
      IsPrimaryIpv6: ['isPrimaryIpv6', 'boolean'],
    },
    PublicIpDnsNameOptions: {
      DnsHostnameType: ['dnsHostnameType', 'string'],
      PublicIpv4DnsName: ['publicIpv4DnsName', 'string'],
      PublicIpv6DnsName: ['publicIpv6DnsName', 'string'],
      PublicDualStackDnsName: ['publicDualStackDnsName', 'string'],
    },
    NetworkInterfacePrivateIpAddress: {
      Association: ['association', { structure: 'NetworkInterfaceAssociation' }],
      Primary: ['primary', 'boolean'],
      PrivateDnsName: ['privateDnsName', 'string'],
      PrivateIpAddress: ['privateIpAddress', 'string'],
    },
    Ipv4PrefixSpecification: { Ipv4Prefix: ['ipv4Prefix', 'string'] },
    Ipv6PrefixSpecification: { Ipv6Prefix: ['ipv6Prefix', 'string'] },
    OperatorResponse: {
      Managed: ['managed', 'boolean'],
      Principal: ['principal', 'string'],
      HiddenByDefault: ['hiddenByDefault', 'boolean'],
    },
    CreateRouteResult: { Return: ['return', 'boolean'] },
    CreateRouteTableResult: {
      RouteTable: ['routeTable', { structure: 'RouteTable' }],
      ClientToken: ['clientToken', 'string'],
    },
    RouteTable: {
      Associations: [
        'associationSet',
        { list: { structure: 'RouteTableAssociation' }, item: 'item' },
      ],
      PropagatingVgws: [
        'propagatingVgwSet',
        { list: { structure: 'PropagatingVgw' }, item: 'item' },
      ],
      RouteTableId: ['routeTableId', 'string'],
      Routes: ['routeSet', { list: { structure: 'Route' }, item: 'item' }],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      VpcId: ['vpcId', 'string'],
      OwnerId: ['ownerId', 'string'],
    },
    RouteTableAssociation: {
      Main: ['main', 'boolean'],
      RouteTableAssociationId: ['routeTableAssociationId', 'string'],
      RouteTableId: ['routeTableId', 'string'],
      SubnetId: ['subnetId', 'string'],
      GatewayId: ['gatewayId', 'string'],
      PublicIpv4Pool: ['publicIpv4Pool', 'string'],
      AssociationState: ['associationState', { structure: 'RouteTableAssociationState' }],
    },
    PropagatingVgw: { GatewayId: ['gatewayId', 'string'] },
    Route: {
      DestinationCidrBlock: ['destinationCidrBlock', 'string'],
      DestinationIpv6CidrBlock: ['destinationIpv6CidrBlock', 'string'],
      DestinationPrefixListId: ['destinationPrefixListId', 'string'],
      EgressOnlyInternetGatewayId: ['egressOnlyInternetGatewayId', 'string'],
      GatewayId: ['gatewayId', 'string'],
      InstanceId: ['instanceId', 'string'],
      InstanceOwnerId: ['instanceOwnerId', 'string'],
      NatGatewayId: ['natGatewayId', 'string'],
      TransitGatewayId: ['transitGatewayId', 'string'],
      LocalGatewayId: ['localGatewayId', 'string'],
      CarrierGatewayId: ['carrierGatewayId', 'string'],
      NetworkInterfaceId: ['networkInterfaceId', 'string'],
      Origin: ['origin', 'string'],
      State: ['state', 'string'],
      VpcPeeringConnectionId: ['vpcPeeringConnectionId', 'string'],
      CoreNetworkArn: ['coreNetworkArn', 'string'],
      OdbNetworkArn: ['odbNetworkArn', 'string'],
      IpAddress: ['ipAddress', 'string'],
    },
    CreateSecurityGroupResult: {
      GroupId: ['groupId', 'string'],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      SecurityGroupArn: ['securityGroupArn', 'string'],
    },
    CreateSubnetResult: { Subnet: ['subnet', { structure: 'Subnet' }] },
    CreateVpcResult: { Vpc: ['vpc', { structure: 'Vpc' }] },
    CreateVpcEndpointResult: {
      VpcEndpoint: ['vpcEndpoint', { structure: 'VpcEndpoint' }],
      ClientToken: ['clientToken', 'string'],
    },
    VpcEndpoint: {
      VpcEndpointId: ['vpcEndpointId', 'string'],
      VpcEndpointType: ['vpcEndpointType', 'string'],
      VpcId: ['vpcId', 'string'],
      ServiceName: ['serviceName', 'string'],
      State: ['state', 'string'],
      PolicyDocument: ['policyDocument', 'string'],
      RouteTableIds: ['routeTableIdSet', { list: 'string', item: 'item' }],
      SubnetIds: ['subnetIdSet', { list: 'string', item: 'item' }],
      Groups: ['groupSet', { list: { structure: 'SecurityGroupIdentifier' }, item: 'item' }],
      IpAddressType: ['ipAddressType', 'string'],
      DnsOptions: ['dnsOptions', { structure: 'DnsOptions' }],
      PrivateDnsEnabled: ['privateDnsEnabled', 'boolean'],
      RequesterManaged: ['requesterManaged', 'boolean'],
      NetworkInterfaceIds: ['networkInterfaceIdSet', { list: 'string', item: 'item' }],
      DnsEntries: ['dnsEntrySet', { list: { structure: 'DnsEntry' }, item: 'item' }],
      CreationTimestamp: ['creationTimestamp', 'timestamp'],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      OwnerId: ['ownerId', 'string'],
      LastError: ['lastError', { structure: 'LastError' }],
      Ipv4Prefixes: ['ipv4PrefixSet', { list: { structure: 'SubnetIpPrefixes' }, item: 'item' }],
      Ipv6Prefixes: ['ipv6PrefixSet', { list: { structure: 'SubnetIpPrefixes' }, item: 'item' }],
      FailureReason: ['failureReason', 'string'],
      ServiceNetworkArn: ['serviceNetworkArn', 'string'],
      ResourceConfigurationArn: ['resourceConfigurationArn', 'string'],
      ServiceRegion: ['serviceRegion', 'string'],
      PayerResponsibilities: [
        'payerResponsibilitySet',
        { list: { structure: 'PayerResponsibilityEntry' }, item: 'item' },
      ],
    },
    SecurityGroupIdentifier: { GroupId: ['groupId', 'string'], GroupName: ['groupName', 'string'] },
    DnsOptions: {
      DnsRecordIpType: ['dnsRecordIpType', 'string'],
      PrivateDnsOnlyForInboundResolverEndpoint: [
        'privateDnsOnlyForInboundResolverEndpoint',
        'boolean',
      ],
      PrivateDnsPreference: ['privateDnsPreference', 'string'],
      PrivateDnsSpecifiedDomains: [
        'privateDnsSpecifiedDomainSet',
        { list: 'string', item: 'item' },
      ],
    },
    DnsEntry: { DnsName: ['dnsName', 'string'], HostedZoneId: ['hostedZoneId', 'string'] },
    LastError: { Message: ['message', 'string'], Code: ['code', 'string'] },
    SubnetIpPrefixes: {
      SubnetId: ['subnetId', 'string'],
      IpPrefixes: ['ipPrefixSet', { list: 'string', item: 'item' }],
    },
    PayerResponsibilityEntry: {
      Scope: ['scope', 'string'],
      PayerResponsibilityType: ['payerResponsibilityType', 'string'],
    },
    CreateVpcPeeringConnectionResult: {
      VpcPeeringConnection: ['vpcPeeringConnection', { structure: 'VpcPeeringConnection' }],
    },
    DeleteFlowLogsResult: {
      Unsuccessful: ['unsuccessful', { list: { structure: 'UnsuccessfulItem' }, item: 'item' }],
    },
    DeleteNatGatewayResult: { NatGatewayId: ['natGatewayId', 'string'] },
    DeleteSecurityGroupResult: { Return: ['return', 'boolean'], GroupId: ['groupId', 'string'] },
    DeleteVpcEndpointsResult: {
      Unsuccessful: ['unsuccessful', { list: { structure: 'UnsuccessfulItem' }, item: 'item' }],
    },
    DeleteVpcPeeringConnectionResult: { Return: ['return', 'boolean'] },
    DescribeAccountAttributesResult: {
      AccountAttributes: [
        'accountAttributeSet',
        { list: { structure: 'AccountAttribute' }, item: 'item' },
      ],
    },
    AccountAttribute: {
      AttributeName: ['attributeName', 'string'],
      AttributeValues: [
        'attributeValueSet',
        { list: { structure: 'AccountAttributeValue' }, item: 'item' },
      ],
    },
    AccountAttributeValue: { AttributeValue: ['attributeValue', 'string'] },
    DescribeAddressesResult: {
      Addresses: ['addressesSet', { list: { structure: 'Address' }, item: 'item' }],
    },
    Address: {
      AllocationId: ['allocationId', 'string'],
      AssociationId: ['associationId', 'string'],
      Domain: ['domain', 'string'],
      NetworkInterfaceId: ['networkInterfaceId', 'string'],
      NetworkInterfaceOwnerId: ['networkInterfaceOwnerId', 'string'],
      PrivateIpAddress: ['privateIpAddress', 'string'],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      PublicIpv4Pool: ['publicIpv4Pool', 'string'],
      NetworkBorderGroup: ['networkBorderGroup', 'string'],
      CustomerOwnedIp: ['customerOwnedIp', 'string'],
      CustomerOwnedIpv4Pool: ['customerOwnedIpv4Pool', 'string'],
      CarrierIp: ['carrierIp', 'string'],
      SubnetId: ['subnetId', 'string'],
      ServiceManaged: ['serviceManaged', 'string'],
      InstanceId: ['instanceId', 'string'],
      PublicIp: ['publicIp', 'string'],
    },
    DescribeAddressesAttributeResult: {
      Addresses: ['addressSet', { list: { structure: 'AddressAttribute' }, item: 'item' }],
      NextToken: ['nextToken', 'string'],
    },
    AddressAttribute: {
      PublicIp: ['publicIp', 'string'],
      AllocationId: ['allocationId', 'string'],
      PtrRecord: ['ptrRecord', 'string'],
      PtrRecordUpdate: ['ptrRecordUpdate', { structure: 'PtrUpdateStatus' }],
    },
    PtrUpdateStatus: {
      Value: ['value', 'string'],
      Status: ['status', 'string'],
      Reason: ['reason', 'string'],
    },
    DescribeAvailabilityZonesResult: {
      AvailabilityZones: [
        'availabilityZoneInfo',
        { list: { structure: 'AvailabilityZone' }, item: 'item' },
      ],
    },
    AvailabilityZone: {
      OptInStatus: ['optInStatus', 'string'],
      Messages: ['messageSet', { list: { structure: 'AvailabilityZoneMessage' }, item: 'item' }],
      RegionName: ['regionName', 'string'],
      ZoneName: ['zoneName', 'string'],
      ZoneId: ['zoneId', 'string'],
      GroupName: ['groupName', 'string'],
      NetworkBorderGroup: ['networkBorderGroup', 'string'],
      ZoneType: ['zoneType', 'string'],
      ParentZoneName: ['parentZoneName', 'string'],
      ParentZoneId: ['parentZoneId', 'string'],
      GroupLongName: ['groupLongName', 'string'],
      Geography: [
        'geographySet',
        { list: { structure: 'AvailabilityZoneGeography' }, item: 'item' },
      ],
      SubGeography: [
        'subGeographySet',
        { list: { structure: 'AvailabilityZoneSubGeography' }, item: 'item' },
      ],
      State: ['zoneState', 'string'],
    },
    AvailabilityZoneMessage: { Message: ['message', 'string'] },
    AvailabilityZoneGeography: { Name: ['name', 'string'] },
    AvailabilityZoneSubGeography: { Name: ['name', 'string'] },
    DescribeFlowLogsResult: {
      FlowLogs: ['flowLogSet', { list: { structure: 'FlowLog' }, item: 'item' }],
      NextToken: ['nextToken', 'string'],
    },
    FlowLog: {
      CreationTime: ['creationTime', 'timestamp'],
      DeliverLogsErrorMessage: ['deliverLogsErrorMessage', 'string'],
      DeliverLogsPermissionArn: ['deliverLogsPermissionArn', 'string'],
      DeliverCrossAccountRole: ['deliverCrossAccountRole', 'string'],
      DeliverLogsStatus: ['deliverLogsStatus', 'string'],
      FlowLogId: ['flowLogId', 'string'],
      FlowLogStatus: ['flowLogStatus', 'string'],
      LogGroupName: ['logGroupName', 'string'],
      ResourceId: ['resourceId', 'string'],
      TrafficType: ['trafficType', 'string'],
      LogDestinationType: ['logDestinationType', 'string'],
      LogDestination: ['logDestination', 'string'],
      LogFormat: ['logFormat', 'string'],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      MaxAggregationInterval: ['maxAggregationInterval', 'number'],
      DestinationOptions: ['destinationOptions', { structure: 'DestinationOptionsResponse' }],
      TagFieldSpecifications: [
        'tagFieldSpecificationSet',
        { list: { structure: 'TagFieldSpecificationResponse' }, item: 'item' },
      ],
    },
    DestinationOptionsResponse: {
      FileFormat: ['fileFormat', 'string'],
      HiveCompatiblePartitions: ['hiveCompatiblePartitions', 'boolean'],
      PerHourPartition: ['perHourPartition', 'boolean'],
    },
    TagFieldSpecificationResponse: {
      ResourceType: ['resourceType', 'string'],
      TagKeys: ['tagKeySet', { list: 'string', item: 'item' }],
    },
    DescribeImagesResult: {
      NextToken: ['nextToken', 'string'],
      Images: ['imagesSet', { list: { structure: 'Image' }, item: 'item' }],
    },
    Image: {
      Architecture: ['architecture', 'string'],
      BlockDeviceMappings: [
        'blockDeviceMapping',
        { list: { structure: 'BlockDeviceMapping' }, item: 'item' },
      ],
      BootMode: ['bootMode', 'string'],
      CreationDate: ['creationDate', 'string'],
      Description: ['description', 'string'],
      EnaSupport: ['enaSupport', 'boolean'],
      FreeTierEligible: ['freeTierEligible', 'boolean'],
      Hypervisor: ['hypervisor', 'string'],
      ImageId: ['imageId', 'string'],
      ImageLocation: ['imageLocation', 'string'],
      ImageOwnerAlias: ['imageOwnerAlias', 'string'],
      ImageType: ['imageType', 'string'],
      ImdsSupport: ['imdsSupport', 'string'],
      Name: ['name', 'string'],
      OwnerId: ['imageOwnerId', 'string'],
      PlatformDetails: ['platformDetails', 'string'],
      Public: ['isPublic', 'boolean'],
      RootDeviceName: ['rootDeviceName', 'string'],
      RootDeviceType: ['rootDeviceType', 'string'],
      SriovNetSupport: ['sriovNetSupport', 'string'],
      State: ['imageState', 'string'],
      UsageOperation: ['usageOperation', 'string'],
      VirtualizationType: ['virtualizationType', 'string'],
    },
    BlockDeviceMapping: {
      DeviceName: ['deviceName', 'string'],
      Ebs: ['ebs', { structure: 'EbsBlockDevice' }],
    },
    EbsBlockDevice: {
      DeleteOnTermination: ['deleteOnTermination', 'boolean'],
      Encrypted: ['encrypted', 'boolean'],
      Iops: ['iops', 'number'],
      SnapshotId: ['snapshotId', 'string'],
      Throughput: ['throughput', 'number'],
      VolumeSize: ['volumeSize', 'number'],
      VolumeType: ['volumeType', 'string'],
    },
    DescribeInstancesResult: {
      NextToken: ['nextToken', 'string'],
      Reservations: ['reservationSet', { list: { structure: 'Reservation' }, item: 'item' }],
    },
    Reservation: { ReservationId: ['reservationId', 'string'] },
    DescribeInternetGatewaysResult: {
      InternetGateways: [
        'internetGatewaySet',
        { list: { structure: 'InternetGateway' }, item: 'item' },
      ],
      NextToken: ['nextToken', 'string'],
    },
    DescribeManagedPrefixListsResult: {
      NextToken: ['nextToken', 'string'],
      PrefixLists: ['prefixListSet', { list: { structure: 'ManagedPrefixList' }, item: 'item' }],
    },
    ManagedPrefixList: {
      PrefixListId: ['prefixListId', 'string'],
      AddressFamily: ['addressFamily', 'string'],
      State: ['state', 'string'],
      StateMessage: ['stateMessage', 'string'],
      PrefixListArn: ['prefixListArn', 'string'],
      PrefixListName: ['prefixListName', 'string'],
      MaxEntries: ['maxEntries', 'number'],
      Version: ['version', 'number'],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      OwnerId: ['ownerId', 'string'],
      IpamPrefixListResolverTargetId: ['ipamPrefixListResolverTargetId', 'string'],
      IpamPrefixListResolverSyncEnabled: ['ipamPrefixListResolverSyncEnabled', 'boolean'],
    },
    DescribeNatGatewaysResult: {
      NatGateways: ['natGatewaySet', { list: { structure: 'NatGateway' }, item: 'item' }],
      NextToken: ['nextToken', 'string'],
    },
    DescribeNetworkAclsResult: {
      NetworkAcls: ['networkAclSet', { list: { structure: 'NetworkAcl' }, item: 'item' }],
      NextToken: ['nextToken', 'string'],
    },
    NetworkAcl: {
      Associations: [
        'associationSet',
        { list: { structure: 'NetworkAclAssociation' }, item: 'item' },
      ],
      Entries: ['entrySet', { list: { structure: 'NetworkAclEntry' }, item: 'item' }],
      IsDefault: ['default', 'boolean'],
      NetworkAclId: ['networkAclId', 'string'],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      VpcId: ['vpcId', 'string'],
      OwnerId: ['ownerId', 'string'],
    },
    NetworkAclAssociation: {
      NetworkAclAssociationId: ['networkAclAssociationId', 'string'],
      NetworkAclId: ['networkAclId', 'string'],
      SubnetId: ['subnetId', 'string'],
    },
    NetworkAclEntry: {
      CidrBlock: ['cidrBlock', 'string'],
      Egress: ['egress', 'boolean'],
      IcmpTypeCode: ['icmpTypeCode', { structure: 'IcmpTypeCode' }],
      Ipv6CidrBlock: ['ipv6CidrBlock', 'string'],
      PortRange: ['portRange', { structure: 'PortRange' }],
      Protocol: ['protocol', 'string'],
      RuleAction: ['ruleAction', 'string'],
      RuleNumber: ['ruleNumber', 'number'],
    },
    IcmpTypeCode: { Code: ['code', 'number'], Type: ['type', 'number'] },
    PortRange: { From: ['from', 'number'], To: ['to', 'number'] },
    DescribeNetworkInterfacesResult: {
      NetworkInterfaces: [
        'networkInterfaceSet',
        { list: { structure: 'NetworkInterface' }, item: 'item' },
      ],
      NextToken: ['nextToken', 'string'],
    },
    DescribePrefixListsResult: {
      NextToken: ['nextToken', 'string'],
      PrefixLists: ['prefixListSet', { list: { structure: 'PrefixList' }, item: 'item' }],
    },
    PrefixList: {
      Cidrs: ['cidrSet', { list: 'string', item: 'item' }],
      PrefixListId: ['prefixListId', 'string'],
      PrefixListName: ['prefixListName', 'string'],
    },
    DescribeRegionsResult: {
      Regions: ['regionInfo', { list: { structure: 'Region' }, item: 'item' }],
    },
    Region: {
      OptInStatus: ['optInStatus', 'string'],
      Geography: ['geographySet', { list: { structure: 'RegionGeography' }, item: 'item' }],
      RegionName: ['regionName', 'string'],
      Endpoint: ['regionEndpoint', 'string'],
    },
    RegionGeography: { Name: ['name', 'string'] },
    DescribeRouteTablesResult: {
      RouteTables: ['routeTableSet', { list: { structure: 'RouteTable' }, item: 'item' }],
      NextToken: ['nextToken', 'string'],
    },
    DescribeSecurityGroupRulesResult: {
      SecurityGroupRules: [
        'securityGroupRuleSet',
        { list: { structure: 'SecurityGroupRule' }, item: 'item' },
      ],
      NextToken: ['nextToken', 'string'],
    },
    DescribeSecurityGroupsResult: {
      NextToken: ['nextToken', 'string'],
      SecurityGroups: ['securityGroupInfo', { list: { structure: 'SecurityGroup' }, item: 'item' }],
    },
    SecurityGroup: {
      GroupId: ['groupId', 'string'],
      IpPermissionsEgress: [
        'ipPermissionsEgress',
        { list: { structure: 'IpPermission' }, item: 'item' },
      ],
      Tags: ['tagSet', { list: { structure: 'Tag' }, item: 'item' }],
      VpcId: ['vpcId', 'string'],
      SecurityGroupArn: ['securityGroupArn', 'string'],
      OwnerId: ['ownerId', 'string'],
      GroupName: ['groupName', 'string'],
      Description: ['groupDescription', 'string'],
      IpPermissions: ['ipPermissions', { list: { structure: 'IpPermission' }, item: 'item' }],
    },
    IpPermission: {
      IpProtocol: ['ipProtocol', 'string'],
      FromPort: ['fromPort', 'number'],
      ToPort: ['toPort', 'number'],
      UserIdGroupPairs: ['groups', { list: { structure: 'UserIdGroupPair' }, item: 'item' }],
      IpRanges: ['ipRanges', { list: { structure: 'IpRange' }, item: 'item' }],
      Ipv6Ranges: ['ipv6Ranges', { list: { structure: 'Ipv6Range' }, item: 'item' }],
      PrefixListIds: ['prefixListIds', { list: { structure: 'PrefixListId' }, item: 'item' }],
    },
    UserIdGroupPair: {
      Description: ['description', 'string'],
      UserId: ['userId', 'string'],
      GroupName: ['groupName', 'string'],
      GroupId: ['groupId', 'string'],
      VpcId: ['vpcId', 'string'],
      VpcPeeringConnectionId: ['vpcPeeringConnectionId', 'string'],
      PeeringStatus: ['peeringStatus', 'string'],
    },
    IpRange: { Description: ['description', 'string'], CidrIp: ['cidrIp', 'string'] },
    Ipv6Range: { Description: ['description', 'string'], CidrIpv6: ['cidrIpv6', 'string'] },
    PrefixListId: {
      Description: ['description', 'string'],
      PrefixListId: ['prefixListId', 'string'],
    },
    DescribeSubnetsResult: {
      NextToken: ['nextToken', 'string'],
      Subnets: ['subnetSet', { list: { structure: 'Subnet' }, item: 'item' }],
    },
    DescribeTagsResult: {
      NextToken: ['nextToken', 'string'],
      Tags: ['tagSet', { list: { structure: 'TagDescription' }, item: 'item' }],
    },
    TagDescription: {
      Key: ['key', 'string'],
      ResourceId: ['resourceId', 'string'],
      ResourceType: ['resourceType', 'string'],
      Value: ['value', 'string'],
    },
    DescribeVpcAttributeResult: {
      EnableDnsHostnames: ['enableDnsHostnames', { structure: 'AttributeBooleanValue' }],
      EnableDnsSupport: ['enableDnsSupport', { structure: 'AttributeBooleanValue' }],
      EnableNetworkAddressUsageMetrics: [
        'enableNetworkAddressUsageMetrics',
        { structure: 'AttributeBooleanValue' },
      ],
      VpcId: ['vpcId', 'string'],
    },
    AttributeBooleanValue: { Value: ['value', 'boolean'] },
    DescribeVpcBlockPublicAccessOptionsResult: {
      VpcBlockPublicAccessOptions: [
        'vpcBlockPublicAccessOptions',
        { structure: 'VpcBlockPublicAccessOptions' },
      ],
    },
    VpcBlockPublicAccessOptions: {
      AwsAccountId: ['awsAccountId', 'string'],
      AwsRegion: ['awsRegion', 'string'],
      State: ['state', 'string'],
      InternetGatewayBlockMode: ['internetGatewayBlockMode', 'string'],
      Reason: ['reason', 'string'],
      LastUpdateTimestamp: ['lastUpdateTimestamp', 'timestamp'],
      ManagedBy: ['managedBy', 'string'],
      ExclusionsAllowed: ['exclusionsAllowed', 'string'],
    },
    DescribeVpcEndpointsResult: {
      VpcEndpoints: ['vpcEndpointSet', { list: { structure: 'VpcEndpoint' }, item: 'item' }],
      NextToken: ['nextToken', 'string'],
    },
    DescribeVpcPeeringConnectionsResult: {
      VpcPeeringConnections: [
        'vpcPeeringConnectionSet',
        { list: { structure: 'VpcPeeringConnection' }, item: 'item' },
      ],
      NextToken: ['nextToken', 'string'],
    },
    DescribeVpcsResult: {
      NextToken: ['nextToken', 'string'],
      Vpcs: ['vpcSet', { list: { structure: 'Vpc' }, item: 'item' }],
    },
    DisassociateVpcCidrBlockResult: {
      Ipv6CidrBlockAssociation: [
        'ipv6CidrBlockAssociation',
        { structure: 'VpcIpv6CidrBlockAssociation' },
      ],
      CidrBlockAssociation: ['cidrBlockAssociation', { structure: 'VpcCidrBlockAssociation' }],
      VpcId: ['vpcId', 'string'],
    },
    GetManagedPrefixListEntriesResult: {
      Entries: ['entrySet', { list: { structure: 'PrefixListEntry' }, item: 'item' }],
      NextToken: ['nextToken', 'string'],
    },
    PrefixListEntry: { Cidr: ['cidr', 'string'], Description: ['description', 'string'] },
    ModifySecurityGroupRulesResult: { Return: ['return', 'boolean'] },
    ModifyVpcBlockPublicAccessOptionsResult: {
      VpcBlockPublicAccessOptions: [
        'vpcBlockPublicAccessOptions',
        { structure: 'VpcBlockPublicAccessOptions' },
      ],
    },
    ModifyVpcEndpointResult: { Return: ['return', 'boolean'] },
    ModifyVpcPeeringConnectionOptionsResult: {
      AccepterPeeringConnectionOptions: [
        'accepterPeeringConnectionOptions',
        { structure: 'PeeringConnectionOptions' },
      ],
      RequesterPeeringConnectionOptions: [
        'requesterPeeringConnectionOptions',
        { structure: 'PeeringConnectionOptions' },
      ],
    },
    PeeringConnectionOptions: {
      AllowDnsResolutionFromRemoteVpc: ['allowDnsResolutionFromRemoteVpc', 'boolean'],
      AllowEgressFromLocalClassicLinkToRemoteVpc: [
        'allowEgressFromLocalClassicLinkToRemoteVpc',
        'boolean',
      ],
      AllowEgressFromLocalVpcToRemoteClassicLink: [
        'allowEgressFromLocalVpcToRemoteClassicLink',
        'boolean',
      ],
    },
    RejectVpcPeeringConnectionResult: { Return: ['return', 'boolean'] },
    ReplaceRouteTableAssociationResult: {
      NewAssociationId: ['newAssociationId', 'string'],
      AssociationState: ['associationState', { structure: 'RouteTableAssociationState' }],
    },
    RevokeSecurityGroupEgressResult: {
      Return: ['return', 'boolean'],
      UnknownIpPermissions: [
        'unknownIpPermissionSet',
        { list: { structure: 'IpPermission' }, item: 'item' },
      ],
      RevokedSecurityGroupRules: [
        'revokedSecurityGroupRuleSet',
        { list: { structure: 'RevokedSecurityGroupRule' }, item: 'item' },
      ],
    },
    RevokedSecurityGroupRule: {
      SecurityGroupRuleId: ['securityGroupRuleId', 'string'],
      GroupId: ['groupId', 'string'],
      IsEgress: ['isEgress', 'boolean'],
      IpProtocol: ['ipProtocol', 'string'],
      FromPort: ['fromPort', 'number'],
      ToPort: ['toPort', 'number'],
      CidrIpv4: ['cidrIpv4', 'string'],
      CidrIpv6: ['cidrIpv6', 'string'],
      PrefixListId: ['prefixListId', 'string'],
      ReferencedGroupId: ['referencedGroupId', 'string'],
      Description: ['description', 'string'],
    },
    RevokeSecurityGroupIngressResult: {
      Return: ['return', 'boolean'],
      UnknownIpPermissions: [
        'unknownIpPermissionSet',
        { list: { structure: 'IpPermission' }, item: 'item' },
      ],
      RevokedSecurityGroupRules: [
        'revokedSecurityGroupRuleSet',
        { list: { structure: 'RevokedSecurityGroupRule' }, item: 'item' },
      ],
    },
    UpdateSecurityGroupRuleDescriptionsEgressResult: { Return: ['return', 'boolean'] },
    UpdateSecurityGroupRuleDescriptionsIngressResult: { Return: ['return', 'boolean'] },
  },
}
