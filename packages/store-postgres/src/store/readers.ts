/** How far programs that read events, or work at intervals, have come, also before a restart. */
import type { Failure } from '@byoa/application'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

import type { SqlClient } from '../sql/SqlClient.ts'
import { failureOf } from '../sql/sqlError.ts'

/** A reader and its position: that of an event, or any number that the reader chooses. */
export interface ReaderPosition {
  readonly name: string
  readonly position: number
}

const PositionRow = t.type({ position: t.number })
const Nothing = t.unknown

/**
 * Returns the position of a reader, 0 for a new one, and locks it until the end of the transaction;
 * none when another transaction holds the lock.
 */
export const lockReader = (
  client: SqlClient,
  name: string,
): TE.TaskEither<Failure, O.Option<number>> =>
  pipe(
    client.query({
      text: 'INSERT INTO byoa.readers (name, position) VALUES ($1, 0) ON CONFLICT DO NOTHING',
      values: [name],
      row: Nothing,
    }),
    TE.flatMap(() =>
      client.query({
        text:
          'SELECT position::float8 AS position FROM byoa.readers WHERE name = $1 ' +
          'FOR UPDATE SKIP LOCKED',
        values: [name],
        row: PositionRow,
      }),
    ),
    TE.bimap(failureOf('readers.lock'), ([row]) => O.fromNullable(row?.position)),
  )

/** Records the position of a reader. */
export const moveReader = (
  client: SqlClient,
  { name, position }: ReaderPosition,
): TE.TaskEither<Failure, void> =>
  pipe(
    client.query({
      text: 'UPDATE byoa.readers SET position = $2::float8::bigint WHERE name = $1',
      values: [name, position],
      row: Nothing,
    }),
    TE.mapLeft(failureOf('readers.move')),
    TE.asUnit,
  )
