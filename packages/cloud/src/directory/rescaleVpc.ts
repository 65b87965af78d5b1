/**
 * The domain value of a Rescale VPC: configured by the operator and described by EC2, which must
 * agree.
 */
import { omitUndefined } from '@byoa/core/codec'
import { type AccountId, RouteTableId } from '@byoa/core/iam/identity'
import type { Ipv4Cidr, RescaleVpc } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import type { RouteTable, Vpc } from '../aws/Ec2.ts'
import { type OperationError, operationError } from '../failures/OperationError.ts'
import { cidrsOf } from '../vpc/vpcSnapshot.ts'
import type { RescaleVpcDescriptions } from './describeRescaleVpcs.ts'
import { type NamedVpcConfig, hasTag, renderTag } from './nameRescaleVpcs.ts'

const isSameSet = (left: ReadonlyArray<Ipv4Cidr>, right: ReadonlyArray<Ipv4Cidr>): boolean =>
  left.length === right.length && left.every((cidr) => right.includes(cidr))

const idsOf = (tables: ReadonlyArray<RouteTable>): ReadonlyArray<RouteTableId> =>
  tables.flatMap((table) => (RouteTableId.is(table.RouteTableId) ? [table.RouteTableId] : []))

/** The chosen tables. Left when one of them is not of the VPC, or none is chosen. */
const tablesOf = (
  { vpcId, routeTables: { ids, tag } = {} }: NamedVpcConfig,
  tables: ReadonlyArray<RouteTable>,
): E.Either<OperationError, ReadonlyArray<RouteTableId>> => {
  const own = tables.filter((table) => table.VpcId === vpcId)
  const eligible = idsOf(tag === undefined ? own : own.filter(hasTag(tag)))
  const chosen = ids ?? eligible
  const foreign = chosen.filter((id) => !eligible.includes(id))
  const withTag = tag === undefined ? '' : ` with the tag ${renderTag(tag)}`
  if (foreign.length > 0) {
    const message = `${vpcId} does not have the route tables ${foreign.join(', ')}${withTag}`
    return E.left(operationError('RescaleRouteTablesDiffer', message))
  }
  return chosen.length > 0
    ? E.right(chosen)
    : E.left(
        operationError('RescaleRouteTablesDiffer', `${vpcId} has no chosen route table${withTag}`),
      )
}

export interface NamedVpc {
  readonly accountId: AccountId
  readonly config: NamedVpcConfig
}

/** The first way in which a VPC is not as configured. */
const differenceOf = (
  { accountId, config: { vpcId, cidrs: expected, tag } }: NamedVpc,
  { vpc, cidrs }: { readonly vpc: Vpc; readonly cidrs: ReadonlyArray<Ipv4Cidr> },
): string | undefined => {
  if (vpc.OwnerId !== undefined && vpc.OwnerId !== accountId) {
    return `${vpcId} belongs to account ${vpc.OwnerId}, not to ${accountId}`
  }
  if (tag !== undefined && !hasTag(tag)(vpc)) {
    return `${vpcId} does not have the tag ${renderTag(tag)}`
  }
  return expected === undefined || isSameSet(expected, cidrs)
    ? undefined
    : `${vpcId} has the blocks ${cidrs.join(', ')}, not ${expected.join(', ')}`
}

/**
 * Returns the VPC with its blocks and the chosen tables. Left when it does not exist, belongs to
 * another account, or has other blocks, tags or tables.
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
  const difference = differenceOf({ accountId, config }, { vpc: found, cidrs })
  return difference === undefined
    ? pipe(
        tablesOf(config, routeTables),
        E.map((routeTableIds) => ({
          vpcId,
          accountId,
          region,
          cidrs,
          routeTableIds,
          ...omitUndefined({ s3PrefixListId: config.s3PrefixListId }),
        })),
      )
    : E.left(operationError('RescaleVpcDiffers', difference))
}
