/** `byoa store export`: writes all records of a store to a file or to standard output. */
import { type FileHandle, open } from 'node:fs/promises'

import { type Failure, failure } from '@byoa/application'
import type { Language } from '@byoa/core/values'
import { type RecordsEnd, type SqlClient, exportRecords } from '@byoa/store-postgres'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { sqlAddressOf } from '../../store/StoreAddress.ts'
import { withExistingSqlStore } from '../../store/withStore.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { messageOf, reasonOf } from '../../terminal/reasonOf.ts'
import { replaceFile } from '../../terminal/replaceFile.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import type { StoreOptions } from './StoreOptions.ts'

export interface ExportOptions extends StoreOptions {
  /** Absent: standard output. */
  readonly out?: string
  readonly force: boolean
}

const cannotWrite = (cause: unknown): Failure =>
  failure({
    operation: 'byoa store export',
    code: reasonOf(cause),
    message: messageOf(cause),
    retryable: false,
  })

const attempt = <A>(work: () => Promise<A>): TE.TaskEither<Failure, A> =>
  TE.tryCatch(work, cannotWrite)

/** Lines are written in groups of this size. */
const groupCharacters = 1_000_000

const exportInto = (client: SqlClient, file: FileHandle): TE.TaskEither<Failure, RecordsEnd> => {
  let group = ''
  const flush = (): TE.TaskEither<Failure, void> =>
    attempt(async () => {
      await file.writeFile(group)
      group = ''
    })
  return pipe(
    exportRecords(client, (line) => {
      group += line
      return group.length < groupCharacters ? TE.right(undefined) : flush()
    }),
    TE.tap(flush),
    // A backup that a power cut removes is none.
    TE.tap(() => attempt(() => file.sync())),
  )
}

const exportToFile = (
  client: SqlClient,
  { path, force }: { readonly path: string; readonly force: boolean },
): TE.TaskEither<CommandError, RecordsEnd> =>
  replaceFile({ path, force }, (staged) =>
    TE.bracket(
      // The records contain external IDs.
      attempt(() => open(staged, 'w', 0o600)),
      (file) => exportInto(client, file),
      (file) => attempt(() => file.close()),
    ),
  )

const exportToOutput = (
  client: SqlClient,
  { out }: Terminal,
): TE.TaskEither<CommandError, RecordsEnd> =>
  exportRecords(client, (line) => TE.fromIO(() => out(line.trimEnd())))

const exportedWords: Readonly<Record<Language, (end: RecordsEnd, file: string) => string>> = {
  en: ({ events, sha256 }, file) => `Events written to ${file}: ${events}. SHA-256: ${sha256}`,
  ja: ({ events, sha256 }, file) =>
    `${file} にイベント ${events} 件を書き込みました。SHA-256: ${sha256}`,
}

/** Exports a store. Exit 2 when the file exists, without `--force`. */
export const exportStore = (terminal: Terminal, options: ExportOptions): Promise<ExitCode> => {
  const { out: path, force, json, language } = options
  return pipe(
    TE.fromEither(sqlAddressOf(options.store)),
    TE.flatMap((address) =>
      withExistingSqlStore(
        address,
        options,
      )(({ database }) =>
        path === undefined
          ? exportToOutput(database, terminal)
          : exportToFile(database, { path, force }),
      ),
    ),
    reportResult(terminal, options, (end) => {
      if (path !== undefined) {
        terminal.out(
          json ? JSON.stringify({ file: path, ...end }) : exportedWords[language](end, path),
        )
      }
      return 0
    }),
  )
}
