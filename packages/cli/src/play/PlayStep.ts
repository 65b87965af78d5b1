import type { Instant, Party } from '@byoa/core/values'
import type { Intent, OnboardingEvent, OnboardingStatus } from '@byoa/core/onboarding'

/** What begins an onboarding is asked of nobody: the customer comes by itself. */
export type OpeningTask =
  | 'RequestOnboarding'
  | 'ProposeCidr'
  | 'FollowRescaleVpc'
  | 'ProposeSecondaryCidr'
  | 'BeginOffboarding'

/** One step of an onboarding as it is told: who did what, and what came of it. */
export interface PlayStep {
  readonly at: Instant
  readonly party: Party
  readonly task: OpeningTask | Intent
  readonly events: ReadonlyArray<OnboardingEvent>
  /** Where the onboarding stood after the step. */
  readonly status: OnboardingStatus
}
