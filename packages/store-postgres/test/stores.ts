/** Stores to test, emptied instead of opened again: creating a database takes seconds. */
import { join } from 'node:path'

import type { OnboardingStore } from '@byoa/application'
import {
  type OnboardingEvent,
  type OnboardingId,
  claimChangesOf,
  evolve,
  initialState,
} from '@byoa/core/onboarding'
import { createPglite } from '@byoa/postgres-server'
import { onboardingHistory } from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { expect } from 'vitest'

import { type SqlStore, openStore } from '../src/openStore.ts'
import { pgliteDatabase } from '../src/pglite/pgliteDatabase.ts'
import type { Database } from '../src/sql/SqlClient.ts'

/** Runs a task that must succeed. */
export const succeed = async <A>(task: TaskEither<unknown, A>): Promise<A> => {
  const result = await task()
  expect(result).toMatchObject({ _tag: 'Right' })
  return E.getOrElseW(() => expect.unreachable('the task failed'))(result)
}

/** Runs a task that must fail. */
export const failed = async <Problem>(task: TaskEither<Problem, unknown>): Promise<Problem> => {
  const result = await task()
  expect(result).toMatchObject({ _tag: 'Left' })
  return E.isLeft(result) ? result.left : expect.unreachable('the task succeeded')
}

/** Empties a store. With so few rows, `TRUNCATE` takes longer: it makes new files. */
export const emptied = async (store: SqlStore): Promise<SqlStore> => {
  await succeed(
    store.database.run(`
      DELETE FROM byoa.events;
      DELETE FROM byoa.onboardings;
      DELETE FROM byoa.claims;
      DELETE FROM byoa.blocks;
      SELECT setval(pg_get_serial_sequence('byoa.events', 'position'), 1, false);
    `),
  )
  return store
}

let created: Promise<Database> | undefined

const create = async (): Promise<Database> =>
  succeed(pgliteDatabase(join(await createPglite(), 'data')))

/** The database that files use one after the other, without our schema. */
export const emptyDatabase = async (): Promise<Database> => {
  created ??= create()
  const database = await created
  await succeed(database.run('DROP SCHEMA IF EXISTS byoa CASCADE'))
  return database
}

/** An empty store on that database. */
export const emptyStore = async (): Promise<SqlStore> => succeed(openStore(await emptyDatabase()))

/** Runs a statement with values. */
export const sql = (
  database: Database,
  text: string,
  values: ReadonlyArray<string | number> = [],
): Promise<ReadonlyArray<unknown>> => succeed(database.query({ text, values, row: t.unknown }))

/** Changes the stored JSON of an event. */
export const alterEvent = (
  database: Database,
  [stream, version]: readonly [stream: OnboardingId, version: number],
  event: unknown,
): Promise<unknown> =>
  sql(
    database,
    'UPDATE byoa.events SET event = $1::text::json WHERE stream = $2 AND version = $3',
    [JSON.stringify(event), stream, version],
  )

type History = ReadonlyArray<OnboardingEvent>

/** The onboarding of a history. */
export const idOf = ([first]: History): OnboardingId =>
  first?.type === 'OnboardingRequested' ? first.data.onboardingId : expect.unreachable()

/** Onboardings of different customers, the same at every call. */
export const histories = (count: number): ReadonlyArray<History> => {
  const drawn = fc.sample(onboardingHistory(), { seed: 11, numRuns: 4 * count })
  const [...known] = new Map(drawn.map((history) => [idOf(history), history])).values()
  return known.filter((history) => history.length > 2).slice(0, count)
}

/** Commits a history event by event, with its claims. */
export const commitHistory = async (store: OnboardingStore, history: History): Promise<void> => {
  let state = initialState
  for (const [expectedVersion, event] of history.entries()) {
    const changes = claimChangesOf(state, event)
    const commit = { stream: idOf(history), expectedVersion, events: [event], ...changes }
    await succeed(store.commit(commit))
    state = evolve(state, event)
  }
}
