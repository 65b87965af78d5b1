/** Starts a PostgreSQL server in a private folder. */

/** A running server. */
export interface PostgresServer {
  /** The address of a database, e.g. `postgres://byoa@127.0.0.1:5433/postgres`. */
  readonly url: string
}

export const startPostgres = (): Promise<PostgresServer> => Promise.reject(new Error('not yet'))
