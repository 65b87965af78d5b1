/**
 * Describes Rescale's VPCs in one Region with three list calls, however many VPCs there are.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
 */
import type { VpcId } from '@byoa/core/iam/identity'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Filter, RouteTable, Vpc, VpcPeeringConnection } from '../aws/Ec2.ts'
import { everyPage } from '../aws/everyPage.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { listPeerings } from '../peering/listPeerings.ts'
import { liveStatuses } from '../peering/peeringStatus.ts'

export interface RescaleVpcDescriptions {
  readonly vpcs: ReadonlyArray<Vpc>
  readonly routeTables: ReadonlyArray<RouteTable>
  /** Every live peering of the account in the Region. */
  readonly peerings: ReadonlyArray<VpcPeeringConnection>
}

const ofVpcs = (vpcIds: ReadonlyArray<VpcId>): ReadonlyArray<Filter> => [
  { Name: 'vpc-id', Values: vpcIds },
]

const listVpcs = (aws: Aws, vpcIds: ReadonlyArray<VpcId>): CloudTask<ReadonlyArray<Vpc>> =>
  everyPage(
    aws.ec2.describeVpcs,
    { Filters: ofVpcs(vpcIds), MaxResults: 1000 },
    (page) => page.Vpcs,
  )

const listRouteTables = (
  aws: Aws,
  vpcIds: ReadonlyArray<VpcId>,
): CloudTask<ReadonlyArray<RouteTable>> =>
  everyPage(
    aws.ec2.describeRouteTables,
    { Filters: ofVpcs(vpcIds), MaxResults: 100 },
    (page) => page.RouteTables,
  )

/** Describes the existing VPCs, their route tables, and the peerings that count against quotas. */
export const describeRescaleVpcs = (
  aws: Aws,
  vpcIds: ReadonlyArray<VpcId>,
): CloudTask<RescaleVpcDescriptions> =>
  sequenceS(TE.ApplyPar)({
    vpcs: listVpcs(aws, vpcIds),
    routeTables: listRouteTables(aws, vpcIds),
    peerings: listPeerings(aws, { 'status-code': liveStatuses }),
  })
