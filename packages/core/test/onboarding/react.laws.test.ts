import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import type { IntentType } from '../../src/onboarding/Intent.ts'
import { type Instant, addSeconds } from '../../src/onboarding/Instant.ts'
import { type OnboardingState, isTerminal } from '../../src/onboarding/OnboardingState.ts'
import { decide } from '../../src/onboarding/decide.ts'
import { evolve } from '../../src/onboarding/evolve.ts'
import { react } from '../../src/onboarding/react.ts'
import { type Step, walkArbitrary } from './support/Walk.ts'
import { answerTo } from './support/answers.ts'

interface Moment {
  readonly state: OnboardingState
  readonly now: Instant
}

/** When something changes by time alone: at a deadline, and at the reminders before it. */
const turningPoints = (state: OnboardingState): ReadonlyArray<Instant> => {
  const deadline =
    'lease' in state
      ? state.lease.expiresAt
      : state.status === 'PeeringPending'
        ? state.peering.expiresAt
        : undefined
  if (deadline === undefined) return []
  const hoursBefore = [0, 12, 48].map((count) => addSeconds(deadline, -count * 3600))
  return hoursBefore.flatMap((at) => [addSeconds(at, -0.001), at, addSeconds(at, 0.001)])
}

/**
 * Every state of a walk, at the time it was come to, some time after, and around its turning
 * points.
 */
const momentsOf = (steps: ReadonlyArray<Step>, laterSeconds: number): ReadonlyArray<Moment> =>
  steps.flatMap(({ after, command }) =>
    [command.at, addSeconds(command.at, laterSeconds), ...turningPoints(after)].map((now) => ({
      state: after,
      now,
    })),
  )

const everyMoment = (law: (moment: Moment) => void): void => {
  fc.assert(
    fc.property(walkArbitrary(), fc.integer({ min: 0, max: 40 * 24 * 3600 }), (steps, seconds) => {
      for (const moment of momentsOf(steps, seconds)) law(moment)
    }),
  )
}

describe('what is asked', () => {
  it('is something, of somebody, until all is over', () => {
    everyMoment(({ state, now }) => {
      const isOpen = state.status !== 'NotRequested' && !isTerminal(state)
      expect(react(state, now).length > 0).toBe(isOpen)
    })
  })

  it('is never refused once it is done as asked', () => {
    everyMoment(({ state, now }) => {
      for (const intent of react(state, now)) {
        const decision = decide(answerTo(intent, state, now), state)
        expect(decision, `${intent.type} in ${state.status}`).toMatchObject({ _tag: 'Right' })
      }
    })
  })

  it('names no task twice for one party', () => {
    everyMoment(({ state, now }) => {
      const names = react(state, now).map(({ type, party }) => `${party} ${type}`)
      expect(new Set(names).size).toBe(names.length)
    })
  })

  it('leads to a working connection or to the end when everybody does it', () => {
    const goesOn = (state: OnboardingState): boolean =>
      !isTerminal(state) &&
      state.status !== 'NotRequested' &&
      !(state.status === 'Connected' && state.rotation === undefined)
    everyMoment((moment) => {
      let { state } = moment
      for (let round = 0; round < 12 && goesOn(state); round += 1) {
        for (const intent of react(state, moment.now)) {
          const decision = decide(answerTo(intent, state, moment.now), state)
          // What the first answer settled, the others may find settled already.
          state = E.isRight(decision) ? decision.right.reduce(evolve, state) : state
        }
      }
      expect(goesOn(state), `stuck in ${state.status}`).toBe(false)
    })
  })

  it('has a deadline wherever time alone can end the wait', () => {
    everyMoment(({ state, now }) => {
      const expiresAt =
        'lease' in state
          ? state.lease.expiresAt
          : state.status === 'PeeringPending'
            ? state.peering.expiresAt
            : undefined
      const deadlines = react(state, now).flatMap(({ deadline }) => deadline ?? [])
      const isDue = 'lease' in state && now >= state.lease.expiresAt
      expect(deadlines).toEqual(expiresAt === undefined || isDue ? [] : [expiresAt])
    })
  })

  it('takes a lease back exactly when it has run out', () => {
    everyMoment(({ state, now }) => {
      const asked = react(state, now).some(({ type }) => type === 'LapseLease')
      expect(asked).toBe('lease' in state && now >= state.lease.expiresAt)
    })
  })
})

/** What the customer does in its own account, and the look by which Rescale learns of it. */
const looks: { readonly [Type in IntentType]?: ReadonlyArray<IntentType> } = {
  CorrectRole: ['ProbeRole'],
  // The VPC is looked at through the role, so the role may have to come first.
  CorrectVpc: ['InspectVpc', 'ProbeRole'],
  AcceptPeering: ['ObservePeering'],
  AddCustomerRoutes: ['ObserveCustomerRoutes'],
  TrustNextExternalId: ['ProbeRole'],
  DistrustCurrentExternalId: ['ProbeRole'],
  RemoveCustomerRoutes: ['ObserveCustomerRoutesRemoved'],
  RepairConnection: ['InspectConnection'],
}

describe('Rescale', () => {
  it('is asked to look whenever the customer is asked to change something in its account', () => {
    everyMoment(({ state, now }) => {
      const asked = react(state, now)
      const ofRescale = asked.filter(({ party }) => party === 'rescale').map(({ type }) => type)
      for (const { type, party } of asked) {
        const look = looks[type]
        if (party === 'rescale' || look === undefined) continue
        expect(
          look.some((one) => ofRescale.includes(one)),
          type,
        ).toBe(true)
      }
    })
  })
})

describe('what is wrong with a connection', () => {
  it('is for one party to repair, its own routes for Rescale; routes wait for the peering', () => {
    everyMoment(({ state, now }) => {
      if (state.status !== 'Degraded') return
      const asked = react(state, now).flatMap((intent) =>
        intent.type === 'RepairConnection'
          ? intent.data.findings.map((finding) => ({ party: intent.party, finding }))
          : [],
      )
      const errors = state.findings.filter(({ level }) => level === 'error')
      const isDown = errors.some(({ id }) => id === 'peering-not-active')
      for (const finding of errors) {
        const isRescales = finding.id === 'route-missing' && finding.evidence.side === 'rescale'
        const parties = asked.filter((one) => one.finding === finding).map(({ party }) => party)
        if (isRescales) expect(parties).toEqual(isDown ? [] : ['rescale'])
        else expect(parties).toEqual(['customer'])
      }
    })
  })
})

describe('a reminder', () => {
  const remindersOf = ({ state, now }: Moment) =>
    react(state, now).flatMap(({ reminder, deadline }) =>
      deadline === undefined ? [] : [{ reminder, left: (deadline - now) / 3_600_000 }],
    )

  it('comes at two days and again at twelve hours left, and not before', () => {
    everyMoment((moment) => {
      for (const { reminder, left } of remindersOf(moment)) {
        if (left > 48) expect(reminder).toBeUndefined()
        else expect(reminder).toBe(left > 12 ? 'two-days-left' : 'twelve-hours-left')
      }
    })
  })
})
