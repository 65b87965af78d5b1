import { type KnownState, react, replay } from '@byoa/core/onboarding'
import { type Instant, addSeconds } from '@byoa/core/values'
import { createPglite } from '@byoa/postgres-server'
import { reportOf } from '@byoa/report'
import { onboardingHistory } from '@byoa/testing'
import { memoryWorld, playTo } from '@byoa/testing/world'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'

import { decisionNames } from '../../src/commands/rescale/rescaleDecisions.ts'
import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'

const { path } = await workingDirectory()
const store = ['--store', `pglite:${path('records')}`]
const report = (...words: ReadonlyArray<string>) => byoa(['rescale', 'report', ...words, ...store])
const ids: string[] = []

beforeAll(async () => {
  await createPglite(path('records'))
  for (const name of ['request.json', 'request-blocked.json']) {
    await byoa(['run', '--request', exampleFile(name), ...store])
  }
  const { out } = await byoa(['rescale', 'list', '--json', ...store])
  ids.push(...jsonLines(out).map(({ onboardingId }) => String(onboardingId)))
}, 60_000)

/** Work of every kind that keeps failing, and more attempts than are made automatically. */
const stuck = (state: KnownState, now: Instant): KnownState => ({
  ...state,
  ...('attempt' in state ? { attempt: 9 } : {}),
  failures: react(state, now).map(({ type: intent }) => {
    const failed = { operation: 'o', code: 'c', message: 'm', count: 99 }
    return { ...failed, intent, firstAt: now, lastAt: now }
  }),
})

const pending = await playTo(memoryWorld(), 'PeeringPending')
const verified: KnownState = { ...pending, status: 'Verified' }

const knownState: fc.Arbitrary<KnownState> = fc.oneof(
  fc.constant(verified),
  onboardingHistory()
    .map((events) => replay(events))
    .filter((state) => state.status !== 'NotRequested'),
)

test('the pages of Rescale name no command that byoa does not have', () => {
  const known = new Set(['advance', ...decisionNames])
  fc.assert(
    fc.property(knownState, fc.nat({ max: 400 }), fc.boolean(), (state, days, isStuck) => {
      const { onboardingId } = state
      const now = addSeconds(state.changedAt, days * 86_400)
      const loaded = { onboardingId, events: [], state: isStuck ? stuck(state, now) : state }
      const commands = reportOf(loaded, { party: 'rescale', now }).tasks.flatMap(
        ({ intent, instructions }) =>
          intent.party === 'rescale' && instructions !== undefined ? [instructions.command] : [],
      )
      for (const command of commands) expect(known).toContain(command.split(' ')[2])
    }),
  )
})

describe('byoa rescale report', () => {
  test('writes a list that links the page of every onboarding, and a page for each party', async () => {
    const out = path('all')
    const { code, out: said } = await report('--out', out)
    expect({ code, said: said[0] }).toEqual({ code: 0, said: `Written to ${out}: 5 files.` })
    const files = await filesIn(out)
    const links = [...(files['index.html'] ?? '').matchAll(/href="([^"]*)"/g)].map(([, to]) => to)
    expect(new Set(links)).toEqual(new Set(ids.map((id) => `${id}.html`)))
    expect(Object.keys(files).toSorted()).toEqual(
      ['index.html', ...ids.flatMap((id) => [`${id}.html`, `${id}.customer.html`])].toSorted(),
    )
    for (const id of ids) {
      expect(files[`${id}.html`]).toContain('To do for you')
      expect(files[`${id}.html`]).toContain(`byoa rescale advance ${id}`)
      expect(files[`${id}.customer.html`]).not.toContain('byoa rescale')
      expect(files[`${id}.customer.html`]).toContain('Waiting for: Rescale')
      expect(files[`${id}.html`]).not.toMatch(/byoa-[a-z]+-[0-9a-f]{32}/)
    }
  })

  test('writes the pages of one, and replaces files only with --force', async () => {
    const [id = ''] = ids
    const out = ['--out', path('one'), '--json']
    const files = [`${id}.html`, `${id}.customer.html`]
    expect(jsonLines((await report(id, ...out)).out)).toEqual([{ out: path('one'), files }])
    expect((await report(id, ...out)).code).toBe(2)
    expect((await report(id, ...out, '--force')).code).toBe(0)
  })

  test.each([
    ['an unknown onboarding', ['onb-ffffffffffffffff'], 1],
    ['what is no ID', ['acme'], 2],
  ])('refuses %s, and writes nothing', async (_, words, code) => {
    const out = path(`refused-${code}`)
    expect((await report(...words, '--out', out)).code).toBe(code)
    await expect(filesIn(out)).rejects.toThrow('ENOENT')
  })
})
