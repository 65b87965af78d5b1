import { mkdir, readdir } from 'node:fs/promises'
import { dirname } from 'node:path'

import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { ensureFree, writeFiles } from '../../src/terminal/files.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()
const files = { 'a.json': '{"a":1}\n', 'b.txt': 'b\n' }

/** Nothing but what was named: no staging directory is left behind. */
const namesBeside = async (directory: string): Promise<ReadonlyArray<string>> =>
  (await readdir(dirname(directory))).toSorted()

describe('writeFiles', () => {
  test('makes the directory and those above it, with the files and nothing else', async () => {
    const directory = path('new', 'deep', 'out')
    expect(await writeFiles({ directory, files, force: false })()).toEqual(E.right(undefined))
    expect(await filesIn(directory)).toEqual(files)
    expect(await namesBeside(directory)).toEqual(['out'])
  })

  test('fills an empty directory that is there', async () => {
    const directory = path('empty', 'out')
    await mkdir(directory, { recursive: true })
    expect(E.isRight(await writeFiles({ directory, files, force: false })())).toBe(true)
    expect(await filesIn(directory)).toEqual(files)
    expect(await namesBeside(directory)).toEqual(['out'])
  })

  test('refuses a directory that holds something, and touches nothing', async () => {
    const directory = path('full')
    await mkdir(directory)
    await write('full/b.txt', 'mine')
    expect(await writeFiles({ directory, files, force: false })()).toEqual(
      E.left({ _tag: 'CannotWrite', path: directory, reason: 'not-empty' }),
    )
    expect(await filesIn(directory)).toEqual({ 'b.txt': 'mine' })
  })

  test('replaces files of the same names when forced, and leaves others', async () => {
    const directory = path('forced')
    await mkdir(directory)
    await write('forced/b.txt', 'old')
    await write('forced/c.txt', 'mine')
    expect(E.isRight(await writeFiles({ directory, files, force: true })())).toBe(true)
    expect(await filesIn(directory)).toEqual({ ...files, 'c.txt': 'mine' })
  })

  test('replaces no file when one of the names is a directory, even when forced', async () => {
    const directory = path('blocked')
    await mkdir(path('blocked', 'b.txt'), { recursive: true })
    await write('blocked/a.json', 'old')
    expect(await writeFiles({ directory, files, force: true })()).toEqual(
      E.left({ _tag: 'CannotWrite', path: directory, reason: 'name-in-the-way', detail: 'b.txt' }),
    )
    expect(await filesIn(directory)).toEqual({ 'a.json': 'old', 'b.txt': '<directory>' })
  })

  test('leaves nothing behind when a later file cannot be written', async () => {
    const impossible = { ...files, 'no-such-directory/c.txt': 'c' }
    const fresh = path('broken', 'out')
    expect(
      E.isLeft(await writeFiles({ directory: fresh, files: impossible, force: false })()),
    ).toBe(true)
    expect(await namesBeside(fresh)).toEqual([])
    const old = path('broken-old')
    await mkdir(old)
    await write('broken-old/a.json', 'old')
    expect(E.isLeft(await writeFiles({ directory: old, files: impossible, force: true })())).toBe(
      true,
    )
    expect(await filesIn(old)).toEqual({ 'a.json': 'old' })
  })

  test.each(['a file', 'below a file'])('refuses %s', async (place) => {
    const file = await write('plain.txt', 'mine')
    const directory = place === 'a file' ? file : path('plain.txt', 'out')
    const refused = E.left({ _tag: 'CannotWrite', path: directory, reason: 'not-a-directory' })
    expect(await writeFiles({ directory, files, force: true })()).toEqual(refused)
    expect(await ensureFree({ directory, force: true })()).toEqual(refused)
    expect((await filesIn(path()))['plain.txt']).toBe('mine')
  })
})

/** Whoever may write everywhere cannot be refused. */
const mayWriteEverywhere = process.getuid?.() === 0

test.skipIf(mayWriteEverywhere)('a directory without permission to write is refused', async () => {
  const directory = path('read-only')
  await mkdir(directory, { mode: 0o555 })
  const written = await writeFiles({ directory, files, force: false })()
  expect(E.isLeft(written) && written.left.reason).toBe('refused')
  expect(await filesIn(directory)).toEqual({})
})
