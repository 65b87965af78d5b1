import { onboardingEvent } from '@byoa/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { replay } from '../../src/onboarding/Decider.ts'
import { isTerminal } from '../../src/onboarding/OnboardingState.ts'
import { evolve } from '../../src/onboarding/evolve.ts'
import { atLeast } from './support/atLeast.ts'
import { happened, histories } from './support/histories.ts'
import { reachedState } from './support/Walk.ts'
import { frozen } from './support/frozen.ts'

const statuses = new Set<string>(Object.values(histories).map((events) => replay(events).status))

describe('evolving', () => {
  it('is total: any event in any state gives a state, and neither is written to', () => {
    fc.assert(
      fc.property(reachedState(), onboardingEvent(), (state, event) => {
        const next = evolve(frozen(state), frozen(event))
        expect(statuses.has(next.status)).toBe(true)
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

  it('resumes to exactly what was suspended', () => {
    const reason = 'a while'
    fc.assert(
      fc.property(reachedState(), (state) => {
        if (state.status !== 'Connected' && state.status !== 'Degraded') return
        const suspended = evolve(state, happened('Suspended', { reason }))
        expect(suspended.status).toBe('Suspended')
        expect(evolve(suspended, happened('Resumed', {}))).toEqual(state)
      }),
      atLeast(500),
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
