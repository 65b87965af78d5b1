/** The customer's account as parts with texts. */
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'

import type {
  Mark,
  NetworkPicture,
  PictureFlow,
  PictureRole,
  PictureRouteTable,
  PictureSubnet,
} from '../picture/NetworkPicture.ts'
import type { PictureWords } from '../words/PictureWords.ts'
import type { Part, PartLine } from './Box.ts'
import { keyOf } from './marksAt.ts'

// model

/** What parts are made of: the picture, the words, and the marks of each part. */
export interface Drawing {
  readonly picture: NetworkPicture
  readonly words: PictureWords
  readonly marksAt: (key: string) => ReadonlyArray<Mark>
}

// lines

export const title = (text: string): PartLine => ({ text, style: 'title' })
export const plain = (text: string): PartLine => ({ text, style: 'plain' })
export const muted = (text: string): PartLine => ({ text, style: 'muted' })

/** Returns the marks of a part as lines. */
export const markLines = ({ words, marksAt }: Drawing, key: string): ReadonlyArray<PartLine> =>
  marksAt(key).map(({ id, level }) => ({ text: `${words.levels[level]}: ${id}`, style: level }))

/** Returns a part without parts inside. */
export const item = (
  lines: ReadonlyArray<PartLine>,
  resources: ReadonlyArray<string> = [],
): Part => ({ kind: 'item', lines, rows: [], resources })

/** Divides a list into rows. */
export const inRows = <A>(
  items: ReadonlyArray<A>,
  perRow: number,
): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / perRow) }, (_, row) =>
    items.slice(row * perRow, (row + 1) * perRow),
  )

// parts

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
      ...inRows(groupParts(drawing), 2),
    ],
    resources: vpc.resources,
  }
}

const rolePart = (drawing: Drawing, role: PictureRole): Part => {
  const { words } = drawing
  const { kind, name, trusts, externalIds, resources } = role
  return item(
    [
      title(words.roles[kind]),
      muted(name),
      ...trusts.map((principal) => plain(`${words.trusts}: ${principal}`)),
      ...externalIds.map((id) => plain(`${words.externalId}: ${id}`)),
      ...(kind === 'rescale' ? markLines(drawing, keyOf.role) : []),
    ],
    resources,
  )
}

/** Returns the roles, that for Rescale on top. */
export const rolesPart = (drawing: Drawing): Part => {
  const { roles } = drawing.picture.customer
  const parts = (isRescales: boolean): ReadonlyArray<Part> =>
    roles
      .filter(({ kind }) => (kind === 'rescale') === isRescales)
      .map((role) => rolePart(drawing, role))
  return { kind: 'group', lines: [], rows: [parts(true), parts(false)], resources: [] }
}

/** Returns what records the traffic of the VPC. */
export const recordParts = ({ picture, words }: Drawing): ReadonlyArray<Part> =>
  picture.customer.records.map(({ retentionDays, resources }) =>
    item([title(words.flowLogs(retentionDays))], resources),
  )
