/** Lists the summaries of onboardings, a page at a time. */
import {
  type Failure,
  type ListOnboardingsInput,
  OnboardingStanding,
  type OnboardingSummary,
} from '@byoa/application'
import { OnboardingId } from '@byoa/core/onboarding'
import { renderInstant } from '@byoa/core/values'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

import type { SqlClient } from '../sql/SqlClient.ts'
import { failureOf } from '../sql/sqlError.ts'

const SummaryRow = t.type(
  { stream: OnboardingId, position: t.number, version: t.number, standing: OnboardingStanding },
  'summary of an onboarding',
)

/** Lists onboardings in order of creation. */
export const listOnboardings = (
  client: SqlClient,
  { status, waitingFor, dueBefore, after, limit }: ListOnboardingsInput,
): TE.TaskEither<Failure, ReadonlyArray<OnboardingSummary>> =>
  pipe(
    client.query({
      text: `
        SELECT stream, position::float8 AS position, version, standing FROM byoa.onboardings
        WHERE position > $1
          AND ($2::text IS NULL OR status = $2)
          AND ($3::text IS NULL OR standing -> 'waitingFor' ? $3)
          AND ($4::text IS NULL OR due_at < $4)
        ORDER BY position LIMIT $5`,
      values: [
        after,
        status ?? null,
        waitingFor ?? null,
        dueBefore === undefined ? null : renderInstant(dueBefore),
        limit,
      ],
      row: SummaryRow,
    }),
    TE.mapLeft(failureOf('OnboardingStore.list')),
    TE.map(
      RA.map(({ stream, position, version, standing }) => ({
        onboardingId: stream,
        position,
        version,
        ...standing,
      })),
    ),
  )
