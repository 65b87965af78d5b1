/**
 * The domain value of a route table: IPv4 routes with their targets, and IPv6 routes apart.
 * Routes to prefix lists are left out, and so are filtered routes, which carry no packets.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RouteTable.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html
 */
import { PeeringId, RouteTableId, SubnetId, VpcId } from '@byoa/core/iam/identity'
import {
  type Ipv6RouteSnapshot,
  type RouteSnapshot,
  type RouteTableSnapshot,
  type RouteTarget,
  renderRouteTarget,
} from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'

import type { Route, RouteTable, RouteTableAssociation } from '../aws/Ec2.ts'
import { cidrOf } from './cidrOf.ts'

const gatewayTarget = (id: string): RouteTarget => {
  if (id === 'local') return { kind: 'local' }
  return id.startsWith('igw-') ? { kind: 'internet-gateway', id } : { kind: 'other', id }
}

/** Exactly one field names the target; for an instance, its network interface is named, too. */
const otherTargetId = (route: Route): string | undefined =>
  route.NatGatewayId ??
  route.TransitGatewayId ??
  route.InstanceId ??
  route.NetworkInterfaceId ??
  route.EgressOnlyInternetGatewayId ??
  route.CarrierGatewayId ??
  route.LocalGatewayId ??
  route.CoreNetworkArn ??
  route.OdbNetworkArn ??
  route.VpcPeeringConnectionId

const targetOf = (route: Route): RouteTarget => {
  if (PeeringId.is(route.VpcPeeringConnectionId)) {
    return { kind: 'peering', peeringId: route.VpcPeeringConnectionId }
  }
  if (route.GatewayId !== undefined) return gatewayTarget(route.GatewayId)
  return { kind: 'other', id: otherTargetId(route) ?? 'unknown' }
}

const routeSnapshots = (route: Route): ReadonlyArray<RouteSnapshot> => {
  const destination = cidrOf(route.DestinationCidrBlock ?? '')
  const isTaken = route.State !== 'filtered'
  if (destination === undefined || !isTaken) return []
  const state = route.State === 'blackhole' ? 'blackhole' : 'active'
  return [{ destination, target: targetOf(route), state }]
}

/** Local IPv6 routes come with the blocks of a VPC. */
const ipv6Routes = (route: Route): ReadonlyArray<Ipv6RouteSnapshot> => {
  const { DestinationIpv6CidrBlock: destination, State } = route
  if (destination === undefined || State === 'filtered') return []
  return [{ destination, target: renderRouteTarget(targetOf(route)) }]
}

/** A failed association, or one that is being removed, has no effect. */
const isInForce = ({ AssociationState }: RouteTableAssociation): boolean =>
  AssociationState?.State === undefined ||
  AssociationState.State === 'associated' ||
  AssociationState.State === 'associating'

/** Returns the snapshot of a described route table; Left names what the description lacks. */
export const routeTableSnapshot = (table: RouteTable): E.Either<string, RouteTableSnapshot> => {
  const { RouteTableId: routeTableId, VpcId: vpcId, Routes, Associations } = table
  if (!RouteTableId.is(routeTableId)) return E.left('the id of a route table')
  if (!VpcId.is(vpcId)) return E.left(`the VPC of ${routeTableId}`)
  const associations = (Associations ?? []).filter(isInForce)
  const ipv6 = (Routes ?? []).flatMap(ipv6Routes)
  return E.right({
    routeTableId,
    vpcId,
    isMain: associations.some(({ Main }) => Main === true),
    subnetIds: associations.flatMap(({ SubnetId: id }) => (SubnetId.is(id) ? [id] : [])),
    routes: (Routes ?? []).flatMap(routeSnapshots),
    ...(ipv6.length === 0 ? {} : { ipv6Routes: ipv6 }),
  })
}
