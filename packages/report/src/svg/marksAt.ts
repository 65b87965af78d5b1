/**
 * Finds which part of the picture bears a mark. A mark of something that the picture lacks moves to
 * what surrounds it: a route to its table, a table to its VPC, so that none is lost.
 */
import { overlaps, parseIpv4Block } from '@byoa/core/network'
import type { Party } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import type { Mark, NetworkPicture, PictureRouteTable, Place } from '../picture/NetworkPicture.ts'

const tablesOf = (picture: NetworkPicture, side: Party): ReadonlyArray<PictureRouteTable> =>
  picture[side].routeTables

const blocksOf = (picture: NetworkPicture, side: Party): ReadonlyArray<string> =>
  (side === 'customer' ? picture.customer.vpc.blocks : picture.rescale.blocks).map(
    ({ cidr }) => cidr,
  )

const isSameSpace = (a: string, b: string): boolean => {
  const [one, other] = [parseIpv4Block(a), parseIpv4Block(b)]
  return E.isRight(one) && E.isRight(other) && overlaps(one.right, other.right)
}

/** The key of a part; parts ask for the marks of their key. */
export const keyOf = {
  vpc: (side: Party): string => `vpc ${side}`,
  block: (side: Party, cidr: string): string => `block ${side} ${cidr}`,
  subnet: (subnetId: string): string => `subnet ${subnetId}`,
  routeTable: (side: Party, name: string): string => `table ${side} ${name}`,
  route: (side: Party, name: string, destination: string): string =>
    `route ${side} ${name} ${destination}`,
  gateways: 'gateways',
  securityGroups: 'security-groups',
  peering: 'peering',
  role: 'role',
  account: (side: Party): string => `account ${side}`,
} as const

const keyOfBlock = (
  picture: NetworkPicture,
  { side, cidr }: Extract<Place, { readonly kind: 'block' }>,
): ReadonlyArray<string> => {
  const blocks = blocksOf(picture, side)
  // The very block, or else those with an address in common.
  const met = blocks.includes(cidr) ? [cidr] : blocks.filter((block) => isSameSpace(block, cidr))
  return met.length > 0 ? met.map((block) => keyOf.block(side, block)) : [keyOf.vpc(side)]
}

const keyOfTable = (picture: NetworkPicture, side: Party, name: string): string =>
  tablesOf(picture, side).some((table) => table.name === name)
    ? keyOf.routeTable(side, name)
    : keyOf.vpc(side)

const keyOfRoute = (
  picture: NetworkPicture,
  { side, routeTableId, destination }: Extract<Place, { readonly kind: 'route' }>,
): string => {
  const table = tablesOf(picture, side).find(({ name }) => name === routeTableId)
  const isKnown = table?.routes.some((route) => route.destination === destination) === true
  return isKnown
    ? keyOf.route(side, routeTableId, destination)
    : keyOfTable(picture, side, routeTableId)
}

const keysOfPeeringRoutes = (
  picture: NetworkPicture,
  { side, routeTableId }: Extract<Place, { readonly kind: 'peering-routes' }>,
): ReadonlyArray<string> => {
  const keys = tablesOf(picture, side)
    .filter(({ name }) => routeTableId === undefined || name === routeTableId)
    .flatMap(({ name, routes }) =>
      routes
        .filter(({ via }) => via === 'peering')
        .map(({ destination }) => keyOf.route(side, name ?? '', destination)),
    )
  if (keys.length > 0) return keys
  return [routeTableId === undefined ? keyOf.vpc(side) : keyOfTable(picture, side, routeTableId)]
}

const keysOf = (picture: NetworkPicture, place: Place): ReadonlyArray<string> => {
  const { customer } = picture
  switch (place.kind) {
    case 'vpc':
      return [keyOf.vpc(place.side)]
    case 'block':
      return keyOfBlock(picture, place)
    case 'subnet': {
      const subnets = customer.zones.flatMap((zone) => zone.subnets)
      const isKnown = subnets.some(({ subnetId }) => subnetId === place.subnetId)
      return [isKnown ? keyOf.subnet(place.subnetId) : keyOf.vpc('customer')]
    }
    case 'route-table':
      return [keyOfTable(picture, place.side, place.routeTableId)]
    case 'route':
      return [keyOfRoute(picture, place)]
    case 'peering-routes':
      return keysOfPeeringRoutes(picture, place)
    case 'gateways':
      return [customer.gateways.length > 0 ? keyOf.gateways : keyOf.vpc('customer')]
    case 'security-groups':
      return [customer.securityGroups.length > 0 ? keyOf.securityGroups : keyOf.vpc('customer')]
    case 'role':
      return [
        customer.roles.some(({ kind }) => kind === 'rescale')
          ? keyOf.role
          : keyOf.account('customer'),
      ]
    case 'peering':
      return [keyOf.peering]
    case 'account':
      return [keyOf.account(place.side)]
  }
}

/** Returns the marks by the key of the part that bears them, each once. */
export const marksByKey = (picture: NetworkPicture): ((key: string) => ReadonlyArray<Mark>) => {
  const byKey = new Map<string, ReadonlyArray<Mark>>()
  for (const mark of picture.marks) {
    for (const key of keysOf(picture, mark.place)) {
      const others = byKey.get(key) ?? []
      const isThere = others.some(({ id, level }) => id === mark.id && level === mark.level)
      if (!isThere) byKey.set(key, [...others, mark])
    }
  }
  return (key) => byKey.get(key) ?? []
}
