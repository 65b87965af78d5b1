import { mkdir, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'

import { failure } from '@byoa/application'
import { describe, expect, test, vi } from 'vitest'

import { unusableOf } from '../../src/store/unusableOf.ts'
import { describeCommandError, exitCodeOf } from '../../src/terminal/CommandError.ts'
import { byoa, jsonLines } from '../byoa.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path } = await workingDirectory()

const server = { kind: 'postgres', url: 'postgres://byoa:hunter2@db.example.com/records' } as const

const failed = (code: string, message = 'as the driver says', cause?: unknown) =>
  failure({ operation: 'OnboardingStore.open', code, message, retryable: false, cause })

describe('the failure to open a store', () => {
  // https://www.postgresql.org/docs/current/errcodes-appendix.html, and the codes of sockets.
  test.each([
    ['ECONNREFUSED', 'unreachable', 3],
    ['ENOTFOUND', 'unreachable', 3],
    ['ETIMEDOUT', 'unreachable', 3],
    ['NoConnection', 'unreachable', 3],
    ['57P01', 'unreachable', 3],
    ['08006', 'unreachable', 3],
    ['57P03', 'unreachable', 3],
    ['28P01', 'denied', 2],
    ['28000', 'denied', 2],
    ['42501', 'denied', 2],
    ['EACCES', 'denied', 2],
    ['3D000', 'no-database', 2],
    ['NewerDatabase', 'newer-schema', 2],
    ['InUse', 'in-use', 2],
  ])('with the code %s says what to do: %s, exit %i', (code, reason, exit) => {
    const error = unusableOf(server, failed(code))
    expect(error).toMatchObject({ _tag: 'StoreUnusable', reason })
    expect(exitCodeOf(error)).toBe(exit)
    const english = describeCommandError(error, 'en')
    const japanese = describeCommandError(error, 'ja')
    expect(english[0]).toContain('postgres://byoa@db.example.com/records')
    for (const line of japanese) expect(line).toMatch(/[ぁ-ん]/)
    expect([...english, ...japanese, JSON.stringify(error)].join()).not.toContain('hunter2')
  })

  test('without the password that the server wants is a denied access', () => {
    const error = failed('Unknown', 'SASL: client password must be a string')
    expect(unusableOf(server, error)).toMatchObject({ reason: 'denied' })
  })

  test('of any other kind stays what it is', () => {
    const error = failed('42P01')
    expect(unusableOf(server, error)).toBe(error)
    const full = failed('ENOSPC')
    expect(unusableOf({ kind: 'pglite', directory: 'records' }, full)).toBe(full)
  })
})

/** A port on which nobody listens. */
const closedPort = (): Promise<number> =>
  new Promise((resolve) => {
    const closing = createServer().listen(0, '127.0.0.1', () => {
      const { port } = closing.address() as AddressInfo
      closing.close(() => resolve(port))
    })
  })

describe('a command whose store cannot be opened', () => {
  test('names host and port, and never the password', async () => {
    const port = await closedPort()
    const words = ['rescale', 'list', '--store', `postgres://byoa:hunter2@127.0.0.1:${port}/r`]
    const text = await byoa(words)
    expect(text).toMatchObject({ code: 3, out: [] })
    expect(text.err[0]).toContain(`cannot be reached at 127.0.0.1:${port}`)
    const json = await byoa([...words, '--json'])
    expect(jsonLines(json.out)).toMatchObject([
      { error: { reason: 'unreachable', server: `127.0.0.1:${port}` } },
    ])
    expect(text.all + json.all).not.toContain('hunter2')
  })

  test('names the process that uses it', async () => {
    const store = path('used')
    await mkdir(path('used', 'data'), { recursive: true })
    // The process that started the tests is running, and is another one.
    await writeFile(path('used', 'byoa.lock'), `${process.ppid}\n`)
    const { code, err } = await byoa(['store', 'verify', '--store', `pglite:${store}`])
    expect(code).toBe(2)
    expect(err[0]).toBe(
      `The store pglite:${store} is used by process ${process.ppid}: one process at a time can open it.`,
    )
  })

  test.each([
    ['rescale', 'list'],
    ['rescale', 'show', 'onb-0123456789abcdef'],
    ['store', 'export'],
    ['store', 'verify'],
  ])('does not create one to read: byoa %s %s', async (...words) => {
    vi.stubEnv('XDG_DATA_HOME', path('nothing'))
    const { code, err } = await byoa([...words, '--store', `pglite:${path('none')}`])
    expect(code).toBe(2)
    expect(err[0]).toBe(`There is no store pglite:${path('none')} yet.`)
  })
})
