/**
 * The few things that the store needs of a database, so that PGlite and PostgreSQL are used alike.
 *
 * Values that drivers return in different types are cast in SQL: `bigint` and `timestamptz` to
 * `float8`. JSON is passed as text.
 */
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'

/** Values of parameters. */
export type SqlValue = string | number | null | ReadonlyArray<string>

/** One statement, and how to read its rows. */
export interface Statement<A> {
  readonly text: string
  readonly values?: ReadonlyArray<SqlValue>
  readonly row: t.Decoder<unknown, A>
}

/** What the database, or the connection to it, said. */
export interface SqlError {
  readonly _tag: 'SqlError'
  /** The SQLSTATE, or the code of a connection error, e.g. `ECONNREFUSED`. */
  readonly code: string
  readonly message: string
  /** Details can contain values of rows, among them external IDs: never show them. */
  readonly detail?: string
  /** Whether the connection was lost, and it is unknown what happened to the statement. */
  readonly isConnectionLost: boolean
}

/** A database, or a transaction in it. */
export interface SqlClient {
  readonly query: <A>(statement: Statement<A>) => TaskEither<SqlError, ReadonlyArray<A>>
  /** Runs a script of several statements without parameters. */
  readonly run: (script: string) => TaskEither<SqlError, void>
}

/** A database. */
export interface Database extends SqlClient {
  /** Runs work in one transaction; Left rolls it back. */
  readonly transaction: <E, A>(
    work: (client: SqlClient) => TaskEither<E, A>,
  ) => TaskEither<E | SqlError, A>
  readonly close: () => Promise<void>
}
