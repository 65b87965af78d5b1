import { stripVTControlCharacters } from 'node:util'

import { describe, expect, test } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'

/** Every status of an onboarding that meets no trouble, in order. */
const wholeWay = [
  'Requested',
  'CidrLeased',
  'SetupIssued',
  'StackReported',
  'Verified',
  'PeeringPending',
  'PeeringActive',
  'Connected',
  'Offboarding',
  'Closed',
]

/** Statuses without repetition. */
const changes = (statuses: ReadonlyArray<unknown>): ReadonlyArray<unknown> =>
  statuses.filter((status, index) => status !== statuses[index - 1])

/** What the whole story must tell, in order. */
const mishaps = [
  'CidrDeclined',
  'RoleRejected',
  'PeeringExpired',
  'RoutesInstalled',
  'RoleRejected',
  'DriftFound',
  'DriftCleared',
  'ExternalIdRotationCompleted',
  'AccountClean',
]

describe('byoa demo', () => {
  test('tells the whole life: each mishap in order, mended, to a clean account', async () => {
    const { code, out } = await byoa(['demo', '--json'])
    const types = jsonLines(out).flatMap(({ events }) =>
      (events as ReadonlyArray<{ readonly type: string }>).map(({ type }) => type),
    )
    let at = -1
    for (const type of mishaps) {
      at = types.indexOf(type, at + 1)
      expect({ type, isTold: at >= 0 }).toEqual({ type, isTold: true })
    }
    const statuses = jsonLines(out).map(({ status }) => status)
    expect({ code, end: statuses.at(-1) }).toEqual({ code: 0, end: 'Closed' })
    expect(changes(statuses).filter((status) => status === 'Degraded')).toHaveLength(2)
  })

  test('ends with exit 0 and nothing on the error stream', async () => {
    expect(await byoa(['demo'])).toMatchObject({ code: 0, err: [] })
  })

  test('tells every status on the way to Connected, and on to Closed, once and in order', async () => {
    const { out } = await byoa(['demo', '--short'])
    const told = out.flatMap((line) => /^ {17}= (\w+)/.exec(line)?.[1] ?? [])
    expect(told).toEqual(wholeWay)
  })

  test("tells Rescale's steps by their results, and the customer's by their tasks", async () => {
    const { out } = await byoa(['demo'])
    const toldOf = (party: string) =>
      out.flatMap((line) => {
        const [, name, said = ''] = /^\d\d:\d\d {2}(Rescale |Customer) {2}(.*)$/.exec(line) ?? []
        return name?.trimEnd() === party ? [said] : []
      })
    const [ours, theirs] = [toldOf('Rescale'), toldOf('Customer')]
    expect(ours.length).toBeGreaterThan(15)
    expect(theirs.length).toBeGreaterThan(15)
    for (const said of ours) expect(said).toMatch(/^→ \S/)
    for (const said of theirs) expect(said).toMatch(/^\p{Lu}/u)
  })

  test('tells a whole life on a page', async () => {
    expect((await byoa(['demo'])).out.length).toBeLessThan(100)
  })

  test('writes the same bytes for the same seed, whatever the time of day', async () => {
    const first = await byoa(['demo', '--seed', '7'], { now: 0 })
    const second = await byoa(['demo', '--seed', '7'], { now: Date.UTC(2031, 1, 1) })
    expect(second).toEqual(first)
    expect((await byoa(['demo', '--seed', '8'])).all).not.toBe(first.all)
  })

  test('tells the same story on a screen, in colour and in lines that fit', async () => {
    const plain = await byoa(['demo'])
    const screen = await byoa(['demo'], { columns: 100 })
    expect(screen.all).not.toBe(stripVTControlCharacters(screen.all))
    const words = (text: string): string => stripVTControlCharacters(text).replaceAll(/\s+/g, ' ')
    expect(words(screen.all)).toBe(words(plain.all))
    for (const line of screen.out) {
      expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(100)
    }
  })

  test.each(['en', 'ja'])('shows no external ID in %s', async (language) => {
    const { all } = await byoa(['demo', '--language', language])
    expect(all).not.toMatch(/byoa-acme-[0-9a-f]{8}/)
  })

  test('tells the Japanese story in Japanese: every task and outcome', async () => {
    const { out } = await byoa(['demo', '--language', 'ja'])
    const sentences = out.filter((line) => /^(\d\d:\d\d| {17}→)/.test(line))
    for (const sentence of sentences) expect(sentence).toMatch(/[ぁ-ん].*。?$/)
  })
})

describe('byoa demo --json', () => {
  test('writes one object a line, each with the same fields, and nothing else', async () => {
    const { code, out, err } = await byoa(['demo', '--json'], { columns: 80 })
    expect({ code, err }).toEqual({ code: 0, err: [] })
    for (const step of jsonLines(out)) {
      expect(Object.keys(step)).toEqual(['at', 'party', 'task', 'description', 'events', 'status'])
    }
  })

  test('visits every status in order and ends Closed', async () => {
    const { out } = await byoa(['demo', '--short', '--json'])
    expect(changes(jsonLines(out).map(({ status }) => status))).toEqual(wholeWay)
  })

  test('never goes back in time, and lets a year pass between connecting and leaving', async () => {
    const { out } = await byoa(['demo', '--json'])
    const times = jsonLines(out).map(({ at }) => Date.parse(String(at)))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(365 * 86_400_000)
  })

  test('shows no external ID', async () => {
    expect((await byoa(['demo', '--json'])).all).not.toMatch(/byoa-acme-[0-9a-f]{8}/)
  })

  test('is the same in every language: programs read it', async () => {
    const { out } = await byoa(['demo', '--json', '--language', 'ja'])
    const { out: english } = await byoa(['demo', '--json'])
    expect(out.length).toBe(english.length)
    expect(jsonLines(out).map(({ description }) => description)).toEqual(
      jsonLines(english).map(({ description }) => description),
    )
  })
})
