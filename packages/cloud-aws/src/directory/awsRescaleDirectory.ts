/**
 * What Rescale knows of its own infrastructure, on the AWS SDK: the operator says which VPCs there
 * are and what is spoken for, the account says which blocks and tables they have and how full they
 * are at the moment of asking.
 */
import type { EC2Client } from '@aws-sdk/client-ec2'
import type { Failure, RescaleDirectory } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { type Partition, type Region, type VpcId, partitionOfRegion } from '@byoa/core/iam/identity'
import {
  type Inventory,
  type PeeredCidr,
  type RescaleVpcCandidate,
  type StandingRoute,
  inventoryOf,
} from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Answered } from '../failures/answered.ts'
import type {
  AwsRescaleAccountConfig,
  AwsRescaleConfig,
  AwsRescaleVpcConfig,
} from './AwsRescaleConfig.ts'
import { type RescaleVpcDescriptions, describeRescaleVpcs } from './describeRescaleVpcs.ts'
import { peeredCidrs } from './peeredCidrs.ts'
import { rescaleLoad } from './rescaleLoad.ts'
import { directoryFailure, rescaleVpc } from './rescaleVpc.ts'
import { standingRoutes } from './standingRoutes.ts'

export interface AwsRescaleDirectoryOptions {
  readonly config: AwsRescaleConfig
  /**
   * A client of a Region with Rescale's credentials; called once for each operation, so it should
   * be kept.
   */
  readonly clientsFor: (region: Region) => { readonly ec2: EC2Client }
}

interface Asked {
  readonly options: AwsRescaleDirectoryOptions
  readonly operation: string
}

const accountIn = (
  { options, operation }: Asked,
  partition: Partition,
): E.Either<Failure, AwsRescaleAccountConfig> => {
  const account = options.config.accounts.find((candidate) => candidate.partition === partition)
  return account === undefined
    ? E.left(
        directoryFailure(
          operation,
          'NotInDirectory',
          `the directory does not know an account in ${partition}`,
        ),
      )
    : E.right(account)
}

/** A VPC as it is, beside what the operator says of it. */
interface SeenVpc extends RescaleVpcCandidate {
  readonly config: AwsRescaleVpcConfig
  readonly routes: ReadonlyArray<StandingRoute>
  readonly peered: ReadonlyArray<PeeredCidr>
}

const seenVpc = (
  { operation, account }: Asked & { readonly account: AwsRescaleAccountConfig },
  config: AwsRescaleVpcConfig,
  seen: RescaleVpcDescriptions,
): E.Either<Failure, SeenVpc> =>
  pipe(
    rescaleVpc({ operation, accountId: account.accountId, config }, seen),
    E.map((vpc) => ({
      config,
      vpc,
      load: rescaleLoad(vpc, seen, config.load?.quotas),
      routes: standingRoutes(vpc, seen.routeTables),
      peered: peeredCidrs(vpc, seen.peerings),
    })),
  )

const describeAll = (
  { options, operation }: Asked,
  region: Region,
  configs: ReadonlyArray<AwsRescaleVpcConfig>,
): Answered<RescaleVpcDescriptions> =>
  describeRescaleVpcs(
    { ec2: options.clientsFor(region).ec2, operation },
    configs.map(({ vpcId }) => vpcId),
  )

const lookAt = (
  asked: Asked,
  region: Region,
  configs: ReadonlyArray<AwsRescaleVpcConfig>,
): Answered<ReadonlyArray<SeenVpc>> =>
  configs.length === 0
    ? TE.right([])
    : pipe(
        TE.fromEither(accountIn(asked, partitionOfRegion(region))),
        TE.bindTo('account'),
        TE.bind('seen', () => describeAll(asked, region, configs)),
        TE.flatMapEither(({ account, seen }) =>
          E.traverseArray((config: AwsRescaleVpcConfig) =>
            seenVpc({ ...asked, account }, config, seen),
          )(configs),
        ),
      )

const candidates = (asked: Asked, region: Region): Answered<ReadonlyArray<RescaleVpcCandidate>> =>
  pipe(
    lookAt(
      asked,
      region,
      asked.options.config.vpcs.filter((vpc) => vpc.region === region),
    ),
    TE.map(RA.map(({ vpc, load }) => ({ vpc, load }))),
  )

const unknownVpc = ({ operation }: Asked, vpcId: VpcId): Failure =>
  directoryFailure(operation, 'NotInDirectory', `the directory does not know the VPC ${vpcId}`)

const inventoryFor = ({ config, vpc, load, routes, peered }: SeenVpc): Inventory =>
  inventoryOf({
    version: 1,
    rescaleVpc: vpc,
    held: (config.held ?? []).map((cidr) => ({ cidr, owner: 'held before' })),
    denied: config.denied ?? [],
    customerNetworks: [],
    routes,
    peered,
    load,
    ...omitUndefined({ allowed: config.allowed }),
  })

const inventory = (asked: Asked, vpcId: VpcId): Answered<Inventory> => {
  const named = asked.options.config.vpcs.find((vpc) => vpc.vpcId === vpcId)
  return named === undefined
    ? TE.left(unknownVpc(asked, vpcId))
    : pipe(
        lookAt(asked, named.region, [named]),
        TE.flatMap(([seen]) =>
          seen === undefined ? TE.left(unknownVpc(asked, vpcId)) : TE.right(inventoryFor(seen)),
        ),
      )
}

/**
 * Builds the port. Each question is three listings; nothing is kept, so that no answer is older
 * than its question.
 */
export const awsRescaleDirectory = (options: AwsRescaleDirectoryOptions): RescaleDirectory => {
  const asked = (operation: keyof RescaleDirectory): Asked => ({
    options,
    operation: `RescaleDirectory.${operation}`,
  })
  return {
    candidates: (region) => candidates(asked('candidates'), region),
    inventory: (vpcId) => inventory(asked('inventory'), vpcId),
    account: (partition) =>
      pipe(
        TE.fromEither(accountIn(asked('account'), partition)),
        TE.map(({ accountId, roleArn }) =>
          roleArn === undefined ? { accountId } : { accountId, roleArn },
        ),
      ),
  }
}
