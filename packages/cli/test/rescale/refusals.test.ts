/** What Rescale's side refuses, with nothing recorded and nothing called. */
import { readFile } from 'node:fs/promises'

import { describe, expect, test } from 'vitest'

import { jsonLines } from '../byoa.ts'
import { exampleFile, exampleRequest } from '../exampleFile.ts'
import { type Judge, startFront } from '../run/runAwsFront.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'
import { documentIn } from './customerHalf.ts'
import { type Stage, onboardingIn, runNow, stages } from './rescaleStage.ts'

const directory = await workingDirectory()
const { write, path } = directory
const open = stages(directory)

type Json = Readonly<Record<string, unknown>>

const jsonIn = async (file: string): Promise<Json> =>
  JSON.parse(await readFile(file, 'utf8')) as Json

/** An onboarding whose customer has made its stack, and not reported it yet. */
const deployed = async (): Promise<{
  readonly stage: Stage
  readonly id: string
  readonly report: Json
  readonly version: () => Promise<unknown>
}> => {
  const stage = await open()
  await stage.rescale('receive', stage.request)
  const id = await onboardingIn(stage)
  await stage.onAws('advance', id)
  const report = await jsonIn(await stage.customerOf(id).deploy())
  return { stage, id, report, version: async () => (await stage.listed())['version'] }
}

let files = 0
const written = (content: unknown): Promise<string> => {
  files += 1
  return write(`document-${files}.json`, content)
}

describe('a file that cannot be used', () => {
  test('ends with exit 2 and names what is wrong; no other file is recorded', async () => {
    const { rescale, request } = await open()
    const verdict = await written({ version: 1, kind: 'verdict' })
    const own = await rescale('receive', request, verdict)
    expect(own.code).toBe(2)
    expect(own.err[0]).toBe(`${verdict} cannot be used; nothing was written.`)
    const wrong = await written({ ...exampleRequest(), zones: 3 })
    const both = await rescale('receive', request, wrong, path('missing.json'))
    expect(both.code).toBe(2)
    expect(both.err).toEqual([
      `${wrong} cannot be used; nothing was written.`,
      '  zones: expected no such field, found …',
      `${path('missing.json')} cannot be used; nothing was written.`,
      '  (the whole document): expected a file that can be read, found no such file',
    ])
    expect((await rescale('list')).out).toEqual(['No onboardings.'])
  }, 120_000)

  test('is also a document of Rescale’s own, whose kind is named', async () => {
    const { stage, id } = await deployed()
    const setup = `${stage.outbox}/${id}/setup.json`
    const { code, err } = await stage.rescale('receive', setup)
    expect(code).toBe(2)
    expect(err[1]).toBe(
      '  kind: expected request, stack-report, inspection, clean-exit, found setup',
    )
    const japanese = await stage.rescale('receive', setup, '--language', 'ja')
    expect(japanese.err[1]).toContain('setup')
    expect(japanese.err.join('')).not.toMatch(/expected|found/)
  }, 120_000)
})

describe('a document that decodes', () => {
  test('is refused when it answers nothing of the onboarding, or something replaced', async () => {
    const { stage, id, report, version } = await deployed()
    const before = await version()
    const altered = await written({ ...report, answers: `sha256:${'0'.repeat(64)}` })
    const other = await stage.rescale('receive', altered)
    expect(other.code).toBe(1)
    expect(other.err[1]).toBe(
      'answers: The stack-report answers no document of this onboarding: it is altered, or belongs to another one. It must answer one of these: setup.',
    )
    expect(await version()).toBe(before)
    await stage.rescale('extend-lease', id)
    const late = await stage.rescale('receive', await written(report), '--json')
    expect(late.code).toBe(1)
    expect(jsonLines(late.out)[0]?.['error']).toEqual({
      _tag: 'DocumentRefused',
      kind: 'stack-report',
      field: 'answers',
      reason: 'superseded',
      expected: ['setup'],
    })
    expect(await stage.listed()).toMatchObject({ status: 'SetupIssued' })
  }, 120_000)

  test('is refused for an onboarding that the store does not have, in Japanese too', async () => {
    const { stage, report } = await deployed()
    const onboardingId = 'onb-0123456789abcdef'
    const file = await written({ ...report, onboardingId })
    const { code, err } = await stage.rescale('receive', file, '--language', 'ja')
    expect(code).toBe(1)
    expect(err.at(-1)).toBe(`接続 ${onboardingId} は見つかりません。`)
  }, 120_000)

  test('is refused when it is Rescale’s half, or asks for other terms', async () => {
    const { stage, id, version } = await deployed()
    const before = await version()
    const { answers } = await documentIn(`${stage.outbox}/${id}`, 'setup')
    const exit = {
      version: 1,
      kind: 'clean-exit',
      onboardingId: id,
      answers,
      at: '2026-06-30T12:00:00.000Z',
      party: 'rescale',
      removed: [],
      unconfirmed: [],
      remains: [],
    }
    const own = await stage.rescale('receive', await written(exit))
    expect([own.code, own.err[1]]).toEqual([
      1,
      "party: The clean-exit is Rescale's own. Receive the customer's.",
    ])
    const more = await written({ ...exampleRequest(), zoneCount: 2 })
    const other = await stage.rescale('receive', more)
    expect(other.code).toBe(1)
    expect(await version()).toBe(before)
  }, 120_000)

  test('is refused in a Region that Rescale does not serve', async () => {
    const { rescale } = await open()
    const file = await written({ ...exampleRequest(), region: 'sa-east-1' })
    const { code, err } = await rescale('receive', file)
    expect([code, err[1]]).toEqual([1, 'Rescale has no VPC in sa-east-1; nothing was done.'])
    expect((await rescale('list')).out).toEqual(['No onboardings.'])
  }, 120_000)

  test('of a moved VPC must be a stack report of the onboarding', async () => {
    const { stage, id, report } = await deployed()
    const { rescale } = stage
    expect((await rescale('move', id, stage.request)).code).toBe(2)
    const other = await written({ ...report, onboardingId: 'onb-0123456789abcdef' })
    expect((await rescale('move', id, other)).err[1]).toBe(
      `  onboardingId: expected ${id}, found onb-0123456789abcdef`,
    )
    await rescale('receive', await written(report))
    const moved = {
      ...report,
      vpcId: 'vpc-0fedcba9876543210',
      stackId: `${String(report['stackId'])}-2`,
    }
    const { code, all } = await rescale('move', id, await written(moved))
    expect(code).toBe(0)
    expect(all).toContain('The customer reported its stack')
    expect(all).toContain('vpc-0fedcba9876543210')
  }, 120_000)
})

describe('credentials', () => {
  test('of another account are refused before anything is called or recorded', async () => {
    const { rescale, request, sandbox } = await open()
    const front = await startFront(sandbox.endpoint)
    const theirs = ['--profile', 'theirs', '--endpoint-url', front.endpoint]
    const refused = await rescale('receive', request, ...theirs)
    expect(refused.code).toBe(2)
    expect(refused.err.slice(1)).toEqual([
      '--profile cannot be used; nothing was written.',
      "  account: expected credentials of account 999988887777, which is Rescale's in aws, found account 111122223333",
    ])
    expect((await rescale('list')).out).toEqual(['No onboardings.'])
    await rescale('receive', request)
    expect((await rescale('advance', '--all', ...theirs)).code).toBe(3)
    expect(front.calls.map(({ action }) => action)).toEqual([
      'sts:GetCallerIdentity',
      'sts:GetCallerIdentity',
    ])
  }, 120_000)

  test('are asked for their permissions before the first write, and what is missing is named', async () => {
    const { stage, id, report } = await deployed()
    const denied: Judge = ({ action }) =>
      action === 'ec2:CreateRoute'
        ? { code: 'UnauthorizedOperation', message: 'No.', status: 403 }
        : undefined
    const front = await startFront(stage.sandbox.endpoint, denied)
    const at = ['--profile', 'ours', '--endpoint-url', front.endpoint]
    await stage.rescale('receive', await written(report))
    const { code, err } = await stage.rescale('advance', id, ...at)
    expect({ code, err }).toEqual({
      code: 3,
      err: [
        'The credentials of account 999988887777 lack permissions; nothing was changed.',
        'Allow these actions, then run this again: ec2:CreateRoute',
      ],
    })
    expect(await stage.listed()).toMatchObject({ status: 'StackReported' })
    expect((await stage.onAws('advance', id)).code).toBe(0)
    expect(await stage.listed()).toMatchObject({ status: 'PeeringPending' })
  }, 120_000)

  test('are Rescale’s alone: its sessions of the customer’s role are the only others', async () => {
    const { stage, report } = await deployed()
    const front = await startFront(stage.sandbox.endpoint)
    const at = ['--profile', 'ours', '--endpoint-url', front.endpoint]
    await stage.rescale('receive', await written(report), ...at)
    await stage.rescale('advance', '--all', ...at)
    const keysOf = (party: string) =>
      stage.sandbox.accounts.find((one) => one.party === party)?.accessKeyId
    const keys = new Set(front.calls.map(({ accessKeyId }) => accessKeyId))
    expect(keys).toContain(keysOf('rescale'))
    expect(keys).not.toContain(keysOf('customer'))
    expect([...keys].filter((key) => key.startsWith('AKIA'))).toEqual([keysOf('rescale')])
  }, 120_000)
})

describe('words', () => {
  test.each([
    ['advance without an onboarding', ['advance'], /the ID of an onboarding, or --all/],
    ['advance of one and all', ['advance', 'onb-0123456789abcdef', '--all'], /nothing, with --all/],
    ['what is no ID', ['rotate', 'acme'], /onboarding: expected/],
    ['a suspension without a reason', ['suspend', 'onb-0123456789abcdef'], /^--reason/],
    ['an empty reason', ['offboard', 'onb-0123456789abcdef', '--reason', ' '], /^--reason/],
    ['a command without an ID', ['inspect'], /missing required argument/],
    [
      'a store in memory',
      ['receive', exampleFile('request.json'), '--store', 'memory'],
      /^--store/,
    ],
    [
      'a store that is not there',
      ['list', '--store', `pglite:${path('none')}`],
      /There is no store/,
    ],
  ])('%s: exit 2', async (_, words, said) => {
    const store = words.includes('--store') ? [] : ['--store', `pglite:${path('empty')}`]
    const { code, err } = await runNow(['rescale', ...words, ...store])
    expect(code).toBe(2)
    expect(err.join('\n')).toMatch(said)
    expect(Object.keys(await filesIn(path('')))).not.toContain('none')
  })

  test('an onboarding that the store does not have: exit 1', async () => {
    const { rescale } = await open()
    for (const name of ['show', 'rotate', 'close', 'offboard']) {
      const { code, err } = await rescale(name, 'onb-0123456789abcdef')
      expect({ code, err }).toEqual({
        code: 1,
        err: ['There is no onboarding onb-0123456789abcdef.'],
      })
    }
  }, 120_000)
})
