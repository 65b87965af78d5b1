/** Where a command keeps its records: `--store memory|dir:DIR|pglite:DIR|postgres://…`. */
import { join } from 'node:path'

import type { Language } from '@byoa/core/values'
import envPaths from 'env-paths'
import * as E from 'fp-ts/lib/Either.js'
import { identity, pipe } from 'fp-ts/lib/function.js'

import { type BadInput, badOption } from '../terminal/badInput.ts'

// model

/** A database. */
export type SqlAddress =
  | { readonly kind: 'pglite'; readonly directory: string }
  /** The URL can contain a password: never show it, show `describeStore`. */
  | { readonly kind: 'postgres'; readonly url: string }

/** A directory with the events of one onboarding, and the documents derived from them. */
export interface DirectoryAddress {
  readonly kind: 'directory'
  readonly directory: string
}

/** A store that outlives the process. */
export type DurableAddress = SqlAddress | DirectoryAddress

export type StoreAddress = { readonly kind: 'memory' } | DurableAddress

// constructors

/** The store of a rehearsal: it is forgotten when the process ends. */
export const inMemory = (): StoreAddress => ({ kind: 'memory' })

/** The store in the data folder of the platform. */
export const inDataFolder = (): SqlAddress => ({
  kind: 'pglite',
  directory: join(envPaths('byoa', { suffix: '' }).data, 'records'),
})

interface RunDirectories {
  readonly endpointUrl?: string
  readonly out?: string
}

/**
 * Where a run on AWS is recorded by default. What happens at another endpoint, a sandbox or a test
 * server, is recorded with its documents, if anywhere: it would decline ranges of real customers.
 */
export const inRunFolder = ({ endpointUrl, out }: RunDirectories): StoreAddress => {
  if (endpointUrl === undefined) return inDataFolder()
  return out === undefined ? inMemory() : { kind: 'directory', directory: out }
}

const expected = {
  en: 'memory, dir:DIRECTORY, pglite:DIRECTORY or postgres://USER@HOST:PORT/DATABASE',
  ja: 'memory、dir:ディレクトリ、pglite:ディレクトリ、postgres://ユーザー@ホスト:ポート/データベース のいずれかを指定してください。',
}

/** A mistyped URL can contain a password. */
const shownOf = (text: string): string =>
  /^postgres|[@?]/i.test(text)
    ? 'another URL, not shown because of passwords'
    : JSON.stringify(text)

/** A URL whose host has another percent sign than that of an escape has no server. */
const isPostgresUrl = (text: string): boolean =>
  /^postgres(ql)?:\/\//.test(text) && E.isRight(E.tryCatch(() => serverOf(text), identity))

/** Parses the value of `--store`; Left names the forms, and repeats no password. */
export const parseStoreAddress = (text: string): E.Either<BadInput, StoreAddress> => {
  if (text === 'memory') return E.right(inMemory())
  const [, kind, directory] = /^(dir|pglite):(.+)$/s.exec(text) ?? []
  if (directory !== undefined) {
    return E.right({ kind: kind === 'dir' ? 'directory' : 'pglite', directory })
  }
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

/** Narrows the store of a command; Left says what it should be. */
const storeOf =
  <Address extends StoreAddress>(
    isOf: (address: StoreAddress) => address is Address,
    refused: Readonly<Record<Language, string>>,
  ) =>
  (text: string | undefined): E.Either<BadInput, Address | SqlAddress> =>
    text === undefined
      ? E.right(inDataFolder())
      : pipe(
          parseStoreAddress(text),
          E.flatMap((address) =>
            isOf(address) ? E.right(address) : badOption('--store', refused, JSON.stringify(text)),
          ),
        )

/** Parses the store of a command about kept records, by default in the data folder. */
export const durableAddressOf: (text: string | undefined) => E.Either<BadInput, DurableAddress> =
  storeOf((address) => address.kind !== 'memory', {
    en: 'a store that outlives the command: dir:DIRECTORY, pglite:DIRECTORY or postgres://USER@HOST:PORT/DATABASE',
    ja: '記録が残る dir:ディレクトリ、pglite:ディレクトリ、postgres://ユーザー@ホスト:ポート/データベース のいずれかを指定してください。',
  })

/** Parses the store of a command that needs a database, by default in the data folder. */
export const sqlAddressOf: (text: string | undefined) => E.Either<BadInput, SqlAddress> = storeOf(
  (address): address is SqlAddress => address.kind === 'pglite' || address.kind === 'postgres',
  {
    en: 'a database: pglite:DIRECTORY or postgres://USER@HOST:PORT/DATABASE',
    ja: 'pglite:ディレクトリ または postgres://ユーザー@ホスト:ポート/データベース を指定してください。',
  },
)

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
  if (address.kind === 'directory') return `dir:${address.directory}`
  if (address.kind === 'pglite') return `pglite:${address.directory}`
  const { protocol, username, host, pathname } = new URL(address.url)
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`
}
