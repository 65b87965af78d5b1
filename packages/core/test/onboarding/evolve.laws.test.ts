import { oneEventOfEachType, onboardingEvent, onboardingEventOf } from '@byoa/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { replay } from '../../src/onboarding/Decider.ts'
import { isTerminal } from '../../src/onboarding/OnboardingState.ts'
import { evolve } from '../../src/onboarding/evolve.ts'
import { atLeast } from '../atLeast.ts'
import { histories, thenOffboarding } from './support/histories.ts'
import { reachedState, walkArbitrary } from './support/Walk.ts'
import { frozen } from './support/frozen.ts'

const statuses = new Set<string>(Object.values(histories).map((events) => replay(events).status))

/** An offboarding contains the state that an abort returns to. */
const endings = Object.values(histories).map((events) => frozen(replay(thenOffboarding(events))))

describe('evolving', () => {
  it('is total: any event in any state gives a state, and neither is written to', () => {
    fc.assert(
      fc.property(reachedState(), oneEventOfEachType(), (reached, events) => {
        const next = [frozen(reached), ...endings].flatMap((state) =>
          frozen(events).map((event) => evolve(state, event)),
        )
        expect(next.every(({ status }) => statuses.has(status))).toBe(true)
      }),
    )
  })

  it('survives any stream of events, however damaged', () => {
    fc.assert(
      fc.property(fc.array(onboardingEvent(), { maxLength: 60, size: 'max' }), (events) => {
        expect(statuses.has(replay(events).status)).toBe(true)
      }),
    )
  })

  it('depends on the state and the event alone', () => {
    fc.assert(
      fc.property(reachedState(), onboardingEvent(), (state, event) => {
        expect(evolve(state, event)).toEqual(evolve(state, event))
      }),
    )
  })

  it('never opens again what is over', () => {
    const over = [histories.closed, histories.cancelled].map(replay)
    fc.assert(
      fc.property(fc.constantFrom(...over), onboardingEvent(), (state, event) => {
        expect(isTerminal(evolve(state, event))).toBe(true)
        expect(evolve(state, event).status).toBe(state.status)
      }),
    )
  })

  it('remembers when something last changed, and when the present wait began', () => {
    fc.assert(
      fc.property(walkArbitrary(), (steps) => {
        for (const { before, after, command } of steps) {
          if (before.status === 'NotRequested' || after.status === 'NotRequested') continue
          expect(after.changedAt).toBeGreaterThanOrEqual(before.changedAt)
          expect(after.since).toBeGreaterThanOrEqual(before.since)
          expect(after.since).toBeLessThanOrEqual(after.changedAt)
          expect(after.changedAt).toBeLessThanOrEqual(command.at)
          if (before.status !== after.status) expect(after.since).toBe(command.at)
        }
      }),
    )
  })

  it('never takes the time of the last change back, whatever the clocks say', () => {
    fc.assert(
      fc.property(reachedState(), onboardingEvent(), (state, event) => {
        const next = evolve(state, event)
        if (state.status === 'NotRequested' || next.status === 'NotRequested') return
        expect(next.changedAt).toBeGreaterThanOrEqual(state.changedAt)
      }),
      atLeast(500),
    )
  })

  it('counts what is noted of Rescale’s work as no change', () => {
    const noted = fc.oneof(
      onboardingEventOf('WorkFailed'),
      onboardingEventOf('WorkRecovered'),
      onboardingEventOf('WorkRetryRequested'),
    )
    fc.assert(
      fc.property(reachedState(), noted, (state, event) => {
        if (state.status === 'NotRequested') return
        const { failures: _before, ...before } = state
        const { failures: _after, ...after } = { failures: [], ...evolve(state, event) }
        expect(after).toEqual(before)
      }),
    )
  })

  it('opens only once: a second request changes nothing', () => {
    fc.assert(
      fc.property(reachedState(), onboardingEvent(), (state, event) => {
        if (event.type !== 'OnboardingRequested' || state.status === 'NotRequested') return
        expect(evolve(state, event)).toBe(state)
      }),
      atLeast(300),
    )
  })
})
