/** Compares what the store derived from its events with what they come to. */
import { type Failure, OnboardingStanding } from '@byoa/application'
import { type Claim, OnboardingId, claimKey } from '@byoa/core/onboarding'
import { isSameData } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'

import type { SqlClient } from '../sql/SqlClient.ts'
import { failureOf } from '../sql/sqlError.ts'
import { eachRecord } from './eachRecord.ts'
import { type FoldedStream, type FoldedStreams, foldEvent } from './foldStreams.ts'

const operation = 'byoa store verify'

export interface Verified {
  readonly events: number
  readonly onboardings: number
  /** What is wrong, in order of position; empty when nothing is. */
  readonly problems: ReadonlyArray<string>
}

const DerivedRow = t.type({
  stream: OnboardingId,
  version: t.number,
  standing: OnboardingStanding,
  claims: t.readonlyArray(t.string),
})

type DerivedRow = t.TypeOf<typeof DerivedRow>

/** The keys of blocks as `claimKey` makes them. */
const derivedText = `
  SELECT stream, version, standing, ARRAY(
    SELECT claim FROM byoa.claims WHERE claims.stream = onboardings.stream
    UNION ALL
    SELECT 'Cidr ' || vpc_id || ' ' || block::text
    FROM byoa.blocks WHERE blocks.stream = onboardings.stream
  ) AS claims
  FROM byoa.onboardings ORDER BY position`

const claimProblems = (
  stream: OnboardingId,
  held: ReadonlyArray<string>,
  claims: ReadonlyMap<string, Claim>,
): ReadonlyArray<string> => [
  ...[...claims.values()]
    .filter((claim) => !held.includes(claimKey(claim)))
    .map(({ kind }) => `${stream} does not hold its claim of kind ${kind}`),
  ...held
    .filter((key) => !claims.has(key))
    .map((key) => `${stream} holds a claim of kind ${key.split(' ', 1)[0]} that it released`),
]

const problemsOf = (
  { stream, version, standing, claims }: DerivedRow,
  folded: FoldedStream | undefined,
): ReadonlyArray<string> => {
  if (folded === undefined) return [`${stream} has a summary and no events`]
  return [
    ...(version === folded.version
      ? []
      : [`the summary of ${stream} has version ${version} instead of ${folded.version}`]),
    ...(isSameData(standing, folded.standing)
      ? []
      : [`the summary of ${stream} is not what its events come to`]),
    ...claimProblems(stream, claims, folded.claims),
  ]
}

interface Progress {
  readonly streams: FoldedStreams
  readonly problems: string[]
  events: number
}

const foldAll = (client: SqlClient, progress: Progress): TE.TaskEither<Failure, void> =>
  eachRecord(client, operation, (record) => {
    progress.events += 1
    const folded = foldEvent(progress.streams, record)
    if (E.isLeft(folded)) progress.problems.push(folded.left)
    return TE.right(undefined)
  })

const readDerived = (client: SqlClient): TE.TaskEither<Failure, ReadonlyArray<DerivedRow>> =>
  TE.mapLeft(failureOf(operation))(client.query({ text: derivedText, row: DerivedRow }))

const verifiedOf = (
  { streams, problems, events }: Progress,
  derived: ReadonlyArray<DerivedRow>,
): Verified => {
  const summarised = new Set(derived.map(({ stream }) => stream))
  const missing = [...streams.keys()].filter((stream) => !summarised.has(stream))
  return {
    events,
    onboardings: streams.size,
    problems: [
      ...problems,
      ...missing.map((stream) => `${stream} has no summary`),
      ...derived.flatMap((row) => problemsOf(row, streams.get(row.stream))),
    ],
  }
}

/** Verifies every stream, summary and claim. Left when the database cannot be read. */
export const verifyRecords = (client: SqlClient): TE.TaskEither<Failure, Verified> =>
  pipe(
    TE.fromIO((): Progress => ({ streams: new Map(), problems: [], events: 0 })),
    TE.bindTo('progress'),
    TE.tap(({ progress }) => foldAll(client, progress)),
    TE.bind('derived', () => readDerived(client)),
    TE.map(({ progress, derived }) => verifiedOf(progress, derived)),
  )
