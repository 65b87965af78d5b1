/** What is between the accounts, and Rescale's side, as parts with texts. */
import { renderInstant } from '@byoa/core/values'
import type { Party } from '@byoa/core/values'

import type { PictureRoute, PictureRouteTable } from '../picture/NetworkPicture.ts'
import type { Part, PartLine } from './Box.ts'
import { type Drawing, item, markLines, muted, plain, title } from './Drawing.ts'
import { keyOf } from './marksAt.ts'

// model

/** A part with arrows to the accounts: `left` leads to the customer's. */
export interface Link {
  readonly part: Part
  readonly direction: 'left' | 'right' | 'both'
  /** `cut`: what should be there is not; `dashed`: it is not there yet. */
  readonly line: 'solid' | 'dashed' | 'cut'
}

// parts

/** Returns the call by which Rescale gets into the customer's account. */
export const assumeRoleLink = ({ words, picture }: Drawing): Link => ({
  part: item([title(words.assumeRole)]),
  direction: 'left',
  line:
    picture.customer.roles.length > 0 && !['planned', 'declined', 'ended'].includes(picture.stage)
      ? 'solid'
      : 'dashed',
})

export const peeringLink = (drawing: Drawing): Link => {
  const { words, picture } = drawing
  const { peeringId, status, expiresAt } = picture.peering
  return {
    part: item([
      title(words.peering),
      ...(peeringId === undefined ? [] : [muted(peeringId)]),
      plain(words.peeringStatuses[status]),
      ...(expiresAt === undefined
        ? []
        : [
            muted(
              `${words.expires}: ${renderInstant(expiresAt).slice(0, 16).replace('T', ' ')} UTC`,
            ),
          ]),
      ...markLines(drawing, keyOf.peering),
    ]),
    direction: 'both',
    line: status === 'active' ? 'solid' : 'dashed',
  }
}

const lineOf = ({ state }: PictureRoute): Link['line'] => {
  if (state === 'active') return 'solid'
  return ['planned', 'unknown', 'ended'].includes(state) ? 'dashed' : 'cut'
}

const routeLink = (
  drawing: Drawing,
  side: Party,
  { table, route }: { readonly table: PictureRouteTable; readonly route: PictureRoute },
): Link => {
  const { words } = drawing
  const { destination, state } = route
  return {
    part: item([
      title(side === 'customer' ? words.routeToRescale : words.routeToCustomer),
      plain(`${destination} · ${words.routeStates[state]}`),
      muted(table.name ?? words.routeTables),
      ...markLines(drawing, keyOf.route(side, table.name ?? '', destination)),
    ]),
    direction: side === 'customer' ? 'right' : 'left',
    line: lineOf(route),
  }
}

/** Returns the routes over the peering, the customer's first. */
export const routeLinks = (drawing: Drawing): ReadonlyArray<Link> =>
  (['customer', 'rescale'] as const).flatMap((side) =>
    drawing.picture[side].routeTables.flatMap((table) =>
      table.routes
        .filter(({ via }) => via === 'peering')
        .map((route) => routeLink(drawing, side, { table, route })),
    ),
  )

/** Returns who assumes the role. */
export const principalPart = ({ picture, words }: Drawing): Part => {
  const trusts = picture.customer.roles
    .filter(({ kind }) => kind === 'rescale')
    .flatMap((role) => role.trusts)
  return item([
    title('Rescale'),
    ...(trusts.length === 0 ? [muted(words.notYetKnown)] : trusts.map((arn) => muted(arn))),
  ])
}

const blockLines = (drawing: Drawing): ReadonlyArray<PartLine> => {
  const { blocks } = drawing.picture.rescale
  return blocks.length === 0
    ? [muted(drawing.words.notYetKnown)]
    : blocks.flatMap(({ cidr }) => [
        plain(cidr),
        ...markLines(drawing, keyOf.block('rescale', cidr)),
      ])
}

/** Returns Rescale's VPC. */
export const rescaleVpcPart = (drawing: Drawing): Part => {
  const { words, picture } = drawing
  const { vpcId, routeTables } = picture.rescale
  return {
    kind: 'vpc',
    lines: [
      title(vpcId === undefined ? 'VPC' : `VPC ${vpcId}`),
      ...blockLines(drawing),
      ...markLines(drawing, keyOf.vpc('rescale')),
    ],
    rows: routeTables.map(({ name }) => [
      item([
        title(name === undefined ? words.routeTables : words.routeTable),
        ...(name === undefined ? [] : [muted(name)]),
        ...markLines(drawing, keyOf.routeTable('rescale', name ?? '')),
      ]),
    ]),
    resources: [],
  }
}
