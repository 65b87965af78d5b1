import { existsSync, readdirSync, statSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

import { type PostgresSource, hasPostgres } from '../src/findPostgres.ts'
import { type PostgresServer, startPostgres } from '../src/startPostgres.ts'
import { dataFolder, isRunning, query, serverProcesses } from './serverFacts.ts'

const programs: ReadonlyArray<PostgresSource> = ['installed', 'embedded']

const remark = (isPresent: boolean): string => (isPresent ? '' : ' (absent)')
const hasPrograms = hasPostgres(programs)

afterEach(() => {
  vi.unstubAllEnvs()
})

for (const source of programs) {
  const isPresent = hasPostgres([source])

  describe.skipIf(!isPresent)(`${source} programs${remark(isPresent)}`, () => {
    let server: PostgresServer

    beforeAll(async () => {
      const settings = { deadlock_timeout: '123ms' }
      server = await startPostgres({ sources: [source], settings })
    })

    afterAll(() => server?.stop())

    it('start a server that answers, flushes to disk, and has its settings', async () => {
      expect(server.source).toBe(source)
      expect(await query(server.url, 'select version()')).toEqual([
        expect.stringMatching(source === 'embedded' ? /^PostgreSQL 18\.4 / : /^PostgreSQL \d+/),
      ])
      expect(await query(server.url, 'show fsync')).toEqual(['on'])
      expect(await query(server.url, 'show deadlock_timeout')).toEqual(['123ms'])
    })

    it('run as a user other than root', async () => {
      expect(statSync(await dataFolder(server.url)).uid).not.toBe(0)
    })

    it('make databases of their own, empty', async () => {
      await query(server.url, 'create table here (x int)')
      const urls = await Promise.all([server.createDatabase(), server.createDatabase()])
      expect(new Set([...urls, server.url]).size).toBe(3)
      for (const url of urls) expect(await query(url, `select to_regclass('here')`)).toEqual([null])
    })

    it('lose no committed row in a crash, and start again on the same port', async () => {
      await query(server.url, 'create table kept as select 7 as x')
      const before = await serverProcesses(server.url)
      const data = await dataFolder(server.url)
      await server.kill()
      expect(existsSync(join(data, 'postmaster.pid')), 'a shutdown removes it').toBe(true)
      await expect(query(server.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
      await server.restart()
      expect(await query(server.url, 'select x from kept')).toEqual([7])
      await server.restart()
      expect(await query(server.url, 'select x from kept')).toEqual([7])
      const after = await serverProcesses(server.url)
      expect(after.filter((pid) => before.includes(pid))).toEqual([])
    })

    it('run two servers at once; stop removes one, its folder and its processes', async () => {
      const other = await startPostgres({ sources: [source] })
      expect(new URL(other.url).port).not.toBe(new URL(server.url).port)
      const folder = dirname(await dataFolder(other.url))
      const processes = await serverProcesses(other.url)
      expect(existsSync(folder)).toBe(true)
      expect(processes.length).toBeGreaterThan(3)
      expect(processes.filter(isRunning)).toEqual(processes)
      await other.stop()
      expect(existsSync(folder)).toBe(false)
      expect(processes.filter(isRunning)).toEqual([])
      expect(await query(server.url, 'select 1')).toEqual([1])
    })
  })
}

describe.skipIf(!hasPrograms)(`a server${remark(hasPrograms)}`, () => {
  it('that does not start leaves nothing, and the error says why', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'byoa-start-'))
    await chmod(folder, 0o755)
    vi.stubEnv('TMPDIR', folder)
    const settings = { max_connections: 'many' }
    await expect(startPostgres({ sources: programs, settings })).rejects.toThrow(
      'invalid value for parameter "max_connections": "many"',
    )
    expect(readdirSync(folder)).toEqual([])
    await rm(folder, { recursive: true })
  })

  it('can be the one at DATABASE_URL, where stop drops what was made', async () => {
    const server = await startPostgres({ sources: programs })
    vi.stubEnv('DATABASE_URL', server.url)
    const settings = { lock_timeout: '4s' }
    const before = await query(server.url, 'select datname from pg_database order by 1')
    const guest = await startPostgres({ settings })
    expect(guest.source).toBe('DATABASE_URL')
    const urls = [guest.url, await guest.createDatabase()]
    expect(new Set([...urls, server.url]).size).toBe(3)
    for (const url of urls) expect(await query(url, 'show lock_timeout')).toEqual(['4s'])
    await expect(guest.kill()).rejects.toThrow('DATABASE_URL')
    await expect(guest.restart()).rejects.toThrow('DATABASE_URL')
    await guest.stop()
    const after = await query(server.url, 'select datname from pg_database order by 1')
    expect(after).toEqual(before)
    await server.stop()
  })
})

it('without a PostgreSQL, startPostgres names the sources it looked for', async () => {
  vi.stubEnv('DATABASE_URL', '')
  await expect(startPostgres({ sources: ['DATABASE_URL'] })).rejects.toThrow(
    'No PostgreSQL found; looked for: DATABASE_URL',
  )
})
