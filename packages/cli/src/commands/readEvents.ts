/** Reads the events of one onboarding from a file, one JSON object on each line. */
import type { DecodeProblem } from '@byoa/core/codec'
import { type OnboardingEvent, decodeEvent, replay, type KnownState } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { join } from 'node:path'

import type { BadInput } from '../terminal/CommandError.ts'
import { nameOfSource, parseJson, readText } from '../terminal/files.ts'

/** The file of a run's directory that holds the events. */
export const eventsIn = (directory: string): string => join(directory, 'events.jsonl')

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

/** The events of one onboarding, and where they have led to. */
export interface ReadStream {
  readonly state: KnownState
  readonly events: ReadonlyArray<OnboardingEvent>
}

/** A stream is one onboarding: it begins with the request, and holds no second one. */
const streamOf = (
  events: ReadonlyArray<OnboardingEvent>,
): E.Either<ReadonlyArray<DecodeProblem>, ReadStream> => {
  const state = replay(events)
  const second = events.findLastIndex(({ type }) => type === 'OnboardingRequested')
  if (state.status === 'NotRequested' || events[0]?.type !== 'OnboardingRequested') {
    return E.left([
      {
        path: 'the first event',
        expected: 'OnboardingRequested, with which an onboarding begins',
        actual: events[0]?.type ?? 'no event',
      },
    ])
  }
  return second === 0
    ? E.right({ state, events })
    : E.left([
        {
          path: `event ${second + 1}`,
          expected: 'an event of the same onboarding',
          actual: 'OnboardingRequested, which begins another one',
        },
      ])
}

/**
 * Reads a stream. Left lists every line that is no event, or says why the events are no onboarding.
 */
export const readEvents =
  (path: string): TaskEither<BadInput, ReadStream> =>
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
    return pipe(
      problems.length > 0 ? E.left(problems) : streamOf(events),
      E.mapLeft((found): BadInput => ({
        _tag: 'BadInput',
        source: nameOfSource(path),
        problems: found,
      })),
    )
  }
