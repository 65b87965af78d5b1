/**
 * The decider of onboardings as a value: initial state, `decide`, `evolve`, `react`, and when it is
 * over.
 */
import { type ClaimChanges, claimChangesOf } from './claims.ts'
import type { Decision } from './Decision.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import type { Instant } from '../values/Instant.ts'
import type { Intent } from './Intent.ts'
import type { OnboardingCommand } from './OnboardingCommand.ts'
import type { OnboardingEvent } from './OnboardingEvent.ts'
import { type OnboardingState, initialState, isTerminal } from './OnboardingState.ts'
import { react } from './react.ts'

export interface Decider {
  readonly initialState: OnboardingState
  readonly decide: (command: OnboardingCommand, state: OnboardingState) => Decision
  readonly evolve: (state: OnboardingState, event: OnboardingEvent) => OnboardingState
  readonly react: (state: OnboardingState, now: Instant) => ReadonlyArray<Intent>
  readonly claimChangesOf: (state: OnboardingState, event: OnboardingEvent) => ClaimChanges
  readonly isTerminal: (state: OnboardingState) => boolean
}

/** The decider of onboardings. */
export const onboardingDecider: Decider = {
  initialState,
  decide,
  evolve,
  react,
  claimChangesOf,
  isTerminal,
}

/**
 * Rebuilds the state of a stream from its events, in order.
 *
 * @example
 * import { initialState, replay } from '@byoa/core/onboarding'
 *
 * replay([]) // => initialState
 */
export const replay = (events: Iterable<OnboardingEvent>): OnboardingState => {
  let state = initialState
  for (const event of events) state = evolve(state, event)
  return state
}
