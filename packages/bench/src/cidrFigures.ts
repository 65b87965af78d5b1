/** Everything that is measured about the CIDR core, in one run. */
import type { Figure } from './Figure.ts'
import { measureMemory, measureSet, measureSuggestions } from './cidrSets.ts'
import { scatteredBlocks, seeded } from './cidrData.ts'
import { measureOverlapAnywhere } from './cidrOverlap.ts'
import { measureParse } from './cidrParse.ts'
import type { TimingPlan } from './cidrTiming.ts'

const sizes = [1e3, 1e5, 1e6] as const

const shortPlan: TimingPlan = { roundMilliseconds: 8, rounds: 9 }
const longPlan: TimingPlan = { roundMilliseconds: 30, rounds: 25 }

/**
 * Measures the CIDR core beside the floors and the published libraries; `short` leaves out all of
 * these but one.
 */
export const measureCidr = (length: 'short' | 'long'): ReadonlyArray<Figure> => {
  const plan = length === 'short' ? shortPlan : longPlan
  const scattered = scatteredBlocks(1e6, seeded(12))
  return [
    ...measureParse(plan),
    ...sizes.flatMap((count) =>
      measureOverlapAnywhere(scattered.slice(0, count), plan, length === 'long'),
    ),
    ...measureSet(scattered, plan),
    ...measureSuggestions(plan),
    ...measureMemory(scattered),
  ]
}
