import type { BothParties, BothPartiesOptions } from '@byoa/application'

/** Both parties and the clock that they share, simulated or real. */
export interface Parties
  extends BothParties, Pick<BothPartiesOptions, 'mostTurns' | 'lookAgain' | 'isOverdue'> {
  /** Advances simulated time; does nothing in real time. */
  readonly wait: (seconds: number) => void
}
