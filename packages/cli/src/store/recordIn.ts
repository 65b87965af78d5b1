/** Records an onboarding that was read from a file in a store. */
import {
  type CommitError,
  type Failure,
  type LoadedOnboarding,
  type OnboardingStore,
  failure,
} from '@byoa/application'
import {
  type Claim,
  type OnboardingEvent,
  claimChangesOf,
  evolve,
  initialState,
  withClaimChanges,
} from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

const claimsOf = (events: ReadonlyArray<OnboardingEvent>): ReadonlyArray<Claim> => {
  let held: ReadonlyMap<string, Claim> = new Map()
  let state = initialState
  for (const event of events) {
    held = withClaimChanges(held, claimChangesOf(state, event))
    state = evolve(state, event)
  }
  return [...held.values()]
}

const cannotRecord = (error: CommitError): Failure =>
  error._tag === 'Failure'
    ? error
    : failure({
        operation: 'OnboardingStore.commit',
        code: error._tag,
        message: 'the events of the file contradict what the store holds for other onboardings',
        retryable: false,
      })

/** Records an onboarding that was read from a file in an empty store. */
export const recordIn = (
  store: OnboardingStore,
  { onboardingId, events }: LoadedOnboarding,
): TE.TaskEither<Failure, unknown> =>
  pipe(
    store.commit({
      stream: onboardingId,
      expectedVersion: 0,
      events,
      claim: claimsOf(events),
      release: [],
    }),
    TE.mapLeft(cannotRecord),
  )
