/** Plays onboardings with worker processes that are killed, faults of AWS, and many customers. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import type { OnboardingStore, OnboardingSummary } from '@byoa/application'
import type { PostgresServer } from '@byoa/postgres-server'
import { RescaleConfigCodec, type RescaleConfig } from '@byoa/cloud-memory'
import { decode } from '@byoa/core/codec'
import type { OnboardingId } from '@byoa/core/onboarding'
import type { SqlStore } from '@byoa/store-postgres'
import { openPostgresStore } from '@byoa/store-postgres/postgres'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import { type Customers, customerWork, customersOf } from './customers.ts'
import { type FaultyProxy, startFaultyProxy } from './faultyProxy.ts'
import { type Sandbox, type WorkerProcess, startSandbox, startWorker } from './processes.ts'

// plan

export interface FleetPlan {
  readonly seed: number
  readonly onboardings: number
  readonly processes: number
  /** How many workers are killed with SIGKILL, each at most so long after it began to work. */
  readonly kills: number
  readonly killSeconds: number
  /** Whether the database is killed once. */
  readonly killsDatabase: boolean
  readonly faultShare: number
  readonly atMostSeconds: number
}

export interface FleetRun {
  readonly plan: FleetPlan
  readonly store: SqlStore
  readonly customers: Customers
  readonly summaries: ReadonlyArray<OnboardingSummary>
  /** Versions that were acknowledged to the customers. */
  readonly acknowledged: ReadonlyMap<OnboardingId, number>
  readonly calls: ReadonlyMap<string, number>
  readonly logs: ReadonlyArray<string>
  readonly seconds: number
  readonly kills: number
  /** Jobs that were begun again after their process had ended. */
  readonly repeatedJobs: number
  readonly exitCodes: ReadonlyArray<number | null>
}

/** The same numbers for the same seed. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

// the world

/** AWS's default quota is 50 active peerings of a VPC. */
const rescaleFor = (onboardings: number): RescaleConfig => {
  const decoded = decode(RescaleConfigCodec, {
    version: 1,
    accounts: [{ partition: 'aws', accountId: '999988887777' }],
    vpcs: Array.from({ length: Math.ceil(onboardings / 30) }, (_, index) => ({
      vpcId: `vpc-0aa10000000000${String(index).padStart(3, '0')}`,
      region: 'us-east-1',
      cidrs: [`10.${index}.0.0/16`],
    })),
  })
  if (E.isLeft(decoded)) throw new Error(JSON.stringify(decoded.left))
  return decoded.right
}

const scenarioOf = (rescale: RescaleConfig, onboardings: number): unknown => ({
  version: 1,
  rescale,
  customers: Array.from({ length: onboardings }, (_, index) => ({
    accountId: String(111_100_000_000 + index),
    region: 'us-east-1',
  })),
})

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

// the play

const listAll = async (store: OnboardingStore): Promise<ReadonlyArray<OnboardingSummary>> => {
  const all = await store.list({ after: 0, limit: 10_000 })()
  return E.isRight(all) ? all.right : []
}

const isDone = (summaries: ReadonlyArray<OnboardingSummary>, { onboardings }: FleetPlan): boolean =>
  summaries.filter(({ status }) => status === 'Connected').length === onboardings

/** AWS's default quota is 25 peerings of an account that wait for their acceptance. */
const atOnce = 24

/** Lets some customers at a time do their part, until all are connected or time is over. */
const playCustomers = async (
  customers: Customers,
  store: OnboardingStore,
  plan: FleetPlan,
): Promise<void> => {
  const until = Date.now() + plan.atMostSeconds * 1000
  for (;;) {
    const summaries = await listAll(store)
    if (isDone(summaries, plan) || Date.now() > until) return
    const known = new Map(summaries.map((one) => [one.onboardingId, one]))
    const begun = summaries.filter(({ status }) => status !== 'Connected').length
    const turn = [
      ...customers.all.filter(({ onboardingId }) =>
        known.get(onboardingId)?.waitingFor.includes('customer'),
      ),
      ...customers.all
        .filter(({ onboardingId }) => !known.has(onboardingId))
        .slice(0, Math.max(atOnce - begun, 0)),
    ]
    for (let first = 0; first < turn.length; first += 6) {
      await Promise.all(
        turn.slice(first, first + 6).map(async (customer) => {
          const work = await customerWork(customers, customer)
          await work?.()
        }),
      )
    }
    await pause(100)
  }
}

const untilLogged = async (
  worker: WorkerProcess | undefined,
  message: string,
  isOver: () => boolean,
): Promise<void> => {
  while (!isOver() && worker?.lines.some((line) => line.includes(`"${message}"`)) !== true) {
    await pause(20)
  }
}

const playKills = async (
  { kills, killSeconds, killsDatabase, faultShare }: FleetPlan,
  { server, proxy, workers, restart, random, isOver }: Chaos,
): Promise<number> => {
  proxy.faultShare = faultShare
  let done = 0
  while (done < kills) {
    const index = Math.floor(random() * workers.length)
    await untilLogged(workers[index], 'advanced', isOver)
    await pause(killSeconds * 1000 * random())
    if (isOver()) break
    await workers[index]?.kill('SIGKILL')
    workers[index] = restart()
    done += 1
    if (killsDatabase && done === Math.ceil(kills / 2)) {
      await server.kill()
      await server.restart()
    }
  }
  proxy.faultShare = 0
  return done
}

/** A process that still starts would end at once, and not by draining. */
const stopWorker = async (worker: WorkerProcess): Promise<number | null> => {
  await untilLogged(worker, 'started', () => false)
  return worker.kill('SIGTERM')
}

interface Chaos {
  readonly server: PostgresServer
  readonly proxy: FaultyProxy
  readonly workers: WorkerProcess[]
  readonly restart: () => WorkerProcess
  readonly random: () => number
  readonly isOver: () => boolean
}

const workerWords = (url: string, endpoint: string, rescale: string): ReadonlyArray<string> => [
  ...['--store', url, '--endpoint-url', endpoint, '--rescale', rescale],
  ...['--poll-seconds', '1', '--inspect-seconds', '600', '--concurrency', '8'],
]

const environmentOf = ({ accounts }: Sandbox): NodeJS.ProcessEnv => {
  const rescale = accounts.find(({ party }) => party === 'rescale')
  return {
    AWS_ACCESS_KEY_ID: rescale?.accessKeyId,
    AWS_SECRET_ACCESS_KEY: rescale?.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}

/** Plays a plan, and shows the end to `inspect` before everything is stopped. */
export const playFleet = async (
  plan: FleetPlan,
  server: PostgresServer,
  inspect: (run: FleetRun) => Promise<void>,
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'byoa-fleet-'))
  const random = randomFrom(plan.seed)
  const rescale = rescaleFor(plan.onboardings)
  const sandbox = await startSandbox(
    join(folder, 'scenario.json'),
    scenarioOf(rescale, plan.onboardings),
  )
  const proxy = await startFaultyProxy(sandbox.endpoint, random)
  const url = Object.assign(new URL(await server.createDatabase()), {
    password: 'not-a-secret',
  }).href
  const store = await openStore(url)
  const rescaleFile = join(folder, 'rescale.json')
  await writeFile(rescaleFile, JSON.stringify(rescale))
  const started: WorkerProcess[] = []
  const restart = (): WorkerProcess => {
    const words = workerWords(url, proxy.endpoint, rescaleFile)
    const worker = startWorker(words, environmentOf(sandbox))
    started.push(worker)
    return worker
  }
  const workers = Array.from({ length: plan.processes }, restart)
  const acknowledged = new Map<OnboardingId, number>()
  try {
    const remembering = rememberingCommits(store, acknowledged)
    const customers = customersOf(sandbox, rescale, remembering)
    const start = Date.now()
    let isOver = false
    const chaos = { server, proxy, workers, restart, random, isOver: () => isOver }
    const kills = playKills(plan, chaos)
    await playCustomers(customers, store, plan)
    const seconds = (Date.now() - start) / 1000
    isOver = true
    const killed = await kills
    const exitCodes = await Promise.all(workers.map(stopWorker))
    const summaries = await listAll(store)
    await inspect({
      plan,
      store,
      customers,
      summaries,
      acknowledged,
      calls: proxy.calls,
      logs: started.flatMap(({ lines }) => lines),
      seconds,
      kills: killed,
      repeatedJobs: await countRepeatedJobs(store),
      exitCodes,
    })
  } finally {
    await Promise.all(workers.map(({ kill }) => kill('SIGKILL')))
    await store.close()
    proxy.close()
    sandbox.stop()
    await rm(folder, { recursive: true })
  }
}
