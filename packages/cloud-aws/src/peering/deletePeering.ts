/**
 * Deletes a peering. Only one that is pending or active can be; what failed, was rejected or
 * expired goes by itself, and deleting it is an error. So its status is looked at first. A pending
 * request can be deleted by the side that requested it; the other side rejects it.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpcPeeringConnection.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RejectVpcPeeringConnection.html
 */
import {
  DeleteVpcPeeringConnectionCommand,
  RejectVpcPeeringConnectionCommand,
} from '@aws-sdk/client-ec2'
import type { PeeringId } from '@byoa/core/iam/identity'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { kindOfCode } from '../failures/AwsErrorKind.ts'
import { type Answered, type AwsFailure, answered } from '../failures/answered.ts'
import type { Ec2Call } from '../clients/Ec2Call.ts'
import { ownFailure } from '../failures/ownFailure.ts'
import { type Waiter, lookUntil } from '../waiting/Waiter.ts'
import { findPeeringSnapshot } from './listPeerings.ts'

type Fate = 'gone' | 'unsettled' | 'pending' | 'active'

const fateOf = (peering: PeeringSnapshot | undefined): Fate => {
  switch (peering?.status) {
    case 'initiating-request':
    case 'provisioning':
      return 'unsettled'
    case 'pending-acceptance':
      return 'pending'
    case 'active':
      return 'active'
    case undefined:
    case 'deleting':
    case 'deleted':
    case 'rejected':
    case 'failed':
    case 'expired':
      return 'gone'
  }
}

const look = (call: Ec2Call, peeringId: PeeringId): Answered<Fate> =>
  pipe(findPeeringSnapshot(call, peeringId), TE.map(fateOf))

/** Codes by which AWS may refuse to end what has ended, or what the other side requested. */
const notEndableCodes: ReadonlyArray<string> = ['InvalidStateTransition', 'OperationNotPermitted']

/**
 * Looks why a rejection was refused: the request may have ended by now, or been rejected before.
 */
const unlessGone = (call: Ec2Call, peeringId: PeeringId, failure: AwsFailure): Answered<unknown> =>
  pipe(
    look(call, peeringId),
    TE.filterOrElse(
      (fate) => fate === 'gone',
      () => failure,
    ),
  )

const reject = (call: Ec2Call, peeringId: PeeringId): Answered<void> =>
  pipe(
    answered<unknown>(call.operation, 'ec2:RejectVpcPeeringConnection', () =>
      call.ec2.send(new RejectVpcPeeringConnectionCommand({ VpcPeeringConnectionId: peeringId })),
    ),
    TE.orElse((failure) =>
      notEndableCodes.includes(failure.code)
        ? unlessGone(call, peeringId, failure)
        : TE.left(failure),
    ),
    TE.asUnit,
  )

/**
 * Looks why a deletion was refused: the peering ended between the two calls, the answer to an
 * earlier deletion was lost, or the other side requested it.
 */
const afterRefusal = (call: Ec2Call, peeringId: PeeringId, failure: AwsFailure): Answered<void> =>
  pipe(
    look(call, peeringId),
    TE.flatMap((fate) => {
      if (fate === 'gone') return TE.right(undefined)
      return fate === 'pending' ? reject(call, peeringId) : TE.left(failure)
    }),
  )

const remove = (call: Ec2Call, peeringId: PeeringId): Answered<void> =>
  pipe(
    answered(call.operation, 'ec2:DeleteVpcPeeringConnection', () =>
      call.ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: peeringId })),
    ),
    TE.asUnit,
    TE.orElse((failure) => {
      if (kindOfCode(failure.code) === 'not-found') return TE.right(undefined)
      return notEndableCodes.includes(failure.code)
        ? afterRefusal(call, peeringId, failure)
        : TE.left(failure)
    }),
  )

const end = (call: Ec2Call, peeringId: PeeringId, fate: Fate): Answered<void> => {
  switch (fate) {
    case 'gone':
      return TE.right(undefined)
    case 'pending':
    case 'active':
      return remove(call, peeringId)
    case 'unsettled':
      return TE.left(
        ownFailure(call.operation, 'PeeringNotSettled', `${peeringId} is between two states`),
      )
  }
}

/**
 * Deletes the peering, or rejects it; one that is gone, or has ended by itself, is fine. One
 * between two states is waited for.
 */
export const deletePeering = (
  waiter: Waiter,
  call: Ec2Call,
  peeringId: PeeringId,
): Answered<void> =>
  pipe(
    lookUntil(
      waiter,
      { for: 'peeringRequest', subject: peeringId, isReached: (seen) => seen !== 'unsettled' },
      look(call, peeringId),
    ),
    TE.flatMap((fate) => end(call, peeringId, fate)),
  )
