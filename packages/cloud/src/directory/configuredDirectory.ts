/**
 * Rescale's infrastructure from its configuration alone, so that a request can be received and
 * judged without credentials. Routes, peerings and route tables are not known: before a setup is
 * issued, core requires that the VPC was read from AWS.
 */
import type { RescaleDirectory } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { partitionOfRegion } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CloudError } from '../failures/CloudError.ts'
import { failureOf } from '../failures/failureOf.ts'
import { operationError } from '../failures/OperationError.ts'
import {
  type DirectoryVpc,
  accountFor,
  accountIn,
  inventoryFor,
  unknownVpc,
} from './DirectoryVpc.ts'
import type { RescaleConfig, RescaleVpcConfig } from './RescaleConfig.ts'
import { defaultQuotas } from './rescaleLoad.ts'

const notConfigured = ({ vpcId, region }: RescaleVpcConfig, what: string): CloudError => {
  const name = vpcId === undefined ? `a VPC in ${region}` : `VPC ${vpcId}`
  const message = `${what} of ${name} is not configured: pass credentials, so that AWS is asked`
  return operationError('CredentialsNeeded', message)
}

const configuredVpc =
  (config: RescaleConfig) =>
  (vpcConfig: RescaleVpcConfig): E.Either<CloudError, DirectoryVpc> => {
    const { vpcId, region, cidrs = [], s3PrefixListId, load: { quotas, ...load } = {} } = vpcConfig
    if (vpcId === undefined) return E.left(notConfigured(vpcConfig, 'vpcId'))
    if (!RA.isNonEmpty(cidrs)) return E.left(notConfigured(vpcConfig, 'cidrs'))
    return pipe(
      accountIn(config, partitionOfRegion(region)),
      E.map(({ accountId }) => ({
        config: vpcConfig,
        vpc: {
          vpcId,
          accountId,
          region,
          cidrs,
          routeTableIds: [],
          ...omitUndefined({ s3PrefixListId }),
        },
        load: {
          activePeerings: 0,
          pendingRequests: 0,
          routesInFullestTable: 0,
          ...load,
          quotas: { ...defaultQuotas, ...quotas },
        },
        routes: [],
        peered: [],
      })),
    )
  }

/** Builds the port. Left when the answer needs AWS: a VPC without `vpcId` or `cidrs`. */
export const configuredDirectory = (config: RescaleConfig): RescaleDirectory => ({
  candidates: (region) =>
    pipe(
      config.vpcs.filter((vpc) => vpc.region === region),
      E.traverseArray(configuredVpc(config)),
      E.map(RA.map(({ vpc, load }) => ({ vpc, load }))),
      E.mapLeft(failureOf('RescaleDirectory.candidates')),
      TE.fromEither,
    ),
  inventory: (vpcId) =>
    pipe(
      config.vpcs.find((vpc) => vpc.vpcId === vpcId) ??
        config.vpcs.find((vpc) => vpc.vpcId === undefined),
      E.fromNullable(unknownVpc(vpcId)),
      E.flatMap(configuredVpc(config)),
      E.bimap(failureOf('RescaleDirectory.inventory'), inventoryFor),
      TE.fromEither,
    ),
  account: accountFor(config),
})
