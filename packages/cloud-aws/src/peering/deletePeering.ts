/**
 * Deletes a peering. Only one that is pending or active can be; what failed, was rejected or
 * expired goes by itself, and deleting it is an error. So its status is looked at first.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpcPeeringConnection.html
 */
import { DeleteVpcPeeringConnectionCommand } from '@aws-sdk/client-ec2'
import type { PeeringId } from '@byoa/core/iam'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'

import { kindOfCode } from '../failures/AwsErrorKind.ts'
import { type Answered, answered } from '../failures/answered.ts'
import type { Ec2Call } from '../clients/Ec2Call.ts'
import { ownFailure } from '../failures/ownFailure.ts'
import { type Waiter, lookUntil } from '../waiting/Waiter.ts'
import { findPeeringSnapshot } from './listPeerings.ts'
import { isEnded } from './peeringStatus.ts'

type Fate = 'gone' | 'unsettled' | 'there'

const fateOf = (peering: PeeringSnapshot | undefined): Fate => {
  if (peering === undefined || peering.status === 'deleting' || isEnded(peering.status)) {
    return 'gone'
  }
  const isUnsettled = peering.status === 'initiating-request' || peering.status === 'provisioning'
  return isUnsettled ? 'unsettled' : 'there'
}

const look = async (call: Ec2Call, peeringId: PeeringId): Answered<Fate> => {
  const seen = await findPeeringSnapshot(call, peeringId)
  return E.isLeft(seen) ? seen : E.right(fateOf(seen.right))
}

const remove = async (call: Ec2Call, peeringId: PeeringId): Answered<void> => {
  const deleted = await answered(call.operation, () =>
    call.ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: peeringId })),
  )
  if (E.isRight(deleted) || kindOfCode(deleted.left.code) === 'not-found') return E.right(undefined)
  if (deleted.left.code !== 'InvalidStateTransition') return deleted
  // It ended between the two calls, or the first answer was lost.
  const after = await look(call, peeringId)
  if (E.isLeft(after)) return after
  return after.right === 'gone' ? E.right(undefined) : deleted
}

/**
 * Deletes the peering; one that is gone, or has ended by itself, is fine. One between two states is
 * waited for.
 */
export const deletePeering = async (
  waiter: Waiter,
  call: Ec2Call,
  peeringId: PeeringId,
): Answered<void> => {
  const fate = await lookUntil(
    waiter,
    { for: 'peeringRequest', subject: peeringId, isReached: (seen) => seen !== 'unsettled' },
    () => look(call, peeringId),
  )
  if (E.isLeft(fate)) return fate
  switch (fate.right) {
    case 'gone':
      return E.right(undefined)
    case 'there':
      return remove(call, peeringId)
    case 'unsettled':
      return ownFailure(call.operation, 'PeeringNotSettled', `${peeringId} is between two states`)
  }
}
