/** Starts a PostgreSQL server for tests and measurements. */
import { setTimeout as pause } from 'node:timers/promises'

import * as O from 'fp-ts/lib/Option.js'

import { createDatabase, dropDatabases, execute } from './databases.ts'
import {
  type FoundPostgres,
  type PostgresSource,
  findPostgres,
  postgresSources,
} from './findPostgres.ts'
import { freePort } from './freePort.ts'
import { type PostgresRun, launchPostgres } from './launchPostgres.ts'
import { makePrivateFolder } from './privateFolder.ts'

/** A running server. */
export interface PostgresServer {
  readonly source: PostgresSource
  /** The address of an empty database, e.g. `postgres://byoa@127.0.0.1:20433/postgres`. */
  readonly url: string
  /** Makes another empty database and returns its address. */
  readonly createDatabase: () => Promise<string>
  /** Ends every process of the server with no warning, as a crash does; `restart` recovers. */
  readonly kill: () => Promise<void>
  /** Starts the server again on the same data and port, after a shutdown if it runs. */
  readonly restart: () => Promise<void>
  /** Shuts the server down and removes its data. */
  readonly stop: () => Promise<void>
}

export interface StartOptions {
  /** Settings of `postgresql.conf`; at `DATABASE_URL`, only those that a session can have. */
  readonly settings?: Readonly<Record<string, string>>
  /** Where the server may come from; the default is anywhere. */
  readonly sources?: ReadonlyArray<PostgresSource>
}

const defaultSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '16MB',
  max_connections: '100',
  // Refused statements are what tests are about.
  log_min_messages: 'fatal',
}

const answers = (url: string): Promise<boolean> =>
  execute(url, []).then(
    () => true,
    () => false,
  )

const untilReady = async (url: string, { ended }: PostgresRun): Promise<void> => {
  for (let attempt = 0; attempt < 1_500; attempt += 1) {
    if (await answers(url)) return
    const output = await Promise.race([ended, pause(20, undefined)])
    if (output !== undefined) throw new Error(`PostgreSQL did not start: ${output.trim()}`)
  }
  throw new Error(`PostgreSQL did not answer at ${url}`)
}

const startPrograms = async (
  programs: FoundPostgres,
  settings: Readonly<Record<string, string>>,
): Promise<PostgresServer> => {
  const port = String(await freePort())
  const url = `postgres://byoa@127.0.0.1:${port}/postgres`
  const folder = makePrivateFolder(programs)
  const launch = (): PostgresRun =>
    launchPostgres(folder, { ...defaultSettings, ...settings, port })
  let run = launch()
  const stop = (): Promise<void> => run.remove()
  await untilReady(url, run).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    source: programs.source,
    url,
    createDatabase: () => createDatabase(url),
    kill: () => run.kill(),
    restart: async () => {
      await run.shutDown()
      run = launch()
      await untilReady(url, run)
    },
    stop,
  }
}

const notOurs = (): Promise<never> =>
  Promise.reject(new Error('The server at DATABASE_URL was not started here and is not ended here'))

const useServer = async (
  serverUrl: string,
  settings: Readonly<Record<string, string>>,
): Promise<PostgresServer> => {
  const made: Array<string> = []
  const create = async (): Promise<string> => {
    const database = await createDatabase(serverUrl, settings)
    made.push(database)
    return database
  }
  return {
    source: 'DATABASE_URL',
    url: await create(),
    createDatabase: create,
    kill: notOurs,
    restart: notOurs,
    stop: () => dropDatabases(serverUrl, made),
  }
}

/**
 * Starts a server in a private folder, or makes a database on the server at `DATABASE_URL`.
 *
 * The server ends with this process, whatever ends it. Databases at `DATABASE_URL`, named `byoa_`
 * and 32 digits, are dropped by `stop` alone.
 *
 * @throws When there is no PostgreSQL, or it does not start.
 */
export const startPostgres = async ({
  settings = {},
  sources = postgresSources,
}: StartOptions = {}): Promise<PostgresServer> => {
  const found = findPostgres(sources)
  if (O.isNone(found)) throw new Error(`No PostgreSQL found; looked for: ${sources.join(', ')}`)
  return found.value.source === 'DATABASE_URL'
    ? useServer(found.value.place, settings)
    : startPrograms(found.value, settings)
}
