/** The agenda on pg-boss, shared by all processes. */
import type { Clock, Failure } from '@byoa/application'
import { Region } from '@byoa/core/iam/identity'
import { type Instant, OnboardingId } from '@byoa/core/onboarding'
import type { SqlClient, SqlError } from '@byoa/store-postgres'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { PgBoss } from 'pg-boss'

import type { Agenda } from './Agenda.ts'

/** The names of the queues. */
export const queues = { advance: 'advance', poll: 'poll' } as const
export type QueueName = keyof typeof queues

/** A job of the queue `advance`; its time is that of the job. */
export interface AdvanceJob {
  readonly onboardingId: OnboardingId
  readonly version: number
  readonly attempt: number
}

export interface PollJob {
  readonly region: Region
}

export const AdvanceJob: t.Type<AdvanceJob, unknown, unknown> = t.type(
  { onboardingId: OnboardingId, version: t.number, attempt: t.number },
  'job of the queue advance',
)

export const PollJob: t.Type<PollJob, unknown, unknown> = t.type(
  { region: Region },
  'job of the queue poll',
)

/**
 * One job of a key is under way and one waits (`stately`). A process that ended is noticed by its
 * missing heartbeat, and its job is begun again.
 */
const queueOptions = {
  policy: 'stately',
  heartbeatSeconds: 10,
  expireInSeconds: 15 * 60,
  retryLimit: 20,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  deleteAfterSeconds: 60 * 60,
} as const

/** Creates the queues. */
export const createQueues = async (boss: PgBoss): Promise<void> => {
  for (const name of Object.values(queues)) await boss.createQueue(name, queueOptions)
}

const PlannedRow = t.type({ onboardingId: OnboardingId, version: t.number })

const orThrow = (error: SqlError | Failure): never => {
  throw new Error(`${error.code}: ${error.message}`)
}

const plannedVersions =
  (client: SqlClient): Agenda['planned'] =>
  (onboardingIds) =>
    pipe(
      client.query({
        text: `
          SELECT singleton_key AS "onboardingId", max((data ->> 'version')::integer) AS version
          FROM pgboss.job
          WHERE name = '${queues.advance}' AND state < 'completed' AND singleton_key = ANY($1)
          GROUP BY singleton_key`,
        values: [onboardingIds],
        row: PlannedRow,
      }),
      TE.match(orThrow, (rows) => new Map(rows.map((row) => [row.onboardingId, row.version]))),
    )

/** The jobs of a queue that could begin now, and how long the oldest has waited. */
export interface ReadyJobs {
  readonly queue: string
  readonly count: number
  readonly seconds: number
}

const ReadyJobs: t.Type<ReadyJobs, unknown, unknown> = t.type(
  { queue: t.string, count: t.number, seconds: t.number },
  'ready jobs of a queue',
)

/** Counts the jobs that could begin now; queues without any are left out. */
export const readyJobs = (client: SqlClient): TE.TaskEither<SqlError, ReadonlyArray<ReadyJobs>> =>
  client.query({
    text: `
      SELECT name AS queue, count(*)::integer AS count,
        extract(epoch FROM now() - min(start_after))::float8 AS seconds
      FROM pgboss.job
      WHERE name = ANY($1) AND state < 'active' AND start_after <= now()
      GROUP BY name`,
    values: [Object.values(queues)],
    row: ReadyJobs,
  })

/** The server counts from its own time: the clock of a worker that is wrong delays no job. */
const secondsUntil = (at: Instant, { now }: Clock): number => Math.max(0, (at - now()) / 1000)

/** Returns the agenda. Its tasks reject when the database cannot be reached. */
export const bossAgenda = (boss: PgBoss, client: SqlClient, clock: Clock): Agenda => ({
  plan: ({ onboardingId, at, version, attempt }) => {
    const job: AdvanceJob = { onboardingId, version, attempt }
    return pipe(
      () =>
        boss.upsert(queues.advance, job, {
          singletonKey: onboardingId,
          startAfter: secondsUntil(at, clock),
        }),
      T.asUnit,
    )
  },
  planned: plannedVersions(client),
  planPoll: (region, at) => {
    const job: PollJob = { region }
    return pipe(
      () =>
        boss.send(queues.poll, job, {
          singletonKey: region,
          startAfter: secondsUntil(at, clock),
        }),
      T.asUnit,
    )
  },
})
