import {
  type KnownState,
  type OnboardingEvent,
  addSeconds,
  isInUse,
  isTerminal,
  react,
  replay,
} from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import { onboardingHistory } from '@byoa/testing'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

import { longestSeconds, nextLook } from '../src/nextLook.ts'

const policy = { pollSeconds: 30, inspectSeconds: 3600 }

const known = (events: ReadonlyArray<OnboardingEvent>): KnownState => {
  const state = replay(events)
  if (state.status === 'NotRequested') throw new Error('nothing was requested')
  return state
}

/** A state, and a time after its last event. */
const situation = fc
  .record({
    events: onboardingHistory(),
    laterSeconds: fc.oneof(fc.nat(7200), fc.nat(100 * 24 * 3600)),
  })
  .map(({ events, laterSeconds }) => {
    const state = known(events)
    return { state, now: addSeconds(state.changedAt, laterSeconds) }
  })
  // Time does not end tomorrow.
  .filter(({ now }) => addSeconds(now, longestSeconds) - now === longestSeconds * 1000)

const askedAt = (state: KnownState, at: Instant): ReadonlyArray<string> =>
  react(state, at).map(({ party, type }) => `${party} ${type}`)

describe('nextLook', () => {
  it('is there exactly when the onboarding is not over', () => {
    fc.assert(
      fc.property(situation, ({ state, now }) => {
        expect(O.isNone(nextLook(state, now, policy))).toBe(isTerminal(state))
      }),
    )
  })

  it('is after now, and at most a day away', () => {
    fc.assert(
      fc.property(situation, ({ state, now }) => {
        const look = nextLook(state, now, policy)
        if (O.isNone(look)) return
        expect(look.value.at).toBeGreaterThan(now)
        expect(look.value.at).toBeLessThanOrEqual(addSeconds(now, longestSeconds))
      }),
    )
  })

  it('comes before time alone changes what is asked', () => {
    fc.assert(
      fc.property(
        situation,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ state, now }, share) => {
          const look = nextLook(state, now, policy)
          if (O.isNone(look)) return
          const between = addSeconds(now, ((look.value.at - now - 1) / 1000) * share)
          expect(askedAt(state, between)).toStrictEqual(askedAt(state, now))
        },
      ),
    )
  })

  it('is within the interval of inspections for a connection in use', () => {
    fc.assert(
      fc.property(situation, ({ state, now }) => {
        const look = nextLook(state, now, policy)
        // Parked work rests.
        const isParked = react(state, now).some(({ type }) => type === 'ReviewFailure')
        if (O.isNone(look) || isParked || !isInUse(state)) return
        expect(look.value.at).toBeLessThanOrEqual(addSeconds(now, policy.inspectSeconds))
      }),
    )
  })

  it('is no later when something has just changed', () => {
    fc.assert(
      fc.property(situation, ({ state, now }) => {
        const look = nextLook(state, now, policy)
        const fresh = nextLook({ ...state, changedAt: now }, now, policy)
        if (O.isNone(look) || O.isNone(fresh)) return
        expect(fresh.value.at).toBeLessThanOrEqual(look.value.at)
      }),
    )
  })

  it('leaves the peering to the poll exactly while it is pending', () => {
    fc.assert(
      fc.property(situation, ({ state, now }) => {
        const look = nextLook(state, now, policy)
        if (O.isNone(look)) return
        const isAsked = askedAt(state, now).includes('rescale ObservePeering')
        expect(look.value.isPolled).toBe(state.status === 'PeeringPending' && isAsked)
      }),
    )
  })
})
