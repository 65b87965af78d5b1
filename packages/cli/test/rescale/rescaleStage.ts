/** `byoa rescale` in a test: a sandbox, a store and an outbox of its own, and short pauses. */
import { mkdir } from 'node:fs/promises'

import picocolors from 'picocolors'
import {
  type PostgresServer,
  createPglite,
  hasPostgres,
  startPostgres,
} from '@byoa/postgres-server'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'

import { runCommandLine } from '../../src/program.ts'
import { type Ran, byoa, jsonLines } from '../byoa.ts'
import { exampleRequest } from '../exampleFile.ts'
import { useProfiles } from '../run/runAwsStage.ts'
import { type Announced, startSandbox } from '../sandbox/runningSandbox.ts'
import type { WorkingDirectory } from '../workingDirectory.ts'
import { type Customer, customerOn } from './customerHalf.ts'

/** Runs `byoa <words>` by the real clock. */
export const runNow = async (
  words: ReadonlyArray<string>,
  around: {
    readonly untilInterrupted?: () => Promise<void>
    readonly now?: () => number
    readonly sleep?: (milliseconds: number) => Promise<void>
  } = {},
): Promise<Ran> => {
  const out: string[] = []
  const err: string[] = []
  const all: string[] = []
  const keep = (lines: string[]) => (line: string) => {
    lines.push(line)
    all.push(line)
  }
  const code = await runCommandLine(words, {
    version: '1.2.3',
    now: () => Date.now(),
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        setTimeout(resolve, Math.min(milliseconds, 20))
      }),
    ...around,
    terminal: { out: keep(out), err: keep(err), colours: picocolors.createColors(false) },
  })
  return { code, out, err, all: all.join('\n') }
}

export interface Stage {
  readonly sandbox: Announced
  readonly store: ReadonlyArray<string>
  readonly outbox: string
  /** `--profile`, `--endpoint-url`. */
  readonly credentials: ReadonlyArray<string>
  /** Runs `byoa rescale <words>` with store and outbox. */
  readonly rescale: (...words: ReadonlyArray<string>) => Promise<Ran>
  /** The same, with credentials. */
  readonly onAws: (...words: ReadonlyArray<string>) => Promise<Ran>
  /** The only onboarding, as `list` shows it. */
  readonly listed: () => Promise<Readonly<Record<string, unknown>>>
  readonly customerOf: (onboardingId: string) => Customer
  readonly request: string
}

/** Makes empty stores. Every command opens one, and a server opens much faster than PGlite. */
export const emptyStores = ({
  path,
}: Pick<WorkingDirectory, 'path'>): ((count: number) => Promise<string>) => {
  let server: PostgresServer | undefined
  beforeAll(async () => {
    if (hasPostgres()) server = await startPostgres()
  }, 60_000)
  afterAll(() => server?.stop())
  const create = async (directory: string): Promise<string> => {
    if (server !== undefined) return server.createDatabase()
    await createPglite(directory)
    return `pglite:${directory}`
  }
  return async (count) => {
    const store = await create(path(`records-${count}`))
    await byoa(['store', 'migrate', '--store', store])
    return store
  }
}

/** Prepares stages in a directory. */
export const stages = (directory: WorkingDirectory): (() => Promise<Stage>) => {
  const { path, write } = directory
  const emptyStore = emptyStores(directory)
  let count = 0
  afterEach(() => {
    vi.unstubAllEnvs()
  })
  return async () => {
    count += 1
    const sandbox = await startSandbox()
    const keysOf = (party: string) =>
      sandbox.accounts.find((account) => account.party === party) ?? expect.unreachable(party)
    await useProfiles({ path, write }, { ours: keysOf('rescale'), theirs: keysOf('customer') })
    // The signing key of a server's records is in the data folder.
    vi.stubEnv('XDG_DATA_HOME', path(`data-${count}`))
    const store = ['--store', await emptyStore(count)]
    const [outbox, folder] = [path(`outbox-${count}`), path(`customer-${count}`)]
    await mkdir(folder)
    const credentials = ['--profile', 'ours', '--endpoint-url', sandbox.endpoint]
    const rescale = (...words: ReadonlyArray<string>): Promise<Ran> =>
      runNow(['rescale', ...words, ...store, '--outbox', outbox])
    return {
      sandbox,
      store,
      outbox,
      credentials,
      rescale,
      onAws: (...words) => rescale(...words, ...credentials),
      listed: async () => {
        const { out } = await rescale('list', '--json')
        return jsonLines(out)[0] ?? expect.unreachable('nothing is recorded')
      },
      customerOf: (onboardingId) =>
        customerOn(sandbox, { inbox: `${outbox}/${onboardingId}`, folder }),
      request: await write(`request-${count}.json`, exampleRequest()),
    }
  }
}

/** The ID of the only onboarding. */
export const onboardingIn = async ({ listed }: Stage): Promise<string> =>
  String((await listed())['onboardingId'])

/** Plays both halves to Connected. */
export const connected = async (
  stage: Stage,
): Promise<{ readonly id: string; readonly folder: string; readonly customer: Customer }> => {
  const { rescale, onAws, request, outbox } = stage
  await rescale('receive', request)
  const id = await onboardingIn(stage)
  const customer = stage.customerOf(id)
  await onAws('advance', id)
  await onAws('receive', await customer.deploy())
  await onAws('advance', id)
  await customer.connect()
  expect((await onAws('advance', id)).code).toBe(0)
  return { id, folder: `${outbox}/${id}`, customer }
}
