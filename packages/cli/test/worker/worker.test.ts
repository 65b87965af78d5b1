import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { createPglite } from '@byoa/postgres-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { byoaCommand, exited } from '../byoaProcess.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'byoa-worker-'))
})
afterAll(() => rm(directory, { recursive: true }))

describe('byoa worker', () => {
  it('refuses a store of another kind, with exit 2', async () => {
    const { code, stderr } = await exited(byoaCommand(['worker', '--store', 'sqlite:x.db']))
    expect(code).toBe(2)
    expect(stderr).toContain('postgres://')
  })

  it('cannot start without its database, with exit 3, and shows no password', async () => {
    const url = 'postgres://byoa:s3cret@127.0.0.1:1/byoa'
    const { code, stdout, stderr } = await exited(byoaCommand(['worker', '--store', url]))
    expect(code).toBe(3)
    expect(`${stdout}${stderr}`).not.toContain('s3cret')
  })

  it('works on PGlite, serves its health, and ends on SIGTERM with exit 0', async () => {
    await createPglite(join(directory, 'store'))
    const store = `pglite:${join(directory, 'store')}`
    const [program = '', ...words] = byoaCommand(['worker', '--store', store, '--port', '0'])
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    for await (const line of createInterface({ input: child.stdout })) {
      const entry = JSON.parse(line) as { readonly msg: string; readonly port?: number }
      if (entry.port !== undefined) {
        const health = await fetch(`http://127.0.0.1:${entry.port}/healthz`)
        expect(health.status).toBe(200)
        const metrics = await (await fetch(`http://127.0.0.1:${entry.port}/metrics`)).text()
        expect(metrics).toContain('byoa_jobs_total')
      }
      if (entry.msg === 'started') child.kill('SIGTERM')
    }
    expect((await ended)[0]).toBe(0)
  })
})
