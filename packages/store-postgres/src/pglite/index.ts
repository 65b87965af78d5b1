/** The store on PGlite, PostgreSQL in this process: in memory, or in a directory. */
import { type Failure, failure } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { type LockError, type Unlock, lockFile } from '../lock/lockFile.ts'
import { type SqlStore, openStore } from '../openStore.ts'
import type { Database } from '../sql/SqlClient.ts'
import { failureOf, sqlErrorOf } from '../sql/sqlError.ts'
import { pgliteDatabase } from './pgliteDatabase.ts'

const operation = 'OnboardingStore.open'

const start = (directory?: string): TE.TaskEither<Failure, Database> =>
  pipe(pgliteDatabase(directory), TE.mapLeft(failureOf(operation)))

/** Opens a store that is forgotten when the process ends. */
export const openMemoryStore: TE.TaskEither<Failure, SqlStore> = pipe(
  start(),
  TE.flatMap(openStore),
)

const lockFailure =
  (directory: string) =>
  (error: LockError): Failure =>
    failure({
      operation,
      code: error._tag,
      message:
        error._tag === 'InUse'
          ? `the store in ${directory} is used by process ${error.processId}: one process at a ` +
            'time can open it'
          : `the lock ${error.path} cannot be written (${error.code})`,
      retryable: error._tag === 'InUse',
      cause: error,
    })

const makeDirectory = (directory: string): E.Either<Failure, unknown> =>
  E.tryCatch(
    () => mkdirSync(directory, { recursive: true }),
    (thrown) => failureOf(operation)(sqlErrorOf(thrown)),
  )

/** PGlite does not protect its files from a second process, which would destroy them. */
const lock = (directory: string): E.Either<Failure, Unlock> =>
  pipe(
    makeDirectory(directory),
    E.map(() => lockFile(join(directory, 'byoa.lock'))),
    E.flatMap(E.mapLeft(lockFailure(directory))),
  )

const locked = (store: SqlStore, unlock: Unlock): SqlStore => ({
  ...store,
  close: async () => {
    await store.close()
    unlock()
  },
})

const openLocked =
  (directory: string) =>
  (unlock: Unlock): TE.TaskEither<Failure, SqlStore> =>
    pipe(
      start(join(directory, 'data')),
      TE.flatMap(openStore),
      TE.map((store) => locked(store, unlock)),
      TE.orElseFirstIOK(() => unlock),
    )

/**
 * Opens the store in a directory, which is made when it does not exist. Left when another process
 * uses it, its files cannot be read, or its schema was made by a newer release.
 */
export const openPgliteStore = (directory: string): TE.TaskEither<Failure, SqlStore> =>
  pipe(
    TE.fromIOEither(() => lock(directory)),
    TE.flatMap(openLocked(directory)),
  )
