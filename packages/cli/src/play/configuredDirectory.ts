/**
 * Rescale's VPCs from the configuration alone, without credentials. The route tables are not known
 * then; they are read from the account before the setup is issued.
 */
import { type RescaleDirectory, failure } from '@byoa/application'
import type { RescaleConfig, RescaleVpcConfig } from '@byoa/cloud'
import { omitUndefined } from '@byoa/core/codec'
import { type AccountId, RouteTableId, partitionOfRegion } from '@byoa/core/iam/identity'
import { type RescaleVpcCandidate, inventoryOf } from '@byoa/core/network'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

/** Stands for tables that were not read; no account has it. */
const unread = ['rtb-00000000000000000'].filter(RouteTableId.is)

const defaultQuotas = { activePeerings: 50, pendingRequests: 25, routesPerTable: 500 }

const candidateOf =
  (accountId: AccountId) =>
  (config: RescaleVpcConfig): O.Option<RescaleVpcCandidate> =>
    pipe(
      RNEA.fromReadonlyArray(config.cidrs ?? []),
      O.map((cidrs) => ({
        vpc: {
          vpcId: config.vpcId,
          accountId,
          region: config.region,
          cidrs,
          routeTableIds: unread,
          ...omitUndefined({ s3PrefixListId: config.s3PrefixListId }),
        },
        load: {
          activePeerings: 0,
          pendingRequests: 0,
          routesInFullestTable: 0,
          quotas: { ...defaultQuotas, ...config.load?.quotas },
        },
      })),
    )

const notInDirectory = (operation: string, message: string) =>
  failure({ operation, code: 'NotInDirectory', message, retryable: false })

/** Builds the port. A VPC without configured blocks is no candidate. */
export const configuredDirectory = ({ accounts, vpcs }: RescaleConfig): RescaleDirectory => {
  const account: RescaleDirectory['account'] = (partition) =>
    pipe(
      accounts.find((one) => one.partition === partition),
      TE.fromNullable(notInDirectory('RescaleDirectory.account', `no account in ${partition}`)),
    )
  const candidatesAmong = (chosen: ReadonlyArray<RescaleVpcConfig>) =>
    pipe(
      chosen,
      RA.map((config) =>
        pipe(
          account(partitionOfRegion(config.region)),
          TE.map(({ accountId }) => candidateOf(accountId)(config)),
        ),
      ),
      TE.sequenceArray,
      TE.map(RA.compact),
    )
  return {
    account,
    candidates: (region) => candidatesAmong(vpcs.filter((vpc) => vpc.region === region)),
    inventory: (vpcId) => {
      const config = vpcs.find((vpc) => vpc.vpcId === vpcId)
      return pipe(
        candidatesAmong(config === undefined ? [] : [config]),
        TE.flatMap(([candidate]) =>
          candidate === undefined || config === undefined
            ? TE.left(notInDirectory('RescaleDirectory.inventory', `no VPC ${vpcId} with blocks`))
            : TE.right(
                inventoryOf({
                  version: 1,
                  rescaleVpc: candidate.vpc,
                  held: (config.held ?? []).map((cidr) => ({ cidr, owner: 'held before' })),
                  denied: config.denied ?? [],
                  customerNetworks: [],
                  load: candidate.load,
                  ...omitUndefined({ allowed: config.allowed }),
                }),
              ),
        ),
      )
    },
  }
}
