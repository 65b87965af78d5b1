/**
 * `byoa onboarding decide`: adds what a person decides to an onboarding that `byoa run` has begun;
 * `byoa run --resume` does what follows.
 */
import type { CommandResult } from '@byoa/application'
import type { Instant, Language, Party } from '@byoa/core/values'
import { memoryStore } from '@byoa/store-memory'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { keepDocuments } from '../../play/keepDocuments.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import type { BadInput, CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { badOption } from '../../terminal/badInput.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { eventsIn, readEvents } from '../documents/readEvents.ts'
import type { DecisionName } from './decisionNames.ts'
import { type Decision, decisions } from './decisions.ts'
import { showEvents } from './show.ts'

export interface DecideOptions {
  readonly out: string
  readonly by?: Party
  readonly reason?: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly json: boolean
  readonly language: Language
}

/** Who decides, and why. */
interface DecisionInput {
  readonly by: Party
  readonly reason: string
}

const reasonOf = (
  { needsReason }: Decision,
  { reason }: DecideOptions,
): E.Either<BadInput, string> => {
  if (!needsReason) {
    return reason === undefined
      ? E.right('')
      : badOption('--reason', 'no reason for this decision', reason)
  }
  if (reason === undefined) return badOption('--reason', 'why, in a sentence')
  return reason.trim() === ''
    ? badOption('--reason', 'why, in a sentence', 'an empty text')
    : E.right(reason)
}

const partyOf = ({ by: parties }: Decision, { by }: DecideOptions): E.Either<BadInput, Party> => {
  const party = by ?? (parties.length === 1 ? parties[0] : undefined)
  return party === undefined || !parties.includes(party)
    ? badOption('--by', parties.join(' or '), by)
    : E.right(party)
}

const inputOf = (decision: Decision, options: DecideOptions): E.Either<BadInput, DecisionInput> =>
  pipe(
    E.Do,
    E.bind('by', () => partyOf(decision, options)),
    E.bind('reason', () => reasonOf(decision, options)),
  )

const unchanged: Readonly<Record<Language, string>> = {
  en: 'Nothing was recorded: at this point the decision changes nothing.',
  ja: '現在の状態では何も変わらないため、記録していません。',
}

/** Decides, at a time, about the onboarding in a directory. */
const decideAt = (
  decision: Decision,
  options: DecideOptions,
  at: Instant,
): TE.TaskEither<CommandError, CommandResult> =>
  pipe(
    TE.Do,
    TE.bind('input', () => TE.fromEither(inputOf(decision, options))),
    TE.bind('stream', () => readEvents(eventsIn(options.out))),
    TE.flatMap(({ input: { by, reason }, stream }) => {
      const store = memoryStore({ keep: keepDocuments(options.out), begun: [stream] })
      const ports = { store, clock: { now: () => at } }
      return decision.decide({ ports, onboardingId: stream.onboardingId, by }, reason)
    }),
  )

/**
 * Decides. Exit 0 when it was done or held already, 1 when a rule refuses it, 2 when something is
 * missing or the events cannot be read.
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
