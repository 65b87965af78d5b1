/**
 * Rescale's own infrastructure: the operator configures the VPCs and the blocks in use; the blocks,
 * route tables and load of the VPCs are read from the account at each request.
 */
import type { RescaleDirectory } from '@byoa/application'
import { type Region, type VpcId, partitionOfRegion } from '@byoa/core/iam/identity'
import type { Inventory, RescaleVpcCandidate } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { failureOf } from '../failures/failureOf.ts'
import {
  type DirectoryVpc,
  accountFor,
  accountIn,
  inventoryFor,
  unknownVpc,
} from './DirectoryVpc.ts'
import { type RescaleVpcDescriptions, describeRescaleVpcs } from './describeRescaleVpcs.ts'
import { peeredCidrs } from './peeredCidrs.ts'
import { type NamedVpcConfig, findRescaleVpc, nameRescaleVpcs } from './nameRescaleVpcs.ts'
import type { RescaleAccountConfig, RescaleConfig, RescaleVpcConfig } from './RescaleConfig.ts'
import { rescaleLoad } from './rescaleLoad.ts'
import { rescaleVpc } from './rescaleVpc.ts'
import { standingRoutes } from './standingRoutes.ts'

export interface RescaleDirectoryOptions {
  readonly config: RescaleConfig
  /** AWS with Rescale's credentials; called once for each operation. */
  readonly awsFor: (region: Region) => Aws
}

const seenVpc = (
  account: RescaleAccountConfig,
  config: NamedVpcConfig,
  seen: RescaleVpcDescriptions,
): E.Either<CloudError, DirectoryVpc> =>
  pipe(
    rescaleVpc({ accountId: account.accountId, config }, seen),
    E.map((vpc) => ({
      config,
      vpc,
      load: rescaleLoad(vpc, seen, config.load?.quotas),
      routes: standingRoutes(vpc, seen.routeTables),
      peered: peeredCidrs(vpc, seen.peerings),
    })),
  )

const lookAt = (
  { config, awsFor }: RescaleDirectoryOptions,
  region: Region,
  configs: ReadonlyArray<RescaleVpcConfig>,
): CloudTask<ReadonlyArray<DirectoryVpc>> =>
  configs.length === 0
    ? TE.right([])
    : pipe(
        TE.fromEither(accountIn(config, partitionOfRegion(region))),
        TE.bindTo('account'),
        TE.let('aws', () => awsFor(region)),
        TE.bind('named', ({ aws }) => nameRescaleVpcs(aws, configs)),
        TE.bind('seen', ({ aws, named }) =>
          describeRescaleVpcs(
            aws,
            named.map(({ vpcId }) => vpcId),
          ),
        ),
        TE.flatMapEither(({ account, named, seen }) =>
          E.traverseArray((one: NamedVpcConfig) => seenVpc(account, one, seen))(named),
        ),
      )

const candidates = (
  options: RescaleDirectoryOptions,
  region: Region,
): CloudTask<ReadonlyArray<RescaleVpcCandidate>> =>
  pipe(
    lookAt(
      options,
      region,
      options.config.vpcs.filter((vpc) => vpc.region === region),
    ),
    TE.map(RA.map(({ vpc, load }) => ({ vpc, load }))),
  )

const inventory = (options: RescaleDirectoryOptions, vpcId: VpcId): CloudTask<Inventory> =>
  pipe(
    findRescaleVpc({ vpcs: options.config.vpcs, awsFor: options.awsFor }, vpcId),
    TE.flatMap((named) =>
      named === undefined ? TE.right([]) : lookAt(options, named.region, [named]),
    ),
    TE.flatMap(([seen]) =>
      seen === undefined ? TE.left(unknownVpc(vpcId)) : TE.right(inventoryFor(seen)),
    ),
  )

/**
 * Builds the port. Each question is three listings (`describeRescaleVpcs`), and one more for a VPC
 * that is configured by a tag; nothing is kept, so that no answer is older than its question.
 */
export const rescaleDirectory = (options: RescaleDirectoryOptions): RescaleDirectory => ({
  candidates: (region) =>
    pipe(candidates(options, region), TE.mapLeft(failureOf('RescaleDirectory.candidates'))),
  inventory: (vpcId) =>
    pipe(inventory(options, vpcId), TE.mapLeft(failureOf('RescaleDirectory.inventory'))),
  account: accountFor(options.config),
})
