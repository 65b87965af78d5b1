/** Peerings as EC2 describes them. */
import type { PeeringStatus } from '@byoa/core/inspection'

import { type Received, type Reply, type Xml, answer, filterOf } from '../fakeAws.ts'
import {
  customerAccountId,
  customerVpcId,
  peeringId,
  rescaleAccountId,
  rescaleVpcId,
} from '../samples.ts'

export interface DescribedPeering {
  readonly id: string
  readonly status: PeeringStatus
  readonly requester?: { readonly account: string; readonly vpc: string }
  readonly accepter?: { readonly account: string; readonly vpc: string }
  readonly message?: string
  readonly expiresAt?: Date
}

const agreed = {
  requester: { account: rescaleAccountId, vpc: rescaleVpcId },
  accepter: { account: customerAccountId, vpc: customerVpcId },
}

export const described = (peering: DescribedPeering): Xml => {
  const { requester, accepter } = { ...agreed, ...peering }
  return {
    vpcPeeringConnectionId: peering.id,
    status: { code: peering.status, message: peering.message ?? peering.status },
    expirationTime: peering.expiresAt,
    requesterVpcInfo: { ownerId: requester.account, vpcId: requester.vpc, region: 'us-east-1' },
    accepterVpcInfo: { ownerId: accepter.account, vpcId: accepter.vpc, region: 'us-east-1' },
  }
}

export const listed = (...peerings: ReadonlyArray<DescribedPeering>): Reply =>
  answer({ vpcPeeringConnectionSet: peerings.map(described) })

export const created = (status: PeeringStatus, id: string = peeringId): Reply =>
  answer({ vpcPeeringConnection: described({ id, status }) })

/** Describes some peerings as EC2 does: filters by id and status, pages of the size asked for. */
export const describing =
  (peerings: ReadonlyArray<DescribedPeering>) =>
  (received: Received): Reply => {
    const ids = filterOf(received, 'vpc-peering-connection-id')
    const statuses = filterOf(received, 'status-code')
    const passed = peerings.filter(
      ({ id, status }) =>
        (ids.length === 0 || ids.includes(id)) &&
        (statuses.length === 0 || statuses.includes(status)),
    )
    const start = Number(received.params['NextToken'] ?? '0')
    const end = start + Number(received.params['MaxResults'] ?? '1000')
    return answer({
      vpcPeeringConnectionSet: passed.slice(start, end).map(described),
      nextToken: end < passed.length ? String(end) : '',
    })
  }
