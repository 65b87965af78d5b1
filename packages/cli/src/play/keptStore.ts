/**
 * A store of one onboarding that keeps every commit somewhere else before it counts: a process that
 * is stopped at any point leaves behind what it had done, and begins again from there.
 *
 * Laws
 * 1. A commit that could not be kept has not happened.
 * 2. What was kept last, begun with again, answers every question as before.
 */
import type { Commit, CommitError, Failure, OnboardingStore } from '@byoa/application'
import {
  type OnboardingEvent,
  type OnboardingId,
  claimChangesOf,
  evolve,
  initialState,
} from '@byoa/core/onboarding'
import {
  type StoreState,
  commitTo,
  emptyStore,
  heldCidrs,
  holderOf,
  listStreams,
  readStream,
} from '@byoa/store-memory'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

/** Keeps a stream as a commit leaves it. */
export type Keep = (events: ReadonlyArray<OnboardingEvent>) => TE.TaskEither<Failure, void>

/** Keeps nothing beyond the process. */
export const keepNowhere: Keep = () => TE.right(undefined)

/** Where a store begins: nothing, or an onboarding that was kept. */
export interface KeptOnboarding {
  readonly onboardingId: OnboardingId
  readonly events: ReadonlyArray<OnboardingEvent>
}

/**
 * Every claim follows from the events: each is committed again with the claims that it makes and
 * gives back.
 */
const storeOf = ({ onboardingId, events }: KeptOnboarding): StoreState => {
  let store = emptyStore
  let state = initialState
  for (const [version, event] of events.entries()) {
    const changes = claimChangesOf(state, event)
    const commit = { stream: onboardingId, expectedVersion: version, events: [event], ...changes }
    // Alone in its store, an onboarding finds every claim free.
    store = E.getOrElse(() => store)(commitTo(store, commit))
    state = evolve(state, event)
  }
  return store
}

/** Makes a store; nobody else writes to what it keeps. */
export const keptStore = (keep: Keep, begun?: KeptOnboarding): OnboardingStore => {
  // The one mutable cell: everything it ever holds is an immutable value.
  let state = begun === undefined ? emptyStore : storeOf(begun)
  let last: Promise<unknown> = Promise.resolve()
  const commitNow = (commit: Commit): TE.TaskEither<CommitError, number> =>
    pipe(
      TE.fromIOEither(() => commitTo(state, commit)),
      TE.tap((next) => keep(readStream(next, commit.stream).events)),
      TE.map((next) => {
        state = next
        return readStream(next, commit.stream).version
      }),
    )
  return {
    read: (stream) => TE.fromIO(() => readStream(state, stream)),
    commit: (commit) => () => {
      // Keeping takes its time, and the next commit must see what this one comes to.
      const turn = last.then(commitNow(commit))
      last = turn
      return turn
    },
    holderOf: (claim) => TE.fromIO(() => holderOf(state.claims, claim)),
    heldCidrs: (rescaleVpcId) => TE.fromIO(() => heldCidrs(state.claims, rescaleVpcId)),
    streams: TE.fromIO(() => listStreams(state)),
  }
}
