import type { FaultKind } from '@byoa/cloud-memory'
import { describe, expect, test } from 'vitest'

import { type Parties, history, parties, playTo } from '../support/parties.ts'

const run = async (faults: Parameters<Parties['cloud']['planFaults']>[0]): Promise<Parties> => {
  const played = parties()
  played.cloud.planFaults(faults)
  await playTo(played, 'Closed')
  return played
}

/**
 * Everything that exists at the end or happened on the way, but for what failed. What failed comes
 * later, so the order is another; and how often routes were found missing depends on it.
 */
const outcome = async (
  played: Parties,
): Promise<{ readonly events: ReadonlyArray<string>; readonly peerings: number }> => ({
  events: (await history(played)).filter((type) => type !== 'RoutesMissing').toSorted(),
  peerings: played.cloud
    .calls()
    .filter(
      ({ action, outcome: result }) => action === 'CreateVpcPeeringConnection' && result === 'ok',
    ).length,
})

const undisturbed = await run([])
const expected = await outcome(undisturbed)
const everyCall = undisturbed.cloud.calls().map(({ number }) => number)

describe.each<FaultKind>(['throttle', 'timeout-after-effect'])(
  'an AWS call that fails by %s is tried again',
  (kind) => {
    test.each(everyCall)('at call %i: ends the same, no second peering', async (onCall) => {
      const played = await run([{ onCall, kind }])
      const seen = await outcome(played)
      expect(seen.events).toEqual(expected.events)
      expect(seen.peerings).toBeLessThanOrEqual(1)
    })
  },
)
