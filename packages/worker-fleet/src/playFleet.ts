/** Plays onboardings with worker processes that are killed, faults of AWS, and many customers. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { OnboardingStore } from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import type { PostgresServer } from '@byoa/postgres-server'
import type { SqlStore } from '@byoa/store-postgres'
import { openPostgresStore } from '@byoa/store-postgres/postgres'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import type { FleetPlan } from './FleetPlan.ts'
import { playKills, randomFrom, stopWorker, untilStarted } from './chaos.ts'
import { type Customers, customersOf } from './customers.ts'
import { type FaultyProxy, startFaultyProxy } from './faultyProxy.ts'
import { playCustomers } from './playCustomers.ts'
import { type Sandbox, type WorkerProcess, startSandbox, startWorker } from './processes.ts'
import { rescaleFor, scenarioOf } from './scenario.ts'

// model

export interface FleetRun {
  readonly plan: FleetPlan
  readonly store: SqlStore
  readonly customers: Customers
  /** Versions that were acknowledged to the customers. */
  readonly acknowledged: ReadonlyMap<OnboardingId, number>
  readonly calls: ReadonlyMap<string, number>
  readonly logs: ReadonlyArray<string>
  readonly seconds: number
  readonly kills: number
  /** Jobs that were begun again after their process had ended. */
  readonly repeatedJobs: number
  /** How the workers of the end exited, and what they said. */
  readonly ends: ReadonlyArray<{
    readonly code: number | null
    readonly lines: ReadonlyArray<string>
  }>
}

// the stage

const openStore = async (url: string): Promise<SqlStore> => {
  const opened = await openPostgresStore({ url })()
  if (E.isLeft(opened)) throw new Error(opened.left.message)
  return opened.right
}

/** Keeps the versions that commits acknowledged. */
const rememberingCommits = (
  store: SqlStore,
  acknowledged: Map<OnboardingId, number>,
): OnboardingStore => ({
  ...store,
  commit: (commit) => async () => {
    const result = await store.commit(commit)()
    if (E.isRight(result)) acknowledged.set(commit.stream, result.right)
    return result
  },
})

const CountRow = t.type({ count: t.number })

const countRepeatedJobs = async ({ database }: SqlStore): Promise<number> => {
  const counted = await database.query({
    text: 'SELECT count(*)::integer AS count FROM pgboss.job WHERE retry_count > 0',
    row: CountRow,
  })()
  return E.isRight(counted) ? (counted.right[0]?.count ?? 0) : Number.NaN
}

const workerWords = (
  { concurrency }: FleetPlan,
  {
    url,
    endpoint,
    rescale,
  }: { readonly url: string; readonly endpoint: string; readonly rescale: string },
): ReadonlyArray<string> => [
  '--store',
  url,
  '--endpoint-url',
  endpoint,
  '--rescale',
  rescale,
  '--poll-seconds',
  '1',
  '--inspect-seconds',
  '600',
  '--concurrency',
  String(concurrency),
]

const environmentOf = ({ accounts }: Sandbox): NodeJS.ProcessEnv => {
  const rescale = accounts.find(({ party }) => party === 'rescale')
  return {
    AWS_ACCESS_KEY_ID: rescale?.accessKeyId,
    AWS_SECRET_ACCESS_KEY: rescale?.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}

/** Everything that runs while a fleet is played. */
interface Stage {
  readonly proxy: FaultyProxy
  readonly store: SqlStore
  readonly customers: Customers
  readonly acknowledged: Map<OnboardingId, number>
  readonly random: () => number
  /** Every worker that was started. */
  readonly started: WorkerProcess[]
  readonly start: () => WorkerProcess
  readonly close: () => Promise<void>
}

/** A database of its own; the password is there to be looked for in the logs. */
const databaseUrl = async (server: PostgresServer): Promise<string> =>
  Object.assign(new URL(await server.createDatabase()), { password: 'not-a-secret' }).href

const openStage = async (plan: FleetPlan, server: PostgresServer): Promise<Stage> => {
  const { seed, onboardings } = plan
  const folder = await mkdtemp(join(tmpdir(), 'byoa-fleet-'))
  const random = randomFrom(seed)
  const rescale = rescaleFor(onboardings)
  const [scenarioFile, rescaleFile] = [join(folder, 'scenario.json'), join(folder, 'rescale.json')]
  await writeFile(rescaleFile, JSON.stringify(rescale))
  const sandbox = await startSandbox(scenarioFile, scenarioOf(rescale, onboardings))
  const proxy = await startFaultyProxy(sandbox.endpoint, random)
  const url = await databaseUrl(server)
  const store = await openStore(url)
  const acknowledged = new Map<OnboardingId, number>()
  const customers = customersOf(sandbox, rescale, rememberingCommits(store, acknowledged))
  const started: WorkerProcess[] = []
  const words = workerWords(plan, { url, endpoint: proxy.endpoint, rescale: rescaleFile })
  return {
    proxy,
    store,
    customers,
    acknowledged,
    random,
    started,
    start: () => {
      const worker = startWorker(words, environmentOf(sandbox))
      started.push(worker)
      return worker
    },
    close: async () => {
      await Promise.all(started.map(({ kill }) => kill('SIGKILL')))
      await store.close()
      proxy.close()
      sandbox.stop()
      await rm(folder, { recursive: true })
    },
  }
}

// the play

const playOn = async (plan: FleetPlan, server: PostgresServer, stage: Stage): Promise<FleetRun> => {
  const { store, customers, acknowledged, proxy, random, started } = stage
  const workers = Array.from({ length: plan.processes }, stage.start)
  await Promise.all(workers.map(untilStarted))
  proxy.latencyMilliseconds = plan.latencyMilliseconds
  const start = Date.now()
  let isOver = false
  const kills = playKills(plan, {
    server,
    proxy,
    workers,
    random,
    restart: stage.start,
    isOver: () => isOver,
  })
  await playCustomers(customers, store, plan)
  const seconds = (Date.now() - start) / 1000
  isOver = true
  return {
    plan,
    store,
    customers,
    acknowledged,
    seconds,
    calls: proxy.calls,
    kills: await kills,
    ends: await Promise.all(
      workers.map(async (worker) => ({ code: await stopWorker(worker), lines: worker.lines })),
    ),
    repeatedJobs: await countRepeatedJobs(store),
    logs: started.flatMap(({ lines }) => lines),
  }
}

/** Plays a plan, and shows the end to `inspect` before everything is stopped. */
export const playFleet = async (
  plan: FleetPlan,
  server: PostgresServer,
  inspect: (run: FleetRun) => Promise<void>,
): Promise<void> => {
  const stage = await openStage(plan, server)
  try {
    await inspect(await playOn(plan, server, stage))
  } finally {
    await stage.close()
  }
}
