import type { CustomerPorts, RescalePorts } from '@byoa/application'

/** Both parties and the simulated clock that they share. */
export interface Cast {
  readonly rescale: RescalePorts
  readonly customer: CustomerPorts
  /** Lets simulated time pass. */
  readonly wait: (seconds: number) => void
}
