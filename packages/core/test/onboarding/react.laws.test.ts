import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import type { Intent, IntentType } from '../../src/onboarding/Intent.ts'
import { type Instant, addSeconds } from '../../src/values/Instant.ts'
import { type OnboardingState, hasStack, isTerminal } from '../../src/onboarding/OnboardingState.ts'
import { decide } from '../../src/onboarding/decide.ts'
import { evolve } from '../../src/onboarding/evolve.ts'
import { react } from '../../src/onboarding/react.ts'
import { type Step, walkArbitrary } from './support/Walk.ts'
import { answerTo } from './support/answers.ts'
import { deadlineOf, endOf, isWatch } from './support/deadlines.ts'
import { afterProgram } from './support/idleWorld.ts'

const daySeconds = 24 * 3600

interface Moment {
  readonly state: OnboardingState
  readonly now: Instant
}

/** When something changes by time alone: at a deadline, and at the reminders before it. */
const turningPoints = (state: OnboardingState, now: Instant): ReadonlyArray<Instant> => {
  const deadlines = react(state, now).flatMap((intent) => deadlineOf(intent, state, now) ?? [])
  const ends = [endOf(state) ?? now]
  return [...new Set([...deadlines, ...ends])].flatMap((deadline) =>
    [0, 12, 48].flatMap((count) => {
      const at = addSeconds(deadline, -count * 3600)
      return [addSeconds(at, -0.001), at, addSeconds(at, 0.001)]
    }),
  )
}

/**
 * Every state of a walk, at the time it was come to and some time after; one of them around its
 * turning points as well.
 */
const momentsOf = (
  steps: ReadonlyArray<Step>,
  { seconds, place }: { readonly seconds: number; readonly place: number },
): ReadonlyArray<Moment> =>
  steps.flatMap(({ after, command }, index) =>
    [
      command.at,
      addSeconds(command.at, seconds),
      ...(index === place % steps.length ? turningPoints(after, command.at) : []),
    ].map((now) => ({ state: after, now })),
  )

const later = fc.record({
  seconds: fc.oneof(
    fc.integer({ min: 0, max: 40 * daySeconds }),
    fc.integer({ min: 0, max: 400 * daySeconds }),
  ),
  place: fc.nat(),
})

const everyMoment = (law: (moment: Moment) => void): void => {
  fc.assert(
    fc.property(walkArbitrary(), later, (steps, time) => {
      for (const moment of momentsOf(steps, time)) law(moment)
    }),
  )
}

const isParked = ({ state, now }: Moment, type: IntentType): boolean =>
  state.status !== 'NotRequested' &&
  state.failures.some(
    ({ intent, count, lastAt }) =>
      intent === type && count >= 5 && now < addSeconds(lastAt, daySeconds),
  )

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
    const nameOf = ({ type, party, data }: Intent): string => {
      const of = 'cidr' in data ? data.cidr : 'failure' in data ? data.failure.intent : ''
      return `${party} ${type} ${of}`
    }
    everyMoment(({ state, now }) => {
      const names = react(state, now).map(nameOf)
      expect(new Set(names).size).toBe(names.length)
    })
  })

  it('leads to a working connection or to the end when everybody does it', () => {
    const goesOn = (state: OnboardingState): boolean =>
      !isTerminal(state) &&
      state.status !== 'NotRequested' &&
      !(
        state.status === 'Connected' &&
        state.rotation === undefined &&
        state.trust.outcome !== 'unreadable' &&
        state.peeringsToRemove.length === 0 &&
        state.secondaryCidrs.every(({ isAssociated }) => isAssociated)
      )
    everyMoment((moment) => {
      let { state } = moment
      for (let round = 0; round < 20 && goesOn(state); round += 1) {
        for (const intent of react(state, moment.now)) {
          const decision = decide(answerTo(intent, state, moment.now), state)
          // What the first answer settled, the others may find settled already.
          state = E.isRight(decision) ? decision.right.reduce(evolve, state) : state
        }
      }
      expect(goesOn(state), `stuck in ${state.status}`).toBe(false)
    })
  })

  it('takes a lease back exactly when it has run out', () => {
    everyMoment(({ state, now }) => {
      const asked = react(state, now).some(({ type }) => type === 'LapseLease')
      expect(asked).toBe('lease' in state && now >= state.lease.expiresAt)
    })
  })
})

describe('a deadline', () => {
  it('is set for everything but the watch over a connection in use, and by hand the same', () => {
    everyMoment(({ state, now }) => {
      for (const intent of react(state, now)) {
        const expected = deadlineOf(intent, state, now)
        expect(intent.deadline, `${intent.type} in ${state.status}`).toBe(expected)
        expect(expected === undefined).toBe(isWatch(intent, state))
      }
    })
  })

  it('is reminded of at two days, at twelve hours, and from the deadline on', () => {
    everyMoment(({ state, now }) => {
      for (const { deadline, reminder } of react(state, now)) {
        if (deadline === undefined) {
          expect(reminder).toBeUndefined()
          continue
        }
        const hoursLeft = (deadline - now) / 3_600_000
        expect(reminder === 'overdue').toBe(now >= deadline)
        expect(reminder === 'twelve-hours-left').toBe(hoursLeft > 0 && hoursLeft <= 12)
        expect(reminder === 'two-days-left').toBe(hoursLeft > 12 && hoursLeft <= 48)
      }
    })
  })
})

describe('a wait', () => {
  it('is ended by Rescale exactly when its time is over, and nothing else is asked of it then', () => {
    everyMoment(({ state, now }) => {
      if (isParked({ state, now }, 'EndAbandoned') || isTerminal(state)) return
      const asked = react(state, now).map(({ type }) => type)
      const end = endOf(state)
      const isAbandoned = end !== undefined && now >= end
      expect(asked.includes('EndAbandoned')).toBe(isAbandoned)
      if (isAbandoned) {
        for (const type of ['RequestPeering', 'AcceptPeering', 'ProposeCidr', 'CorrectRole']) {
          expect(asked).not.toContain(type)
        }
      }
    })
  })

  /** The longest a suspension and then a teardown may take, and a few days of the program’s own. */
  const longestDays = 365 + 30 + 5

  it('comes to an end without anybody, unless the connection is healthy', () => {
    const world = fc.record({ letsIn: fc.boolean(), hasRoutes: fc.boolean() })
    fc.assert(
      fc.property(walkArbitrary(), world, (steps, idle) => {
        const last = steps.at(-1)
        if (last === undefined || last.after.status === 'NotRequested') return
        let state: OnboardingState = last.after
        for (let day = 0; day < longestDays && !isTerminal(state); day += 1) {
          state = afterProgram(state, addSeconds(last.command.at, day * daySeconds), idle)
        }
        const isHealthy = state.status === 'Connected' && idle.letsIn && idle.hasRoutes
        expect(isTerminal(state) || isHealthy, `still ${state.status}`).toBe(true)
      }),
    )
  })
})

/** What the customer does in its own account, and the look by which Rescale learns of it. */
const looks: { readonly [Type in IntentType]?: ReadonlyArray<IntentType> } = {
  // The role may let Rescale in, but not let it read.
  CorrectRole: ['ProbeRole', 'InspectVpc', 'InspectConnection'],
  // The VPC is looked at through the role, so the role may have to come first.
  CorrectVpc: ['InspectVpc', 'ProbeRole', 'InspectConnection'],
  AcceptPeering: ['ObservePeering'],
  AddCustomerRoutes: ['ObserveCustomerRoutes', 'InspectVpc', 'ProbeRole'],
  TrustNextExternalId: ['ProbeRole'],
  DistrustCurrentExternalId: ['ProbeRole'],
  RemoveCustomerRoutes: ['ObserveCustomerRoutesRemoved'],
  RepairConnection: ['InspectConnection'],
}

describe('Rescale', () => {
  it('is asked to look whenever the customer is asked to change something in its account', () => {
    everyMoment((moment) => {
      const asked = react(moment.state, moment.now)
      const ofRescale = asked.filter(({ party }) => party === 'rescale').map(({ type }) => type)
      for (const { type, party } of asked) {
        const look = looks[type]
        if (party === 'rescale' || look === undefined) continue
        const isAsked = look.some((one) => ofRescale.includes(one) || isParked(moment, one))
        expect(isAsked, `${type} in ${moment.state.status}`).toBe(true)
      }
    })
  })

  it('is asked for a peering only once everything is verified, and three times at most', () => {
    everyMoment(({ state, now }) => {
      const types = react(state, now).map(({ type }) => type)
      if (!types.includes('RequestPeering')) return
      expect(state).toMatchObject({
        role: { outcome: 'verified' },
        vpc: { outcome: 'verified' },
        peeringsToRemove: [],
      })
      expect(state).not.toMatchObject({ trust: { outcome: 'rejected' } })
      expect(state).not.toHaveProperty('accessLost')
      expect('attempt' in state ? state.attempt : 0).toBeLessThanOrEqual(3)
      expect(types).not.toContain('ReviewPeering')
    })
  })

  it('inspects the VPC, and no route tables, while calls to the account are refused', () => {
    everyMoment((moment) => {
      const { state, now } = moment
      if (state.status !== 'PeeringActive' || state.accessLost === undefined) return
      if (state.role.outcome !== 'verified' || now >= (endOf(state) ?? now)) return
      const types = react(state, now).map(({ type }) => type)
      expect(types).not.toContain('ObserveCustomerRoutes')
      expect(types.includes('InspectVpc') || isParked(moment, 'InspectVpc')).toBe(true)
    })
  })

  it('watches every connection in use, also one that is suspended', () => {
    everyMoment((moment) => {
      const { state, now } = moment
      if (!['Connected', 'Degraded', 'Suspended'].includes(state.status)) return
      const types = react(state, now).map(({ type }) => type)
      for (const type of ['InspectConnection', 'ProbeRole'] as const) {
        expect(types.includes(type) || isParked(moment, type)).toBe(true)
      }
    })
  })

  it('deletes a peering under the customer’s routes only a week after they were to go', () => {
    everyMoment(({ state, now }) => {
      if (!('teardown' in state)) return
      const { outstanding } = state.teardown
      const isDeleting = react(state, now).some(({ type }) => type === 'DeletePeering')
      if (!isDeleting) return
      expect(outstanding).toContain('PeeringRemoved')
      expect(outstanding).not.toContain('RescaleRoutesRemoved')
      if (outstanding.includes('CustomerRoutesRemoved')) {
        expect(now).toBeGreaterThanOrEqual(addSeconds(state.since, 7 * daySeconds))
      }
    })
  })

  it('closes without the customer only after thirty days, with its own side clean', () => {
    everyMoment(({ state, now }) => {
      if (isTerminal(state) || !('teardown' in state)) return
      const { outstanding } = state.teardown
      const isClean = !outstanding.some(
        (step) => step === 'RescaleRoutesRemoved' || step === 'PeeringRemoved',
      )
      const asked = react(state, now).some(({ type }) => type === 'CloseUnconfirmed')
      expect(asked).toBe(isClean && now >= addSeconds(state.since, 30 * daySeconds))
    })
  })
})

describe('work that keeps failing', () => {
  it('is left alone for a day after its fifth failure, and a person is asked while it is due', () => {
    everyMoment((moment) => {
      const { state, now } = moment
      if (state.status === 'NotRequested' || isTerminal(state)) return
      const asked = react(state, now)
      const without = react({ ...state, failures: [] }, now)
      const isDue = (intent: string): boolean =>
        without.some(({ party, type }) => party === 'rescale' && type === intent)
      const reviewed = asked.flatMap(({ type, data }) =>
        type === 'ReviewFailure' && 'failure' in data ? [data.failure] : [],
      )
      expect(reviewed).toEqual(
        state.failures.filter(({ count, intent }) => count >= 5 && isDue(intent)),
      )
      expect(asked.filter(({ type }) => type !== 'ReviewFailure')).toEqual(
        without.filter(({ party, type }) => party === 'customer' || !isParked(moment, type)),
      )
    })
  })
})

describe('what is wrong with a connection', () => {
  it('is for one party to repair, its own routes for Rescale; routes wait for the peering', () => {
    everyMoment(({ state, now }) => {
      if (state.status !== 'Degraded' || now >= (endOf(state) ?? now)) return
      const asked = react(state, now).flatMap((intent) =>
        intent.type === 'RepairConnection' || intent.type === 'CorrectVpc'
          ? intent.data.findings.map((finding) => ({ party: intent.party, finding }))
          : [],
      )
      const errors = state.findings.filter(({ level }) => level === 'error')
      const isDown = errors.some(({ id }) => id === 'peering-not-active')
      for (const finding of errors) {
        const isRescales =
          (finding.id === 'route-missing' || finding.id === 'peering-dns-off') &&
          finding.evidence.side === 'rescale'
        const parties = asked.filter((one) => one.finding === finding).map(({ party }) => party)
        if (isRescales) expect(parties).toEqual(isDown ? [] : ['rescale'])
        else expect(parties).toEqual(['customer'])
      }
    })
  })

  it('is for the customer to correct where it is the role, the policy or the access', () => {
    everyMoment(({ state, now }) => {
      if (!hasStack(state) || now >= (endOf(state) ?? addSeconds(now, 1))) return
      const isWrong =
        state.role.outcome === 'rejected' ||
        state.trust.outcome === 'rejected' ||
        state.accessLost !== undefined
      const asked = react(state, now).some(
        ({ type, party }) => type === 'CorrectRole' && party === 'customer',
      )
      expect(asked).toBe(isWrong)
    })
  })
})

describe('a trust policy', () => {
  const isWaitedFor = ({ state, now }: Moment): boolean =>
    hasStack(state) && now < (endOf(state) ?? addSeconds(now, 1))

  it('that the role may not read is asked of the customer, once the role lets Rescale in', () => {
    everyMoment((moment) => {
      const { state, now } = moment
      const asked = react(state, now).filter(({ type }) => type === 'ReportTrustPolicy')
      const isAsked =
        isWaitedFor(moment) &&
        hasStack(state) &&
        (state.trust.outcome === 'unreadable' || 'isUnreadable' in state.trust) &&
        state.role.outcome === 'verified'
      expect(asked.map(({ party }) => party)).toEqual(isAsked ? ['customer'] : [])
    })
  })

  it('that nobody has looked at yet is read with the next probe of the role', () => {
    everyMoment((moment) => {
      const { state, now } = moment
      if (!isWaitedFor(moment) || !hasStack(state) || state.trust.outcome !== 'pending') return
      const isAsked = react(state, now).some(({ type }) => type === 'ProbeRole')
      expect(isAsked || isParked(moment, 'ProbeRole'), state.status).toBe(true)
    })
  })
})

describe('a block that was agreed later', () => {
  const partiesAsked = ({ state, now }: Moment, type: IntentType, cidr: string) =>
    react(state, now).flatMap((intent) =>
      intent.type === type && 'cidr' in intent.data && intent.data.cidr === cidr
        ? [intent.party]
        : [],
    )

  it('is for the customer to associate until its time is over, and for nobody once it is', () => {
    everyMoment((moment) => {
      const { state, now } = moment
      if (!hasStack(state)) return
      for (const { cidr, expiresAt, isAssociated } of state.secondaryCidrs) {
        expect(partiesAsked(moment, 'AssociateCidr', cidr)).toEqual(
          isAssociated || now >= expiresAt ? [] : ['customer'],
        )
      }
    })
  })

  it('is looked for as long as it is held, where Rescale can see the VPC', () => {
    everyMoment((moment) => {
      const { state, now } = moment
      if (!hasStack(state) || state.role.outcome !== 'verified' || 'accessLost' in state) return
      if (state.secondaryCidrs.every(({ isAssociated }) => isAssociated)) return
      const asking = (['InspectVpc', 'InspectConnection'] as const).filter(
        (type) =>
          isParked(moment, type) ||
          react(state, now).some((intent) => intent.type === type && intent.party === 'rescale'),
      )
      expect(asking.length).toBeGreaterThan(0)
    })
  })

  it('is given back then, unless Rescale cannot see whether the VPC has it', () => {
    everyMoment((moment) => {
      const { state, now } = moment
      if (!hasStack(state) || isParked(moment, 'ReleaseSecondaryCidr')) return
      const isSeen = state.role.outcome === 'verified' && !('accessLost' in state)
      for (const { cidr, expiresAt, isAssociated } of state.secondaryCidrs) {
        expect(partiesAsked(moment, 'ReleaseSecondaryCidr', cidr)).toEqual(
          !isAssociated && now >= expiresAt && isSeen ? ['rescale'] : [],
        )
      }
    })
  })
})

describe('a suspended connection', () => {
  it('asks each party that suspended it, and nobody else, whether to go on', () => {
    everyMoment(({ state, now }) => {
      if (state.status !== 'Suspended' || now >= (endOf(state) ?? now)) return
      const asked = react(state, now).flatMap(({ type, party }) =>
        type === 'DecideResumption' ? [party] : [],
      )
      expect(asked.toSorted()).toEqual(Object.keys(state.suspensions).toSorted())
    })
  })
})
