import { proposeCidr, requestOnboarding } from '@byoa/application'
import { addSeconds } from '@byoa/core/onboarding'
import { type Instant, fromMilliseconds } from '@byoa/core/values'
import {
  type PostgresServer,
  hasPostgres,
  isPostgresRequired,
  startPostgres,
} from '@byoa/postgres-server'
import type { SqlStore } from '@byoa/store-postgres'
import { openPostgresStore } from '@byoa/store-postgres/postgres'
import { connectedWorld } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import { setTimeout as pause } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { bossAgenda, createQueues } from '../src/bossAgenda.ts'
import { startQueueWorker } from '../src/queueWorker.ts'
import type { RunningWorker, WorkerOptions } from '../src/Worker.ts'
import { type StoredWorld, customerTurn, stateOf, storedWorld, workerOptionsOf } from './worlds.ts'

const now = (): Instant => {
  const instant = fromMilliseconds(Date.now())
  if (E.isLeft(instant)) throw new Error('no time')
  return instant.right
}

const polls = new Set(['DescribeVpcPeeringConnections', 'DescribeRouteTables'])

/** Counts the calls but those that are repeated until something is seen, as time passes. */
const workOf = (calls: ReadonlyArray<{ readonly action: string }>): number =>
  calls.filter(({ action }) => !polls.has(action)).length

describe.runIf(hasPostgres() || isPostgresRequired)('a worker on a queue', () => {
  let server: PostgresServer
  let url: string
  let store: SqlStore
  const running: RunningWorker[] = []

  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    url = await server.createDatabase()
    const opened = await openPostgresStore({ url })()
    if (E.isLeft(opened)) throw new Error(opened.left.message)
    store = opened.right
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map(({ stop }) => stop()))
    await store.close()
  })

  const begin = async (): Promise<StoredWorld> => {
    const world = storedWorld(store, now())
    const { rescale, onboardingId, request, cidr } = world
    await requestOnboarding(rescale, onboardingId, request)()
    await proposeCidr(rescale, onboardingId, cidr)()
    return world
  }

  const start = async (options: Partial<WorkerOptions>, world: StoredWorld): Promise<void> => {
    const { options: usual } = workerOptionsOf(world)
    const policy = { ...usual.policy, pollSeconds: 1 }
    const all = { ...usual, policy, sweepSeconds: 1, ...options }
    running.push(await startQueueWorker({ ...all, url, followSeconds: 0.1, drainSeconds: 5 }))
  }

  const until = async (condition: () => Promise<boolean>): Promise<void> => {
    for (let turns = 0; turns < 300; turns += 1) {
      if (await condition()) return
      await pause(50)
    }
    throw new Error('it did not happen')
  }

  const isIn = (world: StoredWorld, status: string) => async (): Promise<boolean> =>
    (await stateOf(world)).status === status

  /** The customer acts once after each change. */
  const connect = async (world: StoredWorld): Promise<void> => {
    let seen = 0
    await until(async () => {
      const { changedAt, status } = await stateOf(world)
      if (changedAt > seen) await customerTurn(world)
      seen = changedAt
      return status === 'Connected'
    })
  }

  it('keeps one waiting look of an onboarding, the last that was planned', async () => {
    const boss = new PgBoss({ connectionString: url, schedule: false, supervise: false })
    await boss.start()
    await createQueues(boss)
    const { onboardingId } = storedWorld(store, now())
    const agenda = bossAgenda(boss, store.database, { now })
    const look = { onboardingId, at: now(), attempt: 0 }
    await Promise.all([3, 1, 2].map((version) => agenda.plan({ ...look, version })()))
    await agenda.plan({ ...look, version: 7 })()
    expect([...(await agenda.planned([onboardingId])())]).toStrictEqual([[onboardingId, 7]])
    const jobs = await boss.findJobs('advance', { key: onboardingId, queued: true })
    expect(jobs).toHaveLength(1)
    await boss.stop({ graceful: false })
  })

  it.each([-1, 1])(
    'plans by the time of the server, whatever the clock of a worker says (%d days)',
    async (days) => {
      const boss = new PgBoss({ connectionString: url, schedule: false, supervise: false })
      await boss.start()
      await createQueues(boss)
      const { onboardingId, request } = storedWorld(store, now())
      const clock = { now: (): Instant => addSeconds(now(), days * 24 * 3600) }
      const agenda = bossAgenda(boss, store.database, clock)
      const at = addSeconds(clock.now(), 60)
      await agenda.plan({ onboardingId, at, version: 1, attempt: 0 })()
      await agenda.planPoll(request.region, at)()
      const keys = { advance: onboardingId, poll: request.region }
      for (const [queue, key] of Object.entries(keys)) {
        const [job] = await boss.findJobs(queue, { key })
        const seconds = ((job?.startAfter.getTime() ?? 0) - now()) / 1000
        expect(seconds).toBeGreaterThan(30)
        expect(seconds).toBeLessThan(90)
      }
      await boss.stop({ graceful: false })
    },
  )

  it.each([1, 3])('connects with %d workers, and the same calls', async (workers) => {
    const world = await begin()
    for (let count = 0; count < workers; count += 1) await start({}, world)
    await connect(world)
    await pause(700)
    const alone = workOf((await connectedWorld()).cloud.calls())
    // A wake-up can come just after the look that it is for: then there is one inspection more.
    expect(workOf(world.cloud.calls())).toBeLessThanOrEqual(alone + 12)
  })

  it('finds an onboarding again whose job was lost', async () => {
    const world = await begin()
    await start({}, world)
    await until(isIn(world, 'SetupIssued'))
    await store.database.run(`DELETE FROM pgboss.job WHERE name = 'advance'`)()
    const boss = new PgBoss({ connectionString: url, schedule: false, supervise: false })
    await boss.start()
    const { onboardingId } = world
    await until(async () => (await boss.findJobs('advance', { key: onboardingId })).length > 0)
    await boss.stop({ graceful: false })
  })

  it('ends the work that it began before it stops', async () => {
    const world = await begin()
    let [begun, ended] = [0, 0]
    const slowly = {
      ...world.rescale.rescaleCloud,
      probeRole:
        (input: Parameters<typeof world.rescale.rescaleCloud.probeRole>[0]) => async () => {
          begun += 1
          await pause(300)
          const answer = await world.rescale.rescaleCloud.probeRole(input)()
          ended += 1
          return answer
        },
    }
    await start({ ports: { ...world.rescale, rescaleCloud: slowly } }, world)
    await until(async () => {
      await customerTurn(world)
      return begun > 0
    })
    await running.pop()?.stop()
    expect(ended).toBe(begun)
    expect((await stateOf(world)).status).not.toBe('StackReported')
  })
})
