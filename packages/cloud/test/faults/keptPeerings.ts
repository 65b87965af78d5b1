/** The peerings of a pair of VPCs as EC2 keeps them: settled when looked at. */
import type { PeeringStatus } from '@byoa/core/inspection'
import { type Received, type Reply, answer, awsError } from '@byoa/scripted-aws'

import { type DescribedPeering, described, describing } from '../peering/peerings.ts'

export interface KeptPeerings {
  readonly all: Map<string, PeeringStatus>
  readonly acts: Readonly<Record<string, (received: Received) => Reply>>
}

/** What happens by itself between two calls. */
const next: Readonly<Partial<Record<PeeringStatus, PeeringStatus>>> = {
  'initiating-request': 'pending-acceptance',
  provisioning: 'active',
  deleting: 'deleted',
}

export const keptPeerings = (): KeptPeerings => {
  const all = new Map<string, PeeringStatus>()
  const settle = (): void => {
    for (const [id, status] of all) all.set(id, next[status] ?? status)
  }
  const list = (): ReadonlyArray<DescribedPeering> =>
    Array.from(all, ([id, status]) => ({ id, status }))

  // EC2 would answer a second request with the first one; here it makes another, so that looking
  // first is what counts.
  const create = (): Reply => {
    const id = `pcx-${String(all.size + 1).padStart(17, '0')}`
    all.set(id, 'initiating-request')
    return answer({ vpcPeeringConnection: described({ id, status: 'initiating-request' }) })
  }

  const move = (
    { params }: Received,
    from: ReadonlyArray<PeeringStatus>,
    to: PeeringStatus,
  ): Reply => {
    const id = params['VpcPeeringConnectionId'] ?? ''
    const status = all.get(id)
    if (status === undefined) return awsError('InvalidVpcPeeringConnectionID.NotFound')
    if (!from.includes(status)) return awsError('InvalidStateTransition')
    all.set(id, to)
    return answer({ return: true })
  }

  return {
    all,
    acts: {
      DescribeVpcPeeringConnections: (received) => {
        settle()
        return describing(list())(received)
      },
      CreateVpcPeeringConnection: create,
      AcceptVpcPeeringConnection: (received) => {
        settle()
        return move(received, ['pending-acceptance'], 'provisioning')
      },
      DeleteVpcPeeringConnection: (received) => {
        settle()
        return move(received, ['pending-acceptance', 'active'], 'deleting')
      },
    },
  }
}
