import type { CustomerConsole } from '@byoa/application'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { PeeringOutput } from '../aws/ec2/peeringOutput.ts'
import type { Send } from './Exchange.ts'
import { listPeerings } from './describePeerings.ts'
import { type Result, portError } from './portFailure.ts'
import { peeringSnapshot } from './snapshotsOf.ts'

type AcceptInput = Parameters<CustomerConsole['acceptPeering']>[0]

const agreedPeering =
  ({ peeringId, rescaleAccountId, rescaleVpcId }: AcceptInput) =>
  ([peering]: ReadonlyArray<PeeringOutput>): Result<PeeringOutput> => {
    if (peering === undefined) {
      return portError('PeeringNotVisible', `the peering ${peeringId} is not visible yet`, true)
    }
    const { OwnerId, VpcId } = peering.RequesterVpcInfo
    return OwnerId === rescaleAccountId && VpcId === rescaleVpcId
      ? E.right(peering)
      : portError(
          'UnexpectedRequester',
          `the peering ${peeringId} was requested by ${VpcId} of ${OwnerId}`,
        )
  }

const accept =
  (send: Send) =>
  (peering: PeeringOutput): Result<PeeringOutput> =>
    peering.Status.Code === 'pending-acceptance'
      ? pipe(
          send({
            action: 'AcceptVpcPeeringConnection',
            input: { VpcPeeringConnectionId: peering.VpcPeeringConnectionId },
          }),
          E.map(({ VpcPeeringConnection }) => VpcPeeringConnection),
        )
      : E.right(peering)

/** Accepts what was agreed and nothing else: anybody can send a request to any VPC. */
export const acceptPeering = (send: Send, input: AcceptInput): Result<PeeringSnapshot> =>
  pipe(
    listPeerings(send, [{ Name: 'vpc-peering-connection-id', Values: [input.peeringId] }]),
    E.flatMap(agreedPeering(input)),
    E.flatMap(accept(send)),
    E.flatMap(peeringSnapshot),
  )
