/**
 * A worker among any number of processes and machines that share a PostgreSQL server. pg-boss gives
 * each due look to one of them; a process that ends is noticed within seconds, and its jobs are
 * begun again. A paused process can overlap with another: the version of the stream protects it.
 */
import type { Failure, UnknownOnboarding } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'
import { type Job, PgBoss } from 'pg-boss'

import { refreshOnboardings, refreshQueues } from './metrics.ts'
import {
  AdvanceJob,
  PollJob,
  type QueueName,
  bossAgenda,
  createQueues,
  queues,
} from './bossAgenda.ts'
import { lookAt } from './lookAt.ts'
import { pollPeerings } from './pollPeerings.ts'
import { repeat } from './repeat.ts'
import { runRounds } from './rounds.ts'
import type { RunningWorker, WorkerContext, WorkerOptions } from './Worker.ts'

export interface QueueWorkerOptions extends WorkerOptions {
  /** The address of the PostgreSQL server: that of the store. */
  readonly url: string
  /** How long stopping waits for the work that was begun; default 60. */
  readonly drainSeconds?: number
}

type JobError = Failure | UnknownOnboarding

interface Queue<Data> {
  readonly name: QueueName
  readonly codec: t.Decoder<unknown, Data>
  readonly run: (data: Data) => TE.TaskEither<JobError, void>
}

// jobs

/** Data of another release is dropped: the sweep plans it again. */
const runJob = <Data>(
  { codec, run }: Queue<Data>,
  { data }: Job<unknown>,
): TE.TaskEither<JobError, void> => {
  const decoded = codec.decode(data)
  return E.isRight(decoded) ? run(decoded.right) : TE.right(undefined)
}

/** Runs a job. Throws what pg-boss should repeat. */
const perform =
  <Data>({ logger, metrics }: WorkerContext, queue: Queue<Data>) =>
  async ([job]: ReadonlyArray<Job<unknown>>): Promise<void> => {
    if (job === undefined) return
    const end = metrics.jobSeconds.startTimer({ queue: queue.name })
    const done = await pipe(
      runJob(queue, job),
      TE.orElseW((error) =>
        error._tag === 'UnknownOnboarding' ? TE.right(undefined) : TE.left(error),
      ),
    )()
    end()
    metrics.jobs.inc({ queue: queue.name, outcome: E.isRight(done) ? 'completed' : 'failed' })
    if (E.isRight(done)) return
    const { operation, code, message } = done.left
    logger.error({ queue: queue.name, operation, code, message }, 'job failed')
    throw new Error(`${operation} ${code}: ${message}`)
  }

/** Takes jobs one after another, without a pause as long as there are any. */
const takeJobs = async <Data>(
  boss: PgBoss,
  context: WorkerContext,
  queue: Queue<Data>,
): Promise<void> => {
  const performJob = perform(context, queue)
  const id: string = await boss.work<unknown>(
    queue.name,
    { pollingIntervalSeconds: 0.5 },
    async (jobs) => {
      try {
        await performJob(jobs)
      } finally {
        boss.notifyWorker(id)
      }
    },
  )
}

const takeAllJobs = async (boss: PgBoss, context: WorkerContext): Promise<void> => {
  const advance: Queue<AdvanceJob> = {
    name: queues.advance,
    codec: AdvanceJob,
    run: (job) => lookAt(context, { ...job, at: context.ports.clock.now() }),
  }
  const poll: Queue<PollJob> = {
    name: queues.poll,
    codec: PollJob,
    run: ({ region }) => pollPeerings(context, region),
  }
  await takeJobs(boss, context, poll)
  for (let slot = 0; slot < context.concurrency; slot += 1) {
    await takeJobs(boss, context, advance)
  }
}

// constructors

const startBoss = async ({ url, concurrency, logger }: QueueWorkerOptions): Promise<PgBoss> => {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'byoa worker',
    max: Math.ceil(concurrency / 2) + 2,
    schedule: false,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
  })
  boss.on('error', (error: Error) => {
    logger.error({ message: error.message }, 'queue error')
  })
  await boss.start({ attempts: 5 })
  await createQueues(boss)
  return boss
}

/** No successful round for so long means that something is wrong. */
const healthySeconds = 30

/** Starts a worker. Rejects when the database cannot be reached. */
export const startQueueWorker = async (options: QueueWorkerOptions): Promise<RunningWorker> => {
  const { ports, followSeconds = 0.5, drainSeconds = 60 } = options
  const { database } = ports.store
  const boss = await startBoss(options)
  const context: WorkerContext = { ...options, agenda: bossAgenda(boss, database, ports.clock) }
  let lastRound = Date.now()
  const rounds = repeat(async () => {
    if (await runRounds(context, database)()) lastRound = Date.now()
    return followSeconds
  })
  await takeAllJobs(boss, context)
  return {
    refresh: async () => {
      await refreshOnboardings(options.metrics, database)
      await refreshQueues(options.metrics, database)
    },
    isHealthy: () => Date.now() - lastRound < healthySeconds * 1000,
    stop: async () => {
      await rounds.stop()
      await boss.stop({ graceful: true, timeout: drainSeconds * 1000 })
    },
  }
}
