import { onboardingCommand } from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { replay } from '../../src/onboarding/Decider.ts'
import { isTerminal } from '../../src/onboarding/OnboardingState.ts'
import type { Rejection } from '../../src/onboarding/Rejection.ts'
import { decide } from '../../src/onboarding/decide.ts'
import {
  type Step,
  commandOfMove,
  moveArbitrary,
  reachedState,
  walkArbitrary,
} from './support/Walk.ts'
import { frozen } from './support/frozen.ts'
import { histories } from './support/histories.ts'
import { hours } from './support/sample.ts'

/** Holds a law of every single step. */
const everyStep = (law: (step: Step) => void): void => {
  fc.assert(
    fc.property(walkArbitrary(), (steps) => {
      for (const step of steps) law(step)
    }),
  )
}

const eventsOf = ({ decision }: Step) => (E.isRight(decision) ? decision.right : [])

describe('a decision', () => {
  it('depends on the state and the command alone, and changes neither', () => {
    everyStep(({ command, before, decision }) => {
      expect(decide(frozen(command), frozen(before))).toEqual(decision)
    })
  })

  it('is made about any command in any state', () => {
    fc.assert(
      fc.property(onboardingCommand(), reachedState(), (command, state) => {
        expect(['Left', 'Right']).toContain(decide(command, state)._tag)
      }),
    )
  })

  it('has events of the party and the time of its command', () => {
    everyStep((step) => {
      for (const event of eventsOf(step)) {
        expect({ at: event.at, by: event.by }).toEqual({
          at: step.command.at,
          by: step.command.by,
        })
      }
    })
  })

  it('is made in the state that replaying all events so far gives', () => {
    everyStep((step) => {
      expect(replay(step.history)).toEqual(step.before)
      expect(replay([...step.history, ...eventsOf(step)])).toEqual(step.after)
    })
  })

  it('emits nothing when the command that was just accepted comes again', () => {
    everyStep(({ command, decision, after }) => {
      if (E.isLeft(decision)) return
      const again = decide(command, after)
      if (isTerminal(after)) expect(again).toMatchObject(E.left({ _tag: 'OnboardingOver' }))
      else expect(again).toEqual(E.right([]))
    })
  })

  it('refuses everything once the onboarding is over', () => {
    const over = [histories.closed, histories.cancelled].map(replay)
    fc.assert(
      fc.property(fc.constantFrom(...over), moveArbitrary(), (state, move) => {
        const command = commandOfMove(
          { ...move, mood: 'wild' },
          { state, now: hours(move.hours), givenIds: new Set() },
        )
        expect(decide(command, state)).toEqual(
          E.left({ _tag: 'OnboardingOver', status: state.status }),
        )
      }),
    )
  })
})

/**
 * What must be true of the evidence of each rejection, given the command and the state that led to
 * it.
 */
const evidence: {
  readonly [Tag in Rejection['_tag']]?: (
    rejection: Extract<Rejection, { readonly _tag: Tag }>,
    step: Step,
  ) => void
} = {
  WrongStatus: (rejection, { before, command }) => {
    expect(rejection.status).toBe(before.status)
    expect(rejection.command).toBe(command.type)
    expect(rejection.permitted).not.toContain(before.status)
    expect(rejection.permitted.length).toBeGreaterThan(0)
  },
  WrongParty: (rejection, { command }) => {
    expect(rejection.by).toBe(command.by)
    expect(rejection.permitted).not.toContain(command.by)
    expect(rejection.permitted.length).toBeGreaterThan(0)
  },
  LeaseExpired: ({ expiredAt }, { command }) => expect(expiredAt).toBeLessThanOrEqual(command.at),
  LeaseNotDue: ({ expiresAt }, { command }) => expect(expiresAt).toBeGreaterThan(command.at),
  RotationNotProven: ({ problems }) => expect(problems.length).toBeGreaterThan(0),
  TeardownOutOfOrder: ({ step, expected }, { before }) => {
    expect(step).not.toBe(expected)
    expect('teardown' in before ? before.teardown.outstanding : []).toContain(step)
  },
}

describe('a rejection', () => {
  it('names what was expected and what came instead, and they differ', () => {
    everyStep(({ decision }) => {
      if (E.isRight(decision)) return
      const rejection = decision.left
      if (!('expected' in rejection && 'actual' in rejection)) return
      expect(rejection.actual).not.toBe(rejection.expected)
      expect(String(rejection.actual)).not.toBe('')
    })
  })

  it('carries evidence that holds where the command was given', () => {
    everyStep((step) => {
      if (E.isRight(step.decision)) return
      const rejection = step.decision.left
      const holds = evidence[rejection._tag] as
        | ((found: Rejection, given: Step) => void)
        | undefined
      holds?.(rejection, step)
    })
  })
})
