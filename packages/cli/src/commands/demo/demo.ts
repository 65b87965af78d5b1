/** `byoa demo`: the life of an onboarding, step by step. */
import {
  type OnboardingStore,
  type RequestDocument,
  decodeRequestDocument,
} from '@byoa/application'
import { defaultRescale, memoryIds } from '@byoa/cloud-memory'
import { Ipv4Cidr } from '@byoa/core/network'
import type { KnownState } from '@byoa/core/onboarding'
import type { Language } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { simulatedStart } from '../../play/simulatedStart.ts'
import { narrator, stepJson } from '../../play/narrate.ts'
import { type StoreAddress, inMemory, storeAddressOf } from '../../store/StoreAddress.ts'
import { rehearsalInterruption, withStore } from '../../store/withStore.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import { type BadInput, badInput } from '../../terminal/badInput.ts'
import { ensureFree, writeFiles } from '../../terminal/files.ts'
import type { Interruption } from '../../terminal/interruptible.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { loadResult } from '../run/RunResult.ts'
import { openMemory } from '../run/memorySides.ts'
import { type Script, type StoryContext, playShortStory, playWholeStory } from './stories.ts'

export interface DemoOptions extends Pick<Interruption, 'untilInterrupted'> {
  readonly store?: string
  readonly json: boolean
  readonly seed: number
  /** Whether to tell an onboarding that meets no trouble. */
  readonly short: boolean
  /** Where the documents, the events and the page are written in the end. */
  readonly out?: string
  /** Whether files in a directory that is not empty may be replaced. */
  readonly force: boolean
  readonly language: Language
}

/** A request as in a customer's file. */
const request = {
  version: 1,
  companyCode: 'acme',
  accountId: '111122223333',
  region: 'us-east-1',
  proposedCidr: '10.50.0.0/16',
  egress: 'open',
  zoneCount: 3,
  customerNetworks: [{ cidr: '192.168.0.0/20', name: 'Detroit office' }],
  plannedNodes: 2000,
}

const builtInRequest: E.Either<BadInput, RequestDocument> = pipe(
  decodeRequestDocument(request),
  E.mapLeft((problems) => badInput('the built-in request', problems)),
)

/** Held by another customer of the built-in infrastructure. */
const declinedCidr = '10.20.0.0/16'

/** The reason for offboarding. */
const leavingReason: Readonly<Record<Language, string>> = {
  en: 'the project is over',
  ja: 'プロジェクトが終了したため',
}

const scriptIn = (language: Language): E.Either<BadInput, Script> =>
  pipe(
    builtInRequest,
    E.map((document) => ({
      document,
      declinedCidr: Ipv4Cidr.is(declinedCidr) ? declinedCidr : document.proposedCidr,
      reason: leavingReason[language],
    })),
  )

interface Told {
  readonly script: Script
  readonly address: StoreAddress
}

const contextFor = (
  terminal: Terminal,
  { script: { document }, address, store }: Told & { readonly store: OnboardingStore },
  { json, language, seed }: DemoOptions,
): StoryContext => {
  const accounts = { config: defaultRescale, document, start: simulatedStart, seed }
  const ids = memoryIds(seed)
  return {
    parties: openMemory(terminal, accounts, { store, keyHolder: address, ids }).parties,
    onboardingId: ids.onboardingId(),
    listener: json
      ? (step) => terminal.out(JSON.stringify(stepJson(step)))
      : narrator(terminal, language),
  }
}

/** Writes what a run of `byoa run` writes. */
const writeHistory = (
  { parties, onboardingId }: StoryContext,
  address: StoreAddress,
  { out: directory, force }: DemoOptions,
): TE.TaskEither<CommandError, void> =>
  directory === undefined
    ? TE.right(undefined)
    : pipe(
        loadResult(parties.rescale, onboardingId, address),
        TE.flatMap(({ files }): TE.TaskEither<CommandError, void> =>
          writeFiles({ directory, files, force }),
        ),
      )

const tell = (
  context: StoryContext,
  { script, address }: Told,
  options: DemoOptions,
): TE.TaskEither<CommandError, KnownState> =>
  pipe(
    (options.short ? playShortStory : playWholeStory)(context, script),
    TE.tap((): TE.TaskEither<CommandError, void> => writeHistory(context, address, options)),
  )

/** Plays the demonstration. Exit 0 when it ends Closed. */
export const demo = (terminal: Terminal, options: DemoOptions): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('address', () => TE.fromEither(storeAddressOf(options.store, inMemory))),
    TE.bind('script', () => TE.fromEither(scriptIn(options.language))),
    TE.tap(() =>
      options.out === undefined
        ? TE.right(undefined)
        : ensureFree({ directory: options.out, force: options.force }),
    ),
    TE.flatMap(({ address, script }) =>
      withStore(
        address,
        rehearsalInterruption(address, options),
      )((store) =>
        tell(
          contextFor(terminal, { script, address, store }, options),
          { script, address },
          options,
        ),
      ),
    ),
    reportResult(terminal, options, ({ status }) => (status === 'Closed' ? 0 : 1)),
  )
