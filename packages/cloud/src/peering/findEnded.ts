import type { PeeringId } from '@byoa/core/iam/identity'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { describePeerings } from './describePeerings.ts'
import { isEnded } from './peeringStatus.ts'

/**
 * Returns the peerings that are not visible to the caller or are in a final status: no route over
 * them will work again. Makes no call for an empty list.
 */
export const findEnded = (
  aws: Aws,
  peeringIds: ReadonlyArray<PeeringId>,
): CloudTask<ReadonlyArray<PeeringId>> =>
  pipe(
    describePeerings(aws, peeringIds),
    TE.map((peerings) => peerings.filter(({ status }) => !isEnded(status))),
    TE.map((others) => new Set(others.map(({ peeringId }) => peeringId))),
    TE.map((others) => peeringIds.filter((peeringId) => !others.has(peeringId))),
  )
