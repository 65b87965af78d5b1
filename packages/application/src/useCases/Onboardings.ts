import type { Clock } from '../ports/Clock.ts'
import type { CustomerCloud } from '../ports/CustomerCloud.ts'
import type { Failure } from '../ports/Failure.ts'
import type { Ids } from '../ports/Ids.ts'
import type { OnboardingStore } from '../ports/OnboardingStore.ts'
import type { RescaleCloud } from '../ports/RescaleCloud.ts'
import type { RescaleDirectory } from '../ports/RescaleDirectory.ts'
import type {
  OnboardingId,
  OnboardingState,
  OnboardingEvent,
  Rejection,
} from '@byoa/core/onboarding'

/** Everything Rescale's side needs, assembled at the composition root. */
export interface RescalePorts {
  readonly store: OnboardingStore
  readonly directory: RescaleDirectory
  readonly rescaleCloud: RescaleCloud
  readonly customerCloud: CustomerCloud
  readonly clock: Clock
  readonly ids: Ids
  readonly policy: OnboardingPolicy
}

/** The durations that Rescale decides on. */
export interface OnboardingPolicy {
  /** How long a CIDR is held for a customer that has not yet run its stack. */
  readonly leaseSeconds: number
}

/** Two weeks to run a stack. */
export const defaultPolicy: OnboardingPolicy = { leaseSeconds: 14 * 24 * 60 * 60 }

/** The domain refused the command. */
export interface Rejected {
  readonly _tag: 'Rejected'
  readonly rejection: Rejection
}

/** Others kept changing the same stream or claims meanwhile. */
export interface Contended {
  readonly _tag: 'Contended'
  readonly onboardingId: OnboardingId
  readonly attempts: number
}

export interface UnknownOnboarding {
  readonly _tag: 'UnknownOnboarding'
  readonly onboardingId: OnboardingId
}

export type OnboardingError = Rejected | Contended | UnknownOnboarding | Failure

/**
 * The result of a command: the new state, and the added events, none when nothing had to change.
 */
export interface CommandResult {
  readonly onboardingId: OnboardingId
  readonly state: OnboardingState
  readonly events: ReadonlyArray<OnboardingEvent>
}
