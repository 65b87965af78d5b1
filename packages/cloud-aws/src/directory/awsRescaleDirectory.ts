/**
 * What Rescale knows of its own infrastructure, on the AWS SDK: the operator says which VPCs there
 * are and what is spoken for, the account says which blocks and tables they have and how full they
 * are at the moment of asking.
 */
import type { EC2Client } from '@aws-sdk/client-ec2'
import type { Failure, RescaleDirectory } from '@byoa/application'
import { type Partition, type Region, type VpcId, partitionOfRegion } from '@byoa/core/iam'
import {
  type Inventory,
  type RescaleVpc,
  type RescaleVpcCandidate,
  type RescaleVpcLoad,
  inventoryOf,
} from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'

import type { Answered } from '../failures/answered.ts'
import type {
  AwsRescaleAccountConfig,
  AwsRescaleConfig,
  AwsRescaleVpcConfig,
} from './AwsRescaleConfig.ts'
import { type RescaleVpcDescriptions, describeRescaleVpcs } from './describeRescaleVpcs.ts'
import { rescaleLoad } from './rescaleLoad.ts'
import { directoryFailure, rescaleVpc } from './rescaleVpc.ts'

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
interface SeenVpc {
  readonly config: AwsRescaleVpcConfig
  readonly vpc: RescaleVpc
  readonly load: RescaleVpcLoad
}

const seenVpc = (
  { operation, account }: Asked & { readonly account: AwsRescaleAccountConfig },
  config: AwsRescaleVpcConfig,
  seen: RescaleVpcDescriptions,
): E.Either<Failure, SeenVpc> => {
  const vpc = rescaleVpc({ operation, accountId: account.accountId, config }, seen)
  return E.isLeft(vpc)
    ? vpc
    : E.right({ config, vpc: vpc.right, load: rescaleLoad(vpc.right, seen, config.load?.quotas) })
}

const lookAt = async (
  asked: Asked,
  region: Region,
  configs: ReadonlyArray<AwsRescaleVpcConfig>,
): Answered<ReadonlyArray<SeenVpc>> => {
  if (configs.length === 0) return E.right([])
  const account = accountIn(asked, partitionOfRegion(region))
  if (E.isLeft(account)) return account
  const call = { ec2: asked.options.clientsFor(region).ec2, operation: asked.operation }
  const seen = await describeRescaleVpcs(
    call,
    configs.map(({ vpcId }) => vpcId),
  )
  if (E.isLeft(seen)) return seen
  return E.traverseArray((config: AwsRescaleVpcConfig) =>
    seenVpc({ ...asked, account: account.right }, config, seen.right),
  )(configs)
}

const candidates = async (
  asked: Asked,
  region: Region,
): Answered<ReadonlyArray<RescaleVpcCandidate>> => {
  const named = asked.options.config.vpcs.filter((vpc) => vpc.region === region)
  const seen = await lookAt(asked, region, named)
  return E.isLeft(seen) ? seen : E.right(seen.right.map(({ vpc, load }) => ({ vpc, load })))
}

const inventory = async (asked: Asked, vpcId: VpcId): Answered<Inventory> => {
  const unknown = directoryFailure(
    asked.operation,
    'NotInDirectory',
    `the directory does not know the VPC ${vpcId}`,
  )
  const named = asked.options.config.vpcs.find((vpc) => vpc.vpcId === vpcId)
  if (named === undefined) return E.left(unknown)
  const seen = await lookAt(asked, named.region, [named])
  if (E.isLeft(seen)) return seen
  const [first] = seen.right
  if (first === undefined) return E.left(unknown)
  const { held = [], denied = [] } = named
  return E.right(
    inventoryOf({
      version: 1,
      rescaleVpc: first.vpc,
      held: held.map((cidr) => ({ cidr, owner: 'held before' })),
      denied,
      customerNetworks: [],
      load: first.load,
    }),
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
    candidates: (region) => () => candidates(asked('candidates'), region),
    inventory: (vpcId) => () => inventory(asked('inventory'), vpcId),
    account: (partition) => async () => {
      const account = accountIn(asked('account'), partition)
      if (E.isLeft(account)) return account
      const { accountId, roleArn } = account.right
      return E.right(roleArn === undefined ? { accountId } : { accountId, roleArn })
    },
  }
}
