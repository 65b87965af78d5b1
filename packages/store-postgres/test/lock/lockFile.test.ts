import * as E from 'fp-ts/lib/Either.js'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { lockFile } from '../../src/lock/lockFile.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'byoa-lock-'))
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

const lockPath = () => join(directory, 'a.lock')

describe('a lock file', () => {
  it('has the ID of this process while it is held, and is gone afterwards', () => {
    const unlock = lockFile(lockPath())
    expect(readFileSync(lockPath(), 'utf8')).toBe(`${process.pid}\n`)
    if (E.isRight(unlock)) unlock.right()
    expect(readdirSync(directory)).toEqual([])
  })

  it('is refused to this process while it holds it', () => {
    lockFile(lockPath())
    expect(lockFile(lockPath())).toMatchObject(E.left({ _tag: 'InUse', processId: process.pid }))
    expect(readdirSync(directory)).toEqual(['a.lock'])
  })

  it('is refused while another process holds it, and given when that has ended', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await once(other, 'spawn')
    const { pid: processId } = other
    writeFileSync(lockPath(), `${processId}\n`)
    expect(lockFile(lockPath())).toMatchObject(E.left({ _tag: 'InUse', processId }))
    other.kill('SIGKILL')
    await once(other, 'exit')
    expect(lockFile(lockPath())).toMatchObject({ _tag: 'Right' })
    expect(readdirSync(directory)).toEqual(['a.lock'])
  })

  it.each([`${process.pid}\n`, '', 'nobody\n', '-1\n', '0\n'])(
    'that an ended process left with the content %j is replaced',
    (content) => {
      writeFileSync(lockPath(), content)
      expect(lockFile(lockPath())).toMatchObject({ _tag: 'Right' })
      expect(existsSync(lockPath())).toBe(true)
    },
  )

  it('is given to one of many processes that ask at the same moment; the others are told which', async () => {
    const module = new URL('../../src/lock/lockFile.ts', import.meta.url).href
    const at = Date.now() + 1500
    const program = `
      const { lockFile } = await import(${JSON.stringify(module)})
      while (Date.now() < ${at}) {}
      const answer = lockFile(${JSON.stringify(lockPath())})
      process.stdout.write(answer._tag === 'Right' ? 'held' : answer.left._tag)
      setTimeout(() => {}, 1000)`
    const words = ['--conditions=byoa-source', '--input-type=module', '-e', program]
    const answers = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const asking = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
        return text(asking.stdout)
      }),
    )
    expect(answers.toSorted()).toEqual(['InUse', 'InUse', 'InUse', 'held'])
  })

  it('cannot be made in a directory that does not exist', () => {
    const path = join(directory, 'missing', 'a.lock')
    expect(lockFile(path)).toEqual(E.left({ _tag: 'CannotLock', path, code: 'ENOENT' }))
  })
})
