/** Prometheus metrics of a worker. */
import type { Around, AwsError } from '@byoa/cloud'
import { type SqlClient, countOnboardings } from '@byoa/store-postgres'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

import { readyJobs } from './bossAgenda.ts'

// model

/** The metrics; `registry` renders them. */
export interface Metrics {
  readonly registry: Registry
  readonly jobs: Counter<'queue' | 'outcome'>
  readonly jobSeconds: Histogram<'queue'>
  readonly waiting: Gauge<'queue'>
  readonly lagSeconds: Gauge<'queue'>
  readonly awsCalls: Counter<'service' | 'action' | 'outcome'>
  readonly onboardings: Gauge<'status'>
  readonly failures: Counter<'class'>
  readonly reminders: Counter<'threshold' | 'party'>
}

// constructors

/** Creates the metrics of one process, with those of Node. */
export const createMetrics = (): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const queue = ['queue'] as const
  return {
    registry,
    jobs: new Counter({
      name: 'byoa_jobs_total',
      help: 'Jobs that ended, by queue and outcome',
      labelNames: ['queue', 'outcome'],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'byoa_job_seconds',
      help: 'Duration of jobs',
      labelNames: queue,
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
      registers,
    }),
    waiting: new Gauge({
      name: 'byoa_jobs_waiting',
      help: 'Jobs that could begin now',
      labelNames: queue,
      registers,
    }),
    lagSeconds: new Gauge({
      name: 'byoa_lag_seconds',
      help: 'How long the oldest job that could begin now has waited',
      labelNames: queue,
      registers,
    }),
    awsCalls: new Counter({
      name: 'byoa_aws_calls_total',
      help: 'Calls to AWS, by service, action and outcome',
      labelNames: ['service', 'action', 'outcome'],
      registers,
    }),
    onboardings: new Gauge({
      name: 'byoa_onboardings',
      help: 'Onboardings by status',
      labelNames: ['status'],
      registers,
    }),
    failures: new Counter({
      name: 'byoa_work_failures_total',
      help: 'Work that failed, by class of failure',
      labelNames: ['class'],
      registers,
    }),
    reminders: new Counter({
      name: 'byoa_reminders_total',
      help: 'Reminders of deadlines',
      labelNames: ['threshold', 'party'],
      registers,
    }),
  }
}

/** Counts calls to AWS; for `interceptAws`. */
export const countingCalls =
  ({ awsCalls }: Pick<Metrics, 'awsCalls'>): Around =>
  (action, call) => {
    const [service = action, name = action] = action.split(':')
    const count = (outcome: string): void => awsCalls.inc({ service, action: name, outcome })
    return pipe(
      call,
      TE.tapIO(() => () => count('success')),
      TE.orElseFirstIOK((error: AwsError) => () => count(error.code)),
    )
  }

// operations

/** Reads how many onboardings are in each status. */
export const refreshOnboardings = async (
  { onboardings }: Pick<Metrics, 'onboardings'>,
  client: SqlClient,
): Promise<void> => {
  const counts = await countOnboardings(client)()
  if (E.isLeft(counts)) return
  onboardings.reset()
  for (const { status, count } of counts.right) onboardings.set({ status }, count)
}

/** Reads how many jobs could begin now, and how long the oldest has waited. */
export const refreshQueues = async (
  { waiting, lagSeconds }: Pick<Metrics, 'waiting' | 'lagSeconds'>,
  client: SqlClient,
): Promise<void> => {
  const read = await readyJobs(client)()
  if (E.isLeft(read)) return
  waiting.reset()
  lagSeconds.reset()
  for (const { queue, count, seconds } of read.right) {
    waiting.set({ queue }, count)
    lagSeconds.set({ queue }, seconds)
  }
}
