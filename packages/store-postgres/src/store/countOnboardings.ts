/** Counts the onboardings in each status. */
import type { Failure } from '@byoa/application'
import { OnboardingStatus } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

import type { SqlClient } from '../sql/SqlClient.ts'
import { failureOf } from '../sql/sqlError.ts'

/** A status, and the number of onboardings in it. */
export interface StatusCount {
  readonly status: OnboardingStatus
  readonly count: number
}

const CountRow: t.Type<StatusCount, unknown, unknown> = t.type({
  status: OnboardingStatus,
  count: t.number,
})

/** Counts by status; statuses without an onboarding are left out. */
export const countOnboardings = (
  client: SqlClient,
): TE.TaskEither<Failure, ReadonlyArray<StatusCount>> =>
  pipe(
    client.query({
      text: 'SELECT status, count(*)::integer AS count FROM byoa.onboardings GROUP BY status',
      row: CountRow,
    }),
    TE.mapLeft(failureOf('onboardings.count')),
  )
