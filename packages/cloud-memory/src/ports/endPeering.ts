/**
 * Ending a peering from either side. A request that waits is deleted by its requester and rejected
 * by its accepter; which of them the caller is shows in the answer.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/delete-vpc-peering-connection.html
 */
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Send } from './Exchange.ts'
import { type PortError, type Result, portError } from './portFailure.ts'

const isOfRequesterOnly = ({ code }: PortError): boolean =>
  code === 'OperationNotPermitted' || code === 'InvalidStateTransition'

const deleteConnection = (send: Send, VpcPeeringConnectionId: string): Result<unknown> =>
  send({ action: 'DeleteVpcPeeringConnection', input: { VpcPeeringConnectionId } })

const endRequest = (send: Send, VpcPeeringConnectionId: string): Result<unknown> =>
  pipe(
    deleteConnection(send, VpcPeeringConnectionId),
    E.orElse((error): Result<unknown> =>
      isOfRequesterOnly(error)
        ? send({ action: 'RejectVpcPeeringConnection', input: { VpcPeeringConnectionId } })
        : E.left(error),
    ),
  )

/** Ends a peering; one that has ended, or is ending, is fine. */
export const endPeering = (send: Send, { peeringId, status }: PeeringSnapshot): Result<unknown> => {
  switch (status) {
    case 'initiating-request':
    case 'provisioning':
      return portError('PeeringNotSettled', `the peering ${peeringId} is in ${status}`, true)
    case 'pending-acceptance':
      return endRequest(send, peeringId)
    case 'active':
      return deleteConnection(send, peeringId)
    case 'deleting':
    case 'deleted':
    case 'expired':
    case 'failed':
    case 'rejected':
      return E.right(undefined)
  }
}
