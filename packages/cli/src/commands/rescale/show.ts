/** `byoa rescale show`: the status of an onboarding, its history, and who must do what next. */
import { type LoadedOnboarding, loadOnboarding } from '@byoa/application'
import { Instant, type Language, renderInstant } from '@byoa/core/values'
import {
  type Intent,
  type OnboardingEvent,
  OnboardingId,
  type OnboardingState,
  react,
} from '@byoa/core/onboarding'
import { type JsonObject, decode, omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { describeOutcome } from '../../play/describeOutcome.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import { durableAddressOf } from '../../store/StoreAddress.ts'
import { withExistingStore } from '../../store/withStore.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { type BadInput, badInput } from '../../terminal/badInput.ts'
import type { Interruption } from '../../terminal/interruptible.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { partyNames, statusMeaning, wordsIn } from '../../terminal/words.ts'
import { writeHanging } from '../../terminal/writeHanging.ts'
import { readEvents } from '../../store/readEvents.ts'

export interface ShowOptions extends Pick<Interruption, 'untilInterrupted'> {
  /** The ID of an onboarding in the store, or the file with its events. */
  readonly source: string
  readonly store?: string
  /** The time for deadlines, ISO 8601 in UTC; absent: now. */
  readonly at?: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly json: boolean
  readonly language: Language
}

interface OnboardingView {
  readonly state: OnboardingState
  readonly events: ReadonlyArray<OnboardingEvent>
  readonly intents: ReadonlyArray<Intent>
}

/** The JSON of events, the state after them, and the pending intents. */
const jsonOf = ({ state, events, intents }: OnboardingView): JsonObject => ({
  status: state.status,
  ...(state.status === 'NotRequested' ? {} : { onboardingId: state.onboardingId }),
  events: events.map((event) => ({
    at: renderInstant(event.at),
    by: event.by,
    type: event.type,
    description: wordsIn.en.describeEvent(event),
  })),
  next: intents.map((intent) => ({
    party: intent.party,
    task: intent.type,
    description: wordsIn.en.describeIntent(intent),
    ...(intent.deadline === undefined ? {} : { deadline: renderInstant(intent.deadline) }),
    ...omitUndefined({ reminder: intent.reminder }),
  })),
})

const nextWord: Readonly<Record<Language, string>> = { en: 'Next', ja: '次に必要な操作' }

const showText = (
  terminal: Terminal,
  { state, events, intents }: OnboardingView,
  language: Language,
): void => {
  const { out, colours } = terminal
  const name = state.status === 'NotRequested' ? '' : `${state.onboardingId}  `
  out(`${name}${colours.bold(state.status)}${statusMeaning(state.status, language)}`)
  if (events.length > 0) out('')
  for (const event of events) {
    const head = `${colours.dim(renderInstant(event.at))}  ${partyNames[event.by][language]}  `
    const [first = '', ...reasons] = describeOutcome(event, language)
    writeHanging(terminal, head, first)
    for (const reason of reasons) writeHanging(terminal, ' '.repeat(36), reason)
  }
  if (intents.length === 0) return
  out('')
  out(colours.bold(nextWord[language]))
  for (const intent of intents) {
    const head = `  ${colours.yellow(partyNames[intent.party][language])}  `
    writeHanging(terminal, head, wordsIn[language].describeIntent(intent))
  }
}

/** Events, the state after them, and the time for deadlines. */
export interface ShownEvents {
  readonly state: OnboardingState
  readonly events: ReadonlyArray<OnboardingEvent>
  readonly at: Instant
}

/** Shows events, the state after them, and the pending intents at a time; JSON with more fields. */
export const showEvents = (
  terminal: Terminal,
  { at, ...shown }: ShownEvents,
  { json, language, more = {} }: Pick<ShowOptions, 'json' | 'language'> & { more?: JsonObject },
): void => {
  const view = { ...shown, intents: react(shown.state, at) }
  if (json) terminal.out(JSON.stringify({ ...more, ...jsonOf(view) }))
  else showText(terminal, view, language)
}

const timeOf = ({ at, now }: ShowOptions): E.Either<BadInput, Instant> =>
  at === undefined
    ? E.right(instantOf(now))
    : pipe(
        decode(Instant, at),
        E.mapLeft((problems) => badInput('--at', problems)),
      )

/** Loads an onboarding from the store by its ID, or from a file. */
const loadFrom = (options: ShowOptions): TE.TaskEither<CommandError, LoadedOnboarding> => {
  const { source, store: text } = options
  if (!OnboardingId.is(source)) return readEvents(source)
  return pipe(
    TE.fromEither(durableAddressOf(text)),
    TE.flatMap((address) =>
      withExistingStore(address, options)((store) => loadOnboarding(store, source)),
    ),
  )
}

/**
 * Shows an onboarding. Exit 1 when the store has none with the ID; exit 2 lists every line that is
 * not an event.
 */
export const show = (terminal: Terminal, options: ShowOptions): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('at', () => TE.fromEither(timeOf(options))),
    TE.bind('stream', () => loadFrom(options)),
    reportResult(terminal, options, ({ at, stream }) => {
      showEvents(terminal, { ...stream, at }, options)
      return 0
    }),
  )
