/**
 * Where in the picture a check of the doctor looks. A finding that names its subject is marked on
 * that subnet, block or route table.
 */
import { RouteTableId, SubnetId } from '@byoa/core/iam/identity'
import type { CheckId } from '@byoa/core/inspection'
import { Ipv4Cidr } from '@byoa/core/network'
import type { Party } from '@byoa/core/values'

import type { Place } from './NetworkPicture.ts'

/** The place of a finding by its subject; a result of an inspection has none. */
type PlaceOf = (subject: string | undefined) => Place

const always =
  (place: Place): PlaceOf =>
  () =>
    place

const role = always({ kind: 'role' })
const peering = always({ kind: 'peering' })
const gateways = always({ kind: 'gateways' })
const groups = always({ kind: 'security-groups' })
const customerAccount = always({ kind: 'account', side: 'customer' })
const rescaleAccount = always({ kind: 'account', side: 'rescale' })
const rescaleVpc = always({ kind: 'vpc', side: 'rescale' })

const customerVpc: PlaceOf = (subject) => {
  const side = 'customer'
  if (SubnetId.is(subject)) return { kind: 'subnet', subnetId: subject }
  if (RouteTableId.is(subject)) return { kind: 'route-table', side, routeTableId: subject }
  return Ipv4Cidr.is(subject) ? { kind: 'block', side, cidr: subject } : { kind: 'vpc', side }
}

const routesOf =
  (side: Party): PlaceOf =>
  (subject) => ({
    kind: 'peering-routes',
    side,
    ...(RouteTableId.is(subject) ? { routeTableId: subject } : {}),
  })

const customerRoutes = routesOf('customer')
const rescaleRoutes = routesOf('rescale')

const places: Readonly<Record<CheckId, PlaceOf>> = {
  'role-exists': role,
  'role-assumable': role,
  'role-refuses-without-id': role,
  'role-refuses-wrong-id': role,
  'role-trust': role,
  'role-permissions-missing': role,
  'role-permissions-changed': role,
  'role-permissions-excessive': role,
  'role-denials': role,
  'role-boundary': role,
  'role-simulation': role,
  'role-calls': role,
  'organization-denials': customerAccount,
  'stack-exists': customerAccount,
  'stack-complete': customerAccount,
  'stack-template': customerAccount,
  'stack-report': customerAccount,
  'region-enabled': customerAccount,
  'vpc-exists': customerVpc,
  'vpc-available': customerVpc,
  'vpc-place': customerVpc,
  'vpc-cidr': customerVpc,
  'vpc-extra-cidr': customerVpc,
  'vpc-dns': customerVpc,
  'subnets-present': customerVpc,
  'subnet-zones': customerVpc,
  'subnet-addresses': customerVpc,
  'subnet-public-addresses': customerVpc,
  'route-tables-present': customerVpc,
  'subnet-route-table': customerVpc,
  'internet-gateway-missing': gateways,
  'open-default-route': customerVpc,
  'nat-gateway': gateways,
  'block-public-access': customerVpc,
  'internet-gateway-present': gateways,
  'blocked-routes': customerVpc,
  'blocked-nat-gateway': gateways,
  'endpoints-present': gateways,
  'endpoints-usable': gateways,
  'endpoints-policy': gateways,
  'security-group-exists': groups,
  'security-group-flows': groups,
  'security-group-wider': groups,
  'network-acl': customerVpc,
  'peering-visible': peering,
  'peering-active': peering,
  'peering-pending': peering,
  'peering-ends': peering,
  'peering-dns-rescale': peering,
  'peering-dns-customer': peering,
  'rescale-vpc-exists': rescaleVpc,
  'rescale-vpc-blocks': rescaleVpc,
  'rescale-routes-missing': rescaleRoutes,
  'rescale-routes-blackhole': rescaleRoutes,
  'rescale-routes-shadowed': rescaleRoutes,
  'customer-routes-missing': customerRoutes,
  'customer-routes-blackhole': customerRoutes,
  'customer-routes-shadowed': customerRoutes,
  'routes-one-way': peering,
  'rescale-quotas': rescaleAccount,
  'customer-quotas': customerAccount,
  launch: customerVpc,
}

/** Returns whether this version has a check; documents may have those of later ones. */
export const isKnownCheck = (id: string): id is CheckId => Object.hasOwn(places, id)

/** Returns the place of a finding; the customer's account for an unknown check. */
export const placeOfCheck = (id: string, subject?: string): Place =>
  (isKnownCheck(id) ? places[id] : customerAccount)(subject)
