/** `byoa store import`: reads exported records into an empty store, all or none. */
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'

import type { Language } from '@byoa/core/values'
import type { Failure } from '@byoa/application'
import { type RecordsEnd, type SqlStore, importRecords } from '@byoa/store-postgres'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type SqlAddress, sqlAddressOf } from '../../store/StoreAddress.ts'
import { notEmptyStore } from '../../store/unusableOf.ts'
import { withSqlStore } from '../../store/withStore.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { type BadInput, badInput } from '../../terminal/badInput.ts'
import { cannotRead, nameOfSource } from '../../terminal/files.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import type { StoreOptions } from './StoreOptions.ts'

const ensureReadable = (path: string): TE.TaskEither<BadInput, unknown> =>
  path === '-' ? TE.right(path) : TE.tryCatch(() => access(path), cannotRead(path))

/** The lines of a file, which is open while they are read. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  const source = path === '-' ? process.stdin : createReadStream(path)
  for await (const chunk of source.setEncoding('utf8')) {
    const lines = `${rest}${String(chunk)}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** Turns what is wrong with the records or the store into bad input. */
const refusalOf =
  (path: string, address: SqlAddress) =>
  (error: Failure): CommandError => {
    if (error.code === 'NotEmpty') return notEmptyStore(address)
    return error.code === 'BadRecords'
      ? badInput(nameOfSource(path), [
          {
            path: '',
            expected: 'records as byoa store export wrote them',
            actual: error.message,
            japanese: `byoa store export で書き込んだ記録ではありません(${error.message})。`,
          },
        ])
      : error
  }

const importedWords: Readonly<Record<Language, (end: RecordsEnd) => string>> = {
  en: ({ events, sha256 }) => `Events imported: ${events}. SHA-256: ${sha256}`,
  ja: ({ events, sha256 }) => `イベント ${events} 件を取り込みました。SHA-256: ${sha256}`,
}

const importInto =
  (path: string, address: SqlAddress) =>
  ({ database }: SqlStore): TE.TaskEither<CommandError, RecordsEnd> =>
    pipe(importRecords(database, linesOf(path)), TE.mapLeft(refusalOf(path, address)))

/** Imports records. Exit 2, with nothing imported, when they or the store cannot be used. */
export const importStore = (
  terminal: Terminal,
  path: string,
  options: StoreOptions,
): Promise<ExitCode> =>
  pipe(
    TE.fromEither(sqlAddressOf(options.store)),
    TE.tap(() => ensureReadable(path)),
    TE.flatMap((address) => withSqlStore(address, options)(importInto(path, address))),
    reportResult(terminal, options, (end) => {
      terminal.out(options.json ? JSON.stringify(end) : importedWords[options.language](end))
      return 0
    }),
  )
