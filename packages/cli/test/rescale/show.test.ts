import { readFile } from 'node:fs/promises'

import { beforeAll, describe, expect, test } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()
let lines: ReadonlyArray<string> = []

beforeAll(async () => {
  const out = path('out')
  await byoa(['run', '--request', exampleFile('request.json'), '--seed', '1', '--out', out])
  lines = (await readFile(path('out', 'events.jsonl'), 'utf8')).trimEnd().split('\n')
})

/** Shows the first events of a run. */
const show = async (count: number, more: ReadonlyArray<string> = []): ReturnType<typeof byoa> => {
  const file = await write('events.jsonl', `${lines.slice(0, count).join('\n')}\n`)
  return byoa(['rescale', 'show', '--events', file, ...more])
}

describe('byoa rescale show', () => {
  test('says where it stands, how it came there and who must do what next', async () => {
    expect(await show(3, ['--at', '2026-01-06T09:00:00.000Z'])).toMatchObject({
      code: 0,
      err: [],
      out: [
        'onb-43f1868c31251ba7  SetupIssued (waiting for the stack)',
        '',
        '2026-01-05T09:00:00.000Z  Customer  Account 111122223333 in us-east-1 requested an onboarding; its VPC will be peered with vpc-0aa10000000000001.',
        '2026-01-05T09:01:00.000Z  Customer  10.50.0.0/16 was agreed and is held until 2026-01-19T09:01:00.000Z.',
        '2026-01-05T09:02:00.000Z  Rescale   Rescale issued the setup for 10.50.0.0/16 in us-east-1: external ID, account 999988887777 and the template.',
        '',
        'Next',
        '  Customer  Run the CloudFormation template in us-east-1 and return its outputs: role ARN, VPC ID and the agreed CIDR 10.50.0.0/16. Deadline: 2026-01-19T09:01:00.000Z.',
      ],
    })
  })

  test('shows each prefix of a stream in the status that its last event led to', async () => {
    const statuses: string[] = []
    for (let count = 1; count <= lines.length; count += 1) {
      const { out } = await show(count, ['--json'])
      statuses.push(String(jsonLines(out)[0]?.['status']))
    }
    expect(statuses).toEqual([
      'Requested',
      'CidrLeased',
      'SetupIssued',
      'StackReported',
      'StackReported',
      'StackReported',
      'Verified',
      'PeeringPending',
      'PeeringActive',
      'PeeringActive',
      'PeeringActive',
      'Connected',
    ])
  })

  test('judges deadlines by --at: a lease that is over is given back', async () => {
    const { out } = await show(2, ['--json', '--at', '2026-02-01T00:00:00.000Z'])
    expect(jsonLines(out)[0]).toMatchObject({
      status: 'CidrLeased',
      next: [{ party: 'rescale', task: 'LapseLease' }],
    })
  })

  test('judges deadlines by the clock otherwise', async () => {
    const file = await write('leased.jsonl', lines.slice(0, 2).join('\n'))
    const words = ['rescale', 'show', '--json', '--events', file]
    const { out } = await byoa(words, { now: Date.UTC(2026, 0, 6) })
    expect(jsonLines(out)[0]).toMatchObject({ next: [{ task: 'IssueSetup' }] })
  })

  test('writes one JSON object with --json', async () => {
    const { out } = await show(lines.length, ['--json'])
    expect(out).toHaveLength(1)
    expect(Object.keys(jsonLines(out)[0] ?? {})).toEqual([
      'status',
      'onboardingId',
      'events',
      'next',
    ])
  })

  test('speaks Japanese', async () => {
    const { out } = await show(3, ['--language', 'ja', '--at', '2026-01-06T09:00:00.000Z'])
    expect(out[0]).toBe('onb-43f1868c31251ba7  SetupIssued (スタックの作成待ち)')
    expect(out).toContain('次に必要な操作')
    for (const line of out.filter((text) => /Z {2}/.test(text))) expect(line).toMatch(/[ぁ-ん]/)
  })

  test('reads a file from before lines had a version, named as the argument', async () => {
    const plain = lines.map((line) => line.replace(/^\{"version":\d+,/, '{'))
    const file = await write('plain.jsonl', plain.join('\n'))
    const shown = await byoa(['rescale', 'show', file])
    expect(shown).toEqual(await show(lines.length))
    expect(plain[0]).not.toBe(lines[0])
  })

  test('reads lines that Windows has ended', async () => {
    const file = await write('crlf.jsonl', `\uFEFF${lines.join('\r\n')}\r\n`)
    expect((await byoa(['rescale', 'show', '--events', file])).code).toBe(0)
  })
})

describe('what is no onboarding: exit 2, every line that is wrong', () => {
  const problemsOf = async (content: string): Promise<ReadonlyArray<string>> => {
    const file = await write('wrong.jsonl', content)
    const { code, out, err } = await byoa(['rescale', 'show', '--events', file])
    expect({ code, out }).toEqual({ code: 2, out: [] })
    return err.slice(1).map((line) => line.trim())
  }

  test('lines that are no JSON, of an unknown version, or lack a field', async () => {
    const [first = '', second = '', third = ''] = lines
    const content = [
      first,
      'not JSON',
      second.replace('"schemaVersion":2', '"schemaVersion":7'),
      third.replace('"region":"us-east-1"', '"region":"nowhere"'),
    ]
    const problems = await problemsOf(content.join('\n'))
    expect(problems.map((line) => line.split(':')[0])).toEqual([
      'line 2, column 2',
      'line 3, schemaVersion',
      'line 4, data.setup.region',
    ])
    expect(problems[1]).toBe('line 3, schemaVersion: expected one of 1, 2, found 7')
  })

  const problemsOfOrNone = async (kept: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
    const file = await write('kept.jsonl', kept.join('\n'))
    const { err } = await byoa(['rescale', 'show', '--events', file])
    return err.slice(1).map((line) => line.trim())
  }

  test('no event', async () => {
    expect(await problemsOf('\n\n')).toEqual([
      'event 1: expected OnboardingRequested, the first event of an onboarding, found no event',
    ])
  })

  /** As written before lines had a version. */
  const plain = () => lines.map((line) => line.replace(/^\{"version":\d+,/, '{'))

  test('a stream without its beginning', async () => {
    expect(await problemsOf(plain().slice(1).join('\n'))).toEqual([
      'event 1: expected OnboardingRequested, the first event of an onboarding, found CidrLeased',
    ])
  })

  test('two onboardings in one file', async () => {
    expect(await problemsOf([...plain(), ...plain()].join('\n'))).toEqual([
      'event 13: expected an event of the same onboarding, found OnboardingRequested, the first event of another one',
    ])
  })

  test('a stream that lacks any event but the last: the line, and the event', async () => {
    for (const index of lines.keys()) {
      const problems = await problemsOfOrNone(lines.toSpliced(index, 1))
      expect(problems).toEqual(
        index === lines.length - 1
          ? []
          : [
              `line ${index + 1}, version: expected event ${index + 1}, which is missing, found event ${index + 2}`,
            ],
      )
    }
  })

  test('a stream out of order, twice, or of which only some lines have a version', async () => {
    const [first = '', second = '', third = '', ...rest] = lines
    const missing = 'line 4, version: expected event 3, which is missing, found'
    // A blank line is none of the events, and counts as a line.
    const changed = (...changes: ReadonlyArray<string>) =>
      problemsOf([first, '', second, ...changes, ...rest].join('\n'))
    expect(await changed(rest[0] ?? '', third)).toEqual([`${missing} event 4`])
    expect(await changed(second, third)).toEqual([`${missing} event 2`])
    expect(await changed(plain()[2] ?? '')).toEqual([`${missing} no version`])
    expect(await changed(third.replace('"version":3', '"version":"3"'))).toEqual([
      `${missing} event "3"`,
    ])
    expect(await problemsOf([...plain().slice(0, 3), ...rest].join('\n'))).toEqual([
      'line 1, version: expected event 1, which is missing, found no version',
    ])
  })

  test('is said in Japanese', async () => {
    const file = await write('hole.jsonl', lines.toSpliced(4, 1).join('\n'))
    const { err } = await byoa(['rescale', 'show', file, '--language', 'ja'])
    expect(err[1]).toBe('  5 行目, version: イベント 5 がありません(この行の version: 6)。')
  })

  test('a time that is none', async () => {
    const { code, err } = await show(3, ['--at', 'yesterday'])
    expect(code).toBe(2)
    expect(err[0]).toBe('--at cannot be used; nothing was written.')
    expect(err[1]).toMatch(/expected UTC time such as 2026-01-02T03:04:05\.000Z, found "yesterday"/)
  })
})
