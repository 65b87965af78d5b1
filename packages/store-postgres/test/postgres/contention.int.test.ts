/** Many processes at one database: each writer has its own connection, as machines have. */
import type { Commit, CommitError } from '@byoa/application'
import { VpcId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { type Claim, OnboardingId } from '@byoa/core/onboarding'
import { type PostgresServer, hasPostgres, startPostgres } from '@byoa/postgres-server'
import { valid } from '@byoa/testing'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as fc from 'fast-check'
import * as t from 'io-ts'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { migrate } from '../../src/schema/migrate.ts'
import type { SqlStore } from '../../src/openStore.ts'
import { openPostgresStore } from '../../src/postgres/index.ts'
import { postgresDatabase } from '../../src/postgres/postgresDatabase.ts'
import { sqlStore } from '../../src/store/sqlStore.ts'
import { emptied, histories, sql, succeed } from '../stores.ts'

const isLong = process.env['BYOA_LONG'] === '1'

const vpcId = valid('vpc-0123456789abcdef0', VpcId)
const [history = []] = histories(1)

const streamOf = (index: number): OnboardingId =>
  valid(`onb-${index.toString(16).padStart(16, '0')}`, OnboardingId)

const block = (cidr: string): Claim => ({
  kind: 'Cidr',
  rescaleVpcId: vpcId,
  cidr: valid(cidr, Ipv4Cidr),
})

/** The /28 of a number in 10.0.0.0/8. */
const smallBlock = (index: number): Claim => {
  const [high, middle, low] = [index >> 12, (index >> 4) % 256, (index % 16) * 16]
  return block(`10.${high}.${middle}.${low}/28`)
}

const leaseOf = (index: number, claim: ReadonlyArray<Claim>): Commit => ({
  stream: streamOf(index),
  expectedVersion: 0,
  events: history.slice(0, 1),
  claim,
  release: [],
})

describe.skipIf(!hasPostgres())('many connections (needs a PostgreSQL server)', () => {
  let server: PostgresServer
  let stores: ReadonlyArray<SqlStore> = []

  beforeAll(async () => {
    server = await startPostgres()
    const connections = Array.from({ length: 16 }, () =>
      succeed(openPostgresStore({ url: server.url, poolSize: 1 })),
    )
    stores = await Promise.all(connections)
  })

  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()))
    await server.stop()
  })

  const storeOf = (index: number): SqlStore => stores[index % stores.length] ?? expect.unreachable()

  beforeEach(() => emptied(storeOf(0)))

  /** Commits at the same time, by as many processes as there are or fewer. */
  const race = async (commits: ReadonlyArray<Commit>, processes = stores.length) => {
    const results = await Promise.all(
      commits.map((commit, index) => storeOf(index % processes).commit(commit)()),
    )
    return {
      winners: results.flatMap((result, index) => (E.isRight(result) ? [index] : [])),
      losers: results.flatMap((result): ReadonlyArray<CommitError> =>
        E.isLeft(result) ? [result.left] : [],
      ),
    }
  }

  const deadlocks = () =>
    sql(
      storeOf(0).database,
      `SELECT deadlocks::integer AS deadlocks FROM pg_stat_database
       WHERE datname = current_database()`,
    )

  it('migrate a new database once', async () => {
    const url = await server.createDatabase()
    const databases = Array.from({ length: 8 }, () => postgresDatabase({ url, poolSize: 1 }))
    const migrated = await Promise.all(databases.map((database) => succeed(migrate(database))))
    expect(migrated.filter(({ from }) => from === 0)).toHaveLength(1)
    await Promise.all(databases.map((database) => database.close()))
  })

  it('give blocks that overlap to one of many at a time, without a deadlock', async () => {
    const cidrs = ['10.0.0.0/16', '10.0.0.0/20', '10.0.8.0/24', '10.0.8.16/28']
    for (let round = 0; round < 20; round += 1) {
      const commits = stores.map((_, index) =>
        leaseOf(index, [block(cidrs[index % cidrs.length] ?? '')]),
      )
      const { winners, losers } = await race(commits)
      const held = await succeed(storeOf(0).heldCidrs(vpcId))
      expect(winners.map(streamOf).toSorted()).toEqual(
        held.map(({ onboardingId }) => onboardingId).toSorted(),
      )
      expect(winners).toHaveLength(1)
      for (const loser of losers) expect(loser).toMatchObject({ _tag: 'ClaimTaken' })
      await emptied(storeOf(0))
    }
    expect(await deadlocks()).toEqual([{ deadlocks: 0 }])
  })

  it('commit to the same onboardings, in any order, without a deadlock', async () => {
    const before = await deadlocks()
    // One process from the first to the last, the other from the last to the first.
    const indexes = Array.from({ length: 100 }, (_, index) => [index, 99 - index]).flat()
    for (let round = 0; round < 10; round += 1) {
      const commits = indexes.map((index) => leaseOf(100 * round + index, []))
      const { winners, losers } = await race(commits, 2)
      expect(winners).toHaveLength(100)
      for (const loser of losers) expect(loser).toMatchObject({ _tag: 'VersionConflict' })
    }
    expect(await deadlocks()).toEqual(before)
  })

  it.each([16, 3])(
    'never hold blocks that overlap, whatever %i processes want at once',
    async (processes) => {
      const cidr = fc
        .tuple(fc.nat(63), fc.integer({ min: 26, max: 32 }))
        .map(([address, length]) => {
          const first = address - (address % 2 ** (32 - length))
          return block(`10.0.0.${first}/${length}`)
        })
      const wishes = fc.array(fc.array(cidr, { minLength: 1, maxLength: 3 }), {
        minLength: 16,
        maxLength: 16,
      })
      await fc.assert(
        fc.asyncProperty(wishes, async (claims) => {
          await emptied(storeOf(0))
          const { losers } = await race(
            claims.map((claim, index) => leaseOf(index, claim)),
            processes,
          )
          for (const loser of losers) expect(loser).toMatchObject({ _tag: 'ClaimTaken' })
          const overlapping = await sql(
            storeOf(0).database,
            `SELECT FROM byoa.blocks AS a JOIN byoa.blocks AS b
           ON a.vpc_id = b.vpc_id AND a.block && b.block AND a.stream < b.stream`,
          )
          expect(overlapping).toEqual([])
        }),
        { numRuns: isLong ? 30 : 10 },
      )
    },
  )

  it('read no event before one with a lower position that is being committed', async () => {
    const [slow, quick, reader] = [storeOf(0), storeOf(1), storeOf(2)]
    const reading = await succeed(
      slow.database.transaction((client) =>
        pipe(
          TE.tryCatch(() => succeed(sqlStore(client).commit(leaseOf(1, []))), String),
          TE.flatMap(() => quick.commit(leaseOf(2, []))),
          TE.map(() => succeed(reader.readAll({ after: 0, limit: 10 }))),
          TE.tapTask(() => () => pause(300)),
          // As a value that is no promise, so that the transaction does not wait for it.
          TE.map((promise) => ({ promise })),
        ),
      ),
    )
    const read = await reading.promise
    expect(read.map(({ onboardingId }) => onboardingId)).toEqual([streamOf(1), streamOf(2)])
  })

  it('fail a transaction whose server ends between its statements, and go on', async () => {
    const { database } = storeOf(0)
    const count = { text: 'SELECT 1 AS one', values: [], row: t.unknown }
    const ended = await database.transaction((client) =>
      pipe(
        client.query(count),
        TE.tapTask(() => () => server.kill()),
        // The connection learns of its end here, when no statement waits for an answer.
        TE.tapTask(() => () => pause(100)),
        TE.flatMap(() => client.query(count)),
      ),
    )()
    await server.restart()
    expect(ended).toMatchObject({ _tag: 'Left', left: { isConnectionLost: true } })
    expect(await succeed(database.query(count))).toEqual([{ one: 1 }])
  })

  it('find every acknowledged commit after the server was killed and started again', async () => {
    const acknowledged = new Set<number>()
    const progress = { next: 0, isOver: false }
    const write = async (store: SqlStore): Promise<void> => {
      while (!progress.isOver) {
        progress.next += 1
        const index = progress.next
        const result = await store.commit(leaseOf(index, [smallBlock(index)]))()
        if (E.isRight(result)) acknowledged.add(index)
      }
    }
    const more = async (count: number): Promise<void> => {
      const enough = acknowledged.size + count
      while (acknowledged.size < enough) await pause(5)
    }
    // Several writers for each, so that their commits are sent together.
    const writing = Promise.all([...stores, ...stores, ...stores].map(write))
    for (let round = 0; round < 2; round += 1) {
      const before = acknowledged.size
      while (acknowledged.size < before + 200)
        await new Promise((resolve) => setTimeout(resolve, 5))
      await server.kill()
      await server.restart()
    }
    await more(50)
    progress.isOver = true
    await writing
    const found = new Set(await succeed(storeOf(0).streams))
    expect([...acknowledged].filter((index) => !found.has(streamOf(index)))).toEqual([])
    const held = await succeed(storeOf(0).heldCidrs(vpcId))
    expect(new Set(held.map(({ onboardingId }) => onboardingId))).toEqual(found)
  })
})
