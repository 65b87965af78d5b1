/**
 * Reads the events of an onboarding from a file, one JSON object per line: the event, and its place
 * in the stream as `version`. A file that lacks an event is refused.
 */
import { join } from 'node:path'

import type { LoadedOnboarding } from '@byoa/application'
import { type DecodeProblem, isJsonObject } from '@byoa/core/codec'
import {
  type DecodeEventError,
  type OnboardingEvent,
  decodeEvent,
  missingVersion,
  replay,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { flow, pipe } from 'fp-ts/lib/function.js'

import type { BadInput } from '../terminal/badInput.ts'
import { type Decoded, decodeText, readSource } from '../terminal/readDocument.ts'

/** The file with the events in a directory. */
export const eventsIn = (directory: string): string => join(directory, 'events.jsonl')

const problemsOf = (error: DecodeEventError): ReadonlyArray<DecodeProblem> =>
  error._tag === 'MalformedEvent'
    ? error.problems
    : [
        {
          path: 'schemaVersion',
          expected: `one of ${error.known.join(', ')}`,
          actual: JSON.stringify(error.found) ?? 'nothing',
        },
      ]

/** An event of the file, with its place in the stream where the line has one. */
interface EventLine {
  readonly line: number
  readonly version?: unknown
  readonly event: OnboardingEvent
}

/** Events that were written before lines had a version have none. */
const withoutVersion = (json: unknown): { readonly version?: unknown; readonly json: unknown } => {
  if (!isJsonObject(json) || !Object.hasOwn(json, 'version')) return { json }
  const { version, ...rest } = json
  return { version, json: rest }
}

const decodeLine = (text: string, line: number): Decoded<EventLine> =>
  decodeText(
    text,
    (document) => {
      const { json, ...place } = withoutVersion(document)
      return pipe(
        decodeEvent(json),
        E.mapLeft(problemsOf),
        E.bimap(
          RA.map(({ path, ...rest }) => ({
            path: path === '' ? `line ${line}` : `line ${line}, ${path}`,
            ...rest,
          })),
          (event) => ({ line, event, ...place }),
        ),
      )
    },
    line,
  )

const foundAt = ({ version }: EventLine): string =>
  version === undefined ? 'no version' : `event ${JSON.stringify(version)}`

/** Left when lines have versions, and they are not 1, 2, 3 and so on in every line. */
const withoutHole = (lines: ReadonlyArray<EventLine>): Decoded<ReadonlyArray<OnboardingEvent>> => {
  const missing = lines.every(({ version }) => version === undefined)
    ? undefined
    : missingVersion(lines.map(({ version }) => (typeof version === 'number' ? version : 0)))
  const found = missing === undefined ? undefined : lines[missing - 1]
  return found === undefined
    ? E.right(lines.map(({ event }) => event))
    : E.left([
        {
          path: `line ${found.line}, version`,
          expected: `event ${missing}, which is missing`,
          actual: foundAt(found),
          japanese: `イベント ${missing} がありません(この行の version: ${JSON.stringify(found.version) ?? 'なし'})。`,
        },
      ])
}

/** A stream is one onboarding: it begins with the request, and has no second request. */
const streamOf = (events: ReadonlyArray<OnboardingEvent>): Decoded<LoadedOnboarding> => {
  const state = replay(events)
  const second = events.findLastIndex(({ type }) => type === 'OnboardingRequested')
  if (state.status === 'NotRequested' || events[0]?.type !== 'OnboardingRequested') {
    return E.left([
      {
        path: 'event 1',
        expected: 'OnboardingRequested, the first event of an onboarding',
        actual: events[0]?.type ?? 'no event',
        japanese: '接続の最初のイベントである OnboardingRequested が必要です。',
      },
    ])
  }
  return second === 0
    ? E.right({ onboardingId: state.onboardingId, state, events })
    : E.left([
        {
          path: `event ${second + 1}`,
          expected: 'an event of the same onboarding',
          actual: 'OnboardingRequested, the first event of another one',
          japanese: 'OnboardingRequested から別の接続が始まっています。',
        },
      ])
}

const eventsOf = (text: string): Decoded<ReadonlyArray<OnboardingEvent>> => {
  const { left: problems, right: lines } = pipe(
    text.split('\n'),
    RA.mapWithIndex((index, line) => ({ line, number: index + 1 })),
    RA.filter(({ line }) => line.trim() !== ''),
    RA.partitionMap(({ line, number }) => decodeLine(line, number)),
  )
  return problems.length > 0 ? E.left(problems.flat()) : withoutHole(lines)
}

/**
 * Reads a stream. Left lists every line that is not an event, or why the events are not an
 * onboarding.
 */
export const readEvents = (path: string): TaskEither<BadInput, LoadedOnboarding> =>
  readSource(path, flow(eventsOf, E.flatMap(streamOf)))
