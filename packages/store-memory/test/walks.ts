/** Whole onboardings, event by event, as random but plausible commands make them. */
import type { Commit } from '@byoa/application'
import {
  type OnboardingEvent,
  type OnboardingId,
  type OnboardingState,
  initialState,
  onboardingDecider,
} from '@byoa/core/onboarding'
import { onboardingHistory } from '@byoa/testing'
import type * as fc from 'fast-check'

const { claimChangesOf, evolve } = onboardingDecider

/** One event, the state that it leads to, and the commit that records it. */
export interface Moment {
  readonly state: OnboardingState
  readonly commit: Commit
}

export interface Walk {
  readonly onboardingId: OnboardingId
  readonly moments: ReadonlyArray<Moment>
}

/** Lists the events of the first moments of a walk. */
export const eventsOf = (moments: Walk['moments']): ReadonlyArray<OnboardingEvent> =>
  moments.flatMap(({ commit }) => commit.events)

const walkOf = (events: ReadonlyArray<OnboardingEvent>): ReadonlyArray<Walk> => {
  const [first] = events
  if (first?.type !== 'OnboardingRequested') return []
  const { onboardingId } = first.data
  const moments: Moment[] = []
  for (const [expectedVersion, event] of events.entries()) {
    const before = moments.at(-1)?.state ?? initialState
    const changes = claimChangesOf(before, event)
    moments.push({
      state: evolve(before, event),
      commit: { stream: onboardingId, expectedVersion, events: [event], ...changes },
    })
  }
  return [{ onboardingId, moments }]
}

/** Onboardings that were requested, up to 60 commands long. */
export const walks: fc.Arbitrary<Walk> = onboardingHistory({ maxLength: 60 })
  .map(walkOf)
  .filter((found) => found.length > 0)
  .map(([walk]) => walk as Walk)
