import type { OnboardingId } from '@byoa/core/onboarding'
import type { IO } from 'fp-ts/lib/IO.js'

/** Fresh, unpredictable values. */
export interface Ids {
  readonly onboardingId: IO<OnboardingId>
  /** Sixteen random bytes, for an external ID. */
  readonly entropy: IO<Uint8Array>
}
