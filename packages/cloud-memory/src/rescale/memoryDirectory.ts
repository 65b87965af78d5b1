/** The directory of Rescale's VPCs: from the world, with the initial load of the configuration. */
import type { RescaleDirectory } from '@byoa/application'
import { type Aws, type RescaleConfig, type RescaleLoadConfig, rescaleDirectory } from '@byoa/cloud'
import { omitUndefined } from '@byoa/core/codec'
import type { Region, VpcId } from '@byoa/core/iam/identity'
import type { Inventory, RescaleVpcLoad, RescaleVpcQuotas } from '@byoa/core/network'
import { pipe } from 'fp-ts/lib/function.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { World } from '../world/World.ts'
import type { RescaleInfrastructure } from './RescaleInfrastructure.ts'

/** Returns the directory document of placed VPCs. */
const configOf = (
  { accounts, vpcs }: RescaleInfrastructure,
  quotas: Partial<RescaleVpcQuotas>,
): RescaleConfig => ({
  version: 1,
  accounts,
  vpcs: vpcs.map(({ vpc, held, denied, allowed, load, tag, routeTables }) => ({
    ...(tag === undefined ? { vpcId: vpc.vpcId } : { tag }),
    region: vpc.region,
    held,
    denied,
    load: { quotas: { ...quotas, ...load.quotas } },
    ...omitUndefined({ allowed, routeTables, s3PrefixListId: vpc.s3PrefixListId }),
  })),
})

const quotasIn = ({ settings: { quotas } }: World): RescaleVpcQuotas => ({
  activePeerings: quotas.activePeeringsPerVpc,
  pendingRequests: quotas.outstandingPeeringRequests,
  routesPerTable: quotas.routesPerTable,
})

const addedTo = (
  load: RescaleVpcLoad,
  { activePeerings = 0, pendingRequests = 0, routesInFullestTable = 0 }: RescaleLoadConfig,
): RescaleVpcLoad => ({
  ...load,
  activePeerings: load.activePeerings + activePeerings,
  pendingRequests: load.pendingRequests + pendingRequests,
  routesInFullestTable: load.routesInFullestTable + routesInFullestTable,
})

const withMoreLoad = (inventory: Inventory, more: RescaleLoadConfig): Inventory =>
  inventory.load === undefined ? inventory : { ...inventory, load: addedTo(inventory.load, more) }

/** Builds the port on a world. */
export const memoryDirectory = (
  rescale: RescaleInfrastructure,
  world: IO<World>,
  awsFor: (region: Region) => Aws,
): RescaleDirectory => {
  const directory = (): RescaleDirectory =>
    rescaleDirectory({ config: configOf(rescale, quotasIn(world())), awsFor })
  const loadBeside = (vpcId: VpcId): RescaleLoadConfig =>
    rescale.vpcs.find(({ vpc }) => vpc.vpcId === vpcId)?.load ?? {}
  return {
    candidates: (region) =>
      pipe(
        TE.fromIO(directory),
        TE.flatMap(({ candidates }) => candidates(region)),
        TE.map(RA.map(({ vpc, load }) => ({ vpc, load: addedTo(load, loadBeside(vpc.vpcId)) }))),
      ),
    inventory: (vpcId) =>
      pipe(
        TE.fromIO(directory),
        TE.flatMap(({ inventory }) => inventory(vpcId)),
        TE.map((inventory) => withMoreLoad(inventory, loadBeside(vpcId))),
      ),
    account: (partition) => directory().account(partition),
  }
}
