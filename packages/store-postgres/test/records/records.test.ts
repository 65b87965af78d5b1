/** Exporting, importing and verifying all records. */
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as fc from 'fast-check'
import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { exportRecords, importRecords, verifyRecords } from '../../src/index.ts'
import type { SqlStore } from '../../src/openStore.ts'
import {
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

const exported = async (): Promise<ReadonlyArray<string>> => {
  const lines: string[] = []
  await succeed(
    exportRecords(store.database, (line) =>
      TE.fromIO(() => {
        lines.push(line)
      }),
    ),
  )
  return lines
}

async function* readLines(lines: ReadonlyArray<string>): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line.trimEnd())
}

const drawn = histories(4)
const eventCount = drawn.flat().length

const fill = async (): Promise<void> => {
  for (const history of drawn) await commitHistory(store, history)
}

const claimed = () =>
  sql(
    store.database,
    `SELECT claim, stream FROM byoa.claims UNION ALL
     SELECT block::text, stream FROM byoa.blocks ORDER BY 1`,
  )

describe('exported records', () => {
  it('are lines of JSON, the last of which has the digest of the others', async () => {
    await fill()
    const lines = await exported()
    expect(lines).toHaveLength(eventCount + 1)
    const sha256 = createHash('sha256').update(lines.slice(0, -1).join('')).digest('hex')
    expect(lines.at(-1)).toBe(`{"events":${eventCount},"sha256":"${sha256}"}\n`)
  })

  it('give the same bytes, summaries and claims after they were imported', async () => {
    await fill()
    const [lines, summaries, claims] = [
      await exported(),
      await succeed(store.list({ after: 0, limit: 100 })),
      await claimed(),
    ]
    await emptied(store)
    const end = await succeed(importRecords(store.database, readLines(lines)))
    expect(end.events).toBe(eventCount)
    expect(await exported()).toEqual(lines)
    expect(await succeed(store.list({ after: 0, limit: 100 }))).toEqual(summaries)
    expect(await claimed()).toEqual(claims)
    expect(await succeed(verifyRecords(store.database))).toMatchObject({ problems: [] })
  })

  it('are continued by the store after they were imported', async () => {
    await fill()
    const lines = await exported()
    const before = await succeed(store.readAll({ after: 0, limit: 1000 }))
    await emptied(store)
    await succeed(importRecords(store.database, readLines(lines)))
    const [, , , , next = []] = histories(5)
    await commitHistory(store, next)
    const after = before.at(-1)?.position ?? 0
    const added = await succeed(store.readAll({ after, limit: 1000 }))
    expect(added.map(({ event }) => event)).toEqual(next)
  })

  it('of an empty store are imported as nothing', async () => {
    const lines = await exported()
    expect(lines).toHaveLength(1)
    expect(await succeed(importRecords(store.database, readLines(lines)))).toMatchObject({
      events: 0,
    })
  })

  it('are refused whole when a line is missing, doubled, moved or changed', async () => {
    await fill()
    const lines = await exported()
    await emptied(store)
    const last = lines.length - 1
    const damages: fc.Arbitrary<ReadonlyArray<string>> = fc.oneof(
      fc.nat(last).map((at) => lines.toSpliced(at, 1)),
      fc.nat(last).map((at) => lines.toSpliced(at, 0, lines[at] ?? '')),
      fc
        .nat(last - 2)
        .map((at) => lines.with(at, lines[at + 1] ?? '').with(at + 1, lines[at] ?? '')),
      fc.nat(last).map((at) => lines.with(at, (lines[at] ?? '').replace(/[0-8]/, '9'))),
      fc.nat(last).map((at) => lines.with(at, (lines[at] ?? '').slice(0, -3))),
      fc.nat(last - 1).map((at) => lines.slice(0, at)),
    )
    await fc.assert(
      fc.asyncProperty(damages, async (damaged) => {
        fc.pre(damaged.join('') !== lines.join(''))
        const failure = await failed(importRecords(store.database, readLines(damaged)))
        expect(failure).toMatchObject({ code: 'BadRecords', retryable: false })
        expect(await sql(store.database, 'SELECT FROM byoa.events')).toEqual([])
        expect(await sql(store.database, 'SELECT FROM byoa.onboardings')).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['not JSON', 'line 1 is not JSON'],
    ['[]', 'line 1 is not a record'],
    ['{"position":1}', 'line 1 is not a record: stream is'],
  ])('are refused with the place of a line that is none: %s', async (line, message) => {
    const failure = await failed(importRecords(store.database, readLines([line])))
    expect(failure.message).toContain(message)
  })

  it('are refused by a store that has records', async () => {
    await fill()
    const lines = await exported()
    expect(await failed(importRecords(store.database, readLines(lines)))).toMatchObject({
      code: 'NotEmpty',
    })
    expect(await exported()).toEqual(lines)
  })
})

describe('verifying', () => {
  const [first = []] = drawn
  const stream = idOf(first)
  const ofStream = `WHERE stream = '${stream}'`
  const setEvent = (json: string): string =>
    `UPDATE byoa.events SET event = '${json}' ${ofStream} AND version = 1`

  it.each([
    { damage: `DELETE FROM byoa.events ${ofStream} AND version = 2`, found: 'is missing' },
    { damage: setEvent('{"schemaVersion": 9}'), found: 'has schema version 9' },
    {
      damage: setEvent('{"schemaVersion": 2, "type": "Nothing"}'),
      found: 'is not as its type says',
    },
    { damage: `DELETE FROM byoa.onboardings ${ofStream}`, found: 'has no summary' },
    { damage: `DELETE FROM byoa.events ${ofStream}`, found: 'has a summary and no events' },
    {
      damage: `UPDATE byoa.onboardings SET version = 1 ${ofStream}`,
      found: 'has version 1 instead of',
    },
    {
      damage: `UPDATE byoa.onboardings
        SET standing = '{"status": "Verified", "waitingFor": []}' ${ofStream}`,
      found: 'is not what its events come to',
    },
    {
      damage: `INSERT INTO byoa.claims
        VALUES ('RoleArn arn:aws:iam::111122223333:role/Own', '${stream}')`,
      found: 'holds a claim of kind RoleArn that it released',
    },
    { damage: 'DELETE FROM byoa.claims', found: 'does not hold its claim of kind' },
  ])('finds what is wrong after $damage', async ({ damage, found }) => {
    await fill()
    expect(await succeed(verifyRecords(store.database))).toEqual({
      events: eventCount,
      onboardings: drawn.length,
      problems: [],
    })
    await sql(store.database, damage)
    const { problems } = await succeed(verifyRecords(store.database))
    expect(problems.join('\n')).toContain(found)
  })
})
