/** The queries of a client, on whatever a driver calls a connection. */
import type { Either } from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { SqlClient, SqlError, SqlValue } from './SqlClient.ts'
import { decodeRows, sqlErrorOf } from './sqlError.ts'

/** A connection of a driver. */
export interface Connection {
  readonly query: (text: string, values: SqlValue[]) => Promise<{ readonly rows: unknown[] }>
  readonly run: (script: string) => Promise<unknown>
}

/** Runs a promise of a driver. */
export const attempt = <A>(work: () => Promise<A>): TE.TaskEither<SqlError, A> =>
  TE.tryCatch(work, sqlErrorOf)

/** Runs a promise of a driver for a result, which is passed on. */
export const settled = <Refusal, A>(
  work: () => Promise<Either<Refusal, A>>,
): TE.TaskEither<Refusal | SqlError, A> =>
  pipe(
    attempt(work),
    TE.flatMap((result): TE.TaskEither<Refusal | SqlError, A> => TE.fromEither(result)),
  )

/** Builds the client. */
export const clientOn = ({ query, run }: Connection): SqlClient => ({
  query: ({ text, values = [], row }) =>
    pipe(
      attempt(() => query(text, [...values])),
      TE.flatMapEither(({ rows }) => decodeRows(rows, row)),
    ),
  run: (script) =>
    pipe(
      attempt(() => run(script)),
      TE.asUnit,
    ),
})
