/** What happens to a commit whose answer is lost, or which meets another one. */
import type { Commit } from '@byoa/application'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { SqlStore } from '../../src/openStore.ts'
import type { SqlClient, SqlError } from '../../src/sql/SqlClient.ts'
import { sqlStore } from '../../src/store/sqlStore.ts'
import { emptied, emptyStore, failed, histories, idOf, succeed } from '../stores.ts'

let store: SqlStore

beforeAll(async () => {
  store = await emptyStore()
})

beforeEach(() => emptied(store))

const [history = []] = histories(1)
const stream = idOf(history)
const commit: Commit = {
  stream,
  expectedVersion: 0,
  events: history.slice(0, 2),
  claim: [],
  release: [],
}

const errorOf = (code: string): SqlError => ({
  _tag: 'SqlError',
  code,
  message: 'terminating connection due to administrator command',
  isConnectionLost: code === '57P01',
})

interface Fault {
  readonly code: string
  readonly isMade: boolean
  /** Part of the statements that fail; default those of every commit. */
  readonly text?: string
}

/** A client whose commits are made, or not, and answered with errors a number of times. */
const failing = (
  times: number,
  { code, isMade, text = 'commit_events' }: Fault,
): SqlClient & { readonly sent: () => number } => {
  let sent = 0
  return {
    ...store.database,
    sent: () => sent,
    query: (statement) => {
      if (!statement.text.includes(text)) return store.database.query(statement)
      const answer = TE.flatMap(() => TE.left(errorOf(code)))
      return pipe(
        TE.rightIO(() => (sent += 1)),
        TE.flatMap((count) => {
          if (count > times) return store.database.query(statement)
          return isMade ? answer(store.database.query(statement)) : TE.left(errorOf(code))
        }),
      )
    },
  }
}

describe('a commit', () => {
  it('whose answer was lost is recognised when it is sent again', async () => {
    const client = failing(1, { code: '57P01', isMade: true })
    expect(await succeed(sqlStore(client).commit(commit))).toBe(2)
    expect(client.sent()).toBe(2)
    expect((await succeed(store.read(stream))).events).toEqual(commit.events)
  })

  it('that was lost before it was made is made', async () => {
    const client = failing(2, { code: '57P01', isMade: false })
    expect(await succeed(sqlStore(client).commit(commit))).toBe(2)
    expect((await succeed(store.read(stream))).events).toEqual(commit.events)
  })

  it.each(['40P01', '40001', '23505', '23P01'])(
    'that was undone with %s is sent again, and finds what the other one committed',
    async (code) => {
      await succeed(store.commit(commit))
      const client = failing(1, { code, isMade: false })
      expect(await failed(sqlStore(client).commit(commit))).toEqual({
        _tag: 'VersionConflict',
        expectedVersion: 0,
        actualVersion: 2,
      })
    },
  )

  it.each([
    { code: '40P01', expected: 'Contended' },
    { code: '57P01', expected: '57P01' },
  ])('that is undone with $code every time fails as retryable', async ({ code, expected }) => {
    const client = failing(100, { code, isMade: false })
    const failure = await failed(sqlStore(client).commit(commit))
    expect(failure).toMatchObject({ _tag: 'Failure', code: expected, retryable: true })
    expect(client.sent()).toBe(6)
    expect((await succeed(store.read(stream))).version).toBe(0)
  })

  it('that the database refuses for another reason is sent once', async () => {
    const client = failing(100, { code: '42501', isMade: false })
    const failure = await failed(sqlStore(client).commit(commit))
    expect(failure).toMatchObject({ _tag: 'Failure', code: '42501', retryable: false })
    expect(client.sent()).toBe(1)
  })

  it('has the standing of its state, whether the stream was read before or not', async () => {
    const rest = { ...commit, expectedVersion: 2, events: history.slice(2) }
    await succeed(store.commit(commit))
    await succeed(store.commit(rest))
    const known = await succeed(store.list({ after: 0, limit: 1 }))
    await emptied(store)
    await succeed(sqlStore(store.database).commit(commit))
    await succeed(sqlStore(store.database).commit(rest))
    expect(await succeed(store.list({ after: 0, limit: 1 }))).toEqual(known)
  })
})

describe('commits in one statement', () => {
  const commits = histories(6).map((one) => ({
    ...commit,
    stream: idOf(one),
    events: one.slice(0, 2),
  }))

  it.each([
    { code: '57P01', isMade: true },
    { code: '57P01', isMade: false },
    { code: '40P01', isMade: false },
    { code: '42501', isMade: false },
  ])('that end with $code, made: $isMade, are found or made one by one', async (fault) => {
    const client = failing(1, { ...fault, text: 'json_to_recordset' })
    const subject = sqlStore(client)
    const versions = await Promise.all(commits.map((one) => succeed(subject.commit(one))))
    expect(versions).toEqual(commits.map(() => 2))
    expect(client.sent()).toBe(1)
    for (const { stream: id, events } of commits) {
      expect((await succeed(store.read(id))).events).toEqual(events)
    }
  })
})
