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

const counterIn =
  (registry: Registry) =>
  <Label extends string>(
    name: string,
    help: string,
    labelNames: ReadonlyArray<Label>,
  ): Counter<Label> =>
    new Counter({ name, help, labelNames, registers: [registry] })

const gaugeIn =
  (registry: Registry) =>
  <Label extends string>(
    name: string,
    help: string,
    labelNames: ReadonlyArray<Label>,
  ): Gauge<Label> =>
    new Gauge({ name, help, labelNames, registers: [registry] })

/** Creates the metrics of one process, with those of Node. */
export const createMetrics = (): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const [counter, gauge] = [counterIn(registry), gaugeIn(registry)]
  return {
    registry,
    jobs: counter('byoa_jobs_total', 'Jobs that ended', ['queue', 'outcome']),
    jobSeconds: new Histogram({
      name: 'byoa_job_seconds',
      help: 'Duration of jobs',
      labelNames: ['queue'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
      registers: [registry],
    }),
    waiting: gauge('byoa_jobs_waiting', 'Jobs that could begin now', ['queue']),
    lagSeconds: gauge('byoa_lag_seconds', 'How long the oldest such job has waited', ['queue']),
    awsCalls: counter('byoa_aws_calls_total', 'Calls to AWS', ['service', 'action', 'outcome']),
    onboardings: gauge('byoa_onboardings', 'Onboardings by status', ['status']),
    failures: counter('byoa_work_failures_total', 'Work that failed, by class', ['class']),
    reminders: counter('byoa_reminders_total', 'Reminders', ['threshold', 'party']),
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
