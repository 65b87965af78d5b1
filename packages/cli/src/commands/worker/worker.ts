/** `byoa worker`: does Rescale's half of all onboardings of a store. */
import { type Failure, failure } from '@byoa/application'
import { type Aws, type RescaleConfig, interceptAws } from '@byoa/cloud'
import { systemWait } from '@byoa/cloud-aws'
import type { Region } from '@byoa/core/iam/identity'
import type { SqlStore } from '@byoa/store-postgres'
import {
  type RunningWorker,
  type WorkerOptions,
  countingCalls,
  createLogger,
  createMetrics,
  startHealthServer,
  startInProcessWorker,
  startQueueWorker,
} from '@byoa/worker'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { messageOf } from '../../terminal/reasonOf.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { namedRescale, readRescale } from '../documents/rescaleSide.ts'
import type { ProfileCredentialsOptions } from '../../access/profileCredentials.ts'
import { randomIds } from '../../play/randomIds.ts'
import { rescalePorts } from '../../access/rescalePorts.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import { type SqlAddress, sqlAddressOf } from '../../store/StoreAddress.ts'
import { closeSql, openSql } from '../../store/withStore.ts'
import { rescaleAws } from './rescaleAws.ts'

export interface WorkerCommandOptions extends ProfileCredentialsOptions {
  readonly store?: string
  readonly rescale?: string
  readonly concurrency: number
  readonly port?: number
  readonly host: string
  readonly pollSeconds: number
  readonly inspectSeconds: number
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves when the worker should stop. */
  readonly untilStopped: () => Promise<void>
}

type Step<A> = TE.TaskEither<CommandError, A>

/** What a worker was given. */
interface Given {
  readonly address: SqlAddress
  readonly config: RescaleConfig
  readonly awsFor: (region: Region) => Aws
  readonly store: SqlStore
}

// the work

const startFailure = (thrown: unknown): Failure =>
  failure({
    operation: 'byoa worker',
    code: 'CannotStart',
    message: messageOf(thrown),
    retryable: true,
    cause: thrown,
  })

const start = (address: SqlAddress, options: WorkerOptions): Promise<RunningWorker> =>
  address.kind === 'postgres'
    ? startQueueWorker({ ...options, url: address.url })
    : Promise.resolve(startInProcessWorker(options))

const workerOptions = (
  options: WorkerCommandOptions,
  { config, awsFor, store }: Given,
): WorkerOptions => {
  const { pollSeconds, inspectSeconds, concurrency, now } = options
  const metrics = createMetrics()
  const counting = countingCalls(metrics)
  return {
    ports: rescalePorts({
      config,
      awsFor: (region) => interceptAws(awsFor(region), counting),
      store,
      clock: { now: () => instantOf(now()) },
      ids: randomIds,
      waiting: { wait: systemWait },
    }),
    policy: { pollSeconds, inspectSeconds },
    concurrency: Math.max(concurrency, 1),
    logger: createLogger(),
    metrics,
  }
}

const serveHealth = async (
  { port, host }: WorkerCommandOptions,
  { metrics, logger }: WorkerOptions,
  { isHealthy, refresh }: RunningWorker,
): Promise<() => Promise<void>> => {
  if (port === undefined) return () => Promise.resolve()
  const server = await startHealthServer({ port, host, isHealthy, refresh, metrics })
  logger.info({ port: server.port }, 'serving health and metrics')
  return server.close
}

/** Works until it is stopped, and ends the work that was begun. */
const work = async (options: WorkerCommandOptions, given: Given): Promise<void> => {
  const stopped = options.untilStopped()
  const around = workerOptions(options, given)
  const running = await start(given.address, around)
  const closeHealth = await serveHealth(options, around, running)
  around.logger.info({ concurrency: around.concurrency }, 'started')
  await stopped
  around.logger.info('stopping')
  await running.stop()
  await closeHealth()
  around.logger.info('stopped')
}

const workOn = (options: WorkerCommandOptions, given: Omit<Given, 'store'>): Step<void> =>
  TE.bracket(
    openSql(given.address),
    (store) => TE.tryCatch(() => work(options, { ...given, store }), startFailure),
    closeSql,
  )

/** Runs a worker. Exit 0 when it was stopped, 2 when the input is bad, 3 when it cannot start. */
export const worker = (terminal: Terminal, options: WorkerCommandOptions): Promise<ExitCode> =>
  pipe(
    readRescale(options.rescale),
    TE.flatMapEither((config) => namedRescale(options.rescale, config)),
    TE.bindTo('config'),
    TE.bindW('address', () => TE.fromEither(sqlAddressOf(options.store))),
    TE.bindW('awsFor', ({ config: { vpcs } }) =>
      rescaleAws(
        options,
        vpcs.map(({ region }) => region),
      ),
    ),
    TE.flatMap((given) => workOn(options, given)),
    reportResult(terminal, options, () => 0),
  )
