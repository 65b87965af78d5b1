import type { Failure } from '@byoa/application'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { createHash } from 'node:crypto'

import type { SqlClient } from '../sql/SqlClient.ts'
import { type RecordsEnd, renderEnd, renderRecord } from './RecordLine.ts'
import { eachRecord } from './eachRecord.ts'

/** Writes all records, line by line, and returns what the last line says. */
export const exportRecords = (
  client: SqlClient,
  write: (line: string) => TE.TaskEither<Failure, void>,
): TE.TaskEither<Failure, RecordsEnd> =>
  pipe(
    TE.fromIO(() => ({ hash: createHash('sha256'), events: 0 })),
    TE.tap((progress) =>
      eachRecord(client, 'byoa store export', (record) => {
        const line = renderRecord(record)
        progress.hash.update(line)
        progress.events += 1
        return write(line)
      }),
    ),
    TE.map(({ hash, events }): RecordsEnd => ({ events, sha256: hash.digest('hex') })),
    TE.tap((end) => write(renderEnd(end))),
  )
