/**
 * CreateRoute, ReplaceRoute and DeleteRoute.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html
 */
import { type Ipv4Cidr, contains, parseIpv4Block, toBlock } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { isLive, statusAt } from '../../world/Peering.ts'
import { putResource, resourceOf } from '../../world/World.ts'
import type { Route, RouteTable, RouteTarget } from '../../world/network.ts'
import { type Action, type Context, type Outcome, answer } from '../Action.ts'
import { type AwsError, invalidParameter, missingParameter, refuse } from '../AwsError.ts'
import { needOfId } from './arns.ts'
import { found, readCidr, unknownId } from './found.ts'
import { otherIds } from './identifiedKinds.ts'
import { visiblePeering } from './peeringTransitions.ts'
import type { CreateRouteRequest, DeleteRouteRequest } from './Ec2Inputs.ts'

// inputs

type TargetParameters = Omit<CreateRouteRequest, keyof DeleteRouteRequest>

// targets

const targetKinds: ReadonlyArray<RouteTarget['kind']> = [
  'GatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
]

const targetOf = (input: TargetParameters): E.Either<AwsError, RouteTarget> => {
  const targets = targetKinds.flatMap((kind) => {
    const id = input[kind]
    return id === undefined ? [] : [{ kind, id }]
  })
  const [target, second] = targets
  if (target === undefined) return missingParameter('gatewayId')
  if (second !== undefined) {
    return refuse(
      'InvalidParameterCombination',
      `The parameters ${target.kind} and ${second.kind} may not be used together`,
    )
  }
  return E.right(target)
}

const differentNetworks = (table: RouteTable, targetId: string): E.Either<AwsError, never> =>
  invalidParameter(
    `route table ${table.id} and network gateway ${targetId} belong to different networks`,
  )

/** Requires a target that a route of the table can have. */
type TargetCheck = (
  context: Context,
  table: RouteTable,
  target: RouteTarget,
) => E.Either<AwsError, RouteTarget>

const usablePeering: TargetCheck = (context, table, target) => {
  const peering = visiblePeering(context, target.id)
  if (E.isLeft(peering)) return peering
  const { requester, accepter } = peering.right
  if (!isLive(statusAt(peering.right, context.world.now))) {
    return unknownId(otherIds.peering, target.id)
  }
  const vpcIds = [requester.vpcId, accepter.vpcId]
  return vpcIds.includes(table.vpcId) ? E.right(target) : differentNetworks(table, target.id)
}

const usableGateway: TargetCheck = (context, table, target) => {
  const gateway = resourceOf(context.world, context, { kind: 'internetGateways', id: target.id })
  if (gateway === undefined) {
    return refuse('InvalidGatewayID.NotFound', `The gateway ID '${target.id}' does not exist`)
  }
  return gateway.vpcId === table.vpcId ? E.right(target) : differentNetworks(table, target.id)
}

const usableNatGateway: TargetCheck = (context, table, target) => {
  const gateway = resourceOf(context.world, context, { kind: 'natGateways', id: target.id })
  if (gateway === undefined || gateway.endedAt !== undefined) {
    return refuse('InvalidNatGatewayID.NotFound', `The natGateway ID '${target.id}' does not exist`)
  }
  return gateway.vpcId === table.vpcId ? E.right(target) : differentNetworks(table, target.id)
}

const usableInterface: TargetCheck = (context, _table, target) =>
  pipe(
    found(context, 'networkInterfaces', target.id),
    E.map(() => target),
  )

const targetChecks: Readonly<Record<RouteTarget['kind'], TargetCheck>> = {
  GatewayId: usableGateway,
  NatGatewayId: usableNatGateway,
  NetworkInterfaceId: usableInterface,
  // Transit gateways cannot be created here: any ID is accepted.
  TransitGatewayId: (_context, _table, target) => E.right(target),
  VpcPeeringConnectionId: usablePeering,
}

const usableTarget = (
  context: Context,
  table: RouteTable,
  input: TargetParameters,
): E.Either<AwsError, RouteTarget> =>
  pipe(
    targetOf(input),
    E.flatMap((target) => targetChecks[target.kind](context, table, target)),
  )

// destinations

const [linkLocalServices] = ['169.254.168.0/22']
  .map(parseIpv4Block)
  .flatMap((block) => (E.isRight(block) ? [block.right] : []))

const localBlocks = (context: Context, table: RouteTable): ReadonlyArray<Ipv4Cidr> =>
  (resourceOf(context.world, table, { kind: 'vpcs', id: table.vpcId })?.blocks ?? []).map(
    ({ cidr }) => cidr,
  )

const refuseDestination = (destination: Ipv4Cidr): E.Either<AwsError, never> =>
  invalidParameter(
    `The destination CIDR block ${destination} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`,
  )

/** Requires a destination that no other route has and that is not inside the VPC. */
const freeDestination = (
  context: Context,
  table: RouteTable,
  route: Route,
): E.Either<AwsError, 'free' | 'same'> => {
  const { destination, target } = route
  const locals = localBlocks(context, table)
  const existing = table.routes.find((other) => other.destination === destination)
  const isSame = existing?.target.kind === target.kind && existing.target.id === target.id
  if (isSame && context.world.settings.openPoints.identicalRouteSucceeds) return E.right('same')
  if (existing !== undefined || locals.includes(destination)) {
    return refuse('RouteAlreadyExists', `The route identified by ${destination} already exists.`)
  }
  const block = toBlock(destination)
  if (linkLocalServices !== undefined && contains(linkLocalServices, block)) {
    return invalidParameter(`The destination CIDR block ${destination} is reserved.`)
  }
  const isInside = locals.some((local) => contains(toBlock(local), block))
  if (isInside && target.kind !== 'NetworkInterfaceId') return refuseDestination(destination)
  if (table.routes.length + locals.length >= context.world.settings.quotas.routesPerTable) {
    return refuse(
      'RouteLimitExceeded',
      'The maximum number of routes per route table has been reached.',
    )
  }
  return E.right('free')
}

// actions

interface Reading {
  readonly table: RouteTable
  readonly destination: Ipv4Cidr
}

const reading = (context: Context, input: DeleteRouteRequest): E.Either<AwsError, Reading> => {
  const table = found(context, 'routeTables', input.RouteTableId)
  if (E.isLeft(table)) return table
  const destination = readCidr(input.DestinationCidrBlock, 'destinationCidrBlock')
  if (E.isLeft(destination)) return destination
  return E.right({ table: table.right, destination: destination.right })
}

const tableWith = (table: RouteTable, routes: ReadonlyArray<Route>): RouteTable => ({
  ...table,
  routes,
})

const create = (
  context: Context,
  input: CreateRouteRequest,
): Outcome<{ readonly Return: true }> => {
  const read = reading(context, input)
  if (E.isLeft(read)) return read
  const { table, destination } = read.right
  const target = usableTarget(context, table, input)
  if (E.isLeft(target)) return target
  const route = { destination, target: target.right }
  const free = freeDestination(context, table, route)
  if (E.isLeft(free)) return free
  if (free.right === 'same') return answer(context.world, { Return: true })
  const changed = tableWith(table, [...table.routes, route])
  return answer(putResource(context.world, 'routeTables', changed), { Return: true })
}

const replace = (context: Context, input: CreateRouteRequest): Outcome<Record<never, never>> => {
  const read = reading(context, input)
  if (E.isLeft(read)) return read
  const { table, destination } = read.right
  const target = usableTarget(context, table, input)
  if (E.isLeft(target)) return target
  if (!table.routes.some((route) => route.destination === destination)) {
    return invalidParameter(
      `There is no route defined for '${destination}' in the route table. Use CreateRoute instead.`,
    )
  }
  const routes = table.routes.map((route) =>
    route.destination === destination ? { destination, target: target.right } : route,
  )
  return answer(putResource(context.world, 'routeTables', tableWith(table, routes)), {})
}

const remove = (context: Context, input: DeleteRouteRequest): Outcome<Record<never, never>> => {
  const read = reading(context, input)
  if (E.isLeft(read)) return read
  const { table, destination } = read.right
  if (localBlocks(context, table).includes(destination)) {
    return invalidParameter(`cannot remove local route ${destination} in route table ${table.id}`)
  }
  const routes = table.routes.filter((route) => route.destination !== destination)
  if (routes.length === table.routes.length) {
    return refuse(
      'InvalidRoute.NotFound',
      `no route with destination-cidr-block ${destination} in route table ${table.id}`,
    )
  }
  const changed = tableWith(table, routes)
  return answer(putResource(context.world, 'routeTables', changed), {})
}

export const createRoute: Action<CreateRouteRequest, { readonly Return: true }> = {
  permission: 'ec2:CreateRoute',
  needs: (context, { RouteTableId }) => [needOfId(context, 'routeTables', RouteTableId)],
  run: create,
}

export const replaceRoute: Action<CreateRouteRequest, Record<never, never>> = {
  permission: 'ec2:ReplaceRoute',
  needs: (context, { RouteTableId }) => [needOfId(context, 'routeTables', RouteTableId)],
  run: replace,
}

export const deleteRoute: Action<DeleteRouteRequest, Record<never, never>> = {
  permission: 'ec2:DeleteRoute',
  needs: (context, { RouteTableId }) => [needOfId(context, 'routeTables', RouteTableId)],
  run: remove,
}
