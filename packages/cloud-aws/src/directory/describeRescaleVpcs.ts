/**
 * What EC2 shows of Rescale's VPCs in one Region: three listings, however many VPCs there are.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
 */
import {
  type Filter,
  type RouteTable,
  type Vpc,
  type VpcPeeringConnection,
  paginateDescribeRouteTables,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2'
import type { VpcId } from '@byoa/core/iam/identity'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { itemsOf } from '../failures/itemsOf.ts'
import { listPeerings } from '../peering/listPeerings.ts'
import { liveStatuses } from '../peering/peeringStatus.ts'

export interface RescaleVpcDescriptions {
  readonly vpcs: ReadonlyArray<Vpc>
  readonly routeTables: ReadonlyArray<RouteTable>
  /** Every live peering of the account in the Region. */
  readonly peerings: ReadonlyArray<VpcPeeringConnection>
}

const ofVpcs = (vpcIds: ReadonlyArray<VpcId>): Filter[] => [{ Name: 'vpc-id', Values: [...vpcIds] }]

const listVpcs = (
  { ec2, operation }: Ec2Call,
  vpcIds: ReadonlyArray<VpcId>,
): Answered<ReadonlyArray<Vpc>> =>
  answered(operation, 'ec2:DescribeVpcs', () =>
    itemsOf(
      paginateDescribeVpcs(
        { client: ec2, pageSize: 1000, stopOnSameToken: true },
        { Filters: ofVpcs(vpcIds) },
      ),
      (page) => page.Vpcs,
    ),
  )

const listRouteTables = (
  { ec2, operation }: Ec2Call,
  vpcIds: ReadonlyArray<VpcId>,
): Answered<ReadonlyArray<RouteTable>> =>
  answered(operation, 'ec2:DescribeRouteTables', () =>
    itemsOf(
      paginateDescribeRouteTables(
        { client: ec2, pageSize: 100, stopOnSameToken: true },
        { Filters: ofVpcs(vpcIds) },
      ),
      (page) => page.RouteTables,
    ),
  )

/** Describes the VPCs that are there, their route tables, and the peerings that use up quotas. */
export const describeRescaleVpcs = (
  call: Ec2Call,
  vpcIds: ReadonlyArray<VpcId>,
): Answered<RescaleVpcDescriptions> =>
  sequenceS(TE.ApplyPar)({
    vpcs: listVpcs(call, vpcIds),
    routeTables: listRouteTables(call, vpcIds),
    peerings: listPeerings(call, { 'status-code': liveStatuses }),
  })
