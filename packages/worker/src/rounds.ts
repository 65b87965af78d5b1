/**
 * Work that one process at a time does for all, with a position that is kept in the database: that
 * of the last event, or the time of the last round.
 */
import { type Failure, failure } from '@byoa/application'
import type { Instant } from '@byoa/core/values'
import { type Database, lockReader, moveReader } from '@byoa/store-postgres'
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

/** Runs a round unless another process does. */
const alone = (
  { transaction }: Transactions,
  name: string,
  run: Advancing,
): TE.TaskEither<Failure, void> =>
  pipe(
    transaction((client) =>
      pipe(
        lockReader(client, name),
        TE.flatMap(
          O.match(
            () => TE.right(undefined),
            (from) =>
              pipe(
                run(from),
                TE.flatMap((position) =>
                  position === from ? TE.right(undefined) : moveReader(client, { name, position }),
                ),
              ),
          ),
        ),
      ),
    ),
    TE.mapLeft((error) =>
      error._tag === 'Failure'
        ? error
        : failure({ ...error, operation: `round ${name}`, retryable: true }),
    ),
  )

type AtInterval = (since: number, now: Instant) => TE.TaskEither<Failure, void>

const every =
  ({ ports: { clock } }: WorkerContext, seconds: number, run: AtInterval): Advancing =>
  (since) => {
    const now = clock.now()
    return now - since < seconds * 1000
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

/** Runs the rounds that are due, and returns whether none failed. A failed round is repeated. */
export const runRounds = (context: WorkerContext, transactions: Transactions): T.Task<boolean> =>
  pipe(
    Object.entries(roundsOf(context)),
    T.traverseSeqArray(([name, run]) =>
      pipe(
        // A queue that cannot be reached throws.
        TE.tryCatch(alone(transactions, name, run), unexpectedFailure(`round ${name}`)),
        TE.flatMapEither((result) => result),
        TE.mapLeft(({ operation, code, message }) => {
          context.logger.error({ round: name, operation, code, message }, 'round failed')
        }),
      ),
    ),
    T.map((results) => results.every(E.isRight)),
  )
