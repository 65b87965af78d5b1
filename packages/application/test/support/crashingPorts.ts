/** Ports that end the process at a chosen call, before it has its effect or after. */
import { type SchedulingPoint, interruptedPort, interruptedPorts } from '@byoa/testing/fleet'

import type { Parties } from './parties.ts'

export class Crash extends Error {}

export interface CrashingParties {
  readonly parties: Parties
  /** How many port calls were begun. */
  readonly calls: () => number
}

/** The same parties on the same world, but that the process ends at one call. */
export const crashingParties = (
  played: Parties,
  crashAt: number,
  moment: SchedulingPoint['when'],
): CrashingParties => {
  let calls = 0
  const point = async ({ when }: SchedulingPoint): Promise<void> => {
    if (when === 'before') calls += 1
    if (calls === crashAt && when === moment) throw new Crash()
  }
  const { rescale, customer } = played
  return {
    calls: () => calls,
    parties: {
      ...played,
      rescale: interruptedPorts(rescale, { point, isBlind: () => false }),
      customer: {
        console: interruptedPort(customer.console, { point }),
      },
    },
  }
}
