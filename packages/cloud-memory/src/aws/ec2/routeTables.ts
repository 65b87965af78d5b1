/**
 * Route tables and which subnets use them. Local routes and the states of routes are not stored:
 * they follow from the blocks of the VPC and from what the targets are now.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import {
  type World,
  dropResource,
  putResource,
  resourceOf,
  resourcesOf,
} from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import type { Route, RouteTable, RouteTableAssociation, Tag } from '../../world/network.ts'
import { type Action, type Context, type Outcome, answer, onEverything } from '../Action.ts'
import { type AwsError, invalidParameter, refuse } from '../AwsError.ts'
import type { FilterReaders } from '../filters.ts'
import { tagsFor } from '../tags.ts'
import { creationNeeds, needOf, needOfId, vpcNeed } from './arns.ts'
import { madeBefore, madeBy, tokenShown } from './clientTokens.ts'
import { found } from './found.ts'
import { pageOfResources } from './pageOfResources.ts'
import { isActive } from './peeringsOf.ts'
import { prefixListId } from './prefixLists.ts'
import type {
  AssociateRouteTableRequest,
  CreateRouteTableRequest,
  DeleteRouteTableRequest,
  DescribeRouteTablesRequest,
  DisassociateRouteTableRequest,
  ReplaceRouteTableAssociationRequest,
} from './Ec2Inputs.ts'

// outputs

export interface RouteOutput {
  readonly DestinationCidrBlock?: string
  readonly DestinationPrefixListId?: string
  readonly GatewayId?: string
  readonly NatGatewayId?: string
  readonly NetworkInterfaceId?: string
  readonly TransitGatewayId?: string
  readonly VpcPeeringConnectionId?: string
  readonly State: 'active' | 'blackhole'
  readonly Origin: 'CreateRouteTable' | 'CreateRoute'
}

export interface RouteTableOutput {
  readonly RouteTableId: string
  readonly VpcId: string
  readonly OwnerId: string
  readonly Associations: ReadonlyArray<{
    readonly RouteTableAssociationId: string
    readonly RouteTableId: string
    readonly Main: boolean
    readonly SubnetId?: string
    readonly AssociationState: { readonly State: 'associated' }
  }>
  readonly Routes: ReadonlyArray<RouteOutput>
  readonly PropagatingVgws: ReadonlyArray<never>
  readonly Tags: ReadonlyArray<Tag>
}

/**
 * A target is usable while it is there: an active peering, an attached gateway, an interface that
 * exists.
 */
const isUsable = (context: Context, table: RouteTable, { target }: Route): boolean => {
  const { world } = context
  switch (target.kind) {
    case 'VpcPeeringConnectionId':
      return isActive(world, target.id)
    case 'GatewayId': {
      const gateway = resourceOf(world, table, { kind: 'internetGateways', id: target.id })
      return gateway !== undefined && gateway.vpcId === table.vpcId
    }
    case 'NetworkInterfaceId':
      return resourceOf(world, table, { kind: 'networkInterfaces', id: target.id }) !== undefined
    case 'NatGatewayId': {
      const gateway = resourceOf(world, table, { kind: 'natGateways', id: target.id })
      return gateway !== undefined && gateway.endedAt === undefined
    }
    case 'TransitGatewayId':
      // Nobody in this world makes a transit gateway, so one that is named is taken as somebody's
      // own.
      return true
  }
}

const localRoutes = (world: World, table: RouteTable): ReadonlyArray<RouteOutput> =>
  (resourceOf(world, table, { kind: 'vpcs', id: table.vpcId })?.blocks ?? []).map(({ cidr }) => ({
    DestinationCidrBlock: cidr,
    GatewayId: 'local',
    State: 'active',
    Origin: 'CreateRouteTable',
  }))

const endpointRoutes = (context: Context, table: RouteTable): ReadonlyArray<RouteOutput> =>
  resourcesOf(context.world, table, 'vpcEndpoints')
    .filter(({ routeTableIds }) => routeTableIds.includes(table.id))
    .map(({ id, serviceName }) => ({
      DestinationPrefixListId: prefixListId(table.region, serviceName),
      GatewayId: id,
      State: 'active',
      Origin: 'CreateRoute',
    }))

const routesOf = (context: Context, table: RouteTable): ReadonlyArray<RouteOutput> => [
  ...localRoutes(context.world, table),
  ...table.routes.map((route): RouteOutput => ({
    DestinationCidrBlock: route.destination,
    [route.target.kind]: route.target.id,
    State: isUsable(context, table, route) ? 'active' : 'blackhole',
    Origin: 'CreateRoute',
  })),
  ...endpointRoutes(context, table),
]

const associationOutput =
  (table: RouteTable) =>
  ({
    associationId,
    subnetId,
  }: RouteTableAssociation): RouteTableOutput['Associations'][number] => ({
    RouteTableAssociationId: associationId,
    RouteTableId: table.id,
    Main: subnetId === undefined,
    ...(subnetId === undefined ? {} : { SubnetId: subnetId }),
    AssociationState: { State: 'associated' },
  })

const outputOf =
  (context: Context) =>
  (table: RouteTable): RouteTableOutput => ({
    RouteTableId: table.id,
    VpcId: table.vpcId,
    OwnerId: table.accountId,
    Associations: table.associations.map(associationOutput(table)),
    Routes: routesOf(context, table),
    PropagatingVgws: [],
    Tags: table.tags,
  })

// CreateRouteTable, DeleteRouteTable

export interface CreateRouteTableOutput {
  readonly RouteTable: RouteTableOutput
  readonly ClientToken?: string
}

const created = (
  context: Context,
  input: CreateRouteTableRequest,
  table: RouteTable,
): CreateRouteTableOutput => ({ RouteTable: outputOf(context)(table), ...tokenShown(input) })

const create = (
  context: Context,
  input: CreateRouteTableRequest,
): Outcome<CreateRouteTableOutput> => {
  const made = madeBefore(context, 'routeTables', input)
  if (E.isLeft(made)) return made
  const [before] = made.right
  if (before !== undefined) return answer(context.world, created(context, input, before))
  const vpc = found(context, 'vpcs', input.VpcId)
  if (E.isLeft(vpc)) return vpc
  const siblings = resourcesOf(context.world, context, 'routeTables').filter(
    ({ vpcId }) => vpcId === input.VpcId,
  )
  if (siblings.length >= context.world.settings.quotas.routeTablesPerVpc) {
    return refuse('RouteTableLimitExceeded', 'The maximum number of route tables has been reached.')
  }
  const [withId, id] = freshId(context.world, 'rtb')
  const table: RouteTable = {
    id,
    accountId: context.accountId,
    region: context.region,
    tags: tagsFor(input, 'route-table'),
    vpcId: input.VpcId,
    associations: [],
    routes: [],
    ...madeBy(input),
  }
  return answer(putResource(withId, 'routeTables', table), created(context, input, table))
}

export const createRouteTable: Action<CreateRouteTableRequest, CreateRouteTableOutput> = {
  permission: 'ec2:CreateRouteTable',
  needs: (context, input) => [
    ...creationNeeds(context, input, { type: 'route-table', action: 'CreateRouteTable' }),
    vpcNeed(context, input.VpcId),
  ],
  run: create,
}

export const deleteRouteTable: Action<DeleteRouteTableRequest, Record<never, never>> = {
  permission: 'ec2:DeleteRouteTable',
  needs: (context, { RouteTableId }) => [needOfId(context, 'routeTables', RouteTableId)],
  run: (context, { RouteTableId }) => {
    const table = found(context, 'routeTables', RouteTableId)
    if (E.isLeft(table)) return table
    if (table.right.associations.length > 0) {
      return refuse(
        'DependencyViolation',
        `The routeTable '${RouteTableId}' has dependencies and cannot be deleted.`,
      )
    }
    return answer(dropResource(context.world, 'routeTables', table.right), {})
  },
}

// AssociateRouteTable, DisassociateRouteTable

export interface AssociateRouteTableOutput {
  readonly AssociationId: string
  readonly AssociationState: { readonly State: 'associated' }
}

const associate = (
  context: Context,
  { RouteTableId, SubnetId }: AssociateRouteTableRequest,
): Outcome<AssociateRouteTableOutput> => {
  const table = found(context, 'routeTables', RouteTableId)
  if (E.isLeft(table)) return table
  const subnet = found(context, 'subnets', SubnetId)
  if (E.isLeft(subnet)) return subnet
  if (subnet.right.vpcId !== table.right.vpcId) {
    return refuse(
      'InvalidParameterValue',
      `route table ${RouteTableId} and subnet ${SubnetId} belong to different networks`,
    )
  }
  const taken = resourcesOf(context.world, context, 'routeTables')
    .flatMap(({ associations }) => associations)
    .find(({ subnetId }) => subnetId === SubnetId)
  if (taken !== undefined) {
    return refuse(
      'Resource.AlreadyAssociated',
      `the specified association for route table ${RouteTableId} conflicts with an existing association`,
    )
  }
  const [withId, associationId] = freshId(context.world, 'rtbassoc')
  const associations = [...table.right.associations, { associationId, subnetId: SubnetId }]
  return answer(putResource(withId, 'routeTables', { ...table.right, associations }), {
    AssociationId: associationId,
    AssociationState: { State: 'associated' },
  })
}

export const associateRouteTable: Action<AssociateRouteTableRequest, AssociateRouteTableOutput> = {
  permission: 'ec2:AssociateRouteTable',
  needs: (context, { RouteTableId, SubnetId }) => [
    needOfId(context, 'routeTables', RouteTableId),
    needOf(context, 'subnet', SubnetId),
  ],
  run: associate,
}

interface PlacedAssociation {
  readonly table: RouteTable
  readonly association: RouteTableAssociation
}

const associationOf = (context: Context, id: string): E.Either<AwsError, PlacedAssociation> => {
  const [placed] = resourcesOf(context.world, context, 'routeTables').flatMap((table) =>
    table.associations
      .filter(({ associationId }) => associationId === id)
      .map((association) => ({ table, association })),
  )
  return placed === undefined
    ? refuse('InvalidAssociationID.NotFound', `The association ID '${id}' does not exist`)
    : E.right(placed)
}

const withoutAssociation = (table: RouteTable, id: string): RouteTable => ({
  ...table,
  associations: table.associations.filter(({ associationId }) => associationId !== id),
})

export const disassociateRouteTable: Action<DisassociateRouteTableRequest, Record<never, never>> = {
  permission: 'ec2:DisassociateRouteTable',
  needs: (context) => [needOf(context, 'route-table', undefined)],
  run: (context, { AssociationId }) =>
    pipe(
      associationOf(context, AssociationId),
      E.flatMap(({ table, association }) =>
        association.subnetId === undefined
          ? invalidParameter(
              `cannot disassociate the main route table association ${AssociationId}`,
            )
          : answer(
              putResource(context.world, 'routeTables', withoutAssociation(table, AssociationId)),
              {},
            ),
      ),
    ),
}

// ReplaceRouteTableAssociation

export interface ReplaceAssociationOutput {
  readonly NewAssociationId: string
  readonly AssociationState: { readonly State: 'associated' }
}

/** Gives a subnet, or the VPC its main place, another table. */
const replaceAssociation = (
  context: Context,
  { AssociationId, RouteTableId }: ReplaceRouteTableAssociationRequest,
): Outcome<ReplaceAssociationOutput> => {
  const placed = associationOf(context, AssociationId)
  if (E.isLeft(placed)) return placed
  const { table: before, association } = placed.right
  const after = found(context, 'routeTables', RouteTableId)
  if (E.isLeft(after)) return after
  if (after.right.vpcId !== before.vpcId) {
    return invalidParameter(
      `route table ${RouteTableId} and route table ${before.id} belong to different networks`,
    )
  }
  const [withId, associationId] = freshId(context.world, 'rtbassoc')
  const world = putResource(withId, 'routeTables', withoutAssociation(before, AssociationId))
  const table = before.id === RouteTableId ? withoutAssociation(before, AssociationId) : after.right
  const associations = [...table.associations, { ...association, associationId }]
  return answer(putResource(world, 'routeTables', { ...table, associations }), {
    NewAssociationId: associationId,
    AssociationState: { State: 'associated' },
  })
}

export const replaceRouteTableAssociation: Action<
  ReplaceRouteTableAssociationRequest,
  ReplaceAssociationOutput
> = {
  permission: 'ec2:ReplaceRouteTableAssociation',
  needs: (context, { RouteTableId }) => [needOfId(context, 'routeTables', RouteTableId)],
  run: replaceAssociation,
}

// DescribeRouteTables

export interface DescribeRouteTablesOutput {
  readonly RouteTables: ReadonlyArray<RouteTableOutput>
  readonly NextToken?: string
}

type RouteField = keyof RouteOutput

/** Filters on routes: what they ask is what the answer shows, local routes too. */
const routeFields: Readonly<Record<string, RouteField>> = {
  'route.destination-cidr-block': 'DestinationCidrBlock',
  'route.destination-prefix-list-id': 'DestinationPrefixListId',
  'route.gateway-id': 'GatewayId',
  'route.nat-gateway-id': 'NatGatewayId',
  'route.transit-gateway-id': 'TransitGatewayId',
  'route.vpc-peering-connection-id': 'VpcPeeringConnectionId',
  'route.state': 'State',
  'route.origin': 'Origin',
}

/** No route of this world has one of these, and no gateway has a route table. */
const ofNothing: FilterReaders<RouteTable> = {
  'association.gateway-id': () => [],
  'route.destination-ipv6-cidr-block': () => [],
  'route.egress-only-internet-gateway-id': () => [],
  'route.instance-id': () => [],
}

const routeFilters = (context: Context): FilterReaders<RouteTable> =>
  Object.fromEntries(
    Object.entries(routeFields).map(([name, field]) => [
      name,
      (table: RouteTable) =>
        routesOf(context, table).flatMap(({ [field]: value }) =>
          value === undefined ? [] : [value],
        ),
    ]),
  )

const routeTableFilters = (context: Context): FilterReaders<RouteTable> => ({
  ...ofNothing,
  ...routeFilters(context),
  'route-table-id': ({ id }) => [id],
  'vpc-id': ({ vpcId }) => [vpcId],
  'owner-id': ({ accountId }) => [accountId],
  'association.main': ({ associations }) =>
    associations.map(({ subnetId }) => String(subnetId === undefined)),
  'association.subnet-id': ({ associations }) =>
    associations.flatMap(({ subnetId }) => (subnetId === undefined ? [] : [subnetId])),
  'association.route-table-association-id': ({ associations }) =>
    associations.map(({ associationId }) => associationId),
  'association.route-table-id': ({ id, associations }) => associations.map(() => id),
})

export const describeRouteTables: Action<DescribeRouteTablesRequest, DescribeRouteTablesOutput> = {
  permission: 'ec2:DescribeRouteTables',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      pageOfResources(context, input, {
        kind: 'routeTables',
        ids: input.RouteTableIds,
        filters: routeTableFilters,
        bounds: { from: 5, to: 100 },
      }),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { RouteTables: items.map(outputOf(context)), ...rest }),
      ),
    ),
}
