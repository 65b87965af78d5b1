/**
 * A VPC of Rescale as the domain sees it: named by the operator, described by EC2, and both must
 * agree.
 */
import type { RouteTable } from '@aws-sdk/client-ec2'
import { type Failure, failure } from '@byoa/application'
import { type AccountId, RouteTableId } from '@byoa/core/iam/identity'
import type { Ipv4Cidr, RescaleVpc } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import { cidrsOf } from '../vpc/vpcSnapshot.ts'
import type { AwsRescaleVpcConfig } from './AwsRescaleConfig.ts'
import type { RescaleVpcDescriptions } from './describeRescaleVpcs.ts'

/** Codes of the directory's own failures; none goes away by itself. */
export type DirectoryFailureCode =
  /** Neither an account nor a VPC that the operator named. */
  | 'NotInDirectory'
  /** There is no such VPC in the account and Region. */
  | 'RescaleVpcNotFound'
  /** The VPC belongs to another account, or has other blocks than the operator says. */
  | 'RescaleVpcDiffers'

/** Builds a failure of the directory. */
export const directoryFailure = (
  operation: string,
  code: DirectoryFailureCode,
  message: string,
): Failure => failure({ operation, code, message, retryable: false })

const isSameSet = (left: ReadonlyArray<Ipv4Cidr>, right: ReadonlyArray<Ipv4Cidr>): boolean =>
  left.length === right.length && left.every((cidr) => right.includes(cidr))

const tablesOf = (
  { vpcId }: AwsRescaleVpcConfig,
  tables: ReadonlyArray<RouteTable>,
): ReadonlyArray<RouteTableId> =>
  tables
    .filter((table) => table.VpcId === vpcId)
    .flatMap((table) => (RouteTableId.is(table.RouteTableId) ? [table.RouteTableId] : []))

export interface NamedVpc {
  readonly operation: string
  readonly accountId: AccountId
  readonly config: AwsRescaleVpcConfig
}

/**
 * Returns the VPC with its blocks and tables. Left when it is not there, is somebody else's, or has
 * other blocks.
 */
export const rescaleVpc = (
  { operation, accountId, config }: NamedVpc,
  { vpcs, routeTables }: Pick<RescaleVpcDescriptions, 'vpcs' | 'routeTables'>,
): E.Either<Failure, RescaleVpc> => {
  const { vpcId, region } = config
  const found = vpcs.find((vpc) => vpc.VpcId === vpcId)
  const cidrs = found === undefined ? [] : cidrsOf(found)
  if (found === undefined || !RA.isNonEmpty(cidrs)) {
    const message = `there is no VPC ${vpcId} in account ${accountId} in ${region}`
    return E.left(directoryFailure(operation, 'RescaleVpcNotFound', message))
  }
  if (found.OwnerId !== undefined && found.OwnerId !== accountId) {
    const message = `${vpcId} belongs to account ${found.OwnerId}, not to ${accountId}`
    return E.left(directoryFailure(operation, 'RescaleVpcDiffers', message))
  }
  if (config.cidrs !== undefined && !isSameSet(config.cidrs, cidrs)) {
    const message = `${vpcId} has the blocks ${cidrs.join(', ')}, not ${config.cidrs.join(', ')}`
    return E.left(directoryFailure(operation, 'RescaleVpcDiffers', message))
  }
  return E.right({ vpcId, accountId, region, cidrs, routeTableIds: tablesOf(config, routeTables) })
}
