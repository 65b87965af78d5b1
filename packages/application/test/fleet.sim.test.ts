import { chaosKinds, fleetPlan, playFleet } from '@byoa/testing/fleet'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { membersOf, worldOf } from './support/fleet.ts'

/** So many fleets in a plain test run, and as many as `--runs` says in `test:laws`. */
const numRuns = Math.max(2000, fc.readConfigureGlobal().numRuns ?? 0)

describe('a fleet of onboardings', () => {
  it('has at least 35 kinds of chaos', () => {
    expect(chaosKinds).toBeGreaterThanOrEqual(35)
  })

  it('comes to working connections or to its end, whatever happens to it', async () => {
    await fc.assert(
      fc.asyncProperty(fleetPlan(), async (plan) => {
        const { broken } = await playFleet(plan, worldOf(plan), membersOf(plan))
        expect(broken).toEqual([])
      }),
      { numRuns },
    )
  }, 7_200_000)
})
