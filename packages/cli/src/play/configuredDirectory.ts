/**
 * Rescale's VPCs from the configuration alone, without credentials. The route tables are not known
 * then; they are read from the account before the setup is issued.
 */
import { type Failure, type RescaleDirectory, failure } from '@byoa/application'
import type { RescaleAccountConfig, RescaleConfig, RescaleVpcConfig } from '@byoa/cloud'
import { omitUndefined } from '@byoa/core/codec'
import {
  type Partition,
  RouteTableId,
  type VpcId,
  partitionOfRegion,
} from '@byoa/core/iam/identity'
import {
  type Inventory,
  type Ipv4Cidr,
  type RescaleVpcCandidate,
  inventoryOf,
} from '@byoa/core/network'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

/** Stands for tables that were not read; no account has it. */
const unread = ['rtb-00000000000000000'].filter(RouteTableId.is)

const defaultQuotas = { activePeerings: 50, pendingRequests: 25, routesPerTable: 500 }

type Failing<A> = TE.TaskEither<Failure, A>

const notInDirectory = (operation: string, message: string): Failure =>
  failure({ operation, code: 'NotInDirectory', message, retryable: false })

const accountIn =
  ({ accounts }: RescaleConfig) =>
  (partition: Partition): Failing<RescaleAccountConfig> =>
    pipe(
      accounts.find((one) => one.partition === partition),
      TE.fromNullable(notInDirectory('RescaleDirectory.account', `no account in ${partition}`)),
    )

const candidateOf = (
  { accountId }: RescaleAccountConfig,
  { vpcId, region, load, s3PrefixListId }: RescaleVpcConfig,
  cidrs: ReadonlyNonEmptyArray<Ipv4Cidr>,
): RescaleVpcCandidate => ({
  vpc: {
    vpcId,
    accountId,
    region,
    cidrs,
    routeTableIds: unread,
    ...omitUndefined({ s3PrefixListId }),
  },
  load: {
    activePeerings: 0,
    pendingRequests: 0,
    routesInFullestTable: 0,
    quotas: { ...defaultQuotas, ...load?.quotas },
  },
})

const candidateIn =
  (config: RescaleConfig) =>
  (vpc: RescaleVpcConfig): Failing<O.Option<RescaleVpcCandidate>> =>
    pipe(
      accountIn(config)(partitionOfRegion(vpc.region)),
      TE.map((account) =>
        O.map((cidrs: ReadonlyNonEmptyArray<Ipv4Cidr>) => candidateOf(account, vpc, cidrs))(
          RNEA.fromReadonlyArray(vpc.cidrs ?? []),
        ),
      ),
    )

const inventoryWith = (
  { held = [], denied = [], allowed }: RescaleVpcConfig,
  { vpc, load }: RescaleVpcCandidate,
): Inventory =>
  inventoryOf({
    version: 1,
    rescaleVpc: vpc,
    held: held.map((cidr) => ({ cidr, owner: 'held before' })),
    denied,
    customerNetworks: [],
    load,
    ...omitUndefined({ allowed }),
  })

const inventoryFor =
  (config: RescaleConfig) =>
  (vpcId: VpcId): Failing<Inventory> =>
    pipe(
      config.vpcs.find((vpc) => vpc.vpcId === vpcId),
      TE.fromNullable(notInDirectory('RescaleDirectory.inventory', `no VPC ${vpcId}`)),
      TE.bindTo('vpc'),
      TE.bind('candidate', ({ vpc }) => candidateIn(config)(vpc)),
      TE.flatMap(({ vpc, candidate }) =>
        O.isSome(candidate)
          ? TE.right(inventoryWith(vpc, candidate.value))
          : TE.left(notInDirectory('RescaleDirectory.inventory', `no blocks of VPC ${vpcId}`)),
      ),
    )

/** Builds the port. A VPC without configured blocks is no candidate. */
export const configuredDirectory = (config: RescaleConfig): RescaleDirectory => ({
  account: accountIn(config),
  candidates: (region) =>
    pipe(
      config.vpcs.filter((vpc) => vpc.region === region),
      TE.traverseArray(candidateIn(config)),
      TE.map(RA.compact),
    ),
  inventory: inventoryFor(config),
})
