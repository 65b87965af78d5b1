/** PGlite: PostgreSQL in this process, in memory or in a directory. */
import { PGlite } from '@electric-sql/pglite'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { setImmediate as nextTurn } from 'node:timers/promises'

import type { Database, SqlClient, SqlError } from '../sql/SqlClient.ts'
import { type Connection, attempt, clientOn, settled } from '../sql/clientOn.ts'

/**
 * PGlite answers without a turn of the event loop. A program that asks again and again would keep
 * timers and sockets waiting, so every answer waits for a turn, as that of a server does.
 */
const connectionOf = (queryable: Pick<PGlite, 'query' | 'exec'>): Connection => ({
  query: async (text, values) => {
    try {
      return await queryable.query(text, values)
    } finally {
      await nextTurn()
    }
  },
  run: (script) => queryable.exec(script),
})

/** Left rolls back, and is passed on as a value: what is thrown would be an error of the driver. */
const inTransaction = <E, A>(
  db: PGlite,
  work: (client: SqlClient) => TE.TaskEither<E, A>,
): Promise<E.Either<E, A>> =>
  db.transaction(async (transaction) => {
    const result = await work(clientOn(connectionOf(transaction)))()
    if (E.isLeft(result)) await transaction.rollback()
    return result
  })

const databaseOn = (db: PGlite): Database => ({
  ...clientOn(connectionOf(db)),
  transaction: (work) => settled(() => inTransaction(db, work)),
  close: () => db.close(),
})

/** Starts PGlite; without a directory in memory. */
export const pgliteDatabase = (directory?: string): TE.TaskEither<SqlError, Database> =>
  pipe(
    attempt(() => PGlite.create(directory === undefined ? {} : { dataDir: directory })),
    TE.map(databaseOn),
  )
