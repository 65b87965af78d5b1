/**
 * What EC2 shows of Rescale's VPCs in one Region: three listings for up to 200 VPCs, as many as a
 * filter takes, and two more for each further 200.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
 */
import type { VpcId } from '@byoa/core/iam/identity'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { RouteTable, Vpc, VpcPeeringConnection } from '../aws/Ec2.ts'
import { inFilterChunks } from '../aws/inFilterChunks.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { listPeerings } from '../peering/listPeerings.ts'
import { liveStatuses } from '../peering/peeringStatus.ts'
import { listRouteTables } from '../routes/describeRouteTables.ts'
import { listVpcs } from '../vpc/describeVpc.ts'

export interface RescaleVpcDescriptions {
  readonly vpcs: ReadonlyArray<Vpc>
  readonly routeTables: ReadonlyArray<RouteTable>
  /** Every live peering of the account in the Region. */
  readonly peerings: ReadonlyArray<VpcPeeringConnection>
}

/** Describes the existing VPCs, their route tables, and the peerings that count against quotas. */
export const describeRescaleVpcs = (
  aws: Aws,
  vpcIds: ReadonlyArray<VpcId>,
): CloudTask<RescaleVpcDescriptions> =>
  sequenceS(TE.ApplyPar)({
    vpcs: inFilterChunks(vpcIds, (ids) => listVpcs(aws, 'vpc-id', ids)),
    routeTables: inFilterChunks(vpcIds, (ids) => listRouteTables(aws, 'vpc-id', ids)),
    peerings: listPeerings(aws, { 'status-code': liveStatuses }),
  })
