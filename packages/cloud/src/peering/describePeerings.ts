/**
 * Many peerings at once. A filter takes at most 200 ids, a page holds 1,000 peerings; so a few are
 * asked for by id, and many are picked out of the list of all that are neither active nor deleted,
 * which is what a fleet of pending ones is in. Those that are not in it have become active or are
 * gone, and are asked for by id.
 *
 * ```
 *   N ids, P peerings of the account that are on their way or ended lately, C of the ids changed
 *   N <= 200 : 1 call        N > 200 : ceil(P / 1000) + ceil(C / 200) calls
 * ```
 *
 * Law: the answer has each id that is visible once, and no other.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
import type { PeeringId } from '@byoa/core/iam/identity'
import type { PeeringSnapshot, PeeringStatus } from '@byoa/core/inspection'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { VpcPeeringConnection } from '../aws/Ec2.ts'
import { filterValuesAtMost, inFilterChunks } from '../aws/inFilterChunks.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { listPeerings, peeringSnapshots } from './listPeerings.ts'

const unsettledStatuses: ReadonlyArray<PeeringStatus> = [
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'failed',
  'rejected',
  'expired',
]

const idOf = ({ VpcPeeringConnectionId }: VpcPeeringConnection): string =>
  VpcPeeringConnectionId ?? ''

const byId = (
  listed: ReadonlyArray<VpcPeeringConnection>,
): ReadonlyMap<string, VpcPeeringConnection> =>
  new Map(listed.map((connection) => [idOf(connection), connection]))

const listUnsettled = (aws: Aws): CloudTask<ReadonlyArray<VpcPeeringConnection>> =>
  listPeerings(aws, { 'status-code': unsettledStatuses })

/** Lists those that are not listed yet, and returns all. */
const withOthers = (
  aws: Aws,
  wanted: ReadonlySet<string>,
  listed: ReadonlyMap<string, VpcPeeringConnection>,
): CloudTask<ReadonlyMap<string, VpcPeeringConnection>> =>
  pipe(
    inFilterChunks(
      [...wanted].filter((id) => !listed.has(id)),
      (ids) => listPeerings(aws, { 'vpc-peering-connection-id': ids }),
    ),
    TE.map((others) => byId([...listed.values(), ...others])),
  )

/** Describes peerings; one that is not visible any more, or not yet, is left out. */
export const describePeerings = (
  aws: Aws,
  peeringIds: ReadonlyArray<PeeringId>,
): CloudTask<ReadonlyArray<PeeringSnapshot>> => {
  const wanted = new Set<string>(peeringIds)
  return pipe(
    wanted.size > filterValuesAtMost ? listUnsettled(aws) : TE.right([]),
    TE.map(byId),
    TE.flatMap((unsettled) => withOthers(aws, wanted, unsettled)),
    TE.map((listed) => [...listed.values()].filter((connection) => wanted.has(idOf(connection)))),
    TE.flatMapEither(peeringSnapshots),
  )
}
