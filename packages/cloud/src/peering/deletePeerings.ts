import type { PeeringId } from '@byoa/core/iam/identity'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Cloud } from '../Cloud.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { lookUntil } from '../waiting/Waiter.ts'
import { deletePeering } from './deletePeering.ts'
import { findEnded } from './findEnded.ts'

/**
 * Deletes peerings, and waits until they have ended: a VPC cannot be deleted before. A peering that
 * is still deleting when the wait times out is ignored.
 */
export const deletePeerings = (
  cloud: Cloud,
  peeringIds: ReadonlyArray<PeeringId>,
): CloudTask<void> => {
  const goal = {
    for: 'peeringRequest',
    subject: peeringIds.join(', '),
    isReached: (ended: ReadonlyArray<PeeringId>) => ended.length === peeringIds.length,
  } as const
  return pipe(
    peeringIds,
    TE.traverseSeqArray((peeringId) => deletePeering(cloud, peeringId)),
    TE.flatMap(() => lookUntil(cloud.waiter, goal, findEnded(cloud.aws, peeringIds))),
    TE.asUnit,
  )
}
