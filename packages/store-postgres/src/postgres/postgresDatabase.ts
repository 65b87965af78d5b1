/** A PostgreSQL server, through a pool of connections. */
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import pg from 'pg'

import type { Database, SqlClient } from '../sql/SqlClient.ts'
import { type Connection, clientOn, settled } from '../sql/clientOn.ts'

/** How to reach a server, and how long to wait for it. */
export interface PostgresOptions {
  /**
   * The address, e.g. `postgres://user@host:5432/database`. For TLS with a verified certificate add
   * `?sslmode=verify-full`, and `&sslrootcert=FILE` for a private authority.
   */
  readonly url: string
  /** The maximum number of connections; default 10. */
  readonly poolSize?: number
  /** How long one statement may take, in seconds; default 30. */
  readonly statementTimeoutSeconds?: number
  /** How long to wait for a connection, in seconds; default 10. */
  readonly connectTimeoutSeconds?: number
}

const names = new Map<string, string>()

/** The name under which a connection prepares a statement once. */
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `byoa_${names.size}`
  names.set(text, name)
  return name
}

const connectionOf = (queryable: Pick<pg.Pool, 'query'>): Connection => ({
  query: (text, values) => queryable.query({ name: nameOf(text), text, values }),
  run: (script) => queryable.query(script),
})

const finish = async <E, A>(
  client: pg.PoolClient,
  work: (client: SqlClient) => TE.TaskEither<E, A>,
): Promise<E.Either<E, A>> => {
  await client.query('BEGIN')
  const result = await work(clientOn(connectionOf(client)))()
  await client.query(E.isRight(result) ? 'COMMIT' : 'ROLLBACK')
  return result
}

/** A connection whose transaction did not end is closed, which rolls it back. */
const inTransaction = async <E, A>(
  pool: pg.Pool,
  work: (client: SqlClient) => TE.TaskEither<E, A>,
): Promise<E.Either<E, A>> => {
  const client = await pool.connect()
  let hasEnded = false
  try {
    const result = await finish(client, work)
    hasEnded = true
    return result
  } finally {
    client.release(!hasEnded)
  }
}

/** Returns a server as a database; it connects when it is first used. */
export const postgresDatabase = ({
  url,
  poolSize = 10,
  statementTimeoutSeconds = 30,
  connectTimeoutSeconds = 10,
}: PostgresOptions): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    statement_timeout: statementTimeoutSeconds * 1000,
    // A server that no longer answers cannot end the statement itself.
    query_timeout: (statementTimeoutSeconds + 5) * 1000,
    connectionTimeoutMillis: connectTimeoutSeconds * 1000,
    keepAlive: true,
    application_name: 'byoa',
  })
  // A connection that is lost is replaced by the pool, and fails its statements; without listeners,
  // losing it idle or between the statements of a transaction would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    ...clientOn(connectionOf(pool)),
    transaction: (work) => settled(() => inTransaction(pool, work)),
    close: () => pool.end(),
  }
}
