/**
 * The decisions about an onboarding, Rescale's and those that the customer told Rescale: each is
 * recorded, and the documents that tell the customer are written; `advance` acts on it.
 */
import { type CommandResult, loadOnboarding } from '@byoa/application'
import { type KnownState, type OnboardingId, react } from '@byoa/core/onboarding'
import type { Language, Party } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { type BadInput, badOption } from '../../terminal/badInput.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import type { RescaleOptions } from './RescaleOptions.ts'
import type { RescaleSide } from './RescaleSide.ts'
import { decisions } from './decisions.ts'
import { onboardingArgument } from './onboardingArgument.ts'
import { type Progress, showProgress, withDocuments } from './progress.ts'
import { type DecisionName, decisionTexts } from './rescaleDecisions.ts'
import { withRescaleSide } from './withRescaleSide.ts'

export interface RescaleDecisionOptions extends RescaleOptions {
  readonly onboarding: string
  readonly by?: Party
  readonly reason?: string
}

interface DecisionInput {
  readonly name: DecisionName
  readonly onboardingId: OnboardingId
  readonly by: Party
  readonly reason: string
}

type Step<A> = TE.TaskEither<CommandError, A>

/** The reasons of decisions of Rescale's that explain themselves. */
const usualReasons: { readonly [Name in DecisionName]?: string } = {
  offboard: 'Rescale ended the connection',
  close: 'the customer did not confirm in time',
}

const reasonExpected = {
  en: 'a sentence that says why',
  ja: '理由を文で指定してください。',
}

/** Reads a reason. Left when it is missing. */
const readReason = (reason: string | undefined): E.Either<BadInput, string> => {
  if (reason === undefined) return badOption('--reason', reasonExpected)
  return reason.trim() === ''
    ? badOption('--reason', reasonExpected, 'an empty text')
    : E.right(reason)
}

/** Where either can decide, Rescale does unless the options say otherwise. */
const partyOf = (name: DecisionName, { by }: RescaleDecisionOptions): Party =>
  by ?? (decisionTexts[name].by === 'customer' ? 'customer' : 'rescale')

/** Left when the decision needs a reason and has none. */
const reasonOf = (
  name: DecisionName,
  by: Party,
  { reason }: RescaleDecisionOptions,
): E.Either<BadInput, string> =>
  decisionTexts[name].reason === undefined
    ? E.right('')
    : readReason(reason ?? (by === 'rescale' ? usualReasons[name] : undefined))

const inputOf = (
  name: DecisionName,
  options: RescaleDecisionOptions,
): E.Either<BadInput, DecisionInput> =>
  pipe(
    E.Do,
    E.let('name', () => name),
    E.bind('onboardingId', () => onboardingArgument(options.onboarding)),
    E.let('by', () => partyOf(name, options)),
    E.bind('reason', ({ by }) => reasonOf(name, by, options)),
  )

/** Left while the customer has time to confirm its part of a teardown. */
const ensureDue = ({ ports }: RescaleSide, state: KnownState): E.Either<CommandError, unknown> => {
  const deadlines = react(state, ports.clock.now()).flatMap(({ party, deadline }) =>
    party === 'customer' && deadline !== undefined ? [deadline] : [],
  )
  const dueBy = deadlines.toSorted((one, other) => other - one)[0]
  return !('teardown' in state) || dueBy === undefined || dueBy <= ports.clock.now()
    ? E.right(undefined)
    : E.left({
        _tag: 'NotYetDue',
        onboardingId: state.onboardingId,
        dueAt: dueBy,
        unconfirmed: state.teardown.outstanding,
      })
}

const decideOn = (
  side: RescaleSide,
  options: RescaleDecisionOptions,
  { name, onboardingId, by, reason }: DecisionInput,
): Step<Progress> =>
  pipe(
    loadOnboarding(side.ports.store, onboardingId),
    TE.flatMapEither(({ state }): E.Either<CommandError, unknown> =>
      name === 'close' ? ensureDue(side, state) : E.right(undefined),
    ),
    TE.flatMap((): Step<CommandResult> =>
      decisions[name]({ ports: side.ports, onboardingId, by }, reason),
    ),
    TE.flatMap((result) => withDocuments(side, options, result)),
  )

const unchanged: Readonly<Record<Language, string>> = {
  en: 'Nothing was recorded: in the current state the decision changes nothing.',
  ja: '現在の状態では何も変わらないため、記録していません。',
}

/**
 * Records a decision. Exit 0 when it is recorded or already in effect, 1 when a rule refuses it, 2
 * for a wrong argument.
 */
export const decideForRescale = (
  terminal: Terminal,
  name: DecisionName,
  options: RescaleDecisionOptions,
): Promise<ExitCode> =>
  pipe(
    TE.fromEither(inputOf(name, options)),
    TE.flatMap((input) =>
      withRescaleSide(options, { account: 'if-named' })((side) => decideOn(side, options, input)),
    ),
    reportResult(terminal, options, (progress) => {
      if (progress.events.length === 0 && !options.json) terminal.out(unchanged[options.language])
      showProgress(terminal, progress, { options })
      return 0
    }),
  )
