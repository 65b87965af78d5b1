import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  describeStore,
  durableAddressOf,
  inDataFolder,
  inMemory,
  inRunFolder,
  parseStoreAddress,
  serverOf,
  sqlAddressOf,
} from '../../src/store/StoreAddress.ts'
import { describeCommandError, exitCodeOf } from '../../src/terminal/CommandError.ts'

const addressOf = (text: string) =>
  E.getOrElseW(() => expect.unreachable(text))(parseStoreAddress(text))

const host = fc.constantFrom('localhost', 'db.example.com', '127.0.0.1', '[::1]')
const user = fc.stringMatching(/^[a-z]{1,8}$/)
/** Found in no other part. */
const password = fc
  .string({ minLength: 1, unit: 'grapheme' })
  .map((text) => `Pw${encodeURIComponent(text)}Pw`)

describe('the store of a command', () => {
  test.each(['memory', 'dir:out', 'pglite:records', 'pglite:/var/lib/a b', 'pglite:C:\\records'])(
    'is shown as it was named: %s',
    (text) => {
      expect(describeStore(addressOf(text))).toBe(text)
    },
  )

  test('on a server is shown without password and parameters', () => {
    fc.assert(
      fc.property(host, user, password, (at, who, secret) => {
        const shown = `postgres://${who}@${at}:5433/records`
        const url = shown.replace('@', `:${secret}@`)
        expect(describeStore(addressOf(`${url}?sslmode=require&password=${secret}`))).toBe(shown)
      }),
    )
  })

  test('that is mistyped is refused without its password', () => {
    const broken = fc.constantFrom(
      (url: string) => url.replace('//', '/'),
      (url: string) => url.replace('postgres', 'postgre'),
      (url: string) => url.replace('postgres', 'Postgres'),
      (url: string) => url.replace('postgres://', ''),
      (url: string) => url.replace(':5433', ':99999'),
      (url: string) => url.replace('postgres', 'mysql'),
      (url: string) => url.replace('@', '@%zz'),
    )
    fc.assert(
      fc.property(host, password, broken, (at, secret, breaking) => {
        const text = breaking(`postgres://byoa:${secret}@${at}:5433/records`)
        const error = parseStoreAddress(text)
        if (E.isRight(error)) return expect.unreachable(text)
        expect(exitCodeOf(error.left)).toBe(2)
        expect(JSON.stringify(error)).not.toContain(secret)
        for (const language of ['en', 'ja'] as const) {
          expect(describeCommandError(error.left, language).join(' ')).not.toContain(secret)
        }
      }),
    )
  })

  test.each(['', 'dir:', 'pglite:', 'pglite', 'Memory', 'postgres', 'sqlite:records'])(
    'has one of four forms, which %j has not',
    (text) => {
      const error = parseStoreAddress(text)
      expect(JSON.stringify(error)).toContain(
        'memory, dir:DIRECTORY, pglite:DIRECTORY or postgres://',
      )
    },
  )

  test('of a run is in the data folder on AWS itself alone', () => {
    const endpointUrl = 'http://127.0.0.1:4580'
    expect(inRunFolder({})).toEqual(inDataFolder())
    expect(inRunFolder({ out: 'out' })).toEqual(inDataFolder())
    expect(inRunFolder({ endpointUrl })).toEqual(inMemory())
    expect(inRunFolder({ endpointUrl, out: 'out' })).toEqual({
      kind: 'directory',
      directory: 'out',
    })
  })

  test('of kept records cannot be memory, and is in the data folder by default', () => {
    expect(E.isLeft(durableAddressOf('memory'))).toBe(true)
    expect(durableAddressOf('dir:out')).toMatchObject({ right: { kind: 'directory' } })
    expect(E.isLeft(sqlAddressOf('dir:out'))).toBe(true)
    expect(durableAddressOf(undefined)).toMatchObject({
      right: { kind: 'pglite', directory: expect.stringMatching(/byoa.*records$/) as string },
    })
  })
})

test.each([
  ['postgres://a:b@db.example.com:6000/c', 'db.example.com:6000'],
  ['postgresql://db.example.com/c', 'db.example.com:5432'],
  ['postgres:///c', 'localhost:5432'],
  ['postgres:///c?host=/var/run/postgresql', '/var/run/postgresql:5432'],
])('the server of %s is %s', (url, server) => {
  expect(serverOf(url)).toBe(server)
})
