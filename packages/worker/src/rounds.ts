/**
 * Work that one process at a time does for all, with a position that is kept in the database: that
 * of the last event, or the time of the last round.
 */
import { type Failure, failure } from '@byoa/application'
import type { Instant } from '@byoa/core/values'
import {
  type Database,
  type ReaderPosition,
  type SqlClient,
  lockReader,
  moveReader,
} from '@byoa/store-postgres'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type WorkerContext, unexpectedFailure } from './Worker.ts'
import { follow } from './follow.ts'
import { followRescaleVpcs } from './followRescaleVpcs.ts'
import { remindSince } from './remind.ts'
import { sweep } from './sweep.ts'

/** Where rounds take their lock; in a database that one process uses, nowhere. */
export type Transactions = Pick<Database, 'transaction'>

/** Takes a position to the next. */
type Advancing = (position: number) => TE.TaskEither<Failure, number>

/** Runs a round, and records the position that it reached. */
const runFrom = (
  client: SqlClient,
  { name, position: from }: ReaderPosition,
  run: Advancing,
): TE.TaskEither<Failure, void> =>
  pipe(
    run(from),
    TE.flatMap((position) =>
      position === from ? TE.right(undefined) : moveReader(client, { name, position }),
    ),
  )

const lockAndRun =
  (name: string, run: Advancing) =>
  (client: SqlClient): TE.TaskEither<Failure, void> =>
    pipe(
      lockReader(client, name),
      TE.flatMap(
        O.match(
          () => TE.right(undefined),
          (position) => runFrom(client, { name, position }, run),
        ),
      ),
    )

/** Runs a round unless another process does. */
const alone = (
  { transaction }: Transactions,
  name: string,
  run: Advancing,
): TE.TaskEither<Failure, void> =>
  pipe(
    // A queue that cannot be reached throws.
    TE.tryCatch(transaction(lockAndRun(name, run)), unexpectedFailure(`round ${name}`)),
    TE.flatMapEither((result) => result),
    TE.mapLeft((error) =>
      error._tag === 'Failure'
        ? error
        : failure({ ...error, operation: `round ${name}`, retryable: true }),
    ),
  )

type AtInterval = (since: number, now: Instant) => TE.TaskEither<Failure, void>

/** The clocks of processes differ; a last round further ahead was of a clock that was wrong. */
const every =
  ({ ports: { clock } }: WorkerContext, seconds: number, run: AtInterval): Advancing =>
  (since) => {
    const now = clock.now()
    return Math.abs(now - since) < seconds * 1000
      ? TE.right(since)
      : pipe(
          run(since, now),
          TE.map((): number => now),
        )
  }

const roundsOf = (context: WorkerContext): Readonly<Record<string, Advancing>> => {
  const { sweepSeconds = 60, policy } = context
  return {
    'worker: events': follow(context),
    'worker: sweep': every(context, sweepSeconds, (_, now) => sweep(context, now)),
    'worker: reminders': every(context, sweepSeconds, (since, now) =>
      remindSince(context, { since, now }),
    ),
    'worker: Rescale VPCs': every(context, policy.inspectSeconds, () => followRescaleVpcs(context)),
  }
}

const reported =
  ({ logger }: WorkerContext, round: string) =>
  ({ operation, code, message }: Failure): void => {
    logger.error({ round, operation, code, message }, 'round failed')
  }

/** Runs the rounds that are due, and returns whether none failed. A failed round is repeated. */
export const runRounds = (context: WorkerContext, transactions: Transactions): T.Task<boolean> =>
  pipe(
    Object.entries(roundsOf(context)),
    T.traverseSeqArray(([name, run]) =>
      TE.mapLeft(reported(context, name))(alone(transactions, name, run)),
    ),
    T.map((results) => results.every(E.isRight)),
  )
