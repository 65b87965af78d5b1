import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'

import { generateSigningKey } from '@byoa/application/signing'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test, vi } from 'vitest'

import { signedFiles } from '../../src/signing/signedFiles.ts'
import { keyFileOf, signingKeyOf } from '../../src/signing/signingKeyOf.ts'
import type { DurableAddress, StoreAddress } from '../../src/store/StoreAddress.ts'
import {
  type CommandError,
  describeCommandError,
  exitCodeOf,
} from '../../src/terminal/CommandError.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { issuedNotice } from './issuedNotice.ts'

const { path } = await workingDirectory()

const pglite = (...names: ReadonlyArray<string>): DurableAddress => ({
  kind: 'pglite',
  directory: path(...names),
})

const keyOf = async (address: StoreAddress) =>
  E.getOrElseW((error) => expect.unreachable(JSON.stringify(error)))(await signingKeyOf(address)())

const errorOf = async (address: StoreAddress): Promise<CommandError> =>
  E.match(
    (error: CommandError) => error,
    () => expect.unreachable('there is a key'),
  )(await signedFiles(address, [issuedNotice()])())

describe('the key of a store', () => {
  test('is made at first use, beside the directory, for its owner alone', async () => {
    const address = pglite('new', 'records')
    const key = await keyOf(address)
    const file = path('new', 'records.signing-key.json')
    expect(keyFileOf(address)).toBe(file)
    expect(keyFileOf(pglite('new', 'records', '/'))).toBe(file)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(key)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(path('new'))).toEqual(['records.signing-key.json'])
    expect(await keyOf(address)).toEqual(key)
  })

  test('is one, also when many commands make it at once', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => keyOf(pglite('at-once'))))
    expect(new Set(keys.map(({ d }) => d)).size).toBe(1)
  })

  test('is another for another store', async () => {
    expect(await keyOf(pglite('one'))).not.toEqual(await keyOf(pglite('other')))
  })

  test('of a server is in the data folder', async () => {
    vi.stubEnv('XDG_DATA_HOME', path('data'))
    vi.stubEnv('HOME', path('data'))
    const address: DurableAddress = { kind: 'postgres', url: 'postgres://db.example.com/byoa' }
    const key = await keyOf(address)
    expect(keyFileOf(address).startsWith(path('data'))).toBe(true)
    expect(JSON.parse(await readFile(keyFileOf(address), 'utf8'))).toEqual(key)
    vi.unstubAllEnvs()
  })

  test('in memory is the same in the whole process', async () => {
    expect(await keyOf({ kind: 'memory' })).toEqual(await keyOf({ kind: 'memory' }))
  })
})

const key = await generateSigningKey()
const { x } = await generateSigningKey()

describe('a key that cannot be used', () => {
  test.each([
    ['empty', ''],
    ['cut off', JSON.stringify(key).slice(0, -5)],
    ['without its private half', JSON.stringify({ ...key, d: undefined })],
    ['with another public key', JSON.stringify({ ...key, x })],
  ])('is refused and kept: %s', async (name, text) => {
    const address = pglite(name)
    await writeFile(keyFileOf(address), text)
    const error = await errorOf(address)
    expect(error).toEqual({
      _tag: 'SigningKeyUnusable',
      path: keyFileOf(address),
      reason: 'garbled',
    })
    expect(exitCodeOf(error)).toBe(2)
    expect(await readFile(keyFileOf(address), 'utf8')).toBe(text)
    const said = (['en', 'ja'] as const).flatMap((language) =>
      describeCommandError(error, language),
    )
    expect(said.join()).not.toContain(key.d)
    expect(said[0]).toBe(
      `The file ${keyFileOf(address)} is not a signing key; no other key was made.`,
    )
  })

  test('is refused when it cannot be read', async () => {
    const address = pglite('unreadable')
    await mkdir(keyFileOf(address))
    const error = await errorOf(address)
    expect(error).toMatchObject({ reason: 'unreadable', detail: 'EISDIR' })
    expect(exitCodeOf(error)).toBe(2)
    expect(describeCommandError(error, 'ja')[0]).toContain('EISDIR')
  })

  test('is refused when it cannot be made', async () => {
    await writeFile(path('file'), '')
    expect(await errorOf(pglite('file', 'records'))).toMatchObject({ reason: 'unreadable' })
  })
})
