/**
 * New VPCs: each has a main route table, a default security group and a default network ACL; a
 * default VPC also has a subnet in every zone and an internet gateway.
 *
 * ```
 *   172.31.0.0/16  ─┬─ 172.31.0.0/20   zone a, public addresses
 *                   ├─ 172.31.16.0/20  zone b
 *                   ├─ …
 *                   ├─ main route table: 0.0.0.0/0 -> internet gateway
 *                   └─ default security group, default network ACL
 * ```
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/security-groups-for-your-vpc.html#default-security-group
 */
import { type Ipv4Cidr, blockAt, renderIpv4Cidr } from '@byoa/core/network'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import type { Table } from './Table.ts'
import type { NewId } from './idDigits.ts'
import type {
  InternetGateway,
  KeptRule,
  NetworkAcl,
  Owned,
  Route,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
} from './network.ts'
import type { Zone } from './zones.ts'

// model

/** A VPC and its default resources. */
export interface VpcNetwork {
  readonly vpcs: Table<Vpc>
  readonly routeTables: Table<RouteTable>
  readonly securityGroups: Table<SecurityGroup>
  readonly networkAcls: Table<NetworkAcl>
}

/** A default VPC and its resources. */
export interface DefaultNetwork extends VpcNetwork {
  readonly subnets: Table<Subnet>
  readonly internetGateways: Table<InternetGateway>
}

type Owner = Pick<Owned, 'accountId' | 'region'>

// constructors

const tableOf = <Resource extends Owned>(...rows: ReadonlyArray<Resource>): Table<Resource> =>
  Object.fromEntries(rows.map((row) => [row.id, row]))

/** Returns the default egress rule, which allows all traffic. */
export const allowAllOut = (newId: NewId): KeptRule => ({
  id: newId('sgr'),
  tags: [],
  IpProtocol: '-1',
  CidrIp: '0.0.0.0/0',
})

/** Returns a VPC with its default resources. */
export const networkOf = (
  vpc: Vpc,
  newId: NewId,
  routes: ReadonlyArray<Route> = [],
): VpcNetwork => {
  const { id: vpcId, accountId, region } = vpc
  const place = { accountId, region, vpcId, tags: [] }
  const table = { ...place, id: newId('rtb') }
  const associations = [{ associationId: newId('rtbassoc') }]
  const groupId = newId('sg')
  return {
    vpcs: tableOf(vpc),
    routeTables: tableOf({ ...table, associations, routes }),
    securityGroups: tableOf({
      ...place,
      id: groupId,
      name: 'default',
      description: 'default VPC security group',
      ingress: [{ id: newId('sgr'), tags: [], IpProtocol: '-1', GroupId: groupId }],
      egress: [allowAllOut(newId)],
    }),
    networkAcls: tableOf({ ...place, id: newId('acl') }),
  }
}

const blockFrom = (address: number, prefixLength: number): Ipv4Cidr =>
  renderIpv4Cidr(blockAt(address, prefixLength))

const everywhere = blockFrom(0, 0)

/** 172.31.0.0 */
const defaultBase = 0xac_1f_00_00

/** The blocks of default subnets, in order. */
export const defaultSubnetBlocks: ReadonlyArray<Ipv4Cidr> = Array.from({ length: 16 }, (_, index) =>
  blockFrom(defaultBase + index * 4096, 20),
)

/** Input of a default subnet. */
export interface NewDefaultSubnet extends Owner {
  readonly vpcId: string
  readonly zone: Zone
  readonly cidr: Ipv4Cidr
}

/** Returns the default subnet of a zone. */
export const defaultSubnet = ({ zone, ...place }: NewDefaultSubnet, newId: NewId): Subnet => ({
  ...place,
  id: newId('subnet'),
  tags: [],
  availabilityZone: zone.name,
  availabilityZoneId: zone.id,
  mapPublicIpOnLaunch: true,
  isDefault: true,
})

/** Returns a default VPC. */
export const newDefaultVpc = (owner: Owner, newId: NewId): Vpc => ({
  ...owner,
  id: newId('vpc'),
  tags: [],
  blocks: [{ associationId: newId('vpc-cidr-assoc'), cidr: blockFrom(defaultBase, 16) }],
  dnsSupport: true,
  dnsHostnames: true,
  usageMetrics: false,
  isDefault: true,
})

/** Returns the resources of a default VPC: subnets, an internet gateway, a route to it. */
export const defaultNetwork = (
  vpc: Vpc,
  zones: ReadonlyArray<Zone>,
  newId: NewId,
): DefaultNetwork => {
  const place = { accountId: vpc.accountId, region: vpc.region, vpcId: vpc.id }
  const gateway: InternetGateway = { ...place, id: newId('igw'), tags: [] }
  const target = { kind: 'GatewayId', id: gateway.id } as const
  const subnets = RA.zip(zones, defaultSubnetBlocks).map(([zone, cidr]) =>
    defaultSubnet({ ...place, zone, cidr }, newId),
  )
  return {
    ...networkOf(vpc, newId, [{ destination: everywhere, target }]),
    internetGateways: tableOf(gateway),
    subnets: tableOf(...subnets),
  }
}
