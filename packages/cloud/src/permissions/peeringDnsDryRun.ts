import type { PeeringId } from '@byoa/core/iam/identity'

import { type PeeringSideName, dnsOptionOf } from '../peering/allowPeeringDns.ts'
import type { DryRun } from './preflightPermissions.ts'

/** A peering over which names are resolved, if they are agreed to be. */
export interface PeeringDnsSubject {
  readonly peeringId: PeeringId
  /** Absent: names are not resolved over the peering. */
  readonly peeringDns?: boolean
}

/** The call that allows DNS resolution, of the party at an end of the peering. */
export const peeringDnsDryRun = (side: PeeringSideName): DryRun<PeeringDnsSubject> => ({
  action: 'ec2:ModifyVpcPeeringConnectionOptions',
  isNeeded: ({ peeringDns }) => peeringDns === true,
  ask: (ec2, { peeringId }) =>
    ec2.modifyVpcPeeringConnectionOptions({ DryRun: true, ...dnsOptionOf({ peeringId, side }) }),
})
