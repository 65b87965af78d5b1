/**
 * Handles a command on a stream: read, decide, commit. After a concurrent change the facts are
 * gathered and the command is decided again, so that a rejection reflects the current state.
 */
import {
  type Claim,
  type OnboardingCommand,
  type OnboardingEvent,
  type OnboardingId,
  type OnboardingState,
  claimChangesOf,
  decide,
  evolve,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { OnboardingStore } from '../ports/OnboardingStore.ts'
import type { CommandResult, OnboardingError } from './Onboardings.ts'
import { stateAfter } from './stateAfter.ts'

/** Builds the command for the state that was read, with the facts that it needs. */
export type PrepareCommand = (
  state: OnboardingState,
) => TaskEither<OnboardingError, OnboardingCommand>

const attempts = 5

interface Change {
  readonly state: OnboardingState
  readonly claim: ReadonlyArray<Claim>
  readonly release: ReadonlyArray<Claim>
}

const changeOf = (before: OnboardingState, events: ReadonlyArray<OnboardingEvent>): Change => {
  let state = before
  const claim: Claim[] = []
  const release: Claim[] = []
  for (const event of events) {
    const changes = claimChangesOf(state, event)
    claim.push(...changes.claim)
    release.push(...changes.release)
    state = evolve(state, event)
  }
  return { state, claim, release }
}

type Attempt = E.Either<OnboardingError, CommandResult> | 'try again'

const attempt = async (
  store: OnboardingStore,
  onboardingId: OnboardingId,
  prepare: PrepareCommand,
): Promise<Attempt> => {
  const stream = await store.read(onboardingId)()
  if (E.isLeft(stream)) return stream
  const before = stateAfter(stream.right.events)
  const command = await prepare(before)()
  if (E.isLeft(command)) return command
  const decision = decide(command.right, before)
  if (E.isLeft(decision)) return E.left({ _tag: 'Rejected', rejection: decision.left })
  const events = decision.right
  if (events.length === 0) return E.right({ onboardingId, state: before, events })
  const { state, claim, release } = changeOf(before, events)
  const committed = await store.commit({
    stream: onboardingId,
    expectedVersion: stream.right.version,
    events,
    claim,
    release,
  })()
  if (E.isRight(committed)) return E.right({ onboardingId, state, events })
  return committed.left._tag === 'Failure' ? E.left(committed.left) : 'try again'
}

/**
 * Handles a command on a stream. Left when the domain refuses it, a port fails, or concurrent
 * changes continue.
 */
export const handleCommand =
  (
    store: OnboardingStore,
    onboardingId: OnboardingId,
    prepare: PrepareCommand,
  ): TaskEither<OnboardingError, CommandResult> =>
  async () => {
    for (let count = 0; count < attempts; count += 1) {
      // Sequential: each attempt starts from what others committed before it.
      const result = await attempt(store, onboardingId, prepare)
      if (result !== 'try again') return result
    }
    return E.left({ _tag: 'Contended', onboardingId, attempts })
  }
