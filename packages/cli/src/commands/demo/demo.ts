/**
 * `byoa demo`: an onboarding from proposal to Connected, and through offboarding to Closed, step by
 * step.
 */
import {
  type OnboardingError,
  type OnboardingStore,
  type RequestDocument,
  beginOffboarding,
  decodeRequestDocument,
} from '@byoa/application'
import { defaultRescale } from '@byoa/cloud-memory'
import type { Language } from '@byoa/core/values'
import type { OnboardingStatus } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { memoryParties } from '../../play/memoryParties.ts'
import { simulatedStart } from '../../play/simulatedStart.ts'
import { narrator, stepJson } from '../../play/narrate.ts'
import { type PlayContext, act, playToConnected, playUntil } from '../../play/play.ts'
import { inMemory, storeAddressOf } from '../../store/StoreAddress.ts'
import { rehearsalInterruption, withStore } from '../../store/withStore.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import type { BadInput } from '../../terminal/CommandError.ts'
import { badInput } from '../../terminal/badInput.ts'
import type { Interruption } from '../../terminal/interruptible.ts'
import { reportResult } from '../../terminal/reportResult.ts'

export interface DemoOptions extends Pick<Interruption, 'untilInterrupted'> {
  readonly store?: string
  readonly json: boolean
  readonly seed: number
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

/** A year passes between connecting and asking to leave. */
const yearSeconds = 365 * 24 * 60 * 60

/** The reason for offboarding. */
const leavingReason: Readonly<Record<Language, string>> = {
  en: 'the project is over',
  ja: 'プロジェクトが終了したため',
}

interface Script {
  readonly document: RequestDocument
  readonly reason: string
}

const playToClosed = (
  context: PlayContext,
  { document, reason }: Script,
): TE.TaskEither<OnboardingError, OnboardingStatus> => {
  const { parties, onboardingId } = context
  const leave = beginOffboarding({ ports: parties.rescale, onboardingId, by: 'customer' }, reason)
  return pipe(
    playToConnected(context, document),
    TE.tapIO(() => () => parties.wait(yearSeconds)),
    TE.flatMap(() => act(context, { party: 'customer', task: 'BeginOffboarding' }, leave)),
    TE.flatMap(() => playUntil(context, 'Closed')),
    TE.map(({ status }) => status),
  )
}

const contextFor = (
  terminal: Terminal,
  { document, store }: { readonly document: RequestDocument; readonly store: OnboardingStore },
  { json, language, seed }: DemoOptions,
): PlayContext => {
  const parties = memoryParties({
    rescale: defaultRescale,
    document,
    store,
    start: simulatedStart,
    seed,
  })
  return {
    parties,
    onboardingId: parties.rescale.ids.onboardingId(),
    listener: json
      ? (step) => terminal.out(JSON.stringify(stepJson(step)))
      : narrator(terminal, language),
  }
}

/** Plays the demonstration. Exit 0 when it ends Closed. */
export const demo = (terminal: Terminal, options: DemoOptions): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('address', () => TE.fromEither(storeAddressOf(options.store, inMemory))),
    TE.bind('document', () => TE.fromEither(builtInRequest)),
    TE.flatMap(({ address, document }) =>
      withStore(
        address,
        rehearsalInterruption(address, options),
      )((store) =>
        playToClosed(contextFor(terminal, { document, store }, options), {
          document,
          reason: leavingReason[options.language],
        }),
      ),
    ),
    reportResult(terminal, options, (status) => (status === 'Closed' ? 0 : 1)),
  )
