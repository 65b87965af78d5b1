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
import type { VpcPeeringConnection } from '@aws-sdk/client-ec2'
import type { PeeringId } from '@byoa/core/iam'
import type { PeeringSnapshot, PeeringStatus } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import type { Answered } from '../failures/answered.ts'
import type { Ec2Call } from '../clients/Ec2Call.ts'
import { listPeerings, peeringSnapshots } from './listPeerings.ts'

const filterValuesAtMost = 200

const unsettledStatuses: ReadonlyArray<PeeringStatus> = [
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'failed',
  'rejected',
  'expired',
]

/** Peerings by id, without those that nobody asked for. */
type Seen = Map<string, VpcPeeringConnection>

const note = (
  seen: Seen,
  wanted: ReadonlySet<string>,
  listed: ReadonlyArray<VpcPeeringConnection>,
): void => {
  for (const connection of listed) {
    const id = connection.VpcPeeringConnectionId
    if (id !== undefined && wanted.has(id)) seen.set(id, connection)
  }
}

/** Describes peerings; one that is not visible any more, or not yet, is left out. */
export const describePeerings = async (
  call: Ec2Call,
  peeringIds: ReadonlyArray<PeeringId>,
): Answered<ReadonlyArray<PeeringSnapshot>> => {
  const wanted = new Set<PeeringId>(peeringIds)
  const seen: Seen = new Map()
  if (wanted.size > filterValuesAtMost) {
    const unsettled = await listPeerings(call, { 'status-code': unsettledStatuses })
    if (E.isLeft(unsettled)) return unsettled
    note(seen, wanted, unsettled.right)
  }
  const others = [...wanted].filter((id) => !seen.has(id))
  for (const ids of RA.chunksOf(filterValuesAtMost)(others)) {
    const listed = await listPeerings(call, { 'vpc-peering-connection-id': ids })
    if (E.isLeft(listed)) return listed
    note(seen, wanted, listed.right)
  }
  return peeringSnapshots(call.operation, [...seen.values()])
}
