/**
 * Members of answers that are the same for every resource of a type, or that follow from its type,
 * as the examples of AWS's API reference and user guides show them.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
import type { ActionName } from '@byoa/cloud-memory'
import { expect, test } from 'vitest'

import { valuesAt, variedNetwork } from './variedNetwork.ts'

const network = variedNetwork()

type Constants = Readonly<Record<string, ReadonlyArray<string>>>

const amazonLinux: Constants = {
  Architecture: ['x86_64'],
  'BlockDeviceMappings.DeviceName': ['/dev/xvda'],
  'BlockDeviceMappings.Ebs.DeleteOnTermination': ['true'],
  'BlockDeviceMappings.Ebs.Encrypted': ['false'],
  'BlockDeviceMappings.Ebs.Iops': ['3000'],
  'BlockDeviceMappings.Ebs.Throughput': ['125'],
  'BlockDeviceMappings.Ebs.VolumeSize': ['8'],
  'BlockDeviceMappings.Ebs.VolumeType': ['gp3'],
  BootMode: ['uefi-preferred'],
  EnaSupport: ['true'],
  FreeTierEligible: ['true'],
  Hypervisor: ['xen'],
  ImageOwnerAlias: ['amazon'],
  ImageType: ['machine'],
  ImdsSupport: ['v2.0'],
  OwnerId: ['137112412989'],
  PlatformDetails: ['Linux/UNIX'],
  Public: ['true'],
  RootDeviceName: ['/dev/xvda'],
  RootDeviceType: ['ebs'],
  SriovNetSupport: ['simple'],
  State: ['available'],
  UsageOperation: ['RunInstances'],
  VirtualizationType: ['hvm'],
}

const networkInterface: Constants = {
  'Attachment.DeleteOnTermination': ['false'],
  'Attachment.DeviceIndex': ['1'],
  'Attachment.InstanceOwnerId': ['amazon-aws'],
  'Attachment.Status': ['attached'],
  AvailabilityZone: ['us-east-1a', 'us-east-1b'],
  InterfaceType: ['interface', 'nat_gateway', 'vpc_endpoint'],
  'PrivateIpAddresses.Primary': ['true'],
  RequesterManaged: ['false', 'true'],
  SourceDestCheck: ['true'],
  Status: ['available', 'in-use'],
}

test.each<readonly [action: ActionName, list: string, Constants]>([
  [
    'DescribeAddresses',
    'Addresses',
    { Domain: ['vpc'], NetworkBorderGroup: ['us-east-1'], PublicIpv4Pool: ['amazon'] },
  ],
  [
    'DescribeAvailabilityZones',
    'AvailabilityZones',
    {
      GroupName: ['us-east-1-zg-1'],
      NetworkBorderGroup: ['us-east-1'],
      OptInStatus: ['opt-in-not-required'],
      RegionName: ['us-east-1'],
      State: ['available'],
      ZoneType: ['availability-zone'],
    },
  ],
  [
    'DescribeFlowLogs',
    'FlowLogs',
    {
      DeliverLogsStatus: ['SUCCESS'],
      FlowLogStatus: ['ACTIVE'],
      LogDestinationType: ['cloud-watch-logs'],
      LogFormat: [
        '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}',
      ],
      MaxAggregationInterval: ['600'],
    },
  ],
  ['DescribeImages', 'Images', amazonLinux],
  ['DescribeInternetGateways', 'InternetGateways', { 'Attachments.State': ['available'] }],
  ['DescribeManagedPrefixLists', 'PrefixLists', { AddressFamily: ['IPv4'], OwnerId: ['AWS'] }],
  [
    'DescribeNatGateways',
    'NatGateways',
    {
      ConnectivityType: ['private', 'public'],
      'NatGatewayAddresses.IsPrimary': ['true'],
      'NatGatewayAddresses.Status': ['succeeded'],
      State: ['available'],
    },
  ],
  ['DescribeNetworkAcls', 'NetworkAcls', { IsDefault: ['true'] }],
  ['DescribeNetworkInterfaces', 'NetworkInterfaces', networkInterface],
  ['DescribeRegions', 'Regions', { OptInStatus: ['opt-in-not-required', 'opted-in'] }],
  [
    'DescribeRouteTables',
    'RouteTables',
    {
      'Associations.AssociationState.State': ['associated'],
      'Routes.Origin': ['CreateRoute', 'CreateRouteTable'],
      'Routes.State': ['active'],
    },
  ],
  [
    'DescribeSecurityGroups',
    'SecurityGroups',
    {
      Description: ['default VPC security group', 'store of tests', 'web of tests'],
      GroupName: ['default', 'store', 'web'],
    },
  ],
  [
    'DescribeSubnets',
    'Subnets',
    {
      AssignIpv6AddressOnCreation: ['false'],
      'BlockPublicAccessStates.InternetGatewayBlockMode': ['off'],
      EnableDns64: ['false'],
      Ipv6Native: ['false'],
      MapCustomerOwnedIpOnLaunch: ['false'],
      'PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsAAAARecord': ['false'],
      'PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsARecord': ['false'],
      'PrivateDnsNameOptionsOnLaunch.HostnameType': ['ip-name'],
      State: ['available'],
    },
  ],
  [
    'DescribeVpcEndpoints',
    'VpcEndpoints',
    {
      'DnsOptions.DnsRecordIpType': ['ipv4', 'service-defined'],
      IpAddressType: ['ipv4'],
      PrivateDnsEnabled: ['false', 'true'],
      RequesterManaged: ['false'],
      ServiceRegion: ['us-east-1'],
      State: ['available'],
      VpcEndpointType: ['Gateway', 'Interface'],
    },
  ],
  [
    'DescribeVpcPeeringConnections',
    'VpcPeeringConnections',
    {
      'RequesterVpcInfo.PeeringOptions.AllowDnsResolutionFromRemoteVpc': ['false'],
      'RequesterVpcInfo.PeeringOptions.AllowEgressFromLocalClassicLinkToRemoteVpc': ['false'],
      'RequesterVpcInfo.PeeringOptions.AllowEgressFromLocalVpcToRemoteClassicLink': ['false'],
      'RequesterVpcInfo.Region': ['us-east-1'],
    },
  ],
  [
    'DescribeVpcs',
    'Vpcs',
    {
      'BlockPublicAccessStates.InternetGatewayBlockMode': ['off'],
      'CidrBlockAssociationSet.CidrBlockState.State': ['associated'],
      InstanceTenancy: ['default'],
      IsDefault: ['false', 'true'],
      State: ['available'],
    },
  ],
])('%s answers as AWS does in %s', (action, list, constants) => {
  const output = network.ok(action, {} as never)
  for (const [path, expected] of Object.entries(constants)) {
    const distinct = [...new Set(valuesAt(output, `${list}.${path}`))]
    expect(distinct.toSorted(), path).toEqual(expected)
  }
})

const attached: Constants = {
  'Attachment.Status': ['attached'],
  RequesterManaged: ['true'],
  Status: ['in-use'],
}

test.each<readonly [ActionName, member: string, Readonly<Record<string, Constants>>]>([
  [
    'DescribeNetworkInterfaces',
    'InterfaceType',
    {
      interface: { 'Attachment.Status': [], RequesterManaged: ['false'], Status: ['available'] },
      nat_gateway: attached,
      vpc_endpoint: attached,
    },
  ],
  [
    'DescribeVpcEndpoints',
    'VpcEndpointType',
    {
      Gateway: { 'DnsOptions.DnsRecordIpType': ['service-defined'], PrivateDnsEnabled: ['false'] },
      Interface: { 'DnsOptions.DnsRecordIpType': ['ipv4'], PrivateDnsEnabled: ['true'] },
    },
  ],
])('%s answers by %s', (action, member, byType) => {
  const [items = []] = Object.values(network.ok(action, {} as never)).filter(Array.isArray)
  for (const [type, constants] of Object.entries(byType)) {
    const ofType = items.filter((item: unknown) => valuesAt(item, member).includes(type))
    for (const [path, expected] of Object.entries(constants)) {
      expect([...new Set(valuesAt(ofType, path))], `${type} ${path}`).toEqual(expected)
    }
  }
})

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAccountAttributes.html */
test('an account has the attributes of a new one', () => {
  const { AccountAttributes } = network.ok('DescribeAccountAttributes', {})
  const told = AccountAttributes.map(({ AttributeName, AttributeValues }) => [
    AttributeName,
    AttributeValues.map(({ AttributeValue }) => AttributeValue).join(' '),
  ])
  expect(Object.fromEntries(told)).toEqual({
    'default-vpc': expect.stringMatching(/^vpc-[0-9a-f]{17}$/) as string,
    'max-elastic-ips': '5',
    'max-instances': '20',
    'supported-platforms': 'VPC',
    'vpc-max-elastic-ips': '5',
    'vpc-max-security-groups-per-interface': '5',
  })
})

/** @source https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
test('Regions introduced after March 2019 are opted in, the others need not be', () => {
  const statusOf = (OptInStatus: string) =>
    network
      .ok('DescribeRegions', { Filters: [{ Name: 'opt-in-status', Values: [OptInStatus] }] })
      .Regions.map(({ RegionName }) => RegionName)
      .toSorted()
      .join(' ')
  expect(statusOf('opted-in')).toBe(
    'af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1',
  )
  expect(statusOf('opt-in-not-required')).toBe(
    'ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2',
  )
})
