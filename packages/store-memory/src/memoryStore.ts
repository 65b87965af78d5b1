/** An in-process store: it validates a commit, and only then changes. */
import type {
  Commit,
  CommitError,
  OnboardingStore,
  RecordedEvent,
  VersionConflict,
} from '@byoa/application'
import type { OnboardingEvent, OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Claims, changeClaims, claimTaken, heldCidrs, holderOf } from './Claims.ts'
import { type Records, listOnboardings } from './listOnboardings.ts'

// model

/** Changed in place. */
interface State extends Claims, Records {
  readonly streams: Map<OnboardingId, ReadonlyArray<OnboardingEvent>>
  readonly recorded: RecordedEvent[]
  /** The IDs of commits. */
  readonly commitIds: Set<string>
}

const emptyState = (): State => ({
  streams: new Map(),
  recorded: [],
  commitIds: new Set(),
  holders: new Map(),
  blocks: new Map(),
})

const eventsIn = ({ streams }: State, id: OnboardingId): ReadonlyArray<OnboardingEvent> =>
  streams.get(id) ?? []

// operations

const conflictOf = (state: State, commit: Commit): VersionConflict | undefined => {
  const { expectedVersion, stream } = commit
  const actualVersion = eventsIn(state, stream).length
  return actualVersion === expectedVersion
    ? undefined
    : { _tag: 'VersionConflict', expectedVersion, actualVersion }
}

/** A stream without events is not listed. */
const append = (state: State, { stream, expectedVersion, events, commitId }: Commit): void => {
  if (commitId !== undefined) state.commitIds.add(commitId)
  if (events.length > 0) state.streams.set(stream, [...eventsIn(state, stream), ...events])
  for (const [index, event] of events.entries()) {
    const position = state.recorded.length + 1
    const version = expectedVersion + index + 1
    state.recorded.push({ position, onboardingId: stream, version, event })
  }
}

const commitTo = (state: State, commit: Commit): E.Either<CommitError, number> => {
  const version = commit.expectedVersion + commit.events.length
  if (commit.commitId !== undefined && state.commitIds.has(commit.commitId)) return E.right(version)
  const refusal = conflictOf(state, commit) ?? claimTaken(state, commit)
  if (refusal !== undefined) return E.left(refusal)
  append(state, commit)
  changeClaims(state, commit)
  return E.right(version)
}

/**
 * Creates an empty store.
 *
 * @example
 * import { memoryStore } from '@byoa/store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryStore()
 *
 * await store.streams() // => E.right([])
 */
export const memoryStore = (): OnboardingStore => {
  const state = emptyState()
  return {
    read: (id) =>
      TE.fromIO(() => {
        const events = eventsIn(state, id)
        return { version: events.length, events }
      }),
    commit: (commit) => TE.fromIOEither(() => commitTo(state, commit)),
    holderOf: (claim) => TE.fromIO(() => O.fromNullable(holderOf(state, claim))),
    heldCidrs: (rescaleVpcId) => TE.fromIO(() => heldCidrs(state, rescaleVpcId)),
    streams: TE.fromIO(() => [...state.streams.keys()]),
    list: (input) => TE.fromIO(() => listOnboardings(state, input)),
    readAll: ({ after, limit }) => TE.fromIO(() => state.recorded.slice(after, after + limit)),
  }
}
