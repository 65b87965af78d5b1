/**
 * Brings a database to the schema version of this release: forward, one version at a time, all in
 * one transaction. Of processes that migrate at the same time one does, and the others wait.
 */
import { type Failure, failure } from '@byoa/application'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

import type { Database, SqlClient, SqlError } from '../sql/SqlClient.ts'
import { failureOf } from '../sql/sqlError.ts'
import { v1 } from './v1.ts'
import { v2 } from './v2.ts'

/** The script to each version, from 1. */
const migrations: ReadonlyArray<string> = [v1, v2]

/** The schema version that this release reads and writes. */
export const currentVersion: number = migrations.length

export interface Migrated {
  /** The version before; 0 for an empty database. */
  readonly from: number
  readonly to: number
}

const operation = 'OnboardingStore.migrate'
const versionRow = t.type({ version: t.number })

const newerDatabase = (found: number): Failure =>
  failure({
    operation,
    code: 'NewerDatabase',
    message:
      `the database has schema version ${found}, and this release knows versions up to ` +
      `${currentVersion}: use the release that made it, or a later one`,
    retryable: false,
  })

/** A database without our tables has version 0. */
const versionOf = (client: SqlClient): TE.TaskEither<SqlError, number> =>
  pipe(
    client.query({
      text: `SELECT (to_regclass('byoa.migrations') IS NOT NULL)::integer AS version`,
      row: versionRow,
    }),
    TE.flatMap(([exists]) =>
      exists?.version === 1
        ? client.query({
            text: 'SELECT coalesce(max(version), 0) AS version FROM byoa.migrations',
            row: versionRow,
          })
        : TE.right([]),
    ),
    TE.map(([latest]) => latest?.version ?? 0),
  )

const preparation = `
CREATE SCHEMA IF NOT EXISTS byoa;
CREATE TABLE IF NOT EXISTS byoa.migrations (
  version integer PRIMARY KEY,
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
`

const apply = (client: SqlClient, from: number, to: number): TE.TaskEither<SqlError, Migrated> =>
  pipe(
    migrations.slice(from, to),
    RA.mapWithIndex(
      (index, script) => `
      ${script}
      INSERT INTO byoa.migrations (version) VALUES (${from + index + 1});
    `,
    ),
    TE.traverseSeqArray(client.run),
    TE.map(() => ({ from, to })),
  )

const migrateIn =
  (to: number) =>
  (client: SqlClient): TE.TaskEither<SqlError, Migrated> =>
    pipe(
      client.run('SELECT pg_advisory_xact_lock(4206710001)'),
      TE.flatMap(() => client.run(preparation)),
      TE.flatMap(() => versionOf(client)),
      TE.flatMap((from) => apply(client, from, to)),
    )

const readVersion = (client: SqlClient): TE.TaskEither<Failure, number> =>
  pipe(
    versionOf(client),
    TE.mapLeft(failureOf(operation)),
    TE.filterOrElse((found) => found <= currentVersion, newerDatabase),
  )

const migrateFrom =
  (database: Database, to: number) =>
  (known: number): TE.TaskEither<Failure, Migrated> =>
    known >= to
      ? TE.right({ from: known, to: known })
      : TE.mapLeft(failureOf(operation))(database.transaction(migrateIn(to)))

/**
 * Migrates a database to a version, by default the current one. Left, and unchanged, when its
 * version is newer than this release.
 */
export const migrate = (
  database: Database,
  to: number = currentVersion,
): TE.TaskEither<Failure, Migrated> =>
  pipe(readVersion(database), TE.flatMap(migrateFrom(database, to)))
