/**
 * An in-process store: it validates a commit, persists it elsewhere if configured, and only then
 * changes.
 *
 * Laws
 * 1. A commit that is refused, or cannot be persisted, changes nothing.
 * 2. A store that begins with what was persisted answers every query as before.
 */
import type {
  Commit,
  CommitError,
  Failure,
  OnboardingStore,
  Stream,
  VersionConflict,
} from '@byoa/application'
import {
  type OnboardingEvent,
  type OnboardingId,
  claimChangesOf,
  evolve,
  initialState,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Claims, changeClaims, claimTaken, heldCidrs, holderOf, noClaims } from './Claims.ts'

// model

/** An onboarding with all of its events. */
export interface KeptOnboarding {
  readonly onboardingId: OnboardingId
  readonly events: ReadonlyArray<OnboardingEvent>
}

export interface MemoryStoreOptions {
  /** The onboardings to begin with; claims are derived from their events. */
  readonly begun?: ReadonlyArray<KeptOnboarding>
  /** Persists an onboarding as after a commit, before the commit counts. */
  readonly keep?: (onboarding: KeptOnboarding) => TE.TaskEither<Failure, void>
}

interface State {
  readonly streams: Map<OnboardingId, Stream>
  readonly claims: Claims
}

// queries

const nothing: Stream = { version: 0, events: [] }

const streamOf = ({ streams }: State, id: OnboardingId): Stream => streams.get(id) ?? nothing

const refusalOf = (state: State, commit: Commit): Exclude<CommitError, Failure> | undefined => {
  const { expectedVersion, stream } = commit
  const actualVersion = streamOf(state, stream).version
  const conflict: VersionConflict = { _tag: 'VersionConflict', expectedVersion, actualVersion }
  return actualVersion === expectedVersion ? claimTaken(state.claims, commit) : conflict
}

// operations

/** A commit without events changes claims only, and a stream without events is not listed. */
const apply = ({ streams, claims }: State, commit: Commit, events: Stream['events']): number => {
  const version = events.length
  if (version > 0) streams.set(commit.stream, { version, events })
  changeClaims(claims, commit)
  return version
}

const begin = (state: State, { onboardingId: stream, events }: KeptOnboarding): void => {
  let known = initialState
  for (const event of events) {
    changeClaims(state.claims, { stream, ...claimChangesOf(known, event) })
    known = evolve(known, event)
  }
  if (events.length > 0) state.streams.set(stream, { version: events.length, events })
}

/**
 * Creates a store, by default empty.
 *
 * @example
 * import { memoryStore } from '@byoa/store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryStore()
 *
 * await store.streams() // => E.right([])
 */
export const memoryStore = ({ begun = [], keep }: MemoryStoreOptions = {}): OnboardingStore => {
  const state: State = { streams: new Map(), claims: noClaims() }
  for (const onboarding of begun) begin(state, onboarding)
  let last: Promise<unknown> = Promise.resolve()
  const commitNow = async (commit: Commit): Promise<E.Either<CommitError, number>> => {
    const refusal = refusalOf(state, commit)
    if (refusal !== undefined) return E.left(refusal)
    const events = [...streamOf(state, commit.stream).events, ...commit.events]
    const kept = await keep?.({ onboardingId: commit.stream, events })()
    return kept !== undefined && E.isLeft(kept) ? kept : E.right(apply(state, commit, events))
  }
  return {
    read: (id) => TE.fromIO(() => streamOf(state, id)),
    commit: (commit) => () => {
      // Persisting is asynchronous, and the next commit must see the result of this one.
      const turn = last.then(() => commitNow(commit))
      last = turn
      return turn
    },
    holderOf: (claim) => TE.fromIO(() => O.fromNullable(holderOf(state.claims, claim))),
    heldCidrs: (rescaleVpcId) => TE.fromIO(() => heldCidrs(state.claims, rescaleVpcId)),
    streams: TE.fromIO(() => [...state.streams.keys()]),
  }
}
