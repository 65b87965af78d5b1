/** `byoa store verify`: compares every stream, summary and claim of a store with its events. */
import type { Language } from '@byoa/core/values'
import { type Verified, verifyRecords } from '@byoa/store-postgres'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { sqlAddressOf } from '../../store/StoreAddress.ts'
import { withExistingSqlStore } from '../../store/withStore.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { printable } from '../../terminal/printable.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import type { StoreOptions } from './StoreOptions.ts'

const verifiedWords: Readonly<Record<Language, (verified: Verified) => string>> = {
  en: ({ events, onboardings, problems }) =>
    `Events: ${events}. Onboardings: ${onboardings}. Problems: ${problems.length}.`,
  ja: ({ events, onboardings, problems }) =>
    `イベント ${events} 件、接続 ${onboardings} 件を検証しました。問題は ${problems.length} 件です。`,
}

const report = (
  { out, err, colours }: Terminal,
  verified: Verified,
  { json, language }: StoreOptions,
): void => {
  if (json) {
    out(JSON.stringify(verified))
    return
  }
  for (const problem of verified.problems) err(colours.red(printable(problem)))
  out(verifiedWords[language](verified))
}

/** Verifies a store. Exit 1 when anything is wrong in it. */
export const verifyStore = (terminal: Terminal, options: StoreOptions): Promise<ExitCode> =>
  pipe(
    TE.fromEither(sqlAddressOf(options.store)),
    TE.flatMap((address) =>
      withExistingSqlStore(address, options)(({ database }) => verifyRecords(database)),
    ),
    reportResult(terminal, options, (verified) => {
      report(terminal, verified, options)
      return verified.problems.length === 0 ? 0 : 1
    }),
  )
