/** What AWS shows of networks, and the filters that its API reference lists for them. */
import { describe, expect, test } from 'vitest'

import { newSandbox, newVpc, pendingPeering } from '../sandbox.ts'

describe('answers', () => {
  test('show a new VPC as pending, then as available, with its DHCP options', () => {
    const { customer, stranger } = newSandbox()
    const { Vpc } = customer.ok('CreateVpc', { CidrBlock: '10.64.0.0/16' })
    expect(Vpc).toMatchObject({ State: 'pending', Ipv6CidrBlockAssociationSet: [] })
    expect(Vpc.DhcpOptionsId).toMatch(/^dopt-[0-9a-f]{17}$/)
    expect(customer.ok('DescribeVpcs', {}).Vpcs).toEqual([{ ...Vpc, State: 'available' }])
    const second = customer.ok('CreateVpc', { CidrBlock: '10.65.0.0/16' }).Vpc
    expect(second.DhcpOptionsId).toBe(Vpc.DhcpOptionsId)
    const theirs = stranger.ok('CreateVpc', { CidrBlock: '10.65.0.0/16' }).Vpc
    expect(theirs.DhcpOptionsId).not.toBe(Vpc.DhcpOptionsId)
  })

  test('show what takes a while as pending until the clock has come to it', () => {
    const { customer, wait } = newSandbox({ delays: { availabilitySeconds: 60 } })
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const { SubnetId } = customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.64.0.0/24' }).Subnet
    customer.ok('CreateNetworkInterface', { SubnetId })
    const ServiceName = 'com.amazonaws.us-east-1.ec2'
    const endpoint = { VpcId, ServiceName, SubnetIds: [SubnetId], PrivateDnsEnabled: false }
    customer.ok('CreateVpcEndpoint', { ...endpoint, VpcEndpointType: 'Interface' })
    const states = () => [
      customer.ok('DescribeVpcs', {}).Vpcs[0]?.State,
      customer.ok('DescribeVpcEndpoints', {}).VpcEndpoints[0]?.State,
      ...customer
        .ok('DescribeNetworkInterfaces', {})
        .NetworkInterfaces.map(({ Status }) => Status)
        .toSorted(),
    ]
    const pending = { Filters: [{ Name: 'state', Values: ['pending'] }] }
    wait(59)
    expect(states()).toEqual(['pending', 'pending', 'pending', 'pending'])
    expect(customer.ok('DescribeVpcs', pending).Vpcs).toHaveLength(1)
    wait(1)
    expect(states()).toEqual(['available', 'available', 'available', 'in-use'])
    expect(customer.ok('DescribeVpcs', pending).Vpcs).toEqual([])
  })

  test('show every attribute of a subnet', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const { Subnet } = customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.64.0.0/24' })
    expect(Subnet).toMatchObject({
      SubnetArn: `arn:aws:ec2:us-east-1:${customer.accountId}:subnet/${Subnet.SubnetId}`,
      DefaultForAz: false,
      AssignIpv6AddressOnCreation: false,
      Ipv6CidrBlockAssociationSet: [],
      EnableDns64: false,
      Ipv6Native: false,
      PrivateDnsNameOptionsOnLaunch: {
        HostnameType: 'ip-name',
        EnableResourceNameDnsARecord: false,
        EnableResourceNameDnsAAAARecord: false,
      },
    })
  })

  test('show the options of the requester before the peering is active', () => {
    const sandbox = newSandbox()
    const { VpcPeeringConnectionId } = pendingPeering(sandbox)
    const seen = () => sandbox.rescale.ok('DescribeVpcPeeringConnections', {}).VpcPeeringConnections
    const PeeringOptions = {
      AllowDnsResolutionFromRemoteVpc: false,
      AllowEgressFromLocalClassicLinkToRemoteVpc: false,
      AllowEgressFromLocalVpcToRemoteClassicLink: false,
    }
    expect(seen()).toMatchObject([{ RequesterVpcInfo: { PeeringOptions } }])
    expect(seen()[0]?.AccepterVpcInfo.PeeringOptions).toBeUndefined()
    sandbox.customer.ok('AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
    expect(seen()).toMatchObject([{ AccepterVpcInfo: { PeeringOptions } }])
  })

  test('tell which block was taken away', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const added = customer.ok('AssociateVpcCidrBlock', { VpcId, CidrBlock: '10.65.0.0/16' })
    const { AssociationId } = added.CidrBlockAssociation
    expect(customer.ok('DisassociateVpcCidrBlock', { AssociationId })).toEqual({
      VpcId,
      CidrBlockAssociation: {
        AssociationId,
        CidrBlock: '10.65.0.0/16',
        CidrBlockState: { State: 'disassociating' },
      },
    })
  })
})

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html */
const documented = {
  DescribeVpcs: [
    'cidr cidr-block-association.cidr-block cidr-block-association.association-id',
    'cidr-block-association.state dhcp-options-id ipv6-cidr-block-association.ipv6-cidr-block',
    'ipv6-cidr-block-association.ipv6-pool ipv6-cidr-block-association.association-id',
    'ipv6-cidr-block-association.state is-default owner-id state tag:a tag-key vpc-id',
  ],
  DescribeSubnets: [
    'availability-zone availabilityZone availability-zone-id availabilityZoneId',
    'available-ip-address-count cidr-block cidr cidrBlock customer-owned-ipv4-pool',
    'default-for-az defaultForAz enable-dns64 enable-lni-at-device-index',
    'ipv6-cidr-block-association.ipv6-cidr-block ipv6-cidr-block-association.association-id',
    'ipv6-cidr-block-association.state ipv6-native map-customer-owned-ip-on-launch',
    'map-public-ip-on-launch outpost-arn owner-id',
    'private-dns-name-options-on-launch.hostname-type',
    'private-dns-name-options-on-launch.enable-resource-name-dns-a-record',
    'private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record',
    'state subnet-arn subnet-id tag:a tag-key vpc-id',
  ],
  DescribeRouteTables: [
    'association.gateway-id association.route-table-association-id association.route-table-id',
    'association.subnet-id association.main owner-id route-table-id',
    'route.destination-cidr-block route.destination-ipv6-cidr-block',
    'route.destination-prefix-list-id route.egress-only-internet-gateway-id route.gateway-id',
    'route.instance-id route.nat-gateway-id route.transit-gateway-id route.origin route.state',
    'route.vpc-peering-connection-id tag:a tag-key vpc-id',
  ],
  DescribeSecurityGroups: [
    'description group-id group-name owner-id tag:a tag-key vpc-id',
    ...['ip-permission', 'egress.ip-permission'].flatMap((prefix) =>
      [
        'cidr from-port group-id group-name ipv6-cidr prefix-list-id protocol to-port user-id',
      ].flatMap((names) => names.split(' ').map((name) => `${prefix}.${name}`)),
    ),
  ],
  DescribeVpcEndpoints: [
    'ip-address-type service-name service-region tag:a tag-key vpc-id vpc-endpoint-id',
    'vpc-endpoint-state vpc-endpoint-type',
  ],
  DescribeNetworkInterfaces: [
    'association.allocation-id association.association-id addresses.association.owner-id',
    'addresses.association.public-ip addresses.primary addresses.private-ip-address',
    'association.ip-owner-id association.public-ip association.public-dns-name',
    'attachment.attach-time attachment.attachment-id attachment.delete-on-termination',
    'attachment.device-index attachment.instance-id attachment.instance-owner-id',
    'attachment.status availability-zone availability-zone-id description group-id',
    'ipv6-addresses.ipv6-address interface-type mac-address network-interface-id',
    'operator.managed operator.principal owner-id private-dns-name private-ip-address',
    'requester-id requester-managed source-dest-check status subnet-id tag:a tag-key vpc-id',
  ],
  DescribeInternetGateways: [
    'attachment.state attachment.vpc-id internet-gateway-id owner-id tag:a tag-key',
  ],
} as const

describe('filters', () => {
  const all = Object.entries(documented).flatMap(([action, names]) =>
    names.flatMap((line) => line.split(' ')).map((name) => [action, name] as const),
  )

  /** A network with one of each kind, of which no filter says `none of these`. */
  const setUp = () => {
    const { customer } = newSandbox()
    const { VpcId, RouteTableId } = newVpc(customer, '10.64.0.0/16')
    const { SubnetId } = customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.64.0.0/24' }).Subnet
    customer.ok('AssociateRouteTable', { RouteTableId, SubnetId })
    customer.ok('CreateNetworkInterface', { SubnetId })
    const ServiceName = 'com.amazonaws.us-east-1.s3'
    customer.ok('CreateVpcEndpoint', { VpcId, ServiceName, RouteTableIds: [RouteTableId] })
    customer.ok('CreateInternetGateway', {})
    return { customer, SubnetId }
  }

  test.each(all)('%s knows %s', (action, Name) => {
    const { customer } = setUp()
    const Filters = [{ Name, Values: ['none of these'] }]
    const output = customer.ok(action as keyof typeof documented, { Filters })
    expect(Object.values(output).flat()).toEqual([])
  })

  test.each(Object.keys(documented))('%s refuses one that AWS does not list', (action) => {
    const { customer } = setUp()
    const Filters = [{ Name: 'colour', Values: ['blue'] }]
    expect(customer.refused(action as keyof typeof documented, { Filters })).toBe(
      'InvalidParameterValue',
    )
  })

  test.each([
    ['DescribeSubnets', 'default-for-az', 'false'],
    ['DescribeSubnets', 'available-ip-address-count', '250'],
    ['DescribeSubnets', 'cidr', '10.64.0.0/24'],
    ['DescribeVpcs', 'dhcp-options-id', 'dopt-*'],
    ['DescribeVpcs', 'cidr-block-association.state', 'associated'],
    ['DescribeRouteTables', 'route.gateway-id', 'local'],
    ['DescribeRouteTables', 'route.destination-prefix-list-id', 'pl-63a5400a'],
    ['DescribeNetworkInterfaces', 'private-ip-address', '10.64.0.4'],
    ['DescribeNetworkInterfaces', 'interface-type', 'interface'],
    ['DescribeNetworkInterfaces', 'requester-managed', 'false'],
  ] as const)('%s finds by %s', (action, Name, value) => {
    const { customer } = setUp()
    const output = customer.ok(action, { Filters: [{ Name, Values: [value] }] })
    expect(Object.values(output).flat()).toHaveLength(1)
  })
})
