import { type Failure, type RescaleDirectory, failure } from '@byoa/application'
import type { Partition, VpcId } from '@byoa/core/iam'
import {
  type Inventory,
  type RescaleVpcCandidate,
  type RescaleVpcLoad,
  inventoryOf,
} from '@byoa/core/network'
import type { IO } from 'fp-ts/lib/IO.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { peeringsOf } from '../aws/ec2/peeringsOf.ts'
import { statusAt } from '../world/Peering.ts'
import { type World, resourcesOf } from '../world/World.ts'
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

const fullestTable = (world: World, { vpc }: PlacedVpc): number =>
  Math.max(
    0,
    ...resourcesOf(world, vpc, 'routeTables')
      .filter(({ vpcId }) => vpcId === vpc.vpcId)
      .map(({ routes }) => routes.length + vpc.cidrs.length),
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

const inventoryOfVpc = (world: World, placed: PlacedVpc): Inventory =>
  inventoryOf({
    version: 1,
    rescaleVpc: placed.vpc,
    held: placed.held.map((cidr) => ({ cidr, owner: 'held before' })),
    denied: placed.denied,
    customerNetworks: [],
    load: loadOf(world, placed),
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
