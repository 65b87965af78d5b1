/**
 * The fixed layout of the picture:
 *
 * ```
 *   +- customer's account ----+                  +- Rescale's account -+
 *   | roles                   | <- AssumeRole -- | who assumes         |
 *   | VPC: zones, gateways,   | <-- peering ---> | VPC: route tables   |
 *   |      tables, groups     | -- routes -----> |                     |
 *   | flow logs               |                  |                     |
 *   +-------------------------+                  +---------------------+
 * ```
 *
 * Laws
 * 1. Two boxes are apart, or one is inside the other.
 * 2. Every arrow ends at the edges of the boxes that it connects.
 */
import type { NetworkPicture } from '../picture/NetworkPicture.ts'
import type { PictureWords } from '../words/PictureWords.ts'
import {
  type Box,
  type Part,
  type Slot,
  bottomOf,
  gap,
  lineHeight,
  padding,
  placePart,
} from './Box.ts'
import {
  type Link,
  assumeRoleLink,
  peeringLink,
  principalPart,
  rescaleVpcPart,
  routeLinks,
} from './connectionParts.ts'
import { type Drawing, markLines, muted, plain, title } from './Drawing.ts'
import { customerVpcPart } from './customerVpcPart.ts'
import { recordParts, rolesPart } from './rolesPart.ts'
import { keyOf, marksByKey } from './marksAt.ts'

// model

/** A horizontal line between two boxes. */
export interface Arrow {
  readonly from: number
  readonly to: number
  readonly y: number
  readonly line: Link['line']
  readonly hasHeadAtFrom: boolean
  readonly hasHeadAtTo: boolean
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly boxes: ReadonlyArray<Box>
  readonly arrows: ReadonlyArray<Arrow>
}

// measures

const pictureWidth = 1200
const margin = 12
const customerWidth = 640
const rescaleWidth = 240
const laneGap = 36
const customerX = margin
const rescaleX = pictureWidth - margin - rescaleWidth
const laneX = customerX + customerWidth + laneGap
const laneWidth = rescaleX - laneGap - laneX

// parts

/** Returns the accounts, without what is in them. */
export const accountHeaders = (drawing: Drawing): readonly [customer: Part, rescale: Part] => {
  const { picture, words } = drawing
  const { customer, rescale, region } = picture
  const account = { kind: 'account', rows: [], resources: [] } as const
  const where = plain(`${words.region}: ${region}`)
  return [
    {
      ...account,
      lines: [
        title(`${words.customerAccount} ${customer.accountId} · ${customer.companyCode}`),
        where,
        plain(words.egress[customer.egress]),
        muted(words.stages[picture.stage]),
        ...markLines(drawing, keyOf.account('customer')),
      ],
    },
    {
      ...account,
      lines: [
        title(`${words.rescaleAccount} ${rescale.accountId ?? ''}`),
        ...(rescale.accountId === undefined ? [muted(words.notYetKnown)] : []),
        where,
        ...markLines(drawing, keyOf.account('rescale')),
      ],
    },
  ]
}

interface PlacedLink {
  readonly box: Box
  readonly link: Link
}

/** Links one below the other. */
const placeLinks = (links: ReadonlyArray<Link>, y: number): ReadonlyArray<PlacedLink> => {
  let top = y
  return links.map((link) => {
    const box = placePart(link.part, { x: laneX, y: top, width: laneWidth })
    top = bottomOf(box) + gap
    return { box, link }
  })
}

const edgesOf = (column: { readonly x: number; readonly width: number }): Slot => ({
  x: column.x + padding,
  width: column.width - 2 * padding,
  y: 0,
})

const customerColumn = edgesOf({ x: customerX, width: customerWidth })
const rescaleColumn = edgesOf({ x: rescaleX, width: rescaleWidth })

const arrowsOf = ({ box, link }: PlacedLink, y: number): ReadonlyArray<Arrow> => {
  const { direction, line } = link
  const heads = (isLeftmost: boolean) => ({
    hasHeadAtFrom: direction !== 'right' && isLeftmost,
    hasHeadAtTo: direction !== 'left' && !isLeftmost,
  })
  const left = customerColumn.x + customerColumn.width
  return [
    { from: left, to: box.x, y, line, ...heads(true) },
    { from: box.x + box.width, to: rescaleColumn.x, y, line, ...heads(false) },
  ]
}

const middleOf = ({ y, height }: Box): number => Math.round(y + height / 2)

const lowest = (boxes: ReadonlyArray<Box>): number => Math.max(...boxes.map(bottomOf))

const downTo = (box: Box, bottom: number): Box => ({ ...box, height: bottom - box.y })

// operations

/** Returns what the parts of a picture are made of. */
export const drawingOf = (picture: NetworkPicture, words: PictureWords): Drawing => ({
  picture,
  words,
  marksAt: marksByKey(picture),
})

/** Lays out a picture with the words of a language. */
export const layoutPicture = (picture: NetworkPicture, words: PictureWords): Layout => {
  const drawing = drawingOf(picture, words)
  const [customerHeader, rescaleHeader] = accountHeaders(drawing)
  const customer = placePart(customerHeader, { x: customerX, y: margin, width: customerWidth })
  const rescale = placePart(rescaleHeader, { x: rescaleX, y: margin, width: rescaleWidth })
  const access = { y: lowest([customer, rescale]) }
  const roles = placePart(rolesPart(drawing), { ...customerColumn, ...access })
  const principal = placePart(principalPart(drawing), { ...rescaleColumn, ...access })
  const assume = placeLinks([assumeRoleLink(drawing)], access.y)
  const network = { y: lowest([roles, principal, ...assume.map(({ box }) => box)]) + gap }
  const links = placeLinks([peeringLink(drawing), ...routeLinks(drawing)], network.y)
  const vpcs = [
    placePart(customerVpcPart(drawing), { ...customerColumn, ...network }),
    placePart(rescaleVpcPart(drawing), { ...rescaleColumn, ...network }),
  ] as const
  const floor = lowest([...vpcs, ...links.map(({ box }) => box)])
  const records = recordParts(drawing).map((part, index) =>
    placePart(part, { ...customerColumn, y: floor + gap + index }),
  )
  const bottom = lowest([...records, downTo(vpcs[0], floor)]) + padding
  const [customerVpc, rescaleVpc] = [downTo(vpcs[0], floor), downTo(vpcs[1], floor)]
  return {
    width: pictureWidth,
    height: bottom + margin,
    boxes: [
      { ...downTo(customer, bottom), boxes: [roles, customerVpc, ...records] },
      ...[...assume, ...links].map(({ box }) => box),
      { ...downTo(rescale, bottom), boxes: [principal, rescaleVpc] },
    ],
    arrows: [
      ...assume.flatMap((link) => arrowsOf(link, access.y + padding + lineHeight)),
      ...links.flatMap((link) => arrowsOf(link, middleOf(link.box))),
    ],
  }
}
