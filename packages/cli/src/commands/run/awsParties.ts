/** Both sides as the parties of a run in real time, which waits for what AWS changes by itself. */
import type { WaitOptions } from '@byoa/cloud'
import type { OnboardingStatus } from '@byoa/core/onboarding'

import type { Parties } from '../../play/Parties.ts'
import type { BothSides } from './BothSides.ts'

export interface AwsPartiesOptions extends Pick<WaitOptions, 'wait'> {
  /** The time limit for polling, in milliseconds since 1970 on the clock of `wait`. */
  readonly until: number
}

/**
 * An onboarding takes four turns; many more mean that the same correction is repeated without
 * effect.
 */
const mostTurns = 12

/** The pause when nobody can do more: asynchronous changes in AWS rarely take less. */
const pauseMilliseconds = 5000

/**
 * Statuses that can change by AWS alone, with the maximum number of pauses in each. IAM shows a
 * corrected role within seconds; the customer would correct it every time.
 */
const mostPauses: { readonly [Status in OnboardingStatus]?: number } = {
  StackReported: 12,
  PeeringPending: 60,
  PeeringActive: 60,
}

/** Assembles the parties. */
export const awsParties = (
  { rescale: { ports }, customer: { console } }: BothSides,
  { wait, until }: AwsPartiesOptions,
): Parties => {
  const isOverdue = (): boolean => wait.now() >= until
  const pauses = new Map<OnboardingStatus, number>()
  return {
    rescale: ports,
    customer: { console },
    wait: () => undefined,
    mostTurns,
    isOverdue,
    lookAgain: async ({ state: { status } }) => {
      const before = pauses.get(status) ?? 0
      if (before >= (mostPauses[status] ?? 0) || isOverdue()) return false
      pauses.set(status, before + 1)
      await wait.sleep(pauseMilliseconds)
      return true
    },
  }
}
