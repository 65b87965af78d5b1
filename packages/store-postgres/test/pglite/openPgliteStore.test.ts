import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { openMemoryStore, openPgliteStore } from '../../src/pglite/index.ts'
import { commitHistory, failed, histories, idOf, succeed } from '../stores.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'byoa-pglite-'))
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

const [history = []] = histories(1)

describe('a store in a directory', () => {
  it('has its records when it is opened again, and is open in one place at a time', async () => {
    const path = join(directory, 'new', 'records')
    const store = await succeed(openPgliteStore(path))
    await commitHistory(store, history)
    const refused = await failed(openPgliteStore(path))
    expect(refused).toMatchObject({ code: 'InUse', retryable: true })
    expect(refused.message).toContain(`used by process ${process.pid}`)
    await store.close()
    const again = await succeed(openPgliteStore(path))
    expect((await succeed(again.read(idOf(history)))).events).toEqual(history)
    await again.close()
  })

  it('is not opened while another process has it open', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await once(other, 'spawn')
    writeFileSync(join(directory, 'byoa.lock'), `${other.pid}\n`)
    expect(await failed(openPgliteStore(directory))).toMatchObject({
      code: 'InUse',
      message:
        `the store in ${directory} is used by process ${other.pid}: ` +
        'one process at a time can open it',
    })
    other.kill('SIGKILL')
    await once(other, 'exit')
  })

  it('is not made where a file is', async () => {
    const path = join(directory, 'file')
    writeFileSync(path, '')
    expect(await failed(openPgliteStore(path))).toMatchObject({ code: 'EEXIST', retryable: false })
  })
})

describe('a store in memory', () => {
  it('lets timers run while it is asked again and again', async () => {
    const store = await succeed(openMemoryStore)
    const timer = { isOver: false }
    setTimeout(() => {
      timer.isOver = true
    }, 1)
    for (let asked = 0; asked < 1000 && !timer.isOver; asked += 1) await succeed(store.streams)
    expect(timer.isOver).toBe(true)
    await store.close()
  })
})
