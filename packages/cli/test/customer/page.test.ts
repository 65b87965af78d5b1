import { readFile } from 'node:fs/promises'

import { afterEach, describe, expect, test, vi } from 'vitest'

import { jsonLines } from '../byoa.ts'
import { workingDirectory } from '../workingDirectory.ts'
import type { CustomerStage } from './customerStage.ts'
import { altered, connected } from './customerStory.ts'

const directory = await workingDirectory()

afterEach(() => {
  vi.unstubAllEnvs()
})

const pageOf =
  ({ typeOffline, path }: CustomerStage) =>
  (...words: ReadonlyArray<string>) =>
    typeOffline(['page', '--setup', path('setup.json'), ...words])

describe('byoa customer page', () => {
  test('says where the connection stands by the last document, and what is to be done', async () => {
    const stage = await connected(directory)
    const page = pageOf(stage)
    const notice = ['--notice', stage.path('peering-notice.json')]
    const [pending, connection] = [
      await page(...notice),
      await page(...notice, '--connection', stage.path('connection.json')),
    ]
    const texts = [pending, connection].map(({ out }) => out.join('\n'))
    expect([pending.code, connection.code]).toEqual([0, 0])
    expect(texts[0]).toContain('<strong>Status: waiting for the peering to be accepted</strong>')
    expect(texts[0]).toContain('byoa customer connect peering-notice.json --setup setup.json')
    expect(texts[1]).toContain('<strong>Status: connected</strong>')
    expect(texts[1]).toContain('Nothing has to be done now.')
    expect(texts.join('')).not.toMatch(/byoa-acme-[0-9a-f]{32}/)
  })

  test('lists the results of an inspection', async () => {
    const stage = await connected(directory)
    const inspection = stage.path('inspection.json')
    await stage.type(['inspect', '--setup', stage.path('setup.json'), '--out', inspection])
    const { results } = (await stage.read('inspection.json')) as {
      readonly results: ReadonlyArray<{ readonly id: string }>
    }
    const text = (await pageOf(stage)('--inspection', inspection)).out.join('\n')
    expect(results.length).toBeGreaterThan(20)
    expect(results.filter(({ id }) => !text.includes(`<code>${id}</code>`))).toEqual([])
  })

  test('writes a file once, and reports the status as JSON', async () => {
    const stage = await connected(directory)
    const page = pageOf(stage)
    const out = stage.path('page.html')
    expect((await page('--out', out)).code).toBe(0)
    expect(await readFile(out, 'utf8')).toMatch(/^<!doctype html>/)
    expect((await page('--out', out)).code).toBe(2)
    const again = await page('--out', out, '--force', '--json')
    expect(jsonLines(again.out)).toEqual([{ status: 'StackReported', out }])
  })

  test('says that it is closed once Rescale’s half of the clean exit is there', async () => {
    const stage = await connected(directory)
    const exit = stage.path('clean-exit.json')
    await stage.type(['leave', '--setup', stage.path('setup.json'), '--yes', '--out', exit])
    const own = await pageOf(stage)('--clean-exit', exit, '--json')
    await stage.receive('clean-exit.json')
    await stage.advance()
    const closed = await pageOf(stage)('--clean-exit', exit)
    const unsigned = { ...(await stage.read('clean-exit.json')), signature: undefined }
    const forged = await directory.write('forged-exit.json', unsigned)
    const status = jsonLines(own.out)[0]?.['status']
    expect([status, (await stage.read('clean-exit.json'))['party']]).toEqual([
      'Offboarding',
      'rescale',
    ])
    expect(closed.out.join('\n')).toContain('<strong>Status: closed</strong>')
    expect(await pageOf(stage)('--clean-exit', forged)).toMatchObject({ code: 2 })
  })

  test('refuses documents that are altered, or are of another onboarding', async () => {
    const stage = await connected(directory)
    const onboardingId = 'onb-ffffffffffffffff'
    const other = await altered(stage, 'connection.json', { onboardingId })
    expect(await pageOf(stage)('--connection', other)).toMatchObject({ code: 2 })
    const setup = { ...(await stage.read('setup.json')), reportBy: '2027-01-01T00:00:00.000Z' }
    const changed = ['page', '--setup', await directory.write('changed.json', setup)]
    expect(await stage.typeOffline(changed)).toMatchObject({ code: 2 })
  })
})
