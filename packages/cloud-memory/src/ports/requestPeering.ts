import type { RequestPeeringInput } from '@byoa/application'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { PeeringOutput } from '../aws/ec2/peeringOutput.ts'
import type { Send } from './Exchange.ts'
import { listPeerings, liveStatuses, onboardingTagKey } from './describePeerings.ts'
import type { Result } from './portFailure.ts'
import { peeringSnapshot } from './snapshotsOf.ts'

const livePeerings = (
  send: Send,
  { rescaleVpcId, customerVpcId, customerAccountId }: RequestPeeringInput,
): Result<ReadonlyArray<PeeringOutput>> =>
  listPeerings(send, [
    { Name: 'requester-vpc-info.vpc-id', Values: [rescaleVpcId] },
    { Name: 'accepter-vpc-info.vpc-id', Values: [customerVpcId] },
    { Name: 'accepter-vpc-info.owner-id', Values: [customerAccountId] },
    { Name: 'status-code', Values: liveStatuses },
  ])

const requestAnew = (
  send: Send,
  { onboardingId, region, rescaleVpcId, customerVpcId, customerAccountId }: RequestPeeringInput,
): Result<PeeringOutput> =>
  pipe(
    send({
      action: 'CreateVpcPeeringConnection',
      input: {
        VpcId: rescaleVpcId,
        PeerVpcId: customerVpcId,
        PeerOwnerId: customerAccountId,
        PeerRegion: region,
        TagSpecifications: [
          {
            ResourceType: 'vpc-peering-connection',
            Tags: [{ Key: onboardingTagKey, Value: onboardingId }],
          },
        ],
      },
    }),
    E.map(({ VpcPeeringConnection }) => VpcPeeringConnection),
  )

/** Requests a peering, or returns the live one of the pair. */
export const requestPeering = (send: Send, input: RequestPeeringInput): Result<PeeringSnapshot> =>
  pipe(
    livePeerings(send, input),
    E.flatMap(([live]): Result<PeeringOutput> =>
      live === undefined ? requestAnew(send, input) : E.right(live),
    ),
    E.flatMap(peeringSnapshot),
  )
