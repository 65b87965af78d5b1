/** Runs on a sandbox whose events are kept in a store. */
import { EventEmitter, once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'

import { createPglite } from '@byoa/postgres-server'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { byoaCommand, starting } from '../byoaProcess.ts'
import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { emptyStores } from '../rescale/rescaleStage.ts'
import { startSandbox } from '../sandbox/runningSandbox.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'
import { type Judge, startFront } from './runAwsFront.ts'
import { byoaNow, runNow, typesIn, useProfiles } from './runAwsStage.ts'

const directory = await workingDirectory()
const { path, write } = directory

const side = {
  version: 1,
  accounts: [{ partition: 'aws', accountId: '999988887777' }],
  vpcs: [{ vpcId: 'vpc-0aa10000000000001', region: 'us-east-1', cidrs: ['10.0.0.0/16'] }],
}
const rescale = await write('rescale.json', side)
const scenario = await write('scenario.json', {
  version: 1,
  rescale: side,
  customers: [{ accountId: '111122223333', region: 'us-east-1' }],
})

afterEach(() => {
  vi.unstubAllEnvs()
})

const emptyStore = emptyStores(directory)
let stores = 0

/** A sandbox, a store of its own, and the words of a run on both. */
const opened = async (judge: Judge = () => undefined, address?: string) => {
  const { endpoint, accounts } = await startSandbox({ scenario })
  const keysOf = (party: string) =>
    accounts.find((account) => account.party === party) ?? expect.unreachable(party)
  await useProfiles(directory, { ours: keysOf('rescale'), theirs: keysOf('customer') })
  const front = await startFront(endpoint, judge)
  stores += 1
  vi.stubEnv('XDG_DATA_HOME', path(`data-${stores}`))
  const store = ['--store', address ?? (await emptyStore(stores))]
  const place = ['--request', exampleFile('request.json'), '--rescale', rescale]
  const parties = ['--rescale-profile', 'ours', '--customer-profile', 'theirs']
  const words = (at = endpoint): ReadonlyArray<string> => [
    ...place,
    ...parties,
    ...store,
    '--endpoint-url',
    at,
  ]
  const statuses = async () => {
    const { out } = await byoa(['rescale', 'list', '--json', ...store])
    return jsonLines(out).map(({ status }) => status)
  }
  return {
    endpoint,
    front: front.endpoint,
    store,
    words,
    statuses,
    out: path(`out-${stores}`),
  }
}

const expired = { code: 'ExpiredToken', message: 'The token is expired.', status: 403 }
const cutAtStack: Judge = ({ action }) =>
  action === 'cloudformation:CreateStack' ? expired : undefined

describe('a run on AWS with a store', () => {
  test('that is cut short goes on from the store alone, and writes every document', async () => {
    const { front, store, words, out } = await opened(cutAtStack)
    const cut = await runNow(words(front))
    expect(cut.code).toBe(3)
    expect(cut.err.at(-1)).toBe(
      `The steps so far are recorded in ${store[1]}; the same command with --resume continues from there.`,
    )
    expect((await runNow(words())).code).toBe(1)
    const rest = await runNow([...words(), '--resume', '--out', out])
    expect(rest.err[0]).toBe('Continuing an earlier run, in status SetupIssued.')
    expect(rest.code).toBe(0)
    expect(Object.keys(await filesIn(out))).toHaveLength(7)
  })

  test('whose files cannot be written stops with exit 3; the store has what was done', async () => {
    const { words, statuses, out } = await opened()
    await mkdir(`${out}/events.jsonl`, { recursive: true })
    const ran = await runNow([...words(), '--out', out, '--force'])
    expect(ran.code).toBe(3)
    expect(ran.err[0]).toContain('it contains a directory events.jsonl')
    expect(await statuses()).toEqual(['Requested'])
    await rm(`${out}/events.jsonl`, { recursive: true })
    expect((await runNow([...words(), '--out', out, '--resume'])).code).toBe(0)
    expect(Object.keys(await filesIn(out))).toHaveLength(7)
  })

  test('that is interrupted says so, and has closed the store', async () => {
    const reached = new EventEmitter()
    await createPglite(path('interrupted'))
    const { front, store, words } = await opened(
      (_, number) => {
        if (number < 9) return undefined
        reached.emit('call')
        return new Promise(() => {})
      },
      `pglite:${path('interrupted')}`,
    )
    const running = starting(byoaCommand(['run', ...words(front)]))
    await once(reached, 'call')
    running.kill('SIGINT')
    const { code, stderr } = await running.exited
    expect({ code, said: stderr.trimEnd().split('\n').slice(-2) }).toEqual({
      code: 130,
      said: [
        `Interrupted. The steps so far are recorded in ${store[1]}.`,
        'To continue, run the same command with --resume.',
      ],
    })
    expect(await readdir(path('interrupted'))).toEqual(['data'])
    expect((await runNow([...words(), '--resume'])).code).toBe(0)
  })

  test('goes on with what is decided in its store', async () => {
    const { store, words, statuses, out } = await opened()
    expect((await runNow([...words(), '--out', out])).code).toBe(0)
    const [{ onboardingId }] = jsonLines(
      (await byoa(['rescale', 'list', '--json', ...store])).out,
    ) as [{ readonly onboardingId: string }]
    const added = await byoaNow(['rescale', 'add-cidr', onboardingId, '10.60.0.0/24', ...store])
    expect(added.code).toBe(0)
    expect((await runNow([...words(), '--out', out, '--resume'])).code).toBe(0)
    expect(typesIn((await filesIn(out))['events.jsonl'] ?? '')).toContain('SecondaryCidrAssociated')
    const leave = ['--by', 'customer', '--reason', 'the end']
    const decided = await byoaNow(['rescale', 'offboard', onboardingId, ...leave, ...store])
    expect(decided.code).toBe(0)
    const rest = await runNow([...words(), '--resume'])
    expect(rest.err[0]).toBe('Continuing an earlier run, in status Offboarding.')
    // The request is free again.
    expect((await runNow(words())).code).toBe(0)
    expect(await statuses()).toEqual(['Closed', 'Connected'])
  })

  test('leaves what the commands of each company go on with, to the end', async () => {
    const { store, words, statuses, out, endpoint } = await opened()
    vi.stubEnv('XDG_CONFIG_HOME', path('config'))
    expect((await runNow([...words(), '--out', out])).code).toBe(0)
    const ours = [...store, '--profile', 'ours', '--rescale', rescale, '--outbox', path('outbox')]
    const theirs = ['--profile', 'theirs', '--setup', `${out}/setup.json`]
    const [{ onboardingId }] = jsonLines(
      (await byoaNow(['rescale', 'list', '--json', ...store])).out,
    ) as [{ readonly onboardingId: string }]
    const play = async (...command: ReadonlyArray<string>): Promise<void> => {
      const { code, err } = await byoaNow([...command, '--endpoint-url', endpoint])
      expect({ command, code, err: err.filter((line) => !line.startsWith('…')) }).toEqual({
        command,
        code: 0,
        err: [],
      })
    }
    await play('customer', 'inspect', ...theirs, '--json')
    await play('rescale', 'offboard', onboardingId, ...ours)
    const notice = path('outbox', onboardingId, 'offboarding-notice.json')
    const clean = path('clean-exit.json')
    await play('customer', 'leave', notice, ...theirs, '--yes', '--json', '--out', clean)
    await play('rescale', 'receive', clean, ...ours)
    await play('rescale', 'advance', onboardingId, ...ours)
    expect(await statuses()).toEqual(['Closed'])
  })

  test.runIf(process.platform === 'linux')('is not kept by default at an endpoint', async () => {
    const { words, store } = await opened()
    vi.stubEnv('XDG_DATA_HOME', path('data'))
    const plain = words().filter((word) => !store.includes(word))
    expect((await starting(byoaCommand(['run', ...plain])).exited).code).toBe(0)
    expect(existsSync(path('data'))).toBe(false)
  })
})
