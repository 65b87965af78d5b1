/** A run that stops before Connected says where it stands and who is asked for what. */
import { readFile } from 'node:fs/promises'

import { defaultPolicy } from '@byoa/application'
import { addSeconds } from '@byoa/core/values'
import { decodeEvent, replay, type KnownState } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import picocolors from 'picocolors'
import { beforeAll, describe, expect, test } from 'vitest'

import { reportWaiting } from '../../src/commands/run/runReports.ts'
import { simulatedStart } from '../../src/play/simulatedStart.ts'
import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path } = await workingDirectory()
let state: KnownState

/** An onboarding whose customer has been handed the setup and does nothing. */
beforeAll(async () => {
  const words = [
    'run',
    '--request',
    exampleFile('request.json'),
    '--seed',
    '1',
    '--out',
    path('out'),
  ]
  await byoa(words)
  const text = await readFile(path('out', 'events.jsonl'), 'utf8')
  const events = jsonLines(text.split('\n').slice(0, 3)).map(({ version: _version, ...json }) =>
    E.getOrElseW(() => expect.unreachable())(decodeEvent(json)),
  )
  const replayed = replay(events)
  state = replayed.status === 'NotRequested' ? expect.unreachable() : replayed
})

const reported = (
  options: Parameters<typeof reportWaiting>[2],
  afterSeconds = 3600,
): { readonly out: string[]; readonly err: string[] } => {
  const out: string[] = []
  const err: string[] = []
  const terminal = {
    out: (line: string): void => void out.push(line),
    err: (line: string): void => void err.push(line),
    colours: picocolors.createColors(false),
  }
  reportWaiting(terminal, { state, now: addSeconds(simulatedStart, afterSeconds) }, options)
  return { out, err }
}

describe('reportWaiting', () => {
  test('names the party and its task, in English', () => {
    expect(reported({ json: false, language: 'en' })).toEqual({
      out: [],
      err: [
        'The onboarding is in status "waiting for the stack" and cannot continue by itself.',
        '  Customer  Run the CloudFormation template in us-east-1 and return its outputs: role ARN, VPC ID and the agreed CIDR 10.50.0.0/16. Deadline: 2026-01-19T09:01:00.000Z.',
      ],
    })
  })

  test('and in Japanese', () => {
    const { err } = reported({ json: false, language: 'ja' })
    expect(err[0]).toBe(
      '接続は「スタックの作成待ち」の状態で止まっており、自動では先に進めません。',
    )
    expect(err[1]).toMatch(/^ {2}お客様 .*ください。/)
  })

  test('as data for programs', () => {
    const { out, err } = reported({ json: true, language: 'ja' }, defaultPolicy.leaseSeconds * 2)
    expect(err).toEqual([])
    expect(jsonLines(out)).toMatchObject([
      { status: 'SetupIssued', waitingFor: [{ party: 'rescale', task: 'LapseLease' }] },
    ])
  })
})
