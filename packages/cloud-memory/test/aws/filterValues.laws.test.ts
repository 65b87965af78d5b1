/**
 * A filter selects the resources that are described with its value, and no others.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html
 */
import { describe, expect, test } from 'vitest'

import { valuesAt, variedNetwork } from './variedNetwork.ts'

/** Filter → path of its values in the description of one resource. */
type Paths = Readonly<Record<string, string>>

const ruleFilters = (prefix: string, member: string): Paths => ({
  [`${prefix}.cidr`]: `${member}.IpRanges.CidrIp`,
  [`${prefix}.ipv6-cidr`]: `${member}.Ipv6Ranges.CidrIpv6`,
  [`${prefix}.from-port`]: `${member}.FromPort`,
  [`${prefix}.to-port`]: `${member}.ToPort`,
  [`${prefix}.protocol`]: `${member}.IpProtocol`,
  [`${prefix}.group-id`]: `${member}.UserIdGroupPairs.GroupId`,
  [`${prefix}.prefix-list-id`]: `${member}.PrefixListIds.PrefixListId`,
  [`${prefix}.user-id`]: `${member}.UserIdGroupPairs.UserId`,
})

const tagFilters: Paths = { 'tag-key': 'Tags.Key' }

const paths = {
  DescribeAddresses: {
    'allocation-id': 'AllocationId',
    'association-id': 'AssociationId',
    'network-border-group': 'NetworkBorderGroup',
    'network-interface-id': 'NetworkInterfaceId',
    'network-interface-owner-id': 'NetworkInterfaceOwnerId',
    'private-ip-address': 'PrivateIpAddress',
    'public-ip': 'PublicIp',
  },
  DescribeAvailabilityZones: {
    'group-name': 'GroupName',
    'opt-in-status': 'OptInStatus',
    'region-name': 'RegionName',
    state: 'State',
    'zone-id': 'ZoneId',
    'zone-name': 'ZoneName',
    'zone-type': 'ZoneType',
  },
  DescribeFlowLogs: {
    'deliver-log-status': 'DeliverLogsStatus',
    'flow-log-id': 'FlowLogId',
    'log-destination-type': 'LogDestinationType',
    'log-group-name': 'LogGroupName',
    'resource-id': 'ResourceId',
    'traffic-type': 'TrafficType',
  },
  DescribeImages: {
    architecture: 'Architecture',
    'block-device-mapping.delete-on-termination': 'BlockDeviceMappings.Ebs.DeleteOnTermination',
    'block-device-mapping.device-name': 'BlockDeviceMappings.DeviceName',
    'block-device-mapping.encrypted': 'BlockDeviceMappings.Ebs.Encrypted',
    'block-device-mapping.snapshot-id': 'BlockDeviceMappings.Ebs.SnapshotId',
    'block-device-mapping.volume-size': 'BlockDeviceMappings.Ebs.VolumeSize',
    'block-device-mapping.volume-type': 'BlockDeviceMappings.Ebs.VolumeType',
    'boot-mode': 'BootMode',
    'creation-date': 'CreationDate',
    description: 'Description',
    'ena-support': 'EnaSupport',
    'free-tier-eligible': 'FreeTierEligible',
    hypervisor: 'Hypervisor',
    'image-id': 'ImageId',
    'image-type': 'ImageType',
    'is-public': 'Public',
    'manifest-location': 'ImageLocation',
    name: 'Name',
    'owner-alias': 'ImageOwnerAlias',
    'owner-id': 'OwnerId',
    'root-device-name': 'RootDeviceName',
    'root-device-type': 'RootDeviceType',
    'sriov-net-support': 'SriovNetSupport',
    state: 'State',
    'virtualization-type': 'VirtualizationType',
  },
  DescribeInternetGateways: {
    'attachment.state': 'Attachments.State',
    'attachment.vpc-id': 'Attachments.VpcId',
    'internet-gateway-id': 'InternetGatewayId',
    'owner-id': 'OwnerId',
  },
  DescribeManagedPrefixLists: {
    'owner-id': 'OwnerId',
    'prefix-list-id': 'PrefixListId',
    'prefix-list-name': 'PrefixListName',
  },
  DescribeNatGateways: {
    'nat-gateway-id': 'NatGatewayId',
    state: 'State',
    'subnet-id': 'SubnetId',
    'vpc-id': 'VpcId',
  },
  DescribeNetworkAcls: {
    'association.association-id': 'Associations.NetworkAclAssociationId',
    'association.network-acl-id': 'Associations.NetworkAclId',
    'association.subnet-id': 'Associations.SubnetId',
    default: 'IsDefault',
    'entry.cidr': 'Entries.CidrBlock',
    'entry.egress': 'Entries.Egress',
    'entry.icmp.code': 'Entries.IcmpTypeCode.Code',
    'entry.icmp.type': 'Entries.IcmpTypeCode.Type',
    'entry.port-range.from': 'Entries.PortRange.From',
    'entry.port-range.to': 'Entries.PortRange.To',
    'entry.protocol': 'Entries.Protocol',
    'entry.rule-action': 'Entries.RuleAction',
    'entry.rule-number': 'Entries.RuleNumber',
    'network-acl-id': 'NetworkAclId',
    'owner-id': 'OwnerId',
    'vpc-id': 'VpcId',
  },
  DescribeNetworkInterfaces: {
    'addresses.association.owner-id': 'PrivateIpAddresses.Association.IpOwnerId',
    'addresses.association.public-ip': 'PrivateIpAddresses.Association.PublicIp',
    'addresses.primary': 'PrivateIpAddresses.Primary',
    'addresses.private-ip-address': 'PrivateIpAddresses.PrivateIpAddress',
    'association.allocation-id': 'Association.AllocationId',
    'association.association-id': 'Association.AssociationId',
    'association.ip-owner-id': 'Association.IpOwnerId',
    'association.public-ip': 'Association.PublicIp',
    'attachment.attachment-id': 'Attachment.AttachmentId',
    'attachment.delete-on-termination': 'Attachment.DeleteOnTermination',
    'attachment.device-index': 'Attachment.DeviceIndex',
    'attachment.instance-owner-id': 'Attachment.InstanceOwnerId',
    'attachment.status': 'Attachment.Status',
    'availability-zone': 'AvailabilityZone',
    'availability-zone-id': 'AvailabilityZoneId',
    description: 'Description',
    'group-id': 'Groups.GroupId',
    'interface-type': 'InterfaceType',
    'mac-address': 'MacAddress',
    'network-interface-id': 'NetworkInterfaceId',
    'owner-id': 'OwnerId',
    'private-ip-address': 'PrivateIpAddress',
    'requester-managed': 'RequesterManaged',
    'source-dest-check': 'SourceDestCheck',
    status: 'Status',
    'subnet-id': 'SubnetId',
    'vpc-id': 'VpcId',
  },
  DescribePrefixLists: { 'prefix-list-id': 'PrefixListId', 'prefix-list-name': 'PrefixListName' },
  DescribeRegions: {
    endpoint: 'Endpoint',
    'opt-in-status': 'OptInStatus',
    'region-name': 'RegionName',
  },
  DescribeRouteTables: {
    'association.main': 'Associations.Main',
    'association.route-table-association-id': 'Associations.RouteTableAssociationId',
    'association.route-table-id': 'Associations.RouteTableId',
    'association.subnet-id': 'Associations.SubnetId',
    'owner-id': 'OwnerId',
    'route-table-id': 'RouteTableId',
    'route.destination-cidr-block': 'Routes.DestinationCidrBlock',
    'route.destination-prefix-list-id': 'Routes.DestinationPrefixListId',
    'route.gateway-id': 'Routes.GatewayId',
    'route.nat-gateway-id': 'Routes.NatGatewayId',
    'route.origin': 'Routes.Origin',
    'route.state': 'Routes.State',
    'route.vpc-peering-connection-id': 'Routes.VpcPeeringConnectionId',
    'vpc-id': 'VpcId',
  },
  DescribeSecurityGroupRules: {
    'group-id': 'GroupId',
    'security-group-rule-id': 'SecurityGroupRuleId',
  },
  DescribeSecurityGroups: {
    ...ruleFilters('ip-permission', 'IpPermissions'),
    ...ruleFilters('egress.ip-permission', 'IpPermissionsEgress'),
    description: 'Description',
    'group-id': 'GroupId',
    'group-name': 'GroupName',
    'owner-id': 'OwnerId',
    'vpc-id': 'VpcId',
  },
  DescribeSubnets: {
    ...tagFilters,
    'availability-zone': 'AvailabilityZone',
    availabilityZone: 'AvailabilityZone',
    'availability-zone-id': 'AvailabilityZoneId',
    availabilityZoneId: 'AvailabilityZoneId',
    'available-ip-address-count': 'AvailableIpAddressCount',
    cidr: 'CidrBlock',
    'cidr-block': 'CidrBlock',
    cidrBlock: 'CidrBlock',
    'default-for-az': 'DefaultForAz',
    defaultForAz: 'DefaultForAz',
    'enable-dns64': 'EnableDns64',
    'ipv6-native': 'Ipv6Native',
    'map-customer-owned-ip-on-launch': 'MapCustomerOwnedIpOnLaunch',
    'map-public-ip-on-launch': 'MapPublicIpOnLaunch',
    'owner-id': 'OwnerId',
    'private-dns-name-options-on-launch.enable-resource-name-dns-a-record':
      'PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsARecord',
    'private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record':
      'PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsAAAARecord',
    'private-dns-name-options-on-launch.hostname-type':
      'PrivateDnsNameOptionsOnLaunch.HostnameType',
    state: 'State',
    'subnet-arn': 'SubnetArn',
    'subnet-id': 'SubnetId',
    'vpc-id': 'VpcId',
  },
  DescribeTags: {
    key: 'Key',
    'resource-id': 'ResourceId',
    'resource-type': 'ResourceType',
    value: 'Value',
  },
  DescribeVpcEndpoints: {
    'ip-address-type': 'IpAddressType',
    'service-name': 'ServiceName',
    'service-region': 'ServiceRegion',
    'vpc-endpoint-id': 'VpcEndpointId',
    'vpc-endpoint-state': 'State',
    'vpc-endpoint-type': 'VpcEndpointType',
    'vpc-id': 'VpcId',
  },
  DescribeVpcPeeringConnections: {
    'accepter-vpc-info.owner-id': 'AccepterVpcInfo.OwnerId',
    'accepter-vpc-info.vpc-id': 'AccepterVpcInfo.VpcId',
    'requester-vpc-info.cidr-block': 'RequesterVpcInfo.CidrBlockSet.CidrBlock',
    'requester-vpc-info.owner-id': 'RequesterVpcInfo.OwnerId',
    'requester-vpc-info.vpc-id': 'RequesterVpcInfo.VpcId',
    'status-code': 'Status.Code',
    'status-message': 'Status.Message',
    'vpc-peering-connection-id': 'VpcPeeringConnectionId',
  },
  DescribeVpcs: {
    ...tagFilters,
    cidr: 'CidrBlock',
    'cidr-block-association.association-id': 'CidrBlockAssociationSet.AssociationId',
    'cidr-block-association.cidr-block': 'CidrBlockAssociationSet.CidrBlock',
    'cidr-block-association.state': 'CidrBlockAssociationSet.CidrBlockState.State',
    'dhcp-options-id': 'DhcpOptionsId',
    'is-default': 'IsDefault',
    isDefault: 'IsDefault',
    'owner-id': 'OwnerId',
    state: 'State',
    'vpc-id': 'VpcId',
  },
} as const satisfies Readonly<Record<string, Paths>>

const network = variedNetwork()

type Action = keyof typeof paths

const described = (action: Action, filter?: object): ReadonlyArray<unknown> => {
  const member = ['DescribeFlowLogs', 'DescribeNatGateways'].includes(action) ? 'Filter' : 'Filters'
  const input = filter === undefined ? {} : { [member]: [filter] }
  const [listed] = Object.values(network.ok(action, input as never)).filter(Array.isArray)
  return listed ?? []
}

/** AWS promises no order. */
const sorted = (items: ReadonlyArray<unknown>): ReadonlyArray<string> =>
  items.map((item) => JSON.stringify(item)).toSorted()

describe.each(Object.entries(paths))('%s selects by', (name, ofAction) => {
  const action = name as Action
  const all = described(action)

  test.each(Object.entries(ofAction))('%s', (Name, path) => {
    const valuesOf = (item: unknown) => valuesAt(item, path)
    const values = [...new Set(all.flatMap(valuesOf))]
    expect(values).not.toEqual([])
    for (const value of values) {
      const expected = all.filter((item) => valuesOf(item).includes(value))
      const selected = described(action, { Name, Values: [value] })
      expect(sorted(selected), value).toEqual(sorted(expected))
    }
  })
})
