import { createPglite } from '@byoa/postgres-server'
import { openPgliteStore } from '@byoa/store-postgres/pglite'
import * as E from 'fp-ts/lib/Either.js'
import { beforeAll, describe, expect, test } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path } = await workingDirectory()
const store = ['--store', `pglite:${path('records')}`]

/** Connected, and declined: it waits for another proposal of the customer. */
beforeAll(async () => {
  await createPglite(path('records'))
  await byoa(['run', '--request', exampleFile('request.json'), '--seed', '1', ...store])
  await byoa(['run', '--request', exampleFile('request-govcloud.json'), '--seed', '2', ...store])
}, 60_000)

const list = (...words: ReadonlyArray<string>) => byoa(['rescale', 'list', ...store, ...words])

describe('byoa rescale list', () => {
  test('is a table in order of creation, without external IDs', async () => {
    const { code, out, err } = await list()
    expect({ code, err }).toEqual({ code: 0, err: [] })
    expect(out).toEqual([
      'Onboarding            Company       Account       Region          Status          Waiting for        Due',
      'onb-43f1868c31251ba7  acme          111122223333  us-east-1       Connected       Rescale            -',
      expect.stringMatching(/^onb-[0-9a-f]{16} .* us-gov-west-1 {3}Connected /) as string,
    ])
    expect(out.join()).not.toMatch(/byoa-\w+-[0-9a-f]{32}/)
  })

  test('is one object per line for programs', async () => {
    const { out } = await list('--json', '--status', 'Connected', '--waiting-for', 'rescale')
    expect(jsonLines(out)).toMatchObject([
      {
        onboardingId: 'onb-43f1868c31251ba7',
        status: 'Connected',
        waitingFor: ['rescale'],
        customer: { companyCode: 'acme', accountId: '111122223333', region: 'us-east-1' },
      },
      { customer: { region: 'us-gov-west-1' } },
    ])
  })

  test('shows only what is asked for, also when that is nothing', async () => {
    expect((await list('--waiting-for', 'customer')).out).toEqual(['No onboardings.'])
    const due = await list('--due-before', '2100-01-01T00:00:00.000Z', '--language', 'ja')
    expect(due.out).toEqual(['該当する接続はありません。'])
  })

  test('refuses every wrong condition', async () => {
    const { code, err } = await list('--status', 'Done', '--due-before', 'noon')
    expect(code).toBe(2)
    expect(err.slice(1).map((line) => line.trim().split(':')[0])).toEqual([
      '--status',
      '--due-before',
    ])
  })
})

describe('byoa rescale show ID', () => {
  test('shows the onboarding from the store', async () => {
    const { code, out } = await byoa(['rescale', 'show', 'onb-43f1868c31251ba7', ...store])
    expect(code).toBe(0)
    expect(out[0]).toBe('onb-43f1868c31251ba7  Connected')
    expect(out).toContain('Next')
  })

  test('knows no other onboarding: exit 1', async () => {
    const { code, err } = await byoa(['rescale', 'show', 'onb-0123456789abcdef', ...store])
    expect({ code, err }).toEqual({
      code: 1,
      err: ['There is no onboarding onb-0123456789abcdef.'],
    })
  })
})

describe('a decision about an onboarding', () => {
  test('records the decision in the store, once', async () => {
    const words = ['suspend', 'onb-43f1868c31251ba7', '--by', 'customer', '--reason', 'maintenance']
    const decide = () => byoa(['rescale', ...words, ...store])
    const made = await decide()
    expect([made.code, made.out[0]]).toEqual([0, 'onb-43f1868c31251ba7  Suspended'])
    expect((await decide()).out[0]).toMatch(/^Nothing was recorded/)
    expect(jsonLines((await list('--json', '--status', 'Suspended')).out)).toMatchObject([
      { onboardingId: 'onb-43f1868c31251ba7', version: 13 },
    ])
  })

  test('knows no other onboarding: exit 1', async () => {
    const words = ['rescale', 'retry-work', 'onb-0123456789abcdef', ...store]
    const { code, err } = await byoa(words)
    expect({ code, err }).toEqual({
      code: 1,
      err: ['There is no onboarding onb-0123456789abcdef.'],
    })
  })

  test('refuses what is no ID', async () => {
    const { code, err } = await byoa(['rescale', 'retry-work', '43f1', ...store])
    expect(code).toBe(2)
    expect(err[1]).toMatch(/^ {2}onboarding: expected .*onb-.*, found "43f1"$/)
  })
})

test('lists every onboarding once where they are more than a page', async () => {
  const opened = await openPgliteStore(path('records'))()
  if (E.isLeft(opened)) return expect.unreachable()
  const { database, close } = opened.right
  await database.run(`
    INSERT INTO byoa.onboardings (stream, position, version, standing, status)
    SELECT 'onb-' || lpad(to_hex(number), 16, '0'), 1000 + number, 1, standing, status
    FROM byoa.onboardings, generate_series(1, 500) AS number
    WHERE stream = 'onb-43f1868c31251ba7'`)()
  await close()
  const { out } = await list('--json', '--status', 'Suspended')
  const ids = jsonLines(out).map(({ onboardingId }) => onboardingId)
  expect(ids).toHaveLength(501)
  expect(new Set(ids).size).toBe(501)
  const headings = (await list()).out.filter((line) => line.startsWith('Onboarding'))
  expect(headings).toHaveLength(1)
})
