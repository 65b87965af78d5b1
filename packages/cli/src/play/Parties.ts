import type { BothParties, BothPartiesOptions } from '@byoa/application'

/** Both parties and the clock that they share, simulated or real. */
export interface Parties
  extends BothParties, Pick<BothPartiesOptions, 'mostTurns' | 'lookAgain' | 'isOverdue'> {
  /** Lets simulated time pass; real time passes by itself. */
  readonly wait: (seconds: number) => void
}
