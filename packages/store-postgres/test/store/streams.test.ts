import { encodeEvent } from '@byoa/core/onboarding'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { SqlStore } from '../../src/openStore.ts'
import { readPlaces } from '../../src/store/streams.ts'
import {
  alterEvent,
  commitHistory,
  emptied,
  emptyStore,
  failed,
  histories,
  idOf,
  sql,
  succeed,
} from '../stores.ts'

let store: SqlStore

beforeAll(async () => {
  store = await emptyStore()
})

beforeEach(() => emptied(store))

const [history = []] = histories(1)
const stream = idOf(history)

describe('a stored stream', () => {
  it('is refused by name when an event of it is missing', async () => {
    await commitHistory(store, history)
    await sql(store.database, 'DELETE FROM byoa.events WHERE version = 2')
    expect(await failed(store.read(stream))).toEqual({
      _tag: 'Failure',
      operation: 'OnboardingStore.read',
      code: 'UnreadableEvent',
      message: `event 2 of ${stream} is missing`,
      retryable: false,
    })
  })

  it('is refused by name when all events are read and one of it is missing', async () => {
    await commitHistory(store, history)
    await sql(store.database, 'DELETE FROM byoa.events WHERE version = 2')
    expect(await failed(store.readAll({ after: 0, limit: 100 }))).toMatchObject({
      code: 'UnreadableEvent',
      message: `event 2 of ${stream} is missing`,
    })
    expect(await succeed(store.readAll({ after: 0, limit: 1 }))).toHaveLength(1)
  })

  it('does not keep others from reading where the events of all streams are', async () => {
    await commitHistory(store, history)
    await alterEvent(store.database, [stream, 2], { schemaVersion: 99 })
    await sql(store.database, 'DELETE FROM byoa.events WHERE version = 1')
    const places = await succeed(readPlaces(store.database, { after: 0, limit: 2 }))
    expect(places).toEqual([
      { position: 2, onboardingId: stream, version: 2 },
      { position: 3, onboardingId: stream, version: 3 },
    ])
  })

  it('is read when its events were written by schema version 1', async () => {
    await commitHistory(store, history)
    const resumed = {
      schemaVersion: 1,
      type: 'Resumed',
      at: '2026-01-05T09:00:00.000Z',
      by: 'rescale',
      data: {},
    }
    await alterEvent(store.database, [stream, 2], resumed)
    const { events } = await succeed(store.read(stream))
    expect(events[1]).toMatchObject({ type: 'Resumed', data: { lifted: ['rescale', 'customer'] } })
    expect(events).toHaveLength(history.length)
    expect(await sql(store.database, 'SELECT event FROM byoa.events WHERE version = 2')).toEqual([
      { event: resumed },
    ])
  })

  it.each(['read', 'readAll'] as const)(
    'is refused by %s when a later release wrote an event, and stays as it is',
    async (operation) => {
      await commitHistory(store, history)
      const later = {
        ...(encodeEvent(history[1] ?? expect.unreachable()) as object),
        schemaVersion: 3,
      }
      await alterEvent(store.database, [stream, 2], later)
      const task =
        operation === 'read' ? store.read(stream) : store.readAll({ after: 0, limit: 100 })
      const failure = await failed(task)
      expect(failure).toMatchObject({ code: 'UnreadableEvent', retryable: false })
      expect(failure.message).toContain(`event 2 of ${stream} has schema version 3`)
      expect(await sql(store.database, 'SELECT event FROM byoa.events WHERE version = 2')).toEqual([
        { event: later },
      ])
    },
  )

  it('names the fields of an event that is not as its type says', async () => {
    await commitHistory(store, history)
    const { data: _, ...broken } = encodeEvent(history[1] ?? expect.unreachable()) as {
      data: unknown
    }
    await alterEvent(store.database, [stream, 2], broken)
    expect(await failed(store.read(stream))).toMatchObject({
      message: `event 2 of ${stream} is not as its type says: data`,
    })
  })
})
