/** The customer's VPC as parts with texts. */
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'

import type { PictureFlow, PictureRouteTable, PictureSubnet } from '../picture/NetworkPicture.ts'
import type { PictureWords } from '../words/PictureWords.ts'
import type { Part, PartLine } from './Box.ts'
import { type Drawing, inRows, item, markLines, muted, plain, title } from './Drawing.ts'
import { keyOf } from './marksAt.ts'

const subnetPart = (drawing: Drawing, subnet: PictureSubnet): Part => {
  const { words } = drawing
  const { cidr, subnetId, purpose, usableAddresses, resources } = subnet
  return item(
    [
      plain(cidr),
      ...(subnetId === undefined ? [] : [muted(subnetId)]),
      muted(purpose === 'nodes' ? words.nodesFit(usableAddresses) : words.natSubnet),
      ...(subnetId === undefined ? [] : markLines(drawing, keyOf.subnet(subnetId))),
    ],
    resources,
  )
}

const zoneParts = (drawing: Drawing): ReadonlyArray<Part> =>
  drawing.picture.customer.zones.map(({ name, subnets }) => ({
    kind: 'group',
    lines: [title(drawing.words.zone(name))],
    rows: subnets.map((subnet) => [subnetPart(drawing, subnet)]),
    resources: [],
  }))

/** `com.amazonaws.us-east-1.s3` is `s3`. */
const shortServiceName = (service: string): string => service.split('.').at(-1) ?? service

const gatewayParts = (drawing: Drawing): ReadonlyArray<Part> =>
  drawing.picture.customer.gateways.map(({ kind, services, resources }, index) =>
    item(
      [
        title(drawing.words.gateways[kind]),
        ...(services.length === 0 ? [] : [muted(services.map(shortServiceName).join(', '))]),
        ...(index === 0 ? markLines(drawing, keyOf.gateways) : []),
      ],
      resources,
    ),
  )

/** The routes of a table that stay in the account; those over the peering are arrows. */
const ownRoutes = (drawing: Drawing, { routes }: PictureRouteTable): ReadonlyArray<Part> =>
  routes
    .filter(({ via }) => via !== 'peering')
    .map(({ destination, via, resources }) =>
      item([plain(`${destination} → ${drawing.words.via[via]}`)], resources),
    )

const tableParts = (drawing: Drawing): ReadonlyArray<Part> =>
  drawing.picture.customer.routeTables.map((table) => ({
    kind: 'group',
    lines: [
      title(drawing.words.routeTable),
      muted(table.name ?? drawing.words.notYetKnown),
      ...markLines(drawing, keyOf.routeTable('customer', table.name ?? '')),
    ],
    rows: ownRoutes(drawing, table).map((part) => [part]),
    resources: table.resources,
  }))

const trafficText = (words: PictureWords, { protocol, ports }: PictureFlow): string =>
  protocol === '-1' ? words.allTraffic : [protocol.toUpperCase(), ports].filter(Boolean).join(' ')

/** One line for each direction and other end. */
const flowLines = (
  words: PictureWords,
  flows: ReadonlyArray<PictureFlow>,
): ReadonlyArray<PartLine> => {
  const alike = RNEA.groupBy(({ direction, peer }: PictureFlow) => `${direction} ${peer}`)(flows)
  return Object.values(alike).map((same) => {
    const [{ direction, peer }] = same
    const traffic = same.map((flow) => trafficText(words, flow)).join(', ')
    return plain(`${words.directions[direction]} ${words.peers[peer]}: ${traffic}`)
  })
}

const groupParts = (drawing: Drawing): ReadonlyArray<Part> => {
  const { words, picture } = drawing
  return picture.customer.securityGroups.map(({ name, flows, resources }, index) =>
    item(
      [
        title(words.securityGroup),
        muted(name),
        ...flowLines(words, flows),
        ...(index === 0 ? markLines(drawing, keyOf.securityGroups) : []),
      ],
      resources,
    ),
  )
}

const blockLines = (drawing: Drawing): ReadonlyArray<PartLine> => {
  const { words, picture } = drawing
  const { blocks } = picture.customer.vpc
  if (blocks.length === 0) return [muted(words.noBlock)]
  return blocks.flatMap(({ cidr, isAssociated }, index) => [
    plain(
      [cidr, index > 0 ? words.secondary : '', isAssociated ? '' : words.notAssociated]
        .filter(Boolean)
        .join(' · '),
    ),
    ...markLines(drawing, keyOf.block('customer', cidr)),
  ])
}

/** Returns the customer's VPC. */
export const customerVpcPart = (drawing: Drawing): Part => {
  const { vpc } = drawing.picture.customer
  return {
    kind: 'vpc',
    lines: [
      title(vpc.vpcId === undefined ? 'VPC' : `VPC ${vpc.vpcId}`),
      ...blockLines(drawing),
      ...markLines(drawing, keyOf.vpc('customer')),
    ],
    rows: [
      ...inRows(zoneParts(drawing), 3),
      ...inRows(gatewayParts(drawing), 3),
      ...inRows(tableParts(drawing), 2),
      ...inRows(groupParts(drawing), 1),
    ],
    resources: vpc.resources,
  }
}
