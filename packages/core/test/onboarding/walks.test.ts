import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { evolve } from '../../src/onboarding/evolve.ts'
import {
  type OnboardingState,
  type StateWithStack,
  hasStack,
} from '../../src/onboarding/OnboardingState.ts'
import { histories } from './support/histories.ts'
import { usualParty } from './support/commands.ts'
import { replay } from '../../src/onboarding/Decider.ts'
import { type Step, walkArbitrary } from './support/Walk.ts'

// The laws are only worth as much as the walks they look at: these numbers keep them from standing
// still.
const steps: ReadonlyArray<Step> = fc.sample(walkArbitrary(), { numRuns: 400, seed: 7 }).flat()

const statuses = [...new Set(Object.values(histories).map((events) => replay(events).status))]

const eventsOf = ({ decision }: Step) => (E.isRight(decision) ? decision.right : [])

const states: ReadonlyArray<OnboardingState> = steps.map(({ after }) => after)
const built: ReadonlyArray<StateWithStack> = states.filter(hasStack)

describe('the random walks', () => {
  it('come to every status', () => {
    const reached = new Set(states.map(({ status }) => status))
    expect(statuses.filter((status) => status !== 'NotRequested' && !reached.has(status))).toEqual(
      [],
    )
  })

  it('have every command accepted with an event, and refused', () => {
    const changing = steps.filter((step) => eventsOf(step).length > 0)
    const given = new Set(changing.map(({ command }) => command.type))
    const refused = new Set(
      steps.filter(({ decision }) => E.isLeft(decision)).map(({ command }) => command.type),
    )
    const types = Object.keys(usualParty)
    expect(types.filter((type) => !given.has(type as never))).toEqual([])
    expect(types.filter((type) => !refused.has(type as never))).toEqual([])
  })

  it('see most reasons to refuse', () => {
    const tags = new Set(
      steps.flatMap(({ decision }) => (E.isLeft(decision) ? [decision.left._tag] : [])),
    )
    expect(tags.size).toBeGreaterThanOrEqual(28)
  })

  it('enter Connected, and leave it in every way there is', () => {
    const left = new Set(
      steps.flatMap((step) =>
        step.before.status === 'Connected' && step.after.status !== 'Connected'
          ? [step.after.status]
          : [],
      ),
    )
    expect(
      steps.filter(
        ({ before, after }) => before.status !== after.status && after.status === 'Connected',
      ).length,
    ).toBeGreaterThan(150)
    expect([...left].toSorted()).toEqual(
      ['Degraded', 'Offboarding', 'PeeringActive', 'StackReported', 'Suspended'].toSorted(),
    )
  })

  it.each<readonly [string, boolean]>([
    [
      'a suspension by both parties',
      states.some(
        (state) => state.status === 'Suspended' && Object.keys(state.suspensions).length === 2,
      ),
    ],
    [
      'a suspension whose peering ended',
      states.some((state) => state.status === 'Suspended' && state.peering === undefined),
    ],
    [
      'a role that is rejected in use',
      states.some((state) => state.status === 'Degraded' && state.role.outcome === 'rejected'),
    ],
    [
      'a trust policy that is rejected in use',
      states.some((state) => state.status === 'Degraded' && state.trust.outcome === 'rejected'),
    ],
    ['access that is lost', built.some(({ accessLost }) => accessLost !== undefined)],
    [
      'a peering that is gone after it was not visible twice',
      steps.some((step) =>
        eventsOf(step).some(
          ({ type, data }) => type === 'PeeringDeleted' && data.reason === 'no longer visible',
        ),
      ),
    ],
    [
      'a VPC that is gone after it was not visible twice',
      built.some(({ vpc }) => vpc.outcome === 'rejected' && vpc.problems[0]?.id === 'vpc-missing'),
    ],
    ['a rotation', built.some(({ rotation }) => rotation !== undefined)],
    ['a further block that is held', built.some(({ secondaryCidrs }) => secondaryCidrs.length > 0)],
    [
      'a further block that is in use',
      built.some(({ secondaryCidrs }) => secondaryCidrs.some(({ isAssociated }) => isAssociated)),
    ],
    [
      'a further block that the VPC has lost',
      steps.some((step) =>
        eventsOf(step).some(({ type }) => type === 'SecondaryCidrDisassociated'),
      ),
    ],
    [
      'a trust policy that the role may not read in use',
      states.some((state) => state.status === 'Connected' && state.trust.outcome === 'unreadable'),
    ],
    [
      'a peering to a VPC that is not the one of the stack',
      steps.some(
        ({ command, decision }) =>
          command.type === 'RecordPeeringRequested' &&
          E.isLeft(decision) &&
          decision.left._tag === 'OtherVpc',
      ),
    ],
    [
      'a peering to a VPC of before',
      built.some(({ peeringsToRemove }) => peeringsToRemove.length > 0),
    ],
    ['a setup that was given up', states.some((state) => 'formerSetup' in state)],
    [
      'work that is parked',
      states.some((state) => 'failures' in state && state.failures.some(({ count }) => count >= 5)),
    ],
    [
      'a review after three peering requests',
      states.some((state) => state.status === 'Verified' && state.attempt > 3),
    ],
    [
      'a way back from offboarding',
      steps.some(({ before, after }) => before.status === 'Offboarding' && hasStack(after)),
    ],
    [
      'an end without confirmation',
      steps.some((step) => eventsOf(step).some(({ type }) => type === 'ClosedUnconfirmed')),
    ],
  ])('come to %s', (_situation, isReached) => {
    expect(isReached).toBe(true)
  })

  it('replay to the states that they went through', () => {
    for (const step of steps) expect(eventsOf(step).reduce(evolve, step.before)).toEqual(step.after)
  })
})
