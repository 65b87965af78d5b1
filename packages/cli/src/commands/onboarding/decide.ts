/**
 * `byoa onboarding decide`: adds what a person decides to an onboarding that `byoa run` has begun;
 * `byoa run --resume` does what follows.
 */
import type { Language, Party } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { keepDocuments } from '../../play/keepDocuments.ts'
import { keptStore } from '../../play/keptStore.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import { type BadInput, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
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
interface Decided {
  readonly by: Party
  readonly reason: string
}

const badOption = (
  source: string,
  expected: string,
  actual = 'nothing',
): E.Either<BadInput, never> =>
  E.left({ _tag: 'BadInput', source, problems: [{ path: '', expected, actual }] })

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

const decidedOf = (decision: Decision, options: DecideOptions): E.Either<BadInput, Decided> =>
  pipe(
    E.Do,
    E.bind('by', () => partyOf(decision, options)),
    E.bind('reason', () => reasonOf(decision, options)),
  )

const unchanged: Readonly<Record<Language, string>> = {
  en: 'Nothing was recorded: at this point the decision changes nothing.',
  ja: '現在の状態では何も変わらないため、記録していません。',
}

/**
 * Decides. Exit 0 when it was done or held already, 1 when a rule refuses it, 2 when something is
 * missing or the events cannot be read.
 */
export const decide = async (
  terminal: Terminal,
  name: DecisionName,
  options: DecideOptions,
): Promise<ExitCode> => {
  const decision = decisions[name]
  const decided = decidedOf(decision, options)
  if (E.isLeft(decided)) return reportError(terminal, decided.left, options)
  const stream = await readEvents(eventsIn(options.out))()
  if (E.isLeft(stream)) return reportError(terminal, stream.left, options)
  const { events, state } = stream.right
  const { onboardingId } = state
  const at = instantOf(options.now)
  const ports = {
    store: keptStore(keepDocuments(options.out), { onboardingId, events }),
    clock: { now: () => at },
  }
  const { by, reason } = decided.right
  const handled = await decision.decide({ ports, onboardingId, by }, reason)()
  if (E.isLeft(handled)) return reportError(terminal, handled.left, options)
  if (handled.right.events.length === 0 && !options.json) {
    terminal.out(unchanged[options.language])
  }
  showEvents(terminal, { ...handled.right, at }, options)
  return 0
}
