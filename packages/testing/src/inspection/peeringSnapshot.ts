import type { PeeringSnapshot, PeeringStatus } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { peeringId } from '../iam/resourceIds.ts'
import { instant } from '../onboarding/instant.ts'
import { text } from '../text.ts'
import { recordWithOptional } from '../record.ts'

const anyPeeringStatus: fc.Arbitrary<PeeringStatus> = fc.constantFrom<PeeringStatus>(
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'active',
  'deleting',
  'deleted',
  'rejected',
  'failed',
  'expired',
)

/** Every status of a peering, each equally often. */
export const peeringStatus = (): fc.Arbitrary<PeeringStatus> => anyPeeringStatus

const dnsOptions = recordWithOptional({}, { rescale: fc.boolean(), customer: fc.boolean() })

const anyPeeringSnapshot: fc.Arbitrary<PeeringSnapshot> = recordWithOptional(
  {
    peeringId: peeringId(),
    status: peeringStatus(),
    message: text(),
    expiresAt: instant(),
  },
  { allowsDns: dnsOptions },
).map(({ expiresAt, ...peering }) =>
  peering.status === 'pending-acceptance' ? { ...peering, expiresAt } : peering,
)

/** Peerings in any status, with any DNS options; only a pending peering has an expiry time. */
export const peeringSnapshot = (): fc.Arbitrary<PeeringSnapshot> => anyPeeringSnapshot
