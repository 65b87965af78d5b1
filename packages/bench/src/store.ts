/**
 * The SQL store on PGlite and on PostgreSQL: commits beside a bare insert of the same bytes, claims
 * beside the number of blocks held, and loading from a large store.
 */
import { OnboardingStanding, standingOf } from '@byoa/application'
import { encodeEvent, replay } from '@byoa/core/onboarding'
import type { SqlStore } from '@byoa/store-postgres'
import { openPostgresStore } from '@byoa/store-postgres/postgres'
import { openMemoryStore } from '@byoa/store-postgres/pglite'
import { startPostgres } from '@byoa/postgres-server'
import * as t from 'io-ts'

import type { Figure } from './Figure.ts'
import { right } from './right.ts'
import {
  blockOf,
  commitOf,
  commitRight,
  onboardingOf,
  rateOf,
  requested,
  vpcOf,
} from './storeLoad.ts'

const run = async ({ database }: SqlStore, script: string): Promise<void> => {
  right(await database.run(script)())
}

const empty = async (store: SqlStore): Promise<void> => {
  await run(
    store,
    'TRUNCATE byoa.events, byoa.onboardings, byoa.claims, byoa.blocks RESTART IDENTITY',
  )
}

const eventText = JSON.stringify(encodeEvent(requested))

const standingText = JSON.stringify(
  OnboardingStanding.encode(standingOf(replay([requested]), requested.at)),
)

/** One row of all that a commit writes, without any rule but its number. */
const measureInserts = async (
  store: SqlStore,
  load: { readonly workers: number; readonly milliseconds: number },
): Promise<number> => {
  await run(
    store,
    `CREATE TABLE IF NOT EXISTS bare_commits (
       position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       stream text NOT NULL, version integer NOT NULL, event json NOT NULL,
       standing jsonb NOT NULL, vpc_id text NOT NULL, block cidr NOT NULL
     );
     TRUNCATE bare_commits`,
  )
  const { perSecond } = await rateOf(load, async (index) => {
    const inserted = await store.database.query({
      text:
        'INSERT INTO bare_commits (stream, version, event, standing, vpc_id, block) ' +
        'VALUES ($1, 1, $2, $3, $4, $5)',
      values: [onboardingOf(index), eventText, standingText, vpcOf(index % 50), blockOf(index)],
      row: t.unknown,
    })()
    right(inserted)
  })
  return perSecond
}

/** Every commit is of another onboarding; VPCs are as many as there are on a usual platform. */
const measureCommits = async (
  store: SqlStore,
  load: { readonly workers: number; readonly milliseconds: number },
): Promise<number> => {
  await empty(store)
  const { perSecond } = await rateOf(load, (index) =>
    commitRight(store, commitOf(index, vpcOf(index % 50))),
  )
  return perSecond
}

const commitFigures = async (
  database: string,
  store: SqlStore,
  load: { readonly workers: number; readonly milliseconds: number },
): Promise<ReadonlyArray<Figure>> => {
  const name = `${database}, ${load.workers} ${load.workers === 1 ? 'caller' : 'callers'}`
  await measureCommits(store, { ...load, milliseconds: load.milliseconds / 4 })
  const inserts = await measureInserts(store, load)
  const commits = await measureCommits(store, load)
  return [
    { name: `${name}: bare inserts`, unit: '/s', value: inserts },
    { name: `${name}: commits of one event and one block`, unit: '/s', value: commits },
    {
      name: `${name}: commits for each bare insert`,
      unit: 'x',
      value: commits / inserts,
      target: { atLeast: 0.5 },
    },
  ]
}

/** Fills one Rescale VPC with blocks of other onboardings. */
const fillBlocks = async (store: SqlStore, count: number): Promise<void> => {
  await empty(store)
  await run(
    store,
    `INSERT INTO byoa.blocks (vpc_id, block, stream, key)
     SELECT '${vpcOf(0)}', block, 'onb-' || lpad(to_hex(place), 16, '0'),
       byoa.block_key('${vpcOf(0)}', block)
     FROM (
       SELECT place, set_masklen('0.0.0.0'::inet + place * 16, 28)::cidr AS block
       FROM generate_series(0, ${count - 1}) AS place
     ) AS blocks;
     ANALYZE byoa.blocks`,
  )
}

const claimFigures = async (
  store: SqlStore,
  load: { readonly workers: number; readonly milliseconds: number },
): Promise<ReadonlyArray<Figure>> => {
  const rates: number[] = []
  const figures: Figure[] = []
  for (const held of [1000, 10_000, 200_000]) {
    await fillBlocks(store, held)
    const { perSecond, p99 } = await rateOf(load, (index) =>
      commitRight(store, commitOf(held + index, vpcOf(0))),
    )
    rates.push(perSecond)
    const name = `PostgreSQL, ${load.workers} callers, ${held.toLocaleString('en')} blocks held`
    figures.push({ name: `${name}: leases`, unit: '/s', value: perSecond })
    figures.push({
      name: `${name}: p99 of a lease`,
      unit: 'ms',
      value: p99,
      target: { atMost: 10 },
    })
  }
  const [few = Number.NaN] = rates
  const many = rates.at(-1) ?? Number.NaN
  figures.push({
    name: 'leases with 200,000 blocks held, for each with 1,000',
    unit: 'x',
    value: many / few,
    target: { atLeast: 0.5 },
  })
  return figures
}

/** The constraint of the PostgreSQL manual, beside ours: blocks in order of address. */
const constraints = [
  { table: 'spgist_blocks', name: 'SP-GiST on one key' },
  { table: 'gist_blocks', name: 'GiST on VPC and block' },
]

const measureConstraint = async (
  store: SqlStore,
  [table, held]: readonly [table: string, held: number],
  milliseconds: number,
): Promise<number> => {
  await run(
    store,
    `TRUNCATE ${table};
     INSERT INTO ${table} (vpc, block)
     SELECT '${vpcOf(0)}', set_masklen('0.0.0.0'::inet + place * 16, 28)::cidr
     FROM generate_series(0, ${held - 1}) AS place`,
  )
  const { perSecond } = await rateOf({ workers: 1, milliseconds }, async (index) => {
    const inserted = await store.database.query({
      text: `INSERT INTO ${table} (vpc, block) VALUES ('${vpcOf(0)}', $1::cidr)`,
      values: [blockOf(held + index)],
      row: t.unknown,
    })()
    right(inserted)
  })
  return perSecond
}

const constraintFigures = async (
  store: SqlStore,
  milliseconds: number,
): Promise<ReadonlyArray<Figure>> => {
  await run(
    store,
    `CREATE EXTENSION IF NOT EXISTS btree_gist;
     DROP TABLE IF EXISTS gist_blocks, spgist_blocks;
     CREATE TABLE gist_blocks (vpc text NOT NULL, block cidr NOT NULL,
       EXCLUDE USING gist (vpc WITH =, block inet_ops WITH &&));
     CREATE TABLE spgist_blocks (vpc text NOT NULL, block cidr NOT NULL,
       key cidr GENERATED ALWAYS AS (byoa.block_key(vpc, block)) STORED,
       EXCLUDE USING spgist (key WITH &&))`,
  )
  const figures: Figure[] = []
  for (const { table, name } of constraints) {
    for (const held of [1000, 200_000]) {
      const value = await measureConstraint(store, [table, held], milliseconds)
      const blocks = held.toLocaleString('en')
      figures.push({ name: `${name}, ${blocks} blocks held: inserts`, unit: '/s', value })
    }
  }
  return figures
}

const loadFigures = async (url: string, store: SqlStore): Promise<ReadonlyArray<Figure>> => {
  await empty(store)
  await run(
    store,
    `INSERT INTO byoa.events (stream, version, event, type, schema_version, commit_id)
     SELECT 'onb-' || lpad(to_hex(place / 25), 16, '0'), place % 25 + 1, '${eventText}'::json,
       'OnboardingRequested', 2, ''
     FROM generate_series(0, 999999) AS place;
     INSERT INTO byoa.onboardings (stream, position, version, standing, status)
     SELECT stream, position, 25, '{"status": "Requested", "waitingFor": ["customer"]}', 'Requested'
     FROM byoa.events WHERE version = 1;
     ANALYZE`,
  )
  const durations: number[] = []
  for (let index = 0; index < 20; index += 1) {
    const from = performance.now()
    const opened = right(await openPostgresStore({ url })())
    right(await opened.read(onboardingOf(index * 1999))())
    durations.push(performance.now() - from)
    await opened.close()
  }
  return [
    {
      name: 'opening a store of 1,000,000 events and loading one onboarding',
      unit: 'ms',
      value: durations.toSorted((a, b) => a - b)[10] ?? Number.NaN,
      target: { atMost: 50 },
    },
  ]
}

const onServer = async (
  url: string,
  { milliseconds, isShort }: StoreBench,
): Promise<ReadonlyArray<Figure>> => {
  const figures: Figure[] = []
  for (const workers of [1, 8, 32]) {
    const store = right(await openPostgresStore({ url, poolSize: workers })())
    figures.push(...(await commitFigures('PostgreSQL', store, { workers, milliseconds })))
    await store.close()
  }
  // Filling the GiST index takes minutes.
  const store = right(await openPostgresStore({ url, poolSize: 8, statementTimeoutSeconds: 900 })())
  figures.push(...(await claimFigures(store, { workers: 8, milliseconds })))
  if (!isShort) figures.push(...(await constraintFigures(store, milliseconds)))
  figures.push(...(await loadFigures(url, store)))
  await store.close()
  return figures
}

export interface StoreBench {
  readonly milliseconds: number
  /** Without the constraint that is not used. */
  readonly isShort: boolean
}

/** Measures PGlite and PostgreSQL. */
export const measureStore = async (options: StoreBench): Promise<ReadonlyArray<Figure>> => {
  const { milliseconds } = options
  const embedded = right(await openMemoryStore())
  const figures: Figure[] = []
  for (const workers of [1, 32]) {
    figures.push(...(await commitFigures('PGlite', embedded, { workers, milliseconds })))
  }
  await embedded.close()
  const server = await startPostgres()
  try {
    return [...figures, ...(await onServer(server.url, options))]
  } finally {
    await server.stop()
  }
}
