/** One-line steps of the cases: a commit must succeed, or must be refused. */
import type { Commit, CommitError, OnboardingStore } from '@byoa/application'
import type { Claim, OnboardingEvent, OnboardingId } from '@byoa/core/onboarding'
import type * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { expect } from 'vitest'

import { streamOf } from './storeSamples.ts'

/** Creates an empty store; called once for every case, never concurrently. */
export type MakeStore = () => Promise<OnboardingStore>

/** The store under test, and the options. */
export interface Subject {
  readonly makeStore: MakeStore
  /** Checks a property. */
  readonly assert: <Inputs>(property: fc.IAsyncProperty<Inputs>) => Promise<void>
}

/** Runs a task that must succeed. */
export const succeed = async <A>(task: TaskEither<unknown, A>): Promise<A> => {
  const result = await task()
  expect(result).toMatchObject({ _tag: 'Right' })
  return E.getOrElseW(() => expect.unreachable('the task failed'))(result)
}

/** Runs a commit that must be refused. */
export const refused = async (task: TaskEither<CommitError, number>): Promise<CommitError> => {
  const result = await task()
  expect(result).toMatchObject({ _tag: 'Left' })
  return E.isLeft(result) ? result.left : expect.unreachable('the commit was accepted')
}

/** A commit to the stream of a number; omitted lists are empty, the expected version is 0. */
export const commitOf = (stream: number, parts: Partial<Omit<Commit, 'stream'>>): Commit => ({
  stream: streamOf(stream),
  expectedVersion: 0,
  events: [],
  claim: [],
  release: [],
  ...parts,
})

/** The results of all queries of a store for some streams and claims. */
export interface Survey {
  readonly events: ReadonlyArray<ReadonlyArray<OnboardingEvent>>
  readonly holders: ReadonlyArray<unknown>
  readonly streams: ReadonlyArray<OnboardingId>
}

/** Queries a store for streams 0 to 3 and for claims. */
export const survey = async (
  store: OnboardingStore,
  claims: ReadonlyArray<Claim>,
): Promise<Survey> => {
  const streams = await Promise.all(
    [0, 1, 2, 3].map((index) => succeed(store.read(streamOf(index)))),
  )
  return {
    events: streams.map(({ events }) => events),
    holders: await Promise.all(claims.map((claim) => succeed(store.holderOf(claim)))),
    streams: await succeed(store.streams),
  }
}
