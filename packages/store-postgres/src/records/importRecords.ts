/**
 * Imports records into an empty store, all or nothing: events as they were, and what the store
 * derives from them.
 */
import { type Failure, OnboardingStanding, failure } from '@byoa/application'
import { decode, parseJson } from '@byoa/core/codec'
import type { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { createHash } from 'node:crypto'

import type { Database, SqlClient, SqlError } from '../sql/SqlClient.ts'
import { failureOf } from '../sql/sqlError.ts'
import { claimValues } from '../store/commit.ts'
import { RecordLine, RecordsEnd, renderRecord } from './RecordLine.ts'
import { type FoldedStream, type FoldedStreams, foldEvent } from './foldStreams.ts'

const operation = 'byoa store import'
const batchSize = 1000

const refused = (message: string): Failure =>
  failure({ operation, code: 'BadRecords', message, retryable: false })

const fromSql = TE.mapLeft<SqlError, Failure>(failureOf(operation))

// lines

type Line = { readonly record: RecordLine } | { readonly end: RecordsEnd }

const problemAt = (line: number, problem: string): Failure => refused(`line ${line} ${problem}`)

const decodeLine = (json: unknown, line: number): E.Either<Failure, Line> => {
  const end = decode(RecordsEnd, json)
  if (E.isRight(end)) return E.right({ end: end.right })
  return pipe(
    decode(RecordLine, json),
    E.bimap(
      ([problem]) =>
        problemAt(line, `is not a record: ${problem?.path ?? 'it'} is ${problem?.actual}`),
      (record) => ({ record }),
    ),
  )
}

const lineOf = (text: string, line: number): E.Either<Failure, Line> =>
  pipe(
    parseJson(text),
    E.mapLeft(() => problemAt(line, 'is not JSON')),
    E.flatMap((json) => decodeLine(json, line)),
  )

// progress

/** What the lines so far have come to; changed in place, in one transaction. */
interface Progress {
  readonly hash: ReturnType<typeof createHash>
  readonly streams: FoldedStreams
  batch: RecordLine[]
  lastPosition: number
  lines: number
  end?: RecordsEnd
}

const begin = (): Progress => ({
  hash: createHash('sha256'),
  streams: new Map(),
  batch: [],
  lastPosition: 0,
  lines: 0,
})

const takeRecord = (progress: Progress, record: RecordLine): E.Either<Failure, void> => {
  if (record.position <= progress.lastPosition) {
    return E.left(problemAt(progress.lines, `has position ${record.position}, which came before`))
  }
  progress.hash.update(renderRecord(record))
  progress.lastPosition = record.position
  progress.batch.push(record)
  return pipe(
    foldEvent(progress.streams, record),
    E.mapLeft((problem) => problemAt(progress.lines, `cannot be taken: ${problem}`)),
  )
}

const takeLine = (progress: Progress, text: string): E.Either<Failure, void> => {
  progress.lines += 1
  if (progress.end !== undefined) return E.left(problemAt(progress.lines, 'comes after the end'))
  return pipe(
    lineOf(text, progress.lines),
    E.flatMap((line) => {
      if ('record' in line) return takeRecord(progress, line.record)
      progress.end = line.end
      return E.right(undefined)
    }),
  )
}

const checkEnd = ({ hash, end, lines }: Progress): E.Either<Failure, void> => {
  if (end === undefined) return E.left(refused('the last line, with the digest, is missing'))
  const sha256 = hash.digest('hex')
  return end.events === lines - 1 && end.sha256 === sha256
    ? E.right(undefined)
    : E.left(
        refused(
          `the digest of ${lines - 1} events is ${sha256}, and the last line says ` +
            `${end.sha256} of ${end.events}: a line is missing or was changed`,
        ),
      )
}

// writing

const insertBatch = (client: SqlClient, progress: Progress): TE.TaskEither<Failure, void> => {
  const { batch } = progress
  progress.batch = []
  return pipe(
    client.query({
      text: `
        INSERT INTO byoa.events
          (position, stream, version, commit_id, recorded_at, event, type, schema_version)
        SELECT *, event ->> 'type', (event ->> 'schemaVersion')::integer FROM unnest(
          $1::bigint[], $2::text[], $3::integer[], $4::text[], $5::timestamptz[], $6::json[]
        ) AS t (position, stream, version, commit_id, recorded_at, event)`,
      values: [
        batch.map(({ position }) => String(position)),
        batch.map(({ stream }) => stream),
        batch.map(({ version }) => String(version)),
        batch.map(({ commitId }) => commitId),
        batch.map(({ recordedAt }) => recordedAt),
        batch.map(({ event }) => JSON.stringify(event)),
      ],
      row: t.unknown,
    }),
    fromSql,
    TE.asUnit,
  )
}

const insertStream =
  (client: SqlClient) =>
  ([stream, folded]: readonly [OnboardingId, FoldedStream]): TE.TaskEither<Failure, unknown> =>
    pipe(
      client.query({
        text:
          'INSERT INTO byoa.onboardings (stream, position, version, standing, status, due_at) ' +
          `SELECT $1, $2, $3, $4::jsonb, $4::jsonb ->> 'status', $4::jsonb ->> 'dueAt'`,
        values: [
          stream,
          folded.position,
          folded.version,
          JSON.stringify(OnboardingStanding.encode(folded.standing)),
        ],
        row: t.unknown,
      }),
      TE.flatMap(() =>
        client.query({
          text: 'SELECT byoa.take_claims($1, $2, $3, $4::text[]::cidr[], $5::text[]::cidr[])',
          values: [stream, ...claimValues([...folded.claims.values()])],
          row: t.unknown,
        }),
      ),
      fromSql,
    )

const readLines =
  (
    client: SqlClient,
    progress: Progress,
    lines: AsyncIterable<string>,
  ): TE.TaskEither<Failure, void> =>
  async () => {
    for await (const text of lines) {
      const taken = takeLine(progress, text)
      if (E.isLeft(taken)) return taken
      if (progress.batch.length < batchSize) continue
      const inserted = await insertBatch(client, progress)()
      if (E.isLeft(inserted)) return inserted
    }
    return pipe(
      TE.fromEither(checkEnd(progress)),
      TE.flatMap(() => insertBatch(client, progress)),
    )()
  }

const ensureEmpty = (client: SqlClient): TE.TaskEither<Failure, void> =>
  pipe(
    client.query({
      text: 'SELECT count(*)::integer AS count FROM (SELECT FROM byoa.events LIMIT 1) AS first',
      row: t.type({ count: t.number }),
    }),
    fromSql,
    TE.filterOrElse(
      ([row]) => row?.count === 0,
      () =>
        failure({
          operation,
          code: 'NotEmpty',
          message: 'the store has records already: import into an empty one',
          retryable: false,
        }),
    ),
    TE.asUnit,
  )

const importInto =
  (lines: AsyncIterable<string>) =>
  (client: SqlClient): TE.TaskEither<Failure, RecordsEnd> =>
    pipe(
      TE.Do,
      TE.bind('lock', () => fromSql(client.run('SELECT pg_advisory_xact_lock(4206710002)'))),
      TE.tap(() => ensureEmpty(client)),
      TE.bind('progress', () => TE.fromIO(begin)),
      TE.tap(({ progress }) => readLines(client, progress, lines)),
      TE.tap(({ progress }) => TE.traverseSeqArray(insertStream(client))([...progress.streams])),
      TE.tap(() =>
        fromSql(
          client.run(
            `SELECT setval(pg_get_serial_sequence('byoa.events', 'position'), max(position))
             FROM byoa.events`,
          ),
        ),
      ),
      TE.flatMap(({ progress: { end } }) =>
        TE.fromNullable(refused('the last line, with the digest, is missing'))(end),
      ),
    )

/**
 * Imports records, given line by line, into an empty store. Left, with nothing imported, when the
 * store has records, a line is not as exported, or the digest is another one.
 */
export const importRecords = (
  database: Database,
  lines: AsyncIterable<string>,
): TE.TaskEither<Failure, RecordsEnd> =>
  pipe(
    database.transaction(importInto(lines)),
    TE.mapLeft((error) => (error._tag === 'SqlError' ? failureOf(operation)(error) : error)),
  )
