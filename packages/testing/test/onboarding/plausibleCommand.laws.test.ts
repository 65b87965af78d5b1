import {
  type OnboardingCommand,
  type OnboardingState,
  initialState,
  onboardingDecider,
} from '@byoa/core/onboarding'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { commandSequence, onboardingCommand } from '../../src/index.ts'

const { decide, evolve, isTerminal } = onboardingDecider

/**
 * What became of a walk: the states it went through, and of the commands before its end how many
 * were refused.
 */
interface Walk {
  readonly statuses: ReadonlySet<OnboardingState['status']>
  readonly eventTypes: ReadonlySet<string>
  readonly given: number
  readonly refused: number
}

const walk = (commands: ReadonlyArray<OnboardingCommand>): Walk => {
  const statuses = new Set<OnboardingState['status']>()
  const eventTypes = new Set<string>()
  let [state, given, refused] = [initialState, 0, 0]
  for (const command of commands) {
    if (isTerminal(state)) break
    given += 1
    const decision = decide(command, state)
    if (E.isLeft(decision)) refused += 1
    for (const event of E.isRight(decision) ? decision.right : []) {
      eventTypes.add(event.type)
      state = evolve(state, event)
    }
    statuses.add(state.status)
  }
  return { statuses, eventTypes, given, refused }
}

const together = (walks: ReadonlyArray<Walk>): Walk => ({
  statuses: new Set(walks.flatMap(({ statuses }) => [...statuses])),
  eventTypes: new Set(walks.flatMap(({ eventTypes }) => [...eventTypes])),
  given: walks.reduce((sum, { given }) => sum + given, 0),
  refused: walks.reduce((sum, { refused }) => sum + refused, 0),
})

const sample = <A>(arbitrary: fc.Arbitrary<A>, numRuns: number): ReadonlyArray<A> =>
  fc.sample(arbitrary, { numRuns, seed: 20_261_123 })

describe('plausibleCommand', () => {
  it('is accepted, whatever the state that commands of its kind have led to', () => {
    fc.assert(
      fc.property(commandSequence({ hasNoise: false }), (commands) => {
        expect(walk(commands).refused).toBe(0)
      }),
    )
  })

  it('leads through every status, to every type of event', () => {
    const { statuses, eventTypes } = together(
      sample(commandSequence({ hasNoise: false, maxLength: 60 }), 300).map(walk),
    )
    // `NotRequested` is where a walk starts; every other status must be walked into.
    expect(statuses.size).toBe(13)
    expect(eventTypes.size).toBe(34)
  })
})

describe('commandSequence', () => {
  it('has noise that is refused now and then, and still gets far', () => {
    const { statuses, given, refused } = together(sample(commandSequence(), 200).map(walk))
    expect(refused / given).toBeGreaterThan(0.02)
    expect(refused / given).toBeLessThan(0.2)
    expect(statuses).toContain('Connected')
    expect(statuses).toContain('Closed')
  })

  it('runs in time order, and at most two commands past the end', () => {
    fc.assert(
      fc.property(commandSequence({ maxLength: 30 }), (commands) => {
        const times = commands.map(({ at }) => at)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        expect(commands.length).toBeLessThanOrEqual(30)
        expect(commands.length - walk(commands).given).toBeLessThanOrEqual(2)
      }),
    )
  })
})

describe('onboardingCommand', () => {
  it('makes every type of command, about equally often', () => {
    const counts = new Map<string, number>()
    for (const { type } of sample(onboardingCommand(), 1900)) {
      counts.set(type, (counts.get(type) ?? 0) + 1)
    }
    expect(counts.size).toBe(19)
    for (const count of counts.values()) expect(count).toBeGreaterThan(40)
  })
})
