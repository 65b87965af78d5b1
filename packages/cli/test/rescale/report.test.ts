import { beforeAll, describe, expect, test } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'

const { path } = await workingDirectory()
const store = ['--store', `pglite:${path('records')}`]
const report = (...words: ReadonlyArray<string>) => byoa(['rescale', 'report', ...words, ...store])
const ids: string[] = []

beforeAll(async () => {
  for (const name of ['request.json', 'request-blocked.json']) {
    await byoa(['run', '--request', exampleFile(name), ...store])
  }
  const { out } = await byoa(['rescale', 'list', '--json', ...store])
  ids.push(...jsonLines(out).map(({ onboardingId }) => String(onboardingId)))
}, 60_000)

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
