/** The picture of what two parties agree on, as far as it is known. */
import type { SetupTemplateError, Template } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import type { Party } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Agreement, templateFor } from './Agreement.ts'
import type {
  NetworkPicture,
  PictureBlock,
  PictureRole,
  PictureRouteTable,
  RescaleSide,
} from './NetworkPicture.ts'
import { type CustomerParts, customerParts } from './customerParts.ts'
import { listedIn } from './templateReading.ts'

// model

/** A picture, and the template that it is of; without a block there is none. */
export interface PictureWithTemplate {
  readonly picture: NetworkPicture
  readonly template?: Template | undefined
}

// parts

const nothing: CustomerParts = {
  vpcResources: [],
  zones: [],
  gateways: [],
  routeTables: [],
  securityGroups: [],
  roles: [],
  records: [],
}

/** The routes of a side over the peering; a declined block gets none. */
const overPeering = (
  { stage, routes }: Agreement,
  side: Party,
  destinations: ReadonlyArray<string>,
): PictureRouteTable['routes'] => {
  const state = routes?.[side] ?? 'planned'
  return stage === 'declined'
    ? []
    : destinations.map((destination) => ({ destination, via: 'peering', state, resources: [] }))
}

/** The tables of the template and those that only the report names, with their peering routes. */
const customerTables = (
  agreement: Agreement,
  template: Template | undefined,
  tables: ReadonlyArray<PictureRouteTable>,
): ReadonlyArray<PictureRouteTable> => {
  const { rescaleVpc, stack } = agreement
  const reported = stack?.routeTableIds ?? []
  const names = [
    ...(template === undefined ? [] : listedIn(template, 'RouteTableIds').slice(reported.length)),
    ...reported,
  ]
  const known = tables.map(({ name }) => name)
  const others = reported.filter((id) => !known.includes(id))
  const peered = overPeering(agreement, 'customer', rescaleVpc.cidrs)
  return [
    ...tables,
    ...others.map((name): PictureRouteTable => ({ name, routes: [], resources: [] })),
  ].map((table) =>
    names.includes(table.name ?? '') ? { ...table, routes: [...table.routes, ...peered] } : table,
  )
}

/** What stands in for something else is not shown. */
const shownRole =
  ({ setup, rescaleVpc }: Agreement) =>
  (role: PictureRole): PictureRole => ({
    ...role,
    ...(setup === undefined ? { externalIds: [] } : {}),
    ...(setup === undefined && rescaleVpc.accountId === undefined && role.kind === 'rescale'
      ? { trusts: [] }
      : {}),
  })

const blocksOf = ({ cidr, secondaryBlocks = [] }: Agreement): ReadonlyArray<PictureBlock> => [
  ...(cidr === undefined ? [] : [{ cidr, isAssociated: true }]),
  ...secondaryBlocks,
]

const rescaleSide = (agreement: Agreement): RescaleSide => {
  const { rescaleVpc, setup } = agreement
  const destinations = blocksOf(agreement)
    .filter(({ isAssociated }) => isAssociated)
    .map(({ cidr }) => cidr)
  const tables: ReadonlyArray<string | undefined> =
    rescaleVpc.routeTableIds ?? (rescaleVpc.cidrs.length > 0 ? [undefined] : [])
  return {
    ...omitUndefined({
      accountId: rescaleVpc.accountId ?? setup?.rescaleAccountId,
      vpcId: rescaleVpc.vpcId,
    }),
    blocks: rescaleVpc.cidrs.map((cidr) => ({ cidr, isAssociated: true })),
    routeTables: tables.map((name) => ({
      ...omitUndefined({ name }),
      routes: overPeering(agreement, 'rescale', destinations),
      resources: [],
    })),
  }
}

// operations

/** Returns the picture of an agreement and its template, if it has one. */
export const pictureWith = (
  agreement: Agreement,
  template: Template | undefined,
): NetworkPicture => {
  const { request, stage, stack } = agreement
  const { vpcResources, ...parts } =
    template === undefined ? nothing : customerParts({ template, stack })
  return {
    stage,
    region: request.region,
    customer: {
      ...parts,
      accountId: request.accountId,
      companyCode: request.companyCode,
      egress: request.egress,
      vpc: {
        ...omitUndefined({ vpcId: stack?.vpcId }),
        blocks: blocksOf(agreement),
        resources: vpcResources,
      },
      routeTables: customerTables(agreement, template, parts.routeTables),
      roles: parts.roles.map(shownRole(agreement)),
    },
    rescale: rescaleSide(agreement),
    peering: agreement.peering ?? { status: 'none' },
    marks: [],
  }
}

/** Left when the agreement contradicts itself, so that there is no template of it. */
export const pictureOfAgreement = (
  agreement: Agreement,
): E.Either<SetupTemplateError, NetworkPicture> =>
  pipe(
    templateFor(agreement),
    E.map((template) => pictureWith(agreement, template)),
  )
