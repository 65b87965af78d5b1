import { failure } from '@byoa/application'
import { type Region, parseRegion } from '@byoa/core/iam/identity'
import { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'

import {
  type CommandError,
  describeCommandError,
  exitCodeOf,
  reportError,
} from '../../src/terminal/CommandError.ts'

const onboardingId = E.getOrElseW(() => expect.unreachable())(
  OnboardingId.decode('onb-0123456789abcdef'),
)
const regionOf = (text: string): Region =>
  E.getOrElseW(() => expect.unreachable())(parseRegion(text))
const lost = (retryable: boolean): CommandError =>
  failure({
    operation: 'RescaleCloud.requestPeering',
    code: 'RequestLimitExceeded',
    message: 'Request limit exceeded.',
    retryable,
    cause: { secretAccessKey: 'never shown' },
  })

const errors: Readonly<Record<string, readonly [CommandError, number, ReadonlyArray<string>]>> = {
  'bad input': [
    {
      _tag: 'BadInput',
      source: 'request.json',
      problems: [
        { path: 'zoneCount', expected: 'whole number from 1 to 6', actual: '"3"' },
        { path: '', expected: 'JSON', actual: 'nothing' },
      ],
    },
    2,
    [
      'request.json cannot be used; nothing was written.',
      '  zoneCount: expected whole number from 1 to 6, found "3"',
      '  (the whole document): expected JSON, found nothing',
    ],
  ],
  'a directory that is not free': [
    { _tag: 'CannotWrite', path: 'out', reason: 'not-empty' },
    2,
    ['out cannot be written to: it is not empty. Choose another directory, or pass --force.'],
  ],
  'a file instead of a directory': [
    { _tag: 'CannotWrite', path: 'out', reason: 'not-a-directory' },
    2,
    ['out cannot be written to: it is not a directory. Choose another one.'],
  ],
  'a name in the way': [
    { _tag: 'CannotWrite', path: 'out', reason: 'name-in-the-way', detail: 'setup.json' },
    2,
    [
      'out cannot be written to: it contains a directory setup.json. Move that away, or choose another directory.',
    ],
  ],
  'a file that is there': [
    { _tag: 'CannotWrite', path: 'template.json', reason: 'file-exists' },
    2,
    [
      'template.json cannot be written to: it exists already. Choose another name, or pass --force to replace it.',
    ],
  ],
  'a name of something else': [
    { _tag: 'CannotWrite', path: 'out', reason: 'not-a-file' },
    2,
    ['out cannot be written to: it is not a file. Choose another name.'],
  ],
  'a state that another process has': [
    { _tag: 'CannotWrite', path: 'state.json', reason: 'in-use', detail: '4711' },
    2,
    [
      'state.json cannot be written to: process 4711 uses it. Stop that sandbox or choose another file; if the process is not a sandbox, delete state.json.lock.',
    ],
  ],
  'a place the system refuses': [
    { _tag: 'CannotWrite', path: 'out', reason: 'refused', detail: 'EACCES: permission denied' },
    2,
    ['out cannot be written to: EACCES: permission denied.'],
  ],
  'a rejection': [
    { _tag: 'Rejected', rejection: { _tag: 'RotationUnderWay' } },
    1,
    ['Another rotation of the external ID is in progress. Complete it first.'],
  ],
  'an onboarding nobody knows': [
    { _tag: 'UnknownOnboarding', onboardingId },
    1,
    ['There is no onboarding onb-0123456789abcdef.'],
  ],
  'a failure that may pass': [
    lost(true),
    3,
    [
      'RescaleCloud.requestPeering failed: Request limit exceeded. (RequestLimitExceeded)',
      'Try again: completed steps are not lost.',
    ],
  ],
  'a failure that stays': [
    lost(false),
    3,
    [
      'RescaleCloud.requestPeering failed: Request limit exceeded. (RequestLimitExceeded)',
      'Trying again will not help.',
    ],
  ],
  'a Region in which Rescale has no VPC': [
    { _tag: 'RegionNotServed', region: regionOf('us-esat-1'), served: [regionOf('eu-west-1')] },
    1,
    [
      'Rescale has no VPC in us-esat-1; nothing was done.',
      'Correct the Region, or request one of these: eu-west-1.',
    ],
  ],
  'a no at the question': [{ _tag: 'NotWanted' }, 1, ['Nothing was done.']],
  'Ctrl-C at the question': [
    { _tag: 'Interrupted', left: 'nothing' },
    130,
    ['Interrupted; nothing was done.', 'To start again, run the same command.'],
  ],
  'Ctrl-C in a run that is recorded': [
    { _tag: 'Interrupted', left: 'recorded', events: 'out/events.jsonl' },
    130,
    [
      'Interrupted. The steps so far are recorded in out/events.jsonl.',
      'To continue, run the same command with --resume.',
    ],
  ],
  'Ctrl-C in a run that is not recorded': [
    { _tag: 'Interrupted', left: 'unrecorded' },
    130,
    [
      'Interrupted. The steps so far are not recorded, so the run cannot be resumed.',
      'Check both accounts for resources that are left. With another --store, or with --out, a run records its steps.',
    ],
  ],
  'Ctrl-C in a rehearsal that is recorded': [
    { _tag: 'Interrupted', left: 'recorded-only', events: 'pglite:records' },
    130,
    [
      'Interrupted. The steps so far are recorded in pglite:records.',
      'The in-memory AWS is gone, so the run cannot be resumed.',
    ],
  ],
  'a request that is recorded': [
    { _tag: 'AlreadyRecorded', onboardingId, status: 'PeeringPending' },
    1,
    [
      'The store has an open onboarding of this request, onb-0123456789abcdef, in status PeeringPending; nothing was done.',
      'To continue it on AWS, run the same command with --resume. byoa rescale show onb-0123456789abcdef says who must act.',
    ],
  ],
  'a store that another process uses': [
    { _tag: 'StoreUnusable', store: 'pglite:records', reason: 'in-use', detail: '4711' },
    2,
    [
      'The store pglite:records is used by process 4711: one process at a time can open it.',
      'Wait until that process ends, or keep the records in PostgreSQL.',
    ],
  ],
  contention: [
    { _tag: 'Contended', onboardingId, attempts: 8 },
    3,
    [
      'Others kept changing onb-0123456789abcdef while this was tried 8 times.',
      'Try again: completed steps are not lost.',
    ],
  ],
}

const report = (
  error: CommandError,
  options: Parameters<typeof reportError>[2],
): { code: number; out: string[]; err: string[] } => {
  const out: string[] = []
  const err: string[] = []
  const terminal = {
    out: (line: string): void => void out.push(line),
    err: (line: string): void => void err.push(line),
    colours: picocolors.createColors(false),
  }
  return { code: reportError(terminal, error, options), out, err }
}

describe.each(Object.entries(errors))('%s', (_name, [error, code, lines]) => {
  test(`exits ${code}`, () => {
    expect(exitCodeOf(error)).toBe(code)
  })

  test('is said in English on the error stream only', () => {
    expect(report(error, { json: false })).toEqual({ code, out: [], err: lines })
  })

  test('is said in Japanese, line for line', () => {
    const japanese = describeCommandError(error, 'ja')
    expect(japanese).toHaveLength(lines.length)
    expect(japanese.join('')).toMatch(/[ぁ-ん]/)
  })

  test('is one JSON object on the output for programs, without its cause', () => {
    const { out, err } = report(error, { json: true, language: 'ja' })
    expect(err).toEqual([])
    expect(out).toHaveLength(1)
    const said = JSON.parse(out[0] ?? '') as { error: { _tag: string }; message: string }
    expect(said.error._tag).toBe(error._tag)
    expect(said.message).toBe(lines.join('\n'))
    expect(out[0]).not.toContain('never shown')
  })
})

test('the line and the column of a text are told in Japanese, too', () => {
  const problem = { expected: 'each key once', actual: '2 × "a"' }
  const error: CommandError = {
    _tag: 'BadInput',
    source: 'request.json',
    problems: [
      { ...problem, path: 'line 2, column 9, b[0].a' },
      { ...problem, path: 'line 3, type' },
    ],
  }
  expect(describeCommandError(error, 'ja').slice(1)).toEqual([
    '  2 行目 9 文字目, b[0].a: オブジェクトごとに重複しないキーを指定してください(実際の値: 2 × "a")。',
    '  3 行目, type: オブジェクトごとに重複しないキーを指定してください(実際の値: 2 × "a")。',
  ])
})
