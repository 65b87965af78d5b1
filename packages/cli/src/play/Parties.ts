import type { CustomerPorts, RescalePorts } from '@byoa/application'
import type { OnboardingStatus } from '@byoa/core/onboarding'

/** Both parties and the clock that they share, simulated or real. */
export interface Parties {
  readonly rescale: RescalePorts
  readonly customer: CustomerPorts
  /** Lets simulated time pass; real time passes by itself. */
  readonly wait: (seconds: number) => void
  /** How often each party takes its turn at most; absent: as often as any way needs, and more. */
  readonly mostTurns?: number
  /**
   * Pauses when nobody can do more at the moment, and tells whether to look again. Absent: what was
   * seen once stays so.
   */
  readonly lookAgain?: (status: OnboardingStatus) => Promise<boolean>
  /** Tells that there was time enough. Absent: there always is more. */
  readonly isOverdue?: () => boolean
}
