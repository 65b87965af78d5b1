/**
 * The domain value of a Rescale VPC: configured by the operator and described by EC2, which must
 * agree.
 */
import { omitUndefined } from '@byoa/core/codec'
import { type AccountId, RouteTableId } from '@byoa/core/iam/identity'
import type { Ipv4Cidr, RescaleVpc } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import type { RouteTable } from '../aws/Ec2.ts'
import { type OperationError, operationError } from '../failures/OperationError.ts'
import { cidrsOf } from '../vpc/vpcSnapshot.ts'
import type { RescaleVpcDescriptions } from './describeRescaleVpcs.ts'
import type { RescaleVpcConfig } from './RescaleConfig.ts'

const isSameSet = (left: ReadonlyArray<Ipv4Cidr>, right: ReadonlyArray<Ipv4Cidr>): boolean =>
  left.length === right.length && left.every((cidr) => right.includes(cidr))

const tablesOf = (
  { vpcId }: RescaleVpcConfig,
  tables: ReadonlyArray<RouteTable>,
): ReadonlyArray<RouteTableId> =>
  tables
    .filter((table) => table.VpcId === vpcId)
    .flatMap((table) => (RouteTableId.is(table.RouteTableId) ? [table.RouteTableId] : []))

export interface NamedVpc {
  readonly accountId: AccountId
  readonly config: RescaleVpcConfig
}

/**
 * Returns the VPC with its blocks and tables. Left when it does not exist, belongs to another
 * account, or has other blocks.
 */
export const rescaleVpc = (
  { accountId, config }: NamedVpc,
  { vpcs, routeTables }: Pick<RescaleVpcDescriptions, 'vpcs' | 'routeTables'>,
): E.Either<OperationError, RescaleVpc> => {
  const { vpcId, region } = config
  const found = vpcs.find((vpc) => vpc.VpcId === vpcId)
  const cidrs = found === undefined ? [] : cidrsOf(found)
  if (found === undefined || !RA.isNonEmpty(cidrs)) {
    const message = `there is no VPC ${vpcId} in account ${accountId} in ${region}`
    return E.left(operationError('RescaleVpcNotFound', message))
  }
  if (found.OwnerId !== undefined && found.OwnerId !== accountId) {
    const message = `${vpcId} belongs to account ${found.OwnerId}, not to ${accountId}`
    return E.left(operationError('RescaleVpcDiffers', message))
  }
  if (config.cidrs !== undefined && !isSameSet(config.cidrs, cidrs)) {
    const message = `${vpcId} has the blocks ${cidrs.join(', ')}, not ${config.cidrs.join(', ')}`
    return E.left(operationError('RescaleVpcDiffers', message))
  }
  return E.right({
    vpcId,
    accountId,
    region,
    cidrs,
    routeTableIds: tablesOf(config, routeTables),
    ...omitUndefined({ s3PrefixListId: config.s3PrefixListId }),
  })
}
