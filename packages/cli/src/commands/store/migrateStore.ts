/** `byoa store migrate`: creates the tables of a store, or brings them to the current version. */
import type { Migrated } from '@byoa/store-postgres'
import type { Language } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { describeStore, sqlAddressOf } from '../../store/StoreAddress.ts'
import { withSqlStore } from '../../store/withStore.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import type { StoreOptions } from './StoreOptions.ts'

const migratedWords: Readonly<Record<Language, (store: string, migrated: Migrated) => string>> = {
  en: (store, { from, to }) =>
    from === to
      ? `${store} has schema version ${to} already.`
      : `${store} was migrated from schema version ${from} to ${to}.`,
  ja: (store, { from, to }) =>
    from === to
      ? `${store} のスキーマは既にバージョン ${to} です。`
      : `${store} のスキーマをバージョン ${from} から ${to} に移行しました。`,
}

/** Migrates a store: opening it does so, and says what it did. */
export const migrateStore = (terminal: Terminal, options: StoreOptions): Promise<ExitCode> =>
  pipe(
    TE.fromEither(sqlAddressOf(options.store)),
    TE.bindTo('address'),
    TE.bindW('migrated', ({ address }) =>
      withSqlStore(address, options)(({ migrated }) => TE.right(migrated)),
    ),
    reportResult(terminal, options, ({ address, migrated }) => {
      const store = describeStore(address)
      terminal.out(
        options.json
          ? JSON.stringify({ store, ...migrated })
          : migratedWords[options.language](store, migrated),
      )
      return 0
    }),
  )
