/**
 * From AWS's answers, which are text, to the snapshots of the core, whose ids and blocks have
 * types.
 */
import {
  AccountId,
  PeeringId,
  type Region,
  RouteTableId,
  SubnetId,
  VpcId,
} from '@byoa/core/iam/identity'
import type {
  PeeringSnapshot,
  RouteSnapshot,
  RouteTableSnapshot,
  RouteTarget,
  SubnetSnapshot,
  VpcSnapshot,
} from '@byoa/core/inspection'
import { Ipv4Cidr } from '@byoa/core/network'
import { Instant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import type { Type } from 'io-ts'

import type { PeeringOutput } from '../aws/ec2/peeringOutput.ts'
import type { RouteOutput, RouteTableOutput } from '../aws/ec2/routeTables.ts'
import type { SubnetOutput } from '../aws/ec2/subnets.ts'
import type { VpcOutput } from '../aws/ec2/vpcs.ts'
import { type Result, portError } from './portFailure.ts'

/** Reads text that AWS answered as what it should be. */
const readText = <A>(codec: Type<A, string, unknown>, text: string): Result<A> =>
  codec.is(text) ? E.right(text) : portError('MalformedResponse', `${text} is not a ${codec.name}`)

// route tables

const gatewayTarget = (id: string): RouteTarget => {
  if (id === 'local') return { kind: 'local' }
  return id.startsWith('igw-') ? { kind: 'internet-gateway', id } : { kind: 'other', id }
}

const targetOf = (route: RouteOutput): RouteTarget => {
  const { VpcPeeringConnectionId: peeringId, GatewayId: gatewayId } = route
  if (peeringId !== undefined && PeeringId.is(peeringId)) return { kind: 'peering', peeringId }
  if (gatewayId !== undefined) return gatewayTarget(gatewayId)
  const id = route.NatGatewayId ?? route.NetworkInterfaceId ?? route.TransitGatewayId ?? ''
  return { kind: 'other', id }
}

/** Routes to prefix lists have no block of their own and are left out. */
const routesOf = (table: RouteTableOutput): ReadonlyArray<RouteSnapshot> =>
  table.Routes.flatMap((route) => {
    const { DestinationCidrBlock: destination, State: state } = route
    return Ipv4Cidr.is(destination) ? [{ destination, target: targetOf(route), state }] : []
  })

/** Returns a route table as the core sees it. */
export const routeTableSnapshot = (table: RouteTableOutput): Result<RouteTableSnapshot> => {
  const routeTableId = readText(RouteTableId, table.RouteTableId)
  if (E.isLeft(routeTableId)) return routeTableId
  const vpcId = readText(VpcId, table.VpcId)
  if (E.isLeft(vpcId)) return vpcId
  return E.right({
    routeTableId: routeTableId.right,
    vpcId: vpcId.right,
    isMain: table.Associations.some(({ Main }) => Main),
    subnetIds: table.Associations.map(({ SubnetId: id }) => id).filter((id) => SubnetId.is(id)),
    routes: routesOf(table),
  })
}

// peerings

/** Returns a peering as the core sees it. */
export const peeringSnapshot = (peering: PeeringOutput): Result<PeeringSnapshot> => {
  const peeringId = readText(PeeringId, peering.VpcPeeringConnectionId)
  if (E.isLeft(peeringId)) return peeringId
  const { Code, Message } = peering.Status
  const isOpen = Code === 'initiating-request' || Code === 'pending-acceptance'
  const expiry =
    isOpen && peering.ExpirationTime !== undefined
      ? Instant.decode(peering.ExpirationTime)
      : undefined
  return E.right({
    peeringId: peeringId.right,
    status: Code,
    message: Message,
    ...(expiry !== undefined && E.isRight(expiry) ? { expiresAt: expiry.right } : {}),
  })
}

// VPCs

const subnetSnapshot = (subnet: SubnetOutput): Result<SubnetSnapshot> => {
  const subnetId = readText(SubnetId, subnet.SubnetId)
  if (E.isLeft(subnetId)) return subnetId
  const cidr = readText(Ipv4Cidr, subnet.CidrBlock)
  if (E.isLeft(cidr)) return cidr
  return E.right({
    subnetId: subnetId.right,
    cidr: cidr.right,
    availabilityZone: subnet.AvailabilityZone,
  })
}

/** Everything that was asked about one VPC. */
export interface VpcParts {
  readonly vpc: VpcOutput
  readonly region: Region
  readonly dnsSupport: boolean
  readonly dnsHostnames: boolean
  readonly internetGatewayAttached: boolean
  readonly subnets: ReadonlyArray<SubnetOutput>
  readonly routeTables: ReadonlyArray<RouteTableOutput>
}

/** Returns a VPC as the core sees it. */
export const vpcSnapshot = (parts: VpcParts): Result<VpcSnapshot> => {
  const vpcId = readText(VpcId, parts.vpc.VpcId)
  if (E.isLeft(vpcId)) return vpcId
  const accountId = readText(AccountId, parts.vpc.OwnerId)
  if (E.isLeft(accountId)) return accountId
  const blocks = parts.vpc.CidrBlockAssociationSet.map(({ CidrBlock }) => CidrBlock)
  const subnets = E.traverseArray(subnetSnapshot)(parts.subnets)
  if (E.isLeft(subnets)) return subnets
  const routeTables = E.traverseArray(routeTableSnapshot)(parts.routeTables)
  if (E.isLeft(routeTables)) return routeTables
  return E.right({
    vpcId: vpcId.right,
    accountId: accountId.right,
    region: parts.region,
    state: parts.vpc.State,
    cidrs: blocks.filter((block) => Ipv4Cidr.is(block)),
    dnsSupport: parts.dnsSupport,
    dnsHostnames: parts.dnsHostnames,
    internetGatewayAttached: parts.internetGatewayAttached,
    subnets: subnets.right,
    routeTables: routeTables.right,
  })
}
