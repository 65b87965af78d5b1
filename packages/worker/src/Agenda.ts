/** What is to be looked at, and when: on a queue for many processes, or in memory for one. */
import type { Region } from '@byoa/core/iam/identity'
import type { Instant, OnboardingId } from '@byoa/core/onboarding'
import type { Task } from 'fp-ts/lib/Task.js'

/** A look at one onboarding. */
export interface PlannedLook {
  readonly onboardingId: OnboardingId
  readonly at: Instant
  /** The number of its events that were seen, or that are the reason to look. */
  readonly version: number
  /** How many attempts in a row have failed. */
  readonly attempt: number
}

/** At most one waiting look per onboarding, and one waiting poll per Region. */
export interface Agenda {
  /** Replaces the waiting look at the onboarding. */
  readonly plan: (look: PlannedLook) => Task<void>
  /** The versions of those of these onboardings that have a look, waiting or under way. */
  readonly planned: (
    onboardingIds: ReadonlyArray<OnboardingId>,
  ) => Task<ReadonlyMap<OnboardingId, number>>
  /** Plans a poll of the pending peerings of a Region, unless one is waiting. */
  readonly planPoll: (region: Region, at: Instant) => Task<void>
}
