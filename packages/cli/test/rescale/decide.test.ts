import { readFile } from 'node:fs/promises'

import { beforeEach, describe, expect, test } from 'vitest'

import { type Ran, byoa, jsonLines, someMoment } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path } = await workingDirectory()
let runs = 0
let out = ''

/** A connection in a directory of its own. */
beforeEach(async () => {
  runs += 1
  out = path(`run-${runs}`)
  await byoa(['run', '--request', exampleFile('request.json'), '--seed', '1', '--out', out])
})

const events = (): Promise<string> => readFile(`${out}/events.jsonl`, 'utf8')

const stream = async (): Promise<ReturnType<typeof jsonLines>> =>
  jsonLines((await events()).trimEnd().split('\n'))

const id = 'onb-43f1868c31251ba7'

const decide = (name: string, ...words: ReadonlyArray<string>): Promise<Ran> =>
  byoa(['rescale', name, id, ...words, '--store', `dir:${out}`], { now: someMoment })

const statusAfter = async (name: string, ...words: ReadonlyArray<string>): Promise<unknown> => {
  const { code, out: said } = await decide(name, ...words, '--json')
  expect(code).toBe(0)
  return jsonLines(said)[0]?.['status']
}

const customersReason = ['--by', 'customer', '--reason', 'maintenance'] as const

describe('a decision', () => {
  test('says what happened, where it stands and who must do what next', async () => {
    const { code, out: said, err } = await decide('suspend', ...customersReason)
    expect({ code, err }).toEqual({ code: 0, err: [] })
    expect(said).toEqual([
      'onb-43f1868c31251ba7  Suspended',
      '',
      '2026-06-30T12:34:56.789Z  Customer  The customer suspended the connection: maintenance',
      '',
      'Next',
      '  Customer  Decide whether to resume the connection (why it was suspended: maintenance). Deadline: 2026-09-28T12:34:56.789Z.',
      '  Rescale   Probe the role with, without and with a wrong external ID.',
      '  Rescale   Inspect the connection over pcx-0d2e8f4605c663f0c.',
    ])
  })

  test('adds to the events, and changes none of them', async () => {
    const before = await stream()
    await decide('suspend', ...customersReason)
    const after = await stream()
    expect(after.slice(0, -1)).toEqual(before)
    expect(after.at(-1)).toMatchObject({ type: 'Suspended', by: 'customer' })
  })

  test('lets each party lift its own suspension, and no other', async () => {
    expect(await statusAfter('suspend', ...customersReason)).toBe('Suspended')
    expect(await statusAfter('suspend', '--by', 'rescale', '--reason', 'an audit')).toBe(
      'Suspended',
    )
    expect(await statusAfter('resume', '--by', 'customer')).toBe('Suspended')
    expect(await statusAfter('resume', '--by', 'rescale')).toBe('PeeringActive')
  })

  test('begins and abandons a rotation, replaces one, ends one by nobody else', async () => {
    expect(await statusAfter('rotate')).toBe('Connected')
    expect(await statusAfter('replace-rotation')).toBe('Connected')
    expect(await statusAfter('abandon-rotation')).toBe('Connected')
    expect((await stream()).slice(-3).map(({ type }) => type)).toEqual([
      'ExternalIdRotationBegun',
      'ExternalIdRotationBegun',
      'ExternalIdRotationAbandoned',
    ])
  })

  test('issues a change and its template with the next external ID, until it is abandoned', async () => {
    const json = async (name: string): Promise<Record<string, unknown>> =>
      JSON.parse(await readFile(`${out}/${name}.json`, 'utf8')) as Record<string, unknown>
    const template = (name = 'change-template') => readFile(`${out}/${name}.json`, 'utf8')
    const { externalId } = await json('setup')
    const before = await template('template')
    await decide('rotate')
    const data = (await stream()).at(-1)?.['data'] as { readonly nextExternalId: string }
    expect(await json('change')).toMatchObject({
      change: 'rotation',
      externalIds: [externalId, data.nextExternalId],
    })
    expect(await template()).toContain(data.nextExternalId)
    expect(await template()).toContain(externalId)
    await decide('abandon-rotation')
    expect(await json('change')).toMatchObject({ change: 'rotation', externalIds: [externalId] })
    expect(await template()).toBe(before)
  })

  test('takes a connection down as far as people can confirm it', async () => {
    expect(await statusAfter('offboard', ...customersReason)).toBe('Offboarding')
    expect(await statusAfter('abort-offboarding', '--by', 'customer')).toBe('PeeringActive')
    expect(await statusAfter('offboard', ...customersReason)).toBe('Offboarding')
    expect(await statusAfter('confirm-routes-removed')).toBe('Offboarding')
    expect(await statusAfter('confirm-stack-deleted')).toBe('Offboarding')
    expect(await statusAfter('confirm-account-clean')).toBe('Offboarding')
    expect((await stream()).slice(-3).map(({ type }) => type)).toEqual([
      'CustomerRoutesRemoved',
      'StackDeleted',
      'AccountClean',
    ])
  })

  test('changes nothing where it holds already', async () => {
    const before = await events()
    expect(await statusAfter('resume', '--by', 'rescale')).toBe('Connected')
    expect(await statusAfter('retry-work')).toBe('Connected')
    expect(await statusAfter('retry-peering')).toBe('Connected')
    expect(await events()).toBe(before)
  })

  test.each([
    ['en', 'Nothing was recorded: in the current state the decision changes nothing.'],
    ['ja', '現在の状態では何も変わらないため、記録していません。'],
  ])('says so in %s where it changes nothing', async (language, sentence) => {
    const { code, out: said } = await decide('confirm-account-clean', '--language', language)
    expect([code, said[0]]).toEqual([0, sentence])
    const { out: json } = await decide('confirm-account-clean', '--json')
    expect(jsonLines(json)).toMatchObject([{ status: 'Connected', events: [] }])
  })
})

describe('what cannot be decided', () => {
  test.each([
    ['one that is not the customer’s', 2, ['retry-work', '--by', 'customer'], /unknown option/],
    ['one of somebody else', 2, ['resume', '--by', 'aws'], /Allowed choices are rescale, customer/],
    ['one without a reason', 2, ['suspend', '--by', 'customer'], /^--reason/],
    [
      'a reason where there is none to give',
      2,
      ['retry-work', '--reason', 'now'],
      /unknown option/,
    ],
    ['one with an empty reason', 2, ['cancel', '--by', 'rescale', '--reason', ' '], /^--reason/],
    [
      'a lease that is over',
      1,
      ['extend-lease'],
      /^The onboarding is [^.]+. To extend the lease of the CIDR, it must be: /,
    ],
    [
      'one that a rule refuses',
      1,
      ['cancel', ...customersReason],
      /To cancel the onboarding, it must be/,
    ],
    [
      'the end of what was not begun',
      1,
      ['close', '--reason', 'silence'],
      /To close without confirmation, it must be/,
    ],
  ])('%s: exit %i, and nothing is written', async (_, code, [name = '', ...words], said) => {
    const before = await events()
    const ran = await decide(name, ...words)
    expect(ran.code).toBe(code)
    expect(ran.err.join('\n')).toMatch(said)
    expect(await events()).toBe(before)
  })

  test('names the option, and what it should be', async () => {
    const { err } = await decide('suspend', '--by', 'customer', '--reason', '')
    expect(err).toEqual([
      '--reason cannot be used; nothing was written.',
      '  expected a sentence that says why, found an empty text',
    ])
  })

  test('about nothing: exit 2', async () => {
    out = path('nothing')
    expect(await decide('retry-work')).toMatchObject({ code: 2, out: [] })
  })
})
