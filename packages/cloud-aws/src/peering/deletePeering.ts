/**
 * Deletes a peering. Only one that is pending or active can be; what failed, was rejected or expired goes by itself, and
 * deleting it is an error. So its status is looked at first.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpcPeeringConnection.html
 */
import { DeleteVpcPeeringConnectionCommand } from '@aws-sdk/client-ec2'
import type { PeeringId } from '@byoa/core/iam'
import * as E from 'fp-ts/lib/Either.js'

import { kindOfCode } from '../failures/AwsErrorKind.ts'
import { type Answered, answered } from '../failures/answered.ts'
import type { Ec2Call } from '../clients/Ec2Call.ts'
import { findPeeringSnapshot } from './listPeerings.ts'
import { isEnded } from './peeringStatus.ts'

/** Returns whether the peering is gone, or on its way out. */
const isGone = async (call: Ec2Call, peeringId: PeeringId): Answered<boolean> => {
  const seen = await findPeeringSnapshot(call, peeringId)
  if (E.isLeft(seen)) return seen
  return E.right(
    seen.right === undefined || seen.right.status === 'deleting' || isEnded(seen.right.status),
  )
}

/** Deletes the peering; one that is gone, or has ended by itself, is fine. */
export const deletePeering = async (call: Ec2Call, peeringId: PeeringId): Answered<void> => {
  const before = await isGone(call, peeringId)
  if (E.isLeft(before)) return before
  if (before.right) return E.right(undefined)
  const deleted = await answered(call.operation, () =>
    call.ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: peeringId })),
  )
  if (E.isRight(deleted) || kindOfCode(deleted.left.code) === 'not-found') return E.right(undefined)
  if (deleted.left.code !== 'InvalidStateTransition') return deleted
  // It ended between the two calls, or the first answer was lost.
  const after = await isGone(call, peeringId)
  if (E.isLeft(after)) return after
  return after.right ? E.right(undefined) : deleted
}
