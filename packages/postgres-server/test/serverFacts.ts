/** What a running server says of itself. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Client } from 'pg'

/** The first column of each row. */
export const query = async (url: string, sql: string): Promise<ReadonlyArray<unknown>> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Array<unknown>>({ text: sql, rowMode: 'array' })
    return rows.map(([first]) => first)
  } finally {
    await client.end()
  }
}

export const dataFolder = async (url: string): Promise<string> =>
  String((await query(url, 'show data_directory'))[0])

/** The processes of a server, without those of its clients. */
export const serverProcesses = async (url: string): Promise<ReadonlyArray<number>> => {
  const data = await dataFolder(url)
  const [postmaster] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  const background = `select pid from pg_stat_activity where backend_type <> 'client backend'`
  return [postmaster, ...(await query(url, background))].map(Number)
}

export const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
