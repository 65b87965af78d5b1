/** Goes through all records in order of position, page by page. */
import type { Failure } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { SqlClient } from '../sql/SqlClient.ts'
import { failureOf } from '../sql/sqlError.ts'
import { settledPosition } from '../store/streams.ts'
import { RecordLine } from './RecordLine.ts'

const pageSize = 1000

const pageOf = (
  client: SqlClient,
  operation: string,
  [after, last]: readonly [after: number, last: number],
): TE.TaskEither<Failure, ReadonlyArray<RecordLine>> =>
  pipe(
    client.query({
      text: `
        SELECT position::float8 AS position, stream, version, commit_id AS "commitId", event,
          to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "recordedAt"
        FROM byoa.events WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3`,
      values: [after, last, pageSize],
      row: RecordLine,
    }),
    TE.mapLeft(failureOf(operation)),
  )

/**
 * Calls `visit` with every record that was committed before the call, and ends at the first Left.
 * Events are only ever added, so nothing before the last position changes meanwhile.
 */
export const eachRecord =
  (
    client: SqlClient,
    operation: string,
    visit: (record: RecordLine) => TE.TaskEither<Failure, void>,
  ): TE.TaskEither<Failure, void> =>
  async () => {
    const last = await pipe(settledPosition(client, 0), TE.mapLeft(failureOf(operation)))()
    if (E.isLeft(last)) return last
    let after = 0
    while (after < last.right) {
      const page = await pageOf(client, operation, [after, last.right])()
      if (E.isLeft(page)) return page
      for (const record of page.right) {
        const visited = await visit(record)()
        if (E.isLeft(visited)) return visited
      }
      after = page.right.at(-1)?.position ?? last.right
    }
    return E.right(undefined)
  }
