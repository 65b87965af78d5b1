import type { PeeringId } from '@byoa/core/iam/identity'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import type { Answered } from '../failures/answered.ts'
import { describePeerings } from './describePeerings.ts'
import { isEnded } from './peeringStatus.ts'

/**
 * Returns those of the peerings that are not visible to the caller or are in a final status: no
 * route leads anywhere over them again. Asks nothing about none.
 */
export const findEnded = (
  call: Ec2Call,
  peeringIds: ReadonlyArray<PeeringId>,
): Answered<ReadonlyArray<PeeringId>> =>
  pipe(
    describePeerings(call, peeringIds),
    TE.map((peerings) => peerings.filter(({ status }) => !isEnded(status))),
    TE.map((others) => new Set(others.map(({ peeringId }) => peeringId))),
    TE.map((others) => peeringIds.filter((peeringId) => !others.has(peeringId))),
  )
