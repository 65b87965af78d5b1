import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'

import { describe, expect, it } from 'vitest'

import { type PostgresSource, hasPostgres } from '../src/findPostgres.ts'
import { dataFolder, isRunning, serverProcesses } from './serverFacts.ts'

const sources: ReadonlyArray<PostgresSource> = ['installed', 'embedded']
const isPresent = hasPostgres(sources)
const remark = isPresent ? '' : ' (no programs of PostgreSQL)'

const index = new URL('../src/index.ts', import.meta.url).href
const program = `
  import { startPostgres } from '${index}'
  console.log((await startPostgres({ sources: ${JSON.stringify(sources)} })).url)
`

describe.skipIf(!isPresent)(`a server${remark}`, () => {
  it.each(['SIGKILL', 'SIGINT'] as const)('ends with its process, by %s', async (signal) => {
    const words = ['--input-type=module', '--eval', program]
    const parent = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    const [url] = (await once(createInterface(parent.stdout), 'line')) as [string]
    const folder = dirname(await dataFolder(url))
    const processes = await serverProcesses(url)
    expect(processes.filter(isRunning)).toEqual(processes)
    parent.kill(signal)
    await expect.poll(() => existsSync(folder), { timeout: 30_000 }).toBe(false)
    expect(processes.filter(isRunning)).toEqual([])
  })
})
