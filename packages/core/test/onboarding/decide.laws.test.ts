import { onboardingCommand } from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { replay } from '../../src/onboarding/Decider.ts'
import { type Instant, addSeconds } from '../../src/values/Instant.ts'
import type {
  OnboardingCommand,
  OnboardingCommandType,
} from '../../src/onboarding/OnboardingCommand.ts'
import type { OnboardingEvent, OnboardingEventType } from '../../src/onboarding/OnboardingEvent.ts'
import { isTerminal } from '../../src/onboarding/OnboardingState.ts'
import type { Rejection } from '../../src/onboarding/Rejection.ts'
import { decide } from '../../src/onboarding/decide.ts'
import { evolve } from '../../src/onboarding/evolve.ts'
import {
  type Move,
  type Step,
  commandOfMove,
  moveArbitrary,
  reachedState,
  walkArbitrary,
} from './support/Walk.ts'
import { atLeast } from '../atLeast.ts'
import { frozen } from './support/frozen.ts'
import { histories, ownerOf } from './support/histories.ts'
import { start } from './support/sample.ts'

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

  it('leads to its status straight, through no other one', () => {
    everyStep((step) => {
      let state = step.before
      for (const event of eventsOf(step)) {
        state = evolve(state, event)
        expect([step.before.status, step.after.status]).toContain(state.status)
      }
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
          { state, now: addSeconds(start, move.hours * 3600), givenIds: new Set() },
        )
        expect(decide(command, state)).toEqual(
          E.left({ _tag: 'OnboardingOver', status: state.status }),
        )
      }),
    )
  })
})

/** What follows from a state that somebody read, and is worth nothing once that has changed. */
const observations: ReadonlyArray<OnboardingCommandType> = [
  'RecordRoleProbe',
  'RecordRoleTrust',
  'RecordAccessRefused',
  'RecordVpcInspection',
  'RecordPeeringStatus',
  'RecordRoutes',
  'RecordInspection',
  'RecordRescaleVpc',
  'LapseLease',
  'CompleteRotation',
  'ReleaseSecondaryCidr',
  'Cancel',
  'BeginOffboarding',
  'RecordTeardown',
  'CloseUnconfirmed',
]

/** What the program notes of its own work; it makes no observation late. */
const bookkeeping: ReadonlyArray<OnboardingEventType> = [
  'WorkFailed',
  'WorkRecovered',
  'WorkRetryRequested',
]

const changesIn = (history: ReadonlyArray<OnboardingEvent>): ReadonlyArray<OnboardingEvent> =>
  history.filter(({ type }) => !bookkeeping.includes(type))

const begunAt = (command: OnboardingCommand, began: Instant): OnboardingCommand =>
  ({ ...command, data: { ...command.data, began } }) as OnboardingCommand

/** An observation of one of the types, with any variation of its data, by the usual party. */
const observationIn = (move: Move, { after, command }: Step): OnboardingCommand =>
  commandOfMove(
    { ...move, type: observations[move.pick % observations.length] ?? 'RecordRoutes' },
    { state: after, now: command.at, givenIds: new Set() },
  )

/**
 * Two steps of a walk, the first one not after the second, and an observation made at the first.
 */
const lateObservation = fc
  .tuple(walkArbitrary(), fc.nat(), fc.nat(), moveArbitrary())
  .map(([steps, one, other, move]) => {
    const [from, to] = [one % steps.length, other % steps.length].toSorted((a, b) => a - b)
    const [seen, given] = [steps[from ?? 0], steps[to ?? 0]]
    return seen === undefined || given === undefined
      ? undefined
      : {
          given,
          observation: { ...observationIn(move, seen), at: given.command.at },
          began: seen.command.at,
        }
  })

describe('an observation', () => {
  it('emits nothing when something was recorded after it began', () => {
    fc.assert(
      fc.property(lateObservation, (late) => {
        if (late === undefined || isTerminal(late.given.after)) return
        const { given, observation, began } = late
        const recorded = changesIn([...given.history, ...eventsOf(given)])
        if (recorded.every(({ at }) => at <= began)) return
        const decision = decide(begunAt(observation, began), given.after)
        if (E.isLeft(decision)) expect(decision.left._tag).toBe('WrongParty')
        else expect(decision.right).toEqual([])
      }),
      atLeast(500),
    )
  })

  it('is worth as much as one that does not say when it began, if nothing was', () => {
    fc.assert(
      fc.property(lateObservation, (late) => {
        if (late === undefined) return
        const { given, observation } = late
        const recorded = changesIn([...given.history, ...eventsOf(given)])
        const last = Math.max(0, ...recorded.map(({ at }) => at))
        expect(decide(begunAt(observation, last as Instant), given.after)).toEqual(
          decide(observation, given.after),
        )
      }),
      atLeast(300),
    )
  })

  it('is one of these commands, and no other has a time at which it began', () => {
    const withTime = fc
      .sample(onboardingCommand(), { numRuns: 3000, seed: 1 })
      .flatMap(({ type, data }) => ('began' in data ? [type] : []))
    expect([...new Set(withTime)].toSorted()).toEqual(observations.toSorted())
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
  BegunByOtherParty: ({ by }, { command }) => expect(by).not.toBe(command.by),
  RescaleSideNotClean: ({ outstanding }) => {
    expect(outstanding.some((step) => ownerOf[step] === 'rescale')).toBe(true)
  },
  AlreadyRemoved: ({ outstanding }, { history }) => {
    const begun = history.findLast(({ type }) => type === 'OffboardingBegun')
    expect(begun?.data).not.toMatchObject({ outstanding })
  },
  SecondaryCidrConflicts: ({ findings }) => {
    expect(findings.some(({ level }) => level === 'error')).toBe(true)
  },
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
