/** Opens the store on a database of either kind. */
import type { Failure, OnboardingStore } from '@byoa/application'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Migrated, migrate } from './schema/migrate.ts'
import type { Database } from './sql/SqlClient.ts'
import { sqlStore } from './store/sqlStore.ts'

/** A store that is open until it is closed. */
export interface SqlStore extends OnboardingStore {
  readonly database: Database
  /** What opening it did to the schema. */
  readonly migrated: Migrated
  readonly close: () => Promise<void>
}

/**
 * Migrates a database to the current schema and returns the store on it. Left, with the database
 * closed, when it cannot be reached or was made by a newer release.
 */
export const openStore = (database: Database): TE.TaskEither<Failure, SqlStore> =>
  pipe(
    migrate(database),
    TE.map((migrated) => ({
      ...sqlStore(database),
      database,
      migrated,
      close: database.close,
    })),
    TE.orElseFirstTaskK(() => () => database.close()),
  )
