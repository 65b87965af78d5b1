import type { Instant, Party } from '@byoa/core/values'
import type { Intent, OnboardingEvent, OnboardingStatus } from '@byoa/core/onboarding'

/** What goes wrong in the customer's account in a demonstration. */
export type Mishap = 'WidenTrust' | 'MissPeering' | 'DeleteRoute'

/** Steps that no intent asks for, such as the customer's request. */
export type OpeningTask =
  | 'RequestOnboarding'
  | 'ProposeCidr'
  | 'FollowRescaleVpc'
  | 'RotateExternalId'
  | 'BeginOffboarding'
  | Mishap

/** A step of an onboarding as shown: who did what, with its events. */
export interface PlayStep {
  readonly at: Instant
  readonly party: Party
  readonly task: OpeningTask | Intent
  readonly events: ReadonlyArray<OnboardingEvent>
  /** The status of the onboarding after the step. */
  readonly status: OnboardingStatus
}
