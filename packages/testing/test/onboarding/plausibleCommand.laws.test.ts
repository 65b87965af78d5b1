import {
  type OnboardingCommand,
  type OnboardingEvent,
  type OnboardingState,
  type OnboardingStatus,
  type StateWithStack,
  automaticPeeringAttempts,
  commandRules,
  hasStack,
  initialState,
  onboardingDecider,
  statusesWithStack,
} from '@byoa/core/onboarding'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { commandSequence, onboardingCommand, oneEventOfEachType } from '../../src/index.ts'

const { decide, evolve, isTerminal } = onboardingDecider

/**
 * What became of a walk: the states it went through, the events it brought about, and of the
 * commands before its end how many were refused.
 */
interface Walk {
  readonly states: ReadonlyArray<OnboardingState>
  readonly events: ReadonlyArray<OnboardingEvent>
  readonly given: number
  readonly refused: number
}

const walk = (commands: ReadonlyArray<OnboardingCommand>): Walk => {
  const states: OnboardingState[] = []
  const events: OnboardingEvent[] = []
  let [state, given, refused] = [initialState, 0, 0]
  for (const command of commands) {
    if (isTerminal(state)) break
    given += 1
    const decision = decide(command, state)
    if (E.isLeft(decision)) refused += 1
    for (const event of E.isRight(decision) ? decision.right : []) {
      events.push(event)
      state = evolve(state, event)
      states.push(state)
    }
  }
  return { states, events, given, refused }
}

const total = (walks: ReadonlyArray<Walk>, key: 'given' | 'refused'): number =>
  walks.reduce((sum, of) => sum + of[key], 0)

/** Work is parked after so many failures. */
const parkingFailureCount = 5

const sample = <A>(arbitrary: fc.Arbitrary<A>, numRuns: number): ReadonlyArray<A> =>
  fc.sample(arbitrary, { numRuns, seed: 20_261_123 })

const statusesAfterTheRequest: ReadonlyArray<OnboardingStatus> = [
  'Requested',
  'CidrLeased',
  'SetupIssued',
  ...statusesWithStack,
  'Offboarding',
  'Cancelled',
  'Closed',
]

const longWalks = sample(commandSequence({ hasNoise: false, maxLength: 60 }), 400).map(walk)

const anyState =
  (holds: (state: OnboardingState) => boolean) =>
  ({ states }: Walk): boolean =>
    states.some(holds)

const anyBuiltPair =
  (holds: (before: StateWithStack, after: StateWithStack) => boolean) =>
  ({ states }: Walk): boolean =>
    states.some((before, index) => {
      const after = states[index + 1]
      return hasStack(before) && after !== undefined && hasStack(after) && holds(before, after)
    })

const anyBuilt = (holds: (state: StateWithStack) => boolean): ((of: Walk) => boolean) =>
  anyState((state) => hasStack(state) && holds(state))

/** Where a walk must get to now and then, beside the statuses and events. */
const situations: Readonly<Record<string, (of: Walk) => boolean>> = {
  'a suspension by both parties': anyState(
    (state) => state.status === 'Suspended' && Object.keys(state.suspensions).length === 2,
  ),
  'a suspension without a peering': anyState(
    (state) => state.status === 'Suspended' && state.peering === undefined,
  ),
  'a role that is rejected in use': anyState(
    (state) => state.status === 'Degraded' && state.role.outcome === 'rejected',
  ),
  'a trust policy that is rejected in use': anyState(
    (state) => state.status === 'Degraded' && state.trust.outcome === 'rejected',
  ),
  'access that is lost in use': anyState(
    (state) => state.status === 'Degraded' && state.accessLost !== undefined,
  ),
  'a VPC that is not visible, then gone': anyBuilt(
    ({ vpc }) => vpc.outcome === 'rejected' && vpc.problems.some(({ id }) => id === 'vpc-missing'),
  ),
  'a peering that is not visible, then gone': ({ events }) =>
    events.some(
      ({ type, data }) => type === 'PeeringDeleted' && data.reason === 'no longer visible',
    ),
  'a peering that was taken for gone and is adopted': ({ events }) =>
    events.some(
      (event, index) =>
        event.type === 'PeeringRequested' &&
        events
          .slice(0, index)
          .some(
            ({ type, data }) =>
              type === 'PeeringDeleted' && data.peeringId === event.data.peeringId,
          ),
    ),
  'a rotation in the place of another': anyBuiltPair(
    (before, after) =>
      before.rotation !== undefined &&
      after.rotation !== undefined &&
      before.rotation.nextExternalId !== after.rotation.nextExternalId,
  ),
  'a rotation that is completed': ({ events }) =>
    events.some(({ type }) => type === 'ExternalIdRotationCompleted'),
  'a secondary block in use': anyBuilt(({ secondaryCidrs }) =>
    secondaryCidrs.some(({ isAssociated }) => isAssociated),
  ),
  'a peering to a VPC of before': anyBuilt(({ peeringsToRemove }) => peeringsToRemove.length > 0),
  'a setup that was given up': anyState(
    (state) => 'formerSetup' in state && state.formerSetup !== undefined,
  ),
  'a review after too many peering requests': anyState(
    (state) => state.status === 'Verified' && state.attempt > automaticPeeringAttempts,
  ),
  'work that is parked': anyState(
    (state) =>
      state.status !== 'NotRequested' &&
      state.failures.some(({ count }) => count >= parkingFailureCount),
  ),
  'an end that the customer did not confirm': ({ events }) =>
    events.some(({ type }) => type === 'ClosedUnconfirmed'),
}

describe('plausibleCommand', () => {
  it('is accepted, whatever the state that commands of its kind have led to', () => {
    fc.assert(
      fc.property(commandSequence({ hasNoise: false }), (commands) => {
        expect(walk(commands).refused).toBe(0)
      }),
    )
  })

  it('leads through every status, to every type of event', () => {
    const statuses = new Set(longWalks.flatMap(({ states }) => states.map(({ status }) => status)))
    const eventTypes = new Set(longWalks.flatMap(({ events }) => events.map(({ type }) => type)))
    const [everyEvent = []] = sample(oneEventOfEachType(), 1)
    // `NotRequested` is where a walk starts; every other status must be walked into.
    expect(statuses).toEqual(new Set<OnboardingStatus>(statusesAfterTheRequest))
    expect([...eventTypes].toSorted()).toEqual(everyEvent.map(({ type }) => type).toSorted())
  })

  it.each(Object.entries(situations))('leads to %s', (_title, happens) => {
    expect(longWalks.some(happens)).toBe(true)
  })

  it.each(statusesWithStack)('leads to another stack report in %s', (status) => {
    const isReportedAgain = anyBuiltPair(
      (before, after) => before.status === status && before.stack !== after.stack,
    )
    expect(longWalks.some(isReportedAgain)).toBe(true)
  })
})

describe('commandSequence', () => {
  it('has noise that is refused now and then, and still gets far', () => {
    const walks = sample(commandSequence(), 200).map(walk)
    const statuses = walks.flatMap(({ states }) => states.map(({ status }) => status))
    const rate = total(walks, 'refused') / total(walks, 'given')
    expect(rate).toBeGreaterThan(0.02)
    expect(rate).toBeLessThan(0.2)
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
    const types = Object.keys(commandRules)
    const counts = new Map<string, number>()
    for (const { type } of sample(onboardingCommand(), 100 * types.length)) {
      counts.set(type, (counts.get(type) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted()).toEqual(types.toSorted())
    for (const count of counts.values()) expect(count).toBeGreaterThan(40)
  })
})
