/**
 * Reads events. A stream that lacks an event, or has one that this release cannot read, is refused
 * by name.
 */
import {
  type Failure,
  type ReadAllInput,
  type RecordedEvent,
  type Stream,
  failure,
} from '@byoa/application'
import {
  type OnboardingEvent,
  OnboardingId,
  decodeEvent,
  missingVersion,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

import type { SqlClient, SqlError, Statement } from '../sql/SqlClient.ts'
import { failureOf } from '../sql/sqlError.ts'

// model

/** An event as stored. */
interface EventRow {
  readonly position: number
  readonly stream: OnboardingId
  readonly version: number
  readonly event: unknown
}

const EventRow: t.Type<EventRow, unknown, unknown> = t.type(
  { position: t.number, stream: OnboardingId, version: t.number, event: t.unknown },
  'event',
)

const columns = 'position::float8 AS position, stream, version, event'

// reading

const unreadable = (operation: string, { stream, version }: EventRow, problem: string): Failure =>
  failure({
    operation,
    code: 'UnreadableEvent',
    message: `event ${version} of ${stream} ${problem}`,
    retryable: false,
  })

const eventOf =
  (operation: string) =>
  (row: EventRow): E.Either<Failure, OnboardingEvent> =>
    pipe(
      decodeEvent(row.event),
      E.mapLeft((error) =>
        unreadable(
          operation,
          row,
          error._tag === 'UnknownSchemaVersion'
            ? `has schema version ${JSON.stringify(error.found)}, and this release reads ` +
                `${error.known.join(', ')}: use the release that wrote it, or a later one`
            : `is not as its type says: ${error.problems.map(({ path }) => path).join(', ')}`,
        ),
      ),
    )

/** Left when the versions of a stream are not 1, 2, 3 and so on. */
const withoutHole =
  (operation: string) =>
  (rows: ReadonlyArray<EventRow>): E.Either<Failure, ReadonlyArray<EventRow>> => {
    const version = missingVersion(rows.map((row) => row.version))
    const [row] = rows
    return version === undefined || row === undefined
      ? E.right(rows)
      : E.left(unreadable(operation, { ...row, version }, 'is missing'))
  }

/** Turns the rows of a stream into events. */
const streamOf = (operation: string, rows: ReadonlyArray<EventRow>): E.Either<Failure, Stream> =>
  pipe(
    withoutHole(operation)(rows),
    E.flatMap(E.traverseArray(eventOf(operation))),
    E.map((events) => ({ version: events.length, events })),
  )

/** Reads a stream. */
export const readStream = (client: SqlClient, id: OnboardingId): TE.TaskEither<Failure, Stream> => {
  const operation = 'OnboardingStore.read'
  return pipe(
    client.query({
      text: `SELECT ${columns} FROM byoa.events WHERE stream = $1 ORDER BY version`,
      values: [id],
      row: EventRow,
    }),
    TE.mapLeft(failureOf(operation)),
    TE.flatMapEither((rows) => streamOf(operation, rows)),
  )
}

const PositionRow = t.type({ position: t.number })

const readingAll = 'OnboardingStore.readAll'

/** An event, and whether the event before it in its stream is there. */
const FollowingRow = t.intersection([EventRow, t.type({ follows: t.boolean })], 'event')

const followsText =
  'version = 1 OR EXISTS (SELECT FROM byoa.events AS prior ' +
  'WHERE prior.stream = events.stream AND prior.version = events.version - 1)'

/**
 * Returns the highest position once every writer with a lower one has committed; the position that
 * is known when there is none after it.
 */
export const settledPosition = (
  client: SqlClient,
  known: number,
): TE.TaskEither<SqlError, number> =>
  pipe(
    client.query({
      text: 'SELECT byoa.settled_position($1)::float8 AS position',
      values: [known],
      row: PositionRow,
    }),
    TE.map(([settled]) => settled?.position ?? known),
  )

type Rows<Row> = Pick<Statement<Row>, 'row'> & { readonly columns: string }

/** Reads the rows after a position. */
const rowsAfter = <Row>(
  client: SqlClient,
  { after, limit }: ReadAllInput,
  { columns: selected, row }: Rows<Row>,
): TE.TaskEither<Failure, ReadonlyArray<Row>> =>
  pipe(
    settledPosition(client, after),
    TE.flatMap((settled) =>
      client.query({
        text:
          `SELECT ${selected} FROM byoa.events ` +
          'WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3',
        values: [after, settled, limit],
        row,
      }),
    ),
    TE.mapLeft(failureOf(readingAll)),
  )

const recordedOf = (row: t.TypeOf<typeof FollowingRow>): E.Either<Failure, RecordedEvent> =>
  pipe(
    row.follows
      ? E.right(row)
      : E.left(unreadable(readingAll, { ...row, version: row.version - 1 }, 'is missing')),
    E.flatMap(eventOf(readingAll)),
    E.map((event) => ({
      position: row.position,
      onboardingId: row.stream,
      version: row.version,
      event,
    })),
  )

/** Reads the events after a position. */
export const readAll = (
  client: SqlClient,
  input: ReadAllInput,
): TE.TaskEither<Failure, ReadonlyArray<RecordedEvent>> =>
  pipe(
    rowsAfter(client, input, {
      columns: `${columns}, ${followsText} AS follows`,
      row: FollowingRow,
    }),
    TE.flatMapEither(E.traverseArray(recordedOf)),
  )

/** Where an event is, without the event. */
export type EventPlace = Omit<RecordedEvent, 'event'>

const PlaceRow: t.Type<EventPlace, unknown, unknown> = t.type(
  { position: t.number, onboardingId: OnboardingId, version: t.number },
  'place of an event',
)

/**
 * Reads where the events after a position are. A stream that cannot be read does not prevent it.
 */
export const readPlaces = (
  client: SqlClient,
  input: ReadAllInput,
): TE.TaskEither<Failure, ReadonlyArray<EventPlace>> =>
  rowsAfter(client, input, {
    columns: 'position::float8 AS position, stream AS "onboardingId", version',
    row: PlaceRow,
  })
