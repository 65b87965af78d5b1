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
  RecordedEvent,
} from '@byoa/application'
import {
  type OnboardingEvent,
  type OnboardingId,
  claimChangesOf,
  evolve,
  initialState,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Records, listOnboardings } from './listOnboardings.ts'
import { type Claims, changeClaims, claimTaken, heldCidrs, holderOf } from './Claims.ts'

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

interface State extends Claims, Records {
  readonly streams: Map<OnboardingId, KeptOnboarding['events']>
  readonly recorded: RecordedEvent[]
  /** The IDs of commits. */
  readonly commitIds: Set<string>
}

// queries

const eventsIn = ({ streams }: State, id: OnboardingId): KeptOnboarding['events'] =>
  streams.get(id) ?? []

// operations

/** Returns the onboarding as a commit leaves it. Left says why the commit may not be. */
const committed = (state: State, commit: Commit): E.Either<CommitError, KeptOnboarding> => {
  const { expectedVersion, stream } = commit
  const events = eventsIn(state, stream)
  const actualVersion = events.length
  if (actualVersion !== expectedVersion) {
    return E.left({ _tag: 'VersionConflict', expectedVersion, actualVersion })
  }
  const taken = claimTaken(state, commit)
  return taken === undefined
    ? E.right({ onboardingId: stream, events: [...events, ...commit.events] })
    : E.left(taken)
}

/** A stream without events is not listed. */
const put = (state: State, { onboardingId, events }: KeptOnboarding): void => {
  const known = eventsIn(state, onboardingId).length
  if (events.length > 0) state.streams.set(onboardingId, events)
  for (const [index, event] of events.slice(known).entries()) {
    const position = state.recorded.length + 1
    state.recorded.push({ position, onboardingId, version: known + index + 1, event })
  }
}

const begin = (state: State, onboarding: KeptOnboarding): void => {
  let known = initialState
  for (const event of onboarding.events) {
    changeClaims(state, { stream: onboarding.onboardingId, ...claimChangesOf(known, event) })
    known = evolve(known, event)
  }
  put(state, onboarding)
}

const commitTo = (
  state: State,
  commit: Commit,
  keep: NonNullable<MemoryStoreOptions['keep']>,
): TE.TaskEither<CommitError, number> => {
  const { commitId, expectedVersion, events } = commit
  if (commitId !== undefined && state.commitIds.has(commitId)) {
    return TE.right(expectedVersion + events.length)
  }
  return pipe(
    TE.fromEither(committed(state, commit)),
    TE.tap(keep),
    TE.map((onboarding) => {
      put(state, onboarding)
      changeClaims(state, commit)
      if (commitId !== undefined) state.commitIds.add(commitId)
      return onboarding.events.length
    }),
  )
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
export const memoryStore = ({
  begun = [],
  keep = () => TE.right(undefined),
}: MemoryStoreOptions = {}): OnboardingStore => {
  const state: State = {
    streams: new Map(),
    recorded: [],
    commitIds: new Set(),
    holders: new Map(),
    blocks: new Map(),
  }
  for (const onboarding of begun) begin(state, onboarding)
  let last: Promise<unknown> = Promise.resolve()
  return {
    read: (id) =>
      TE.fromIO(() => {
        const events = eventsIn(state, id)
        return { version: events.length, events }
      }),
    commit: (commit) => () => {
      // Persisting is asynchronous, and the next commit must see the result of this one.
      const turn = last.then(() => commitTo(state, commit, keep)())
      last = turn.catch(() => undefined)
      return turn
    },
    holderOf: (claim) => TE.fromIO(() => O.fromNullable(holderOf(state, claim))),
    heldCidrs: (rescaleVpcId) => TE.fromIO(() => heldCidrs(state, rescaleVpcId)),
    streams: TE.fromIO(() => [...state.streams.keys()]),
    list: (input) => TE.fromIO(() => listOnboardings(state, input)),
    readAll: ({ after, limit }) => TE.fromIO(() => state.recorded.slice(after, after + limit)),
  }
}
