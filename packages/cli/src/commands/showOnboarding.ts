/** `byoa onboarding show`: where a stream of events stands, how it came there, and who must do what next. */
import {
  Instant,
  type Intent,
  type Language,
  type OnboardingEvent,
  type OnboardingState,
  decodeEvent,
  describeEvent,
  describeIntent,
  react,
  renderInstant,
  replay,
} from '@byoa/core/onboarding'
import { type DecodeProblem, decode } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { instantOf } from '../play/simulatedStart.ts'
import { type BadInput, reportError } from '../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../terminal/Terminal.ts'
import { parseJson, readText } from '../terminal/files.ts'

export interface ShowOptions {
  readonly events: string
  /** The time to judge deadlines by, ISO 8601 in UTC; absent: now. */
  readonly at?: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly json: boolean
  readonly language: Language
}

const problemsOf = (
  source: string,
  line: string,
): E.Either<ReadonlyArray<DecodeProblem>, OnboardingEvent> => {
  const json = parseJson(source, line)
  if (E.isLeft(json)) return E.left(json.left.problems)
  const event = decodeEvent(json.right)
  if (E.isRight(event)) return event
  return E.left(
    event.left._tag === 'MalformedEvent'
      ? event.left.problems
      : [
          {
            path: 'schemaVersion',
            expected: `one of ${event.left.known.join(', ')}`,
            actual: JSON.stringify(event.left.found) ?? 'nothing',
          },
        ],
  )
}

const readEvents =
  (path: string): TaskEither<BadInput, ReadonlyArray<OnboardingEvent>> =>
  async () => {
    const text = await readText(path)()
    if (E.isLeft(text)) return text
    const events: OnboardingEvent[] = []
    const problems: DecodeProblem[] = []
    for (const [index, line] of text.right.split('\n').entries()) {
      if (line.trim() === '') continue
      const event = problemsOf(path, line)
      if (E.isRight(event)) events.push(event.right)
      else {
        const place = `line ${index + 1}`
        problems.push(
          ...event.left.map(({ path: field, ...rest }) => ({
            ...rest,
            path: field === '' ? place : `${place}, ${field}`,
          })),
        )
      }
    }
    if (problems.length === 0 && events.length === 0) {
      problems.push({ path: '', expected: 'events, one on each line', actual: 'none' })
    }
    return problems.length > 0
      ? E.left({ _tag: 'BadInput', source: path, problems })
      : E.right(events)
  }

interface Shown {
  readonly state: OnboardingState
  readonly events: ReadonlyArray<OnboardingEvent>
  readonly intents: ReadonlyArray<Intent>
}

const showJson = (terminal: Terminal, { state, events, intents }: Shown): void => {
  terminal.out(
    JSON.stringify({
      status: state.status,
      ...(state.status === 'NotRequested' ? {} : { onboardingId: state.onboardingId }),
      events: events.map((event) => ({
        at: renderInstant(event.at),
        by: event.by,
        type: event.type,
        description: describeEvent(event, 'en'),
      })),
      next: intents.map((intent) => ({
        party: intent.party,
        task: intent.type,
        description: describeIntent(intent, 'en'),
        ...(intent.deadline === undefined ? {} : { deadline: renderInstant(intent.deadline) }),
        ...(intent.reminder === undefined ? {} : { reminder: intent.reminder }),
      })),
    }),
  )
}

const showText = (
  { out, colours }: Terminal,
  { state, events, intents }: Shown,
  language: Language,
): void => {
  const name = state.status === 'NotRequested' ? '' : `${state.onboardingId}  `
  out(`${name}${colours.bold(state.status)}`)
  out('')
  for (const event of events) {
    out(
      `${colours.dim(renderInstant(event.at))}  ${event.by.padEnd(8)}  ${describeEvent(event, language)}`,
    )
  }
  if (intents.length > 0) out('')
  for (const intent of intents) {
    out(`${colours.yellow('next')}  ${intent.party.padEnd(8)}  ${describeIntent(intent, language)}`)
  }
}

/** Shows an onboarding from its events. Exit 2 lists every line that is no event. */
export const showOnboarding = async (
  terminal: Terminal,
  options: ShowOptions,
): Promise<ExitCode> => {
  const at =
    options.at === undefined ? E.right(instantOf(options.now)) : decode(Instant, options.at)
  if (E.isLeft(at)) {
    return reportError(terminal, { _tag: 'BadInput', source: '--at', problems: at.left }, options)
  }
  const events = await readEvents(options.events)()
  if (E.isLeft(events)) return reportError(terminal, events.left, options)
  const state = replay(events.right)
  const shown = { state, events: events.right, intents: react(state, at.right) }
  if (options.json) showJson(terminal, shown)
  else showText(terminal, shown, options.language)
  return 0
}
