import { type Failure, type RescaleDirectory, failure } from '@byoa/application'
import { type Partition, PeeringId, RouteTableId, type VpcId } from '@byoa/core/iam/identity'
import {
  type Inventory,
  type PeeredCidr,
  type RescaleVpcCandidate,
  type RescaleVpcLoad,
  type StandingRoute,
  inventoryOf,
} from '@byoa/core/network'
import type { IO } from 'fp-ts/lib/IO.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { isActive, peeringsOf } from '../aws/ec2/peeringsOf.ts'
import { statusAt } from '../world/Peering.ts'
import { type World, resourceOf, resourcesOf } from '../world/World.ts'
import type { Route, RouteTable } from '../world/network.ts'
import type { PlacedVpc, RescaleInfrastructure } from './RescaleInfrastructure.ts'

const countOf = (world: World, vpcId: string, isCounted: (status: string) => boolean): number =>
  peeringsOf(world, vpcId).filter((peering) => isCounted(statusAt(peering, world.now))).length

const isPending = (status: string): boolean =>
  status === 'initiating-request' || status === 'pending-acceptance'

const isTaken = (status: string): boolean => status === 'active' || status === 'provisioning'

/** Requests wait for an answer per account and Region, whichever VPC they start from. */
const pendingOfAccount = (world: World, { vpc }: PlacedVpc): number =>
  resourcesOf(world, vpc, 'vpcs')
    .map(({ id }) => countOf(world, id, isPending))
    .reduce((total, count) => total + count, 0)

const tablesOf = (world: World, { vpc }: PlacedVpc): ReadonlyArray<RouteTable> =>
  resourcesOf(world, vpc, 'routeTables').filter(({ vpcId }) => vpcId === vpc.vpcId)

const fullestTable = (world: World, placed: PlacedVpc): number =>
  Math.max(
    0,
    ...tablesOf(world, placed).map(({ routes }) => routes.length + placed.vpc.cidrs.length),
  )

const loadOf = (world: World, placed: PlacedVpc): RescaleVpcLoad => {
  const { load, vpc } = placed
  const { quotas } = world.settings
  return {
    activePeerings: (load.activePeerings ?? 0) + countOf(world, vpc.vpcId, isTaken),
    pendingRequests: (load.pendingRequests ?? 0) + pendingOfAccount(world, placed),
    routesInFullestTable: (load.routesInFullestTable ?? 0) + fullestTable(world, placed),
    quotas: {
      activePeerings: quotas.activePeeringsPerVpc,
      pendingRequests: quotas.outstandingPeeringRequests,
      routesPerTable: quotas.routesPerTable,
      ...load.quotas,
    },
  }
}

const candidateOf =
  (world: World) =>
  (placed: PlacedVpc): RescaleVpcCandidate => ({ vpc: placed.vpc, load: loadOf(world, placed) })

/** A route to a peering that is not active is a blackhole: a leftover of one that has ended. */
const isStanding =
  (world: World) =>
  ({ target }: Route): boolean =>
    target.kind !== 'VpcPeeringConnectionId' || isActive(world, target.id)

const routesOf = (world: World, placed: PlacedVpc): ReadonlyArray<StandingRoute> =>
  tablesOf(world, placed).flatMap(({ id: routeTableId, routes }) =>
    RouteTableId.is(routeTableId)
      ? routes
          .filter(isStanding(world))
          .map(({ destination, target }) => ({ destination, routeTableId, target: target.id }))
      : [],
  )

/** A request that nobody has accepted takes no block: anybody can send one, with any block. */
const peeredOf = (world: World, { vpc }: PlacedVpc): ReadonlyArray<PeeredCidr> =>
  peeringsOf(world, vpc.vpcId)
    .filter((peering) => isTaken(statusAt(peering, world.now)))
    .flatMap(({ id: peeringId, requester, accepter }) => {
      const other = requester.vpcId === vpc.vpcId ? accepter : requester
      const blocks = resourceOf(world, other, { kind: 'vpcs', id: other.vpcId })?.blocks ?? []
      return PeeringId.is(peeringId) ? blocks.map(({ cidr }) => ({ cidr, peeringId })) : []
    })

const inventoryOfVpc = (world: World, placed: PlacedVpc): Inventory =>
  inventoryOf({
    version: 1,
    rescaleVpc: placed.vpc,
    held: placed.held.map((cidr) => ({ cidr, owner: 'held before' })),
    denied: placed.denied,
    customerNetworks: [],
    routes: routesOf(world, placed),
    peered: peeredOf(world, placed),
    load: loadOf(world, placed),
    ...(placed.allowed === undefined ? {} : { allowed: placed.allowed }),
  })

const unknown = (operation: string, what: string): Failure =>
  failure({
    operation: `RescaleDirectory.${operation}`,
    code: 'NotInDirectory',
    message: `the directory does not know ${what}`,
    retryable: false,
  })

/**
 * What Rescale knows of its own infrastructure, with the load that the world shows at the moment of
 * asking.
 */
export const memoryDirectory = (
  world: IO<World>,
  rescale: RescaleInfrastructure,
): RescaleDirectory => ({
  candidates: (region) =>
    TE.fromIO(() =>
      rescale.vpcs.filter(({ vpc }) => vpc.region === region).map(candidateOf(world())),
    ),
  inventory: (vpcId: VpcId) => {
    const placed = rescale.vpcs.find(({ vpc }) => vpc.vpcId === vpcId)
    return placed === undefined
      ? TE.left(unknown('inventory', `the VPC ${vpcId}`))
      : TE.fromIO(() => inventoryOfVpc(world(), placed))
  },
  account: (partition: Partition) => {
    const account = rescale.accounts.find((candidate) => candidate.partition === partition)
    if (account === undefined) return TE.left(unknown('account', `an account in ${partition}`))
    const { accountId, roleArn } = account
    return TE.right(roleArn === undefined ? { accountId } : { accountId, roleArn })
  },
})
