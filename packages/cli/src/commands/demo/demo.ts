/**
 * `byoa demo`: an onboarding from proposal to Connected, and through offboarding to Closed, step by
 * step.
 */
import {
  type OnboardingError,
  type RequestDocument,
  beginOffboarding,
  decodeRequestDocument,
} from '@byoa/application'
import { defaultRescale } from '@byoa/cloud-memory'
import type { Language } from '@byoa/core/values'
import type { OnboardingStatus } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { memoryParties } from '../../play/memoryParties.ts'
import { simulatedStart } from '../../play/simulatedStart.ts'
import { narrator, stepJson } from '../../play/narrate.ts'
import { type PlayContext, act, playToConnected, playUntil } from '../../play/play.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { badInput } from '../../terminal/badInput.ts'
import { reportResult } from '../../terminal/reportResult.ts'

export interface DemoOptions {
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
  document: RequestDocument,
  { json, language, seed }: DemoOptions,
): PlayContext => {
  const parties = memoryParties({
    rescale: defaultRescale,
    document,
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
    TE.fromEither(decodeRequestDocument(request)),
    TE.mapLeft((problems): CommandError => badInput('the built-in request', problems)),
    TE.flatMap((document) =>
      playToClosed(contextFor(terminal, document, options), {
        document,
        reason: leavingReason[options.language],
      }),
    ),
    reportResult(terminal, options, (status) => (status === 'Closed' ? 0 : 1)),
  )
