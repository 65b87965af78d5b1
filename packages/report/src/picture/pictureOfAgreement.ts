/** The picture of what two parties agree on, as far as it is known. */
import { templateTrusting } from '@byoa/application'
import type { SetupTemplateError, Template } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import { type AccountId, type VpcId, generateExternalId } from '@byoa/core/iam/identity'
import { type Ipv4Cidr, type RescaleVpc, parseIpv4Cidr } from '@byoa/core/network'
import type { OnboardingRequest, Setup, StackReport } from '@byoa/core/onboarding'
import type { Party } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type {
  NetworkPicture,
  PictureBlock,
  PicturePeering,
  PictureRole,
  PictureRouteTable,
  PictureStage,
  RescaleSide,
  RouteState,
} from './NetworkPicture.ts'
import { type CustomerParts, customerParts } from './customerParts.ts'
import { listedIn } from './templateReading.ts'

// model

/** Rescale's VPC; a document may not have all of it. */
export interface KnownRescaleVpc extends Partial<
  Pick<RescaleVpc, 'routeTableIds' | 's3PrefixListId'>
> {
  readonly accountId?: AccountId
  readonly vpcId?: VpcId
  readonly cidrs: ReadonlyArray<Ipv4Cidr>
}

export interface Agreement {
  readonly stage: PictureStage
  readonly request: OnboardingRequest
  readonly rescaleVpc: KnownRescaleVpc
  /** The block of the customer's VPC; absent while none is proposed. */
  readonly cidr?: Ipv4Cidr | undefined
  readonly secondaryBlocks?: ReadonlyArray<PictureBlock>
  readonly setup?: Pick<Setup, 'externalId' | 'rescaleAccountId' | 'rescaleRoleArn'> | undefined
  readonly stack?: StackReport | undefined
  readonly peering?: PicturePeering
  /** The state of the routes over the peering. */
  readonly routes?: Readonly<Record<Party, RouteState>>
}

/** A picture, and the template that it is of; without a block there is none. */
export interface PictureWithTemplate {
  readonly picture: NetworkPicture
  readonly template?: Template | undefined
}

// parts

/** Stands for what is not agreed yet; no VPC can have this block. */
const placeholders = ({ request, rescaleVpc }: Agreement) =>
  pipe(
    E.Do,
    E.apS('externalId', generateExternalId(request.companyCode, new Uint8Array(16))),
    E.apSW('cidr', parseIpv4Cidr('240.0.0.0/28')),
    E.map(({ externalId, cidr }) => ({
      setup: { externalId, rescaleAccountId: rescaleVpc.accountId ?? request.accountId },
      cidrs: [cidr],
    })),
  )

/** The template, as long as there is a block to render it for. */
export const templateFor = (
  agreement: Agreement,
): E.Either<SetupTemplateError, Template | undefined> => {
  const { request, rescaleVpc, cidr, setup } = agreement
  const standIn = placeholders(agreement)
  if (cidr === undefined || E.isLeft(standIn)) return E.right(undefined)
  const agreed = setup ?? standIn.right.setup
  const cidrs = rescaleVpc.cidrs.length > 0 ? rescaleVpc.cidrs : standIn.right.cidrs
  return pipe(
    templateTrusting(
      { request, rescaleVpc: { ...rescaleVpc, cidrs } },
      { ...agreed, cidr, region: request.region },
      [agreed.externalId],
    ),
    E.map(({ template }) => template),
  )
}

const nothing: CustomerParts = {
  vpcResources: [],
  zones: [],
  gateways: [],
  routeTables: [],
  securityGroups: [],
  roles: [],
  records: [],
}

const overPeering = (
  destinations: ReadonlyArray<string>,
  state: RouteState,
): PictureRouteTable['routes'] =>
  destinations.map((destination) => ({ destination, via: 'peering', state, resources: [] }))

/** The tables of the template and those that only the report names, with their peering routes. */
const customerTables = (
  { rescaleVpc, stack, routes }: Agreement,
  template: Template | undefined,
  tables: ReadonlyArray<PictureRouteTable>,
): ReadonlyArray<PictureRouteTable> => {
  const reported = stack?.routeTableIds ?? []
  const names = [
    ...(template === undefined ? [] : listedIn(template, 'RouteTableIds').slice(reported.length)),
    ...reported,
  ]
  const known = tables.map(({ name }) => name)
  const others = reported.filter((id) => !known.includes(id))
  const peered = overPeering(rescaleVpc.cidrs, routes?.customer ?? 'planned')
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
  const { rescaleVpc, setup, routes } = agreement
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
      routes: overPeering(destinations, routes?.rescale ?? 'planned'),
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
