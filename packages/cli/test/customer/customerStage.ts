/**
 * A pair of companies on a sandbox: the customer types commands; Rescale's half is played by its
 * use cases, and what passes between them is files.
 */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

import {
  type CustomerDocument,
  type LoadedOnboarding,
  type RescaleDocument,
  advance,
  beginOffboarding,
  decodeExchangedDocument,
  encodeExchangedDocument,
  issuedDocuments,
  loadOnboarding,
  receiveDocument,
} from '@byoa/application'
import { signDocument } from '@byoa/application/signing'
import { sdkAws } from '@byoa/cloud-aws'
import { decode } from '@byoa/core/codec'
import type { OnboardingId } from '@byoa/core/onboarding'
import { memoryStore } from '@byoa/store-memory'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import picocolors from 'picocolors'
import { expect, vi } from 'vitest'

import { namedRescale } from '../../src/commands/documents/rescaleSide.ts'
import { randomIds } from '../../src/play/randomIds.ts'
import { rescalePorts } from '../../src/access/rescalePorts.ts'
import { instantOf } from '../../src/play/simulatedStart.ts'
import { RescaleConfigCodec } from '@byoa/cloud'
import { runCommandLine } from '../../src/program.ts'
import { signedFiles } from '../../src/signing/signedFiles.ts'
import { signingKeyOf } from '../../src/signing/signingKeyOf.ts'
import type { Answer, TypedLine } from '../../src/terminal/ask.ts'
import type { Ran } from '../byoa.ts'
import { rescaleSide } from '../exampleRescale.ts'
import { type Front, type Judge, startFront } from '../run/runAwsFront.ts'
import { useProfiles } from '../run/runAwsStage.ts'
import { type Announced, type Clients, clientsOf, startSandbox } from '../sandbox/runningSandbox.ts'
import type { WorkingDirectory } from '../workingDirectory.ts'

export const accountId = '111122223333'
export const strangerId = '444455556666'

export interface Typed {
  readonly ask?: (question: string) => Promise<Answer>
  readonly askText?: (question: string) => Promise<TypedLine>
  readonly untilInterrupted?: () => Promise<void>
  /** Milliseconds since 1970; absent: now. */
  readonly now?: number
}

type Json = Readonly<Record<string, unknown>>

export interface CustomerStage {
  /** Clients with the keys of an account. */
  readonly clients: (id: string) => Pick<Clients, 'ec2' | 'iam'>
  /** What the customer's commands call. */
  readonly front: Front
  readonly sandbox: Announced
  /** A path in the customer's folder. */
  readonly path: (...names: ReadonlyArray<string>) => string
  /** Types `byoa customer …` with the customer's profile. */
  readonly type: (words: ReadonlyArray<string>, typed?: Typed) => Promise<Ran>
  /** Types it without a profile and an endpoint. */
  readonly typeOffline: (words: ReadonlyArray<string>, typed?: Typed) => Promise<Ran>
  /** Rescale receives a file of the customer's. */
  readonly receive: (name: string) => Promise<LoadedOnboarding>
  /** Rescale does what is its, and sends the documents that are due to the customer's folder. */
  readonly advance: () => Promise<LoadedOnboarding>
  /** Signs a document of Rescale's with its key; other JSON stays as it is. */
  readonly sign: (json: Json) => Promise<Json>
  /** Rescale ends the connection. */
  readonly offboard: (reason?: string) => Promise<LoadedOnboarding>
  readonly rescale: ReturnType<typeof rescalePorts>
  readonly onboardingId: () => OnboardingId
  readonly read: (name: string) => Promise<Readonly<Record<string, unknown>>>
}

export const right = async <A>(work: TE.TaskEither<unknown, A>): Promise<A> => {
  const done = await work()
  return E.isRight(done) ? done.right : expect.unreachable(JSON.stringify(done.left))
}

const valid = <A>(read: E.Either<unknown, A>): A =>
  E.isRight(read) ? read.right : expect.unreachable(JSON.stringify(read.left))

const config = valid(namedRescale(undefined, valid(decode(RescaleConfigCodec, rescaleSide))))

const quickly = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.min(milliseconds, 5))
  })

const keysOf = ({ accounts }: Announced, id: string) =>
  accounts.find((account) => account.accountId === id) ?? expect.unreachable(id)

const listening = () => {
  const [out, err, all]: [string[], string[], string[]] = [[], [], []]
  const keep = (lines: string[]) => (line: string) => {
    lines.push(line)
    all.push(line)
  }
  const terminal = { out: keep(out), err: keep(err), colours: picocolors.createColors(false) }
  return { terminal, out, err, all }
}

const typing = async (words: ReadonlyArray<string>, typed: Typed): Promise<Ran> => {
  const { terminal, out, err, all } = listening()
  const { now = Date.now(), ...rest } = typed
  const begun = Date.now()
  // Waiting takes no time, and the clock shows it.
  let waited = 0
  const code = await runCommandLine(['customer', ...words], {
    version: '1.2.3',
    now: () => now + (Date.now() - begun) + waited,
    sleep: (milliseconds) => {
      waited += milliseconds
      return quickly(milliseconds)
    },
    terminal,
    ...rest,
  })
  return { code, out, err, all: all.join('\n') }
}

const portsOf = (sandbox: Announced) => {
  const { region: _region, party: _party, ...credentials } = keysOf(sandbox, '999988887777')
  return rescalePorts({
    config,
    awsFor: sdkAws({ endpoint: sandbox.endpoint, credentials: async () => credentials }),
    store: memoryStore(),
    clock: { now: () => instantOf(Date.now()) },
    ids: randomIds,
    waiting: { wait: { now: () => Date.now(), sleep: quickly } },
  })
}

/** Opens one; `judge` may answer the customer's calls in the place of the sandbox. */
export const openStage = async (
  directory: WorkingDirectory,
  judge?: Judge,
): Promise<CustomerStage> => {
  const customers = [
    { accountId, region: 'us-east-1' },
    { accountId: strangerId, region: 'us-east-1' },
  ]
  const folder = await mkdtemp(directory.path('customer-'))
  const scenario = join(folder, '..', `scenario-${Math.random()}.json`)
  await writeFile(scenario, JSON.stringify({ version: 1, rescale: rescaleSide, customers }))
  const sandbox = await startSandbox({ scenario })
  const front = await startFront(sandbox.endpoint, judge)
  await useProfiles(directory, {
    customer: keysOf(sandbox, accountId),
    stranger: keysOf(sandbox, strangerId),
  })
  // The pins of the customer are in its folder.
  vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'config'))
  vi.stubEnv('HOME', folder)
  const address = {
    kind: 'pglite',
    directory: join(folder, '..', `${basename(folder)}-rescale`),
  } as const
  const rescale = portsOf(sandbox)
  const path = (...names: ReadonlyArray<string>) => join(folder, ...names)
  let id: OnboardingId | undefined
  const onboardingId = () => id ?? expect.unreachable('nothing was requested')
  const loaded = () => right(loadOnboarding(rescale.store, onboardingId()))
  /** As Rescale's outbox. */
  const send = async () => {
    for (const issued of issuedDocuments((await loaded()).events)) {
      for (const [name, text] of Object.entries(await right(signedFiles(address, [issued])))) {
        await writeFile(path(name), text)
      }
    }
  }
  const go = async () => {
    await right(advance(rescale, onboardingId()))
    await send()
    return loaded()
  }
  return {
    clients: (account) => {
      const keys = keysOf(sandbox, account)
      return clientsOf({ ...sandbox, accounts: [keys] }, keys.party)
    },
    front,
    sandbox,
    path,
    rescale,
    onboardingId,
    type: (words, typed = {}) =>
      typing(
        [
          ...words,
          ...(words.includes('--profile') ? [] : ['--profile', 'customer']),
          '--endpoint-url',
          front.endpoint,
        ],
        typed,
      ),
    typeOffline: (words, typed = {}) => typing(words, typed),
    receive: async (name) => {
      const json: unknown = JSON.parse(await readFile(path(name), 'utf8'))
      const document = valid(decodeExchangedDocument(json)) as CustomerDocument
      id = (await right(receiveDocument(rescale, document))).onboardingId
      await send()
      return loaded()
    },
    sign: async ({ signature: _signature, ...json }) => {
      const document = decodeExchangedDocument(json)
      if (E.isLeft(document)) return json
      const key = await right(signingKeyOf(address))
      const signed = await right(signDocument(key, document.right as RescaleDocument))
      return encodeExchangedDocument(signed)
    },
    advance: go,
    offboard: async (reason = 'the end') => {
      const submitter = { ports: rescale, onboardingId: onboardingId(), by: 'rescale' } as const
      await right(beginOffboarding(submitter, reason))
      return go()
    },
    read: async (name) =>
      JSON.parse(await readFile(path(name), 'utf8')) as Readonly<Record<string, unknown>>,
  }
}

/** The kinds of the documents that Rescale has issued. */
export const kindsIssued = ({ events }: LoadedOnboarding): ReadonlyArray<RescaleDocument['kind']> =>
  issuedDocuments(events).map(({ document }) => document.kind)
