/** What both directories answer of a VPC: the one that reads AWS, and the configured one. */
import type { RescaleAccount, RescaleDirectory } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import type { Partition, VpcId } from '@byoa/core/iam/identity'
import {
  type Inventory,
  type PeeredCidr,
  type RescaleVpcCandidate,
  type StandingRoute,
  inventoryOf,
} from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CloudError } from '../failures/CloudError.ts'
import { failureOf } from '../failures/failureOf.ts'
import { operationError } from '../failures/OperationError.ts'
import type { RescaleAccountConfig, RescaleConfig, RescaleVpcConfig } from './RescaleConfig.ts'

/** A VPC with its configuration, and what is known of its routes and peerings. */
export interface DirectoryVpc extends RescaleVpcCandidate {
  readonly config: RescaleVpcConfig
  readonly routes: ReadonlyArray<StandingRoute>
  readonly peered: ReadonlyArray<PeeredCidr>
}

/** Returns the account of a partition. Left when none is configured. */
export const accountIn = (
  { accounts }: RescaleConfig,
  partition: Partition,
): E.Either<CloudError, RescaleAccountConfig> =>
  pipe(
    accounts.find((candidate) => candidate.partition === partition),
    E.fromNullable(
      operationError('NotInDirectory', `the directory does not know an account in ${partition}`),
    ),
  )

/** Builds the account operation of the port. */
export const accountFor =
  (config: RescaleConfig): RescaleDirectory['account'] =>
  (partition) =>
    pipe(
      TE.fromEither(accountIn(config, partition)),
      TE.map(({ accountId, roleArn }): RescaleAccount => ({
        accountId,
        ...omitUndefined({ roleArn }),
      })),
      TE.mapLeft(failureOf('RescaleDirectory.account')),
    )

/** The error of a VPC that is not configured. */
export const unknownVpc = (vpcId: VpcId): CloudError =>
  operationError('NotInDirectory', `the directory does not know the VPC ${vpcId}`)

/** Returns what a CIDR must not overlap on a VPC. */
export const inventoryFor = ({ config, vpc, load, routes, peered }: DirectoryVpc): Inventory =>
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
