/** The state after the events of a stream, replayed once for each list that a store gives. */
import { type OnboardingEvent, type OnboardingState, replay } from '@byoa/core/onboarding'

interface Replayed {
  readonly count: number
  readonly state: OnboardingState
}

// A memo: a store that gives the same list gives the same events, as long as none is added.
const replays = new WeakMap<ReadonlyArray<OnboardingEvent>, Replayed>()

/** Returns the state after events; an onboarding is read several times between two commits. */
export const stateAfter = (events: ReadonlyArray<OnboardingEvent>): OnboardingState => {
  const known = replays.get(events)
  if (known?.count === events.length) return known.state
  const state = replay(events)
  replays.set(events, { count: events.length, state })
  return state
}
