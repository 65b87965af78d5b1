/**
 * Everything a store holds, as one persistent value, and the one way it changes. A refused commit
 * is a value beside the old state, so there is nothing to roll back: all or nothing by
 * construction.
 *
 * Laws
 * 1. A commit at the right version whose claims are free appends exactly its events, and holds
 *    exactly its claims.
 * 2. A commit refused is the state unchanged.
 * 3. A commit costs O(log streams + log claims + length of its own stream), whatever else the store
 *    holds.
 */
import type { ClaimTaken, Commit, Stream, VersionConflict } from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import { type ClaimLedger, emptyLedger, release, take } from './ClaimLedger.ts'
import * as SortedMap from './SortedMap.ts'

// model

/** The streams in the order they were begun, the newest first: a list that grows at its head. */
interface Begun {
  readonly newest: OnboardingId
  readonly before: Begun | undefined
}

/** Every stream and every claim. */
export interface StoreState {
  readonly streams: SortedMap.SortedMap<OnboardingId, Stream>
  readonly begun: Begun | undefined
  readonly claims: ClaimLedger
}

// constructors

/** No stream and no claim. */
export const emptyStore: StoreState = { streams: undefined, begun: undefined, claims: emptyLedger }

// queries

const nothing: Stream = { version: 0, events: [] }

/** Returns the events of a stream; none at version 0 when there is no such stream. */
export const readStream = (state: StoreState, stream: OnboardingId): Stream =>
  SortedMap.get(state.streams, stream) ?? nothing

/** Lists the streams in the order they were begun. */
export const listStreams = (state: StoreState): ReadonlyArray<OnboardingId> => {
  const newestFirst: OnboardingId[] = []
  for (let at = state.begun; at !== undefined; at = at.before) newestFirst.push(at.newest)
  return newestFirst.toReversed()
}

// operations

const changeClaims = (ledger: ClaimLedger, commit: Commit): E.Either<ClaimTaken, ClaimLedger> => {
  const released = commit.release.reduce(
    (left, claim) => release(left, claim, commit.stream),
    ledger,
  )
  let changed: E.Either<ClaimTaken, ClaimLedger> = E.right(released)
  for (const claim of commit.claim) {
    if (E.isLeft(changed)) return changed
    changed = take(changed.right, claim, commit.stream)
  }
  return changed
}

const append = (state: StoreState, { stream, events }: Commit): StoreState => {
  if (events.length === 0) return state
  const old = readStream(state, stream)
  const grown: Stream = {
    version: old.version + events.length,
    events: [...old.events, ...events],
  }
  return {
    ...state,
    streams: SortedMap.set(state.streams, stream, grown),
    begun: old.version === 0 ? { newest: stream, before: state.begun } : state.begun,
  }
}

/**
 * Returns the state after a commit. Left when the stream is at another version, which is looked at
 * first, or when another stream holds one of the claims; then nothing has changed, and what was to
 * be released is still held. A commit without events changes claims only: the version stays, and a
 * stream without events is still not listed.
 */
export const commitTo = (
  state: StoreState,
  commit: Commit,
): E.Either<VersionConflict | ClaimTaken, StoreState> => {
  const { expectedVersion } = commit
  const actualVersion = readStream(state, commit.stream).version
  if (actualVersion !== expectedVersion) {
    return E.left({ _tag: 'VersionConflict', expectedVersion, actualVersion })
  }
  const claims = changeClaims(state.claims, commit)
  return E.isLeft(claims) ? claims : E.right({ ...append(state, commit), claims: claims.right })
}
