/** Makes databases on a server, and drops them. */
import { randomUUID } from 'node:crypto'

import { Client, escapeLiteral } from 'pg'

/** Runs statements on a connection of their own, one transaction each. */
export const execute = async (url: string, statements: ReadonlyArray<string>): Promise<void> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // Without a listener, the end of the server while a statement runs would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Makes an empty database, whose sessions have these settings, and returns its address. */
export const createDatabase = async (
  url: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const name = `byoa_${randomUUID().replaceAll('-', '')}`
  await execute(url, [
    `create database ${name} template template0`,
    ...Object.entries(settings).map(
      ([key, value]) => `alter database ${name} set ${key} = ${escapeLiteral(value)}`,
    ),
  ])
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

/** Drops databases that `createDatabase` made, also while sessions use them. */
export const dropDatabases = (url: string, databases: ReadonlyArray<string>): Promise<void> =>
  execute(
    url,
    databases.map((database) => {
      const name = new URL(database).pathname.slice(1)
      return `drop database if exists ${name} with (force)`
    }),
  )
