import { type KnownState, addSeconds, isIn } from '@byoa/core/onboarding'
import { memoryWorld, playTo } from '@byoa/testing/world'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

import { nextLook } from '../src/nextLook.ts'

const policy = { pollSeconds: 30, inspectSeconds: 3600 }
const daySeconds = 24 * 3600

const stateIn = async (status: KnownState['status']): Promise<KnownState> => {
  const world = memoryWorld()
  return playTo(world, status)
}

/** Seconds to the next look, a time after the last change. */
const waitOf = (state: KnownState, afterSeconds: number): number | undefined => {
  const now = addSeconds(state.changedAt, afterSeconds)
  const look = nextLook(state, now, policy)
  return O.isNone(look) ? undefined : (look.value.at - now) / 1000
}

describe('the next look', () => {
  it.each([
    // status, seconds since the last change, seconds to the next look
    ['Requested', 29.75 * daySeconds, 0.25 * daySeconds],
    ['Requested', 89.75 * daySeconds, 0.25 * daySeconds],
    ['SetupIssued', 0, daySeconds],
    ['SetupIssued', 13.5 * daySeconds, 0.5 * daySeconds],
    ['PeeringPending', 0, daySeconds],
    ['PeeringPending', 6.75 * daySeconds, 0.25 * daySeconds],
    ['PeeringActive', 0, 30],
    ['PeeringActive', 3000, 300],
    ['PeeringActive', daySeconds, 3600],
    ['Connected', 0, 3600],
    ['Connected', 5 * daySeconds, 3600],
    ['Offboarding', 0, 30],
    ['Closed', 0, undefined],
  ] as const)(
    'in %s, %d s after the last change, is %s s away',
    async (status, after, expected) => {
      const state = await stateIn(status)
      expect(waitOf(state, after)).toBe(expected)
    },
  )

  it('of parked work is a day after its last failure', async () => {
    const state = await stateIn('Verified').catch(() => stateIn('StackReported'))
    expect(isIn(state, ['Verified', 'StackReported'])).toBe(true)
    const lastAt = addSeconds(state.changedAt, 3600)
    const failure = {
      intent: state.status === 'Verified' ? 'RequestPeering' : 'ProbeRole',
      operation: 'RescaleCloud.requestPeering',
      code: 'UnauthorizedOperation',
      message: 'not authorized',
      count: 5,
      firstAt: state.changedAt,
      lastAt,
    }
    const parked = { ...state, failures: [failure], changedAt: lastAt }
    expect(waitOf(parked, 0.25 * daySeconds)).toBe(0.75 * daySeconds)
  })
})
