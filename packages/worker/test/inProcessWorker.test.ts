import { failure, proposeCidr, requestOnboarding } from '@byoa/application'
import { type Instant, type KnownState, addSeconds } from '@byoa/core/onboarding'
import { createPglite } from '@byoa/postgres-server'
import type { SqlStore } from '@byoa/store-postgres'
import { openPgliteStore } from '@byoa/store-postgres/pglite'
import { connectedWorld, routeTableId } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { type InProcessWorker, inProcessWorker } from '../src/inProcessWorker.ts'
import { type StoredWorld, customerTurn, stateOf, storedWorld, workerOptionsOf } from './worlds.ts'

let store: SqlStore
beforeAll(async () => {
  const opened = await openPgliteStore(await createPglite())()
  if (E.isLeft(opened)) throw new Error(opened.left.message)
  store = opened.right
})
afterAll(() => store.close())
beforeEach(async () => {
  const tables = 'byoa.events, byoa.onboardings, byoa.claims, byoa.blocks, byoa.readers'
  const emptied = await store.database.run(`TRUNCATE ${tables} RESTART IDENTITY`)()
  if (E.isLeft(emptied)) throw new Error(emptied.left.message)
})

const begin = async (world: StoredWorld): Promise<void> => {
  const { rescale, onboardingId, request, cidr } = world
  await requestOnboarding(rescale, onboardingId, request)()
  await proposeCidr(rescale, onboardingId, cidr)()
}

const Position = t.type({ position: t.number })

/** When the last sweep was, as the store knows it. */
const sweptAt = async (): Promise<number | undefined> => {
  const text = `SELECT position::float8 AS position FROM byoa.readers WHERE name = 'worker: sweep'`
  const rows = await store.database.query({ text, values: [], row: Position })()
  return E.isRight(rows) ? rows.right[0]?.position : undefined
}

const settle = async ({ turn }: InProcessWorker): Promise<void> => {
  while (await turn());
}

/** Turns of the worker and the customer, with time between them. */
const playUntil = async (
  world: StoredWorld,
  worker: InProcessWorker,
  status: KnownState['status'],
): Promise<void> => {
  for (let turns = 0; turns < 20; turns += 1) {
    await settle(worker)
    if ((await stateOf(world)).status === status) return
    await customerTurn(world)
    world.cloud.advanceTime(31)
  }
  throw new Error(`did not reach ${status}`)
}

const daySeconds = 24 * 3600

const newTable = routeTableId('rtb-0123456789abcdef0')

describe('a worker in process', () => {
  it("does Rescale's half up to Connected, with hardly more calls than one after another", async () => {
    const world = storedWorld(store)
    await begin(world)
    await playUntil(world, inProcessWorker(workerOptionsOf(world).options), 'Connected')
    const alone = (await connectedWorld()).cloud.calls().length
    // Two polls of the peering, and one look that finds nothing.
    expect(world.cloud.calls().length).toBeLessThanOrEqual(alone + 6)
  })

  it('inspects a connection at the interval, and not before', async () => {
    const world = storedWorld(store)
    await begin(world)
    const worker = inProcessWorker(workerOptionsOf(world).options)
    await playUntil(world, worker, 'Connected')
    await settle(worker)
    const before = world.cloud.calls().length
    world.cloud.advanceTime(3000)
    await settle(worker)
    expect(world.cloud.calls().length).toBe(before)
    world.cloud.advanceTime(600)
    await settle(worker)
    expect(world.cloud.calls().length).toBeGreaterThan(before)
  })

  it('follows the Rescale VPC also before the connection is in use', async () => {
    const world = storedWorld(store)
    await begin(world)
    const { options } = workerOptionsOf(world)
    await playUntil(world, inProcessWorker(options), 'PeeringActive')
    const { candidates } = options.ports.directory
    const directory = {
      ...options.ports.directory,
      candidates: (...input: Parameters<typeof candidates>) =>
        pipe(
          candidates(...input),
          TE.map((all) =>
            all.map(({ vpc, ...candidate }) => ({
              ...candidate,
              vpc: { ...vpc, routeTableIds: [...vpc.routeTableIds, newTable] },
            })),
          ),
        ),
    }
    world.cloud.advanceTime(3600)
    await settle(inProcessWorker({ ...options, ports: { ...options.ports, directory } }))
    const { rescaleVpc } = await stateOf(world)
    expect(rescaleVpc.routeTableIds).toContain(newTable)
  })

  it('releases the block of a lapsed lease', async () => {
    const world = storedWorld(store)
    await begin(world)
    const worker = inProcessWorker(workerOptionsOf(world).options)
    await settle(worker)
    expect((await stateOf(world)).status).toBe('SetupIssued')
    world.cloud.advanceTime(15 * daySeconds)
    await settle(worker)
    expect((await stateOf(world)).status).toBe('Requested')
  })

  it('reminds once for each threshold, also after a restart', async () => {
    const world = storedWorld(store)
    await begin(world)
    const { options, reminders } = workerOptionsOf(world)
    await settle(inProcessWorker(options))
    world.cloud.advanceTime(11 * daySeconds)
    for (let hours = 11 * 24; hours < 14 * 24 - 11; hours += 11) {
      world.cloud.advanceTime(11 * 3600)
      // A new process each time.
      await settle(inProcessWorker(options))
    }
    const about = reminders.map(({ intent, threshold }) => `${intent.type} ${threshold}`)
    expect(about).toStrictEqual(['RunStack two-days-left', 'RunStack twelve-hours-left'])
  })

  it('goes on with rounds after one by a clock that was ahead', async () => {
    const { rescale, ...world } = storedWorld(store)
    const { options, lines } = workerOptionsOf({ rescale, ...world })
    const withClock = (now: Instant) =>
      inProcessWorker({ ...options, ports: { ...rescale, clock: { now: () => now } } })
    const [start, year] = [rescale.clock.now(), addSeconds(rescale.clock.now(), 365 * daySeconds)]
    await settle(withClock(year))
    expect(await sweptAt()).toBe(year)
    await settle(withClock(start))
    expect(await sweptAt()).toBe(start)
    await settle(withClock(addSeconds(start, -30)))
    expect(await sweptAt()).toBe(start)
    expect(lines).toEqual([])
  })

  it('backs off when work fails, parks what keeps failing, and goes on with others', async () => {
    const world = storedWorld(store)
    await begin(world)
    const { options, lines } = workerOptionsOf(world)
    let attempts = 0
    const refused = failure({
      operation: 'RescaleCloud.requestPeering',
      code: 'UnauthorizedOperation',
      message: 'not authorized',
      retryable: false,
    })
    const rescaleCloud = {
      ...options.ports.rescaleCloud,
      requestPeering: () => {
        attempts += 1
        return TE.left(refused)
      },
    }
    const worker = inProcessWorker({ ...options, ports: { ...options.ports, rescaleCloud } })
    for (let turns = 0; turns < 40; turns += 1) {
      await settle(worker)
      if (turns < 3) await customerTurn(world)
      world.cloud.advanceTime(600)
    }
    const state = await stateOf(world)
    expect(state.failures).toMatchObject([{ intent: 'RequestPeering', count: 5 }])
    expect(attempts).toBeLessThan(20)
    expect(lines.some((line) => line.includes('"failureClass":"access"'))).toBe(true)
    const parkedAt = attempts
    world.cloud.advanceTime(25 * 3600)
    await settle(worker)
    expect(attempts).toBe(parkedAt + 1)
  })
})
