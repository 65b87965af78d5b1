/**
 * Deletes a peering. Only a pending or active peering can be deleted; a failed, rejected or expired
 * peering disappears by itself, and deleting it is an error. So its status is described first. The
 * requester deletes a pending request; the accepter rejects it.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpcPeeringConnection.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RejectVpcPeeringConnection.html
 */
import type { PeeringId } from '@byoa/core/iam/identity'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Cloud } from '../Cloud.ts'
import { kindOfCode } from '../failures/AwsErrorKind.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { operationError } from '../failures/OperationError.ts'
import { lookUntil } from '../waiting/Waiter.ts'
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

const look = (aws: Aws, peeringId: PeeringId): CloudTask<Fate> =>
  pipe(findPeeringSnapshot(aws, peeringId), TE.map(fateOf))

/**
 * Codes with which AWS may refuse to end a peering that has ended or that the other side requested.
 */
const notEndableCodes: ReadonlyArray<string> = ['InvalidStateTransition', 'OperationNotPermitted']

/** Finds out why a rejection was refused: the request may have ended, or been rejected before. */
const unlessGone = (aws: Aws, peeringId: PeeringId, error: CloudError): CloudTask<unknown> =>
  pipe(
    look(aws, peeringId),
    TE.filterOrElse(
      (fate) => fate === 'gone',
      () => error,
    ),
  )

const reject = (aws: Aws, peeringId: PeeringId): CloudTask<void> =>
  pipe(
    aws.ec2.rejectVpcPeeringConnection({ VpcPeeringConnectionId: peeringId }),
    TE.orElse((error) =>
      notEndableCodes.includes(error.code) ? unlessGone(aws, peeringId, error) : TE.left(error),
    ),
    TE.asUnit,
  )

/**
 * Finds out why a deletion was refused: the peering ended between the two calls, the answer to an
 * earlier deletion was lost, or the other side requested it.
 */
const afterRefusal = (aws: Aws, peeringId: PeeringId, error: CloudError): CloudTask<void> =>
  pipe(
    look(aws, peeringId),
    TE.flatMap((fate) => {
      if (fate === 'gone') return TE.right(undefined)
      return fate === 'pending' ? reject(aws, peeringId) : TE.left(error)
    }),
  )

const remove = (aws: Aws, peeringId: PeeringId): CloudTask<void> =>
  pipe(
    aws.ec2.deleteVpcPeeringConnection({ VpcPeeringConnectionId: peeringId }),
    TE.asUnit,
    TE.orElse((error) => {
      if (kindOfCode(error.code) === 'not-found') return TE.right(undefined)
      return notEndableCodes.includes(error.code)
        ? afterRefusal(aws, peeringId, error)
        : TE.left(error)
    }),
  )

const end = (aws: Aws, peeringId: PeeringId, fate: Fate): CloudTask<void> => {
  switch (fate) {
    case 'gone':
      return TE.right(undefined)
    case 'pending':
    case 'active':
      return remove(aws, peeringId)
    case 'unsettled':
      return TE.left(
        operationError('PeeringNotSettled', `${peeringId} is in transition between two statuses`),
      )
  }
}

/**
 * Deletes or rejects the peering; succeeds when it is gone or has ended by itself. Waits for a
 * peering in transition.
 */
export const deletePeering = (cloud: Cloud, peeringId: PeeringId): CloudTask<void> =>
  pipe(
    lookUntil(
      cloud.waiter,
      { for: 'peeringRequest', subject: peeringId, isReached: (seen) => seen !== 'unsettled' },
      look(cloud.aws, peeringId),
    ),
    TE.flatMap((fate) => end(cloud.aws, peeringId, fate)),
  )
