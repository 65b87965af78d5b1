/** The store on a PostgreSQL server, for any number of processes and machines. */
import type { Failure } from '@byoa/application'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { type SqlStore, openStore } from '../openStore.ts'
import { type PostgresOptions, postgresDatabase } from './postgresDatabase.ts'

export type { PostgresOptions } from './postgresDatabase.ts'

/**
 * Opens the store on a server and migrates its schema. Left when the server cannot be reached, or
 * its schema was made by a newer release.
 */
export const openPostgresStore = (options: PostgresOptions): TaskEither<Failure, SqlStore> =>
  openStore(postgresDatabase(options))
