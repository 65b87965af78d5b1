/** Where a command keeps its records: `--store memory|pglite:DIR|postgres://…`. */
import { join } from 'node:path'

import envPaths from 'env-paths'
import * as E from 'fp-ts/lib/Either.js'

import type { BadInput } from '../terminal/CommandError.ts'
import { badOption } from '../terminal/badInput.ts'

// model

/** A store that outlives the process. */
export type DurableAddress =
  | { readonly kind: 'pglite'; readonly directory: string }
  /** The URL can contain a password: never show it, show `describeStore`. */
  | { readonly kind: 'postgres'; readonly url: string }

export type StoreAddress = { readonly kind: 'memory' } | DurableAddress

// constructors

/** The store of a rehearsal: it is forgotten when the process ends. */
export const inMemory = (): StoreAddress => ({ kind: 'memory' })

/** The store in the data folder of the platform. */
export const inDataFolder = (): DurableAddress => ({
  kind: 'pglite',
  directory: join(envPaths('byoa', { suffix: '' }).data, 'records'),
})

/**
 * Where a run on AWS is recorded by default. What happens at another endpoint, a sandbox or a test
 * server, is no record: it would decline ranges of real customers.
 */
export const inRunFolder = (endpointUrl: string | undefined): StoreAddress =>
  endpointUrl === undefined ? inDataFolder() : inMemory()

const expected = {
  en: 'memory, pglite:DIRECTORY or postgres://USER@HOST:PORT/DATABASE',
  ja: 'memory、pglite:ディレクトリ、postgres://ユーザー@ホスト:ポート/データベース のいずれかを指定してください。',
}

/** A mistyped URL can contain a password. */
const shownOf = (text: string): string =>
  /^postgres|[@?]/i.test(text)
    ? 'another URL, not shown because of passwords'
    : JSON.stringify(text)

const isPostgresUrl = (text: string): boolean =>
  /^postgres(ql)?:\/\//.test(text) && URL.canParse(text)

/** Parses the value of `--store`; Left names the three forms, and repeats no password. */
export const parseStoreAddress = (text: string): E.Either<BadInput, StoreAddress> => {
  if (text === 'memory') return E.right(inMemory())
  const [, directory] = /^pglite:(.+)$/s.exec(text) ?? []
  if (directory !== undefined) return E.right({ kind: 'pglite', directory })
  return isPostgresUrl(text)
    ? E.right({ kind: 'postgres', url: text })
    : badOption('--store', expected, shownOf(text))
}

/** Parses the store of a command that plays an onboarding; without one it has a default. */
export const storeAddressOf = (
  text: string | undefined,
  byDefault: () => StoreAddress,
): E.Either<BadInput, StoreAddress> =>
  text === undefined ? E.right(byDefault()) : parseStoreAddress(text)

const durableExpected = {
  en: 'a store that outlives the command: pglite:DIRECTORY or postgres://USER@HOST:PORT/DATABASE',
  ja: '記録が残る pglite:ディレクトリ または postgres://ユーザー@ホスト:ポート/データベース を指定してください。',
}

/** Parses the store of a command about kept records, by default in the data folder. */
export const durableAddressOf = (text: string | undefined): E.Either<BadInput, DurableAddress> => {
  if (text === undefined) return E.right(inDataFolder())
  const address = parseStoreAddress(text)
  if (E.isLeft(address)) return address
  return address.right.kind === 'memory'
    ? badOption('--store', durableExpected, JSON.stringify(text))
    : E.right(address.right)
}

// queries

/** The host and port of a server, as the driver reads them. */
export const serverOf = (url: string): string => {
  const { hostname, port, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? decodeURIComponent(hostname)
  return `${host === '' ? 'localhost' : host}:${port === '' ? '5432' : port}`
}

/** Names a store in the form of `--store`, without password and parameters. */
export const describeStore = (address: StoreAddress): string => {
  if (address.kind === 'memory') return 'memory'
  if (address.kind === 'pglite') return `pglite:${address.directory}`
  const { protocol, username, host, pathname } = new URL(address.url)
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`
}
