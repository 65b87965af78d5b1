/**
 * `byoa onboarding decide`: adds a person's decision to an onboarding of a store, or of the directory
 * of a `byoa run`; `byoa run --resume` acts on it.
 */
import type { CommandResult } from '@byoa/application'
import type { Instant, Language, Party } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { instantOf } from '../../play/simulatedStart.ts'
import type { BadInput, CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { badOption } from '../../terminal/badInput.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import type { DecisionName } from './decisionNames.ts'
import { type Decision, decisions } from './decisions.ts'
import { type RecordedOptions, withRecorded } from './withRecorded.ts'
import { showEvents } from '../rescale/show.ts'

export interface DecideOptions extends RecordedOptions {
  readonly by?: Party
  readonly reason?: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly json: boolean
  readonly language: Language
}

/** The deciding party, and its reason. */
interface DecisionInput {
  readonly by: Party
  readonly reason: string
}

const reasonExpected = {
  en: 'a sentence that says why',
  ja: '理由を文で指定してください。',
}

/** Returns the reason of a decision. Left when it is missing, or the decision has none. */
export const reasonOf = (
  { needsReason }: Decision,
  reason: string | undefined,
): E.Either<BadInput, string> => {
  if (!needsReason) {
    return reason === undefined
      ? E.right('')
      : badOption(
          '--reason',
          { en: 'no reason for this decision', ja: 'この決定に理由は指定できません。' },
          reason,
        )
  }
  if (reason === undefined) return badOption('--reason', reasonExpected)
  return reason.trim() === ''
    ? badOption('--reason', reasonExpected, 'an empty text')
    : E.right(reason)
}

const partyOf = ({ by: parties }: Decision, { by }: DecideOptions): E.Either<BadInput, Party> => {
  const party = by ?? (parties.length === 1 ? parties[0] : undefined)
  return party === undefined || !parties.includes(party)
    ? badOption(
        '--by',
        { en: parties.join(' or '), ja: `${parties.join(' または ')} を指定してください。` },
        by,
      )
    : E.right(party)
}

const inputOf = (decision: Decision, options: DecideOptions): E.Either<BadInput, DecisionInput> =>
  pipe(
    E.Do,
    E.bind('by', () => partyOf(decision, options)),
    E.bind('reason', () => reasonOf(decision, options.reason)),
  )

const unchanged: Readonly<Record<Language, string>> = {
  en: 'Nothing was recorded: in the current state the decision changes nothing.',
  ja: '現在の状態では何も変わらないため、記録していません。',
}

/** Makes a decision about the onboarding that the options name. */
const decideAt = (
  decision: Decision,
  options: DecideOptions,
  at: Instant,
): TE.TaskEither<CommandError, CommandResult> =>
  pipe(
    TE.fromEither(inputOf(decision, options)),
    TE.flatMap(({ by, reason }) =>
      withRecorded(options, ({ store, onboardingId }) =>
        decision.decide({ ports: { store, clock: { now: () => at } }, onboardingId, by }, reason),
      ),
    ),
  )

/**
 * Makes a decision. Exit 0 when it is made or already in effect, 1 when a rule refuses it, 2 when
 * an argument is missing or the events cannot be read.
 */
export const decide = (
  terminal: Terminal,
  name: DecisionName,
  options: DecideOptions,
): Promise<ExitCode> => {
  const at = instantOf(options.now)
  return pipe(
    decideAt(decisions[name], options, at),
    reportResult(terminal, options, (result) => {
      if (result.events.length === 0 && !options.json) terminal.out(unchanged[options.language])
      showEvents(terminal, { ...result, at }, options)
      return 0
    }),
  )
}
