/**
 * What must have happened before what, judged by an observer that reads the stream and knows
 * nothing of the decider.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { OnboardingEvent, OnboardingEventType } from '../../src/onboarding/OnboardingEvent.ts'
import { replay } from '../../src/onboarding/Decider.ts'
import { evolve } from '../../src/onboarding/evolve.ts'
import { initialState } from '../../src/onboarding/OnboardingState.ts'
import { type Step, walkArbitrary } from './support/Walk.ts'

type Stream = ReadonlyArray<OnboardingEvent>

/** Everything that ever happened on a walk. */
const streamOf = (steps: ReadonlyArray<Step>): Stream => {
  const last = steps.at(-1)
  return last === undefined || last.decision._tag === 'Left'
    ? (last?.history ?? [])
    : [...last.history, ...last.decision.right]
}

const everyStream = (law: (stream: Stream) => void): void => {
  fc.assert(fc.property(walkArbitrary(), (steps) => law(streamOf(steps))))
}

/** The index of the last event of some types before a place; -1 when there was none. */
const lastOf = (
  stream: Stream,
  types: ReadonlyArray<OnboardingEventType>,
  before: number,
): number => stream.slice(0, before).findLastIndex(({ type }) => types.includes(type))

const ends: ReadonlyArray<OnboardingEventType> = [
  'PeeringFailed',
  'PeeringRejected',
  'PeeringExpired',
  'PeeringDeleted',
]

/** The last word on a matter is a good one, spoken after it was last opened anew. */
const holds = (
  stream: Stream,
  place: number,
  matter: {
    readonly good: OnboardingEventType
    readonly bad: ReadonlyArray<OnboardingEventType>
    readonly opened: OnboardingEventType
  },
): boolean => {
  const good = lastOf(stream, [matter.good], place)
  return good > lastOf(stream, matter.bad, place) && good > lastOf(stream, [matter.opened], place)
}

const lastRoutes = (stream: Stream, side: string, place: number): OnboardingEvent | undefined =>
  stream
    .slice(0, place)
    .findLast(
      (event) =>
        (event.type === 'RoutesInstalled' || event.type === 'RoutesMissing') &&
        event.data.side === side,
    )

describe('a peering is requested', () => {
  it('only for a role and a VPC that were both verified, the ones last reported', () => {
    everyStream((stream) => {
      for (const [place, event] of stream.entries()) {
        if (event.type !== 'PeeringRequested') continue
        const opened = 'StackReported'
        expect(holds(stream, place, { good: 'RoleVerified', bad: ['RoleRejected'], opened })).toBe(
          true,
        )
        expect(holds(stream, place, { good: 'VpcVerified', bad: ['VpcRejected'], opened })).toBe(
          true,
        )
        const stack = stream.slice(0, place).findLast(({ type }) => type === 'StackReported')
        const role = stream.slice(0, place).findLast(({ type }) => type === 'RoleVerified')
        expect(role?.data).toMatchObject({
          roleArn: stack?.type === 'StackReported' ? stack.data.stack.roleArn : 'nothing',
        })
      }
    })
  })

  it('never while another is pending or active, and never with an id that was used before', () => {
    everyStream((stream) => {
      const used = new Set<string>()
      for (const [place, event] of stream.entries()) {
        if (event.type !== 'PeeringRequested') continue
        expect(lastOf(stream, ends, place)).toBeGreaterThanOrEqual(
          lastOf(stream, ['PeeringRequested'], place),
        )
        expect(used.has(event.data.peeringId)).toBe(false)
        used.add(event.data.peeringId)
      }
    })
  })

  it('as the attempt that follows the ones that came to nothing', () => {
    everyStream((stream) => {
      for (const [place, event] of stream.entries()) {
        if (event.type !== 'PeeringRequested') continue
        const before = stream.slice(0, place).filter(({ type }) => ends.includes(type)).length
        expect(event.data.attempt).toBe(before + 1)
      }
    })
  })
})

describe('an onboarding is connected', () => {
  it('only with an active peering and routes installed on both sides since', () => {
    everyStream((stream) => {
      let state = initialState
      for (const [index, event] of stream.entries()) {
        const before = state
        state = evolve(state, event)
        if (state.status !== 'Connected' || before.status === 'Connected') continue
        const place = index + 1
        const activated = lastOf(stream, ['PeeringActivated'], place)
        expect(activated).toBeGreaterThan(lastOf(stream, ends, place))
        if (event.type !== 'RoutesInstalled') continue
        for (const side of ['rescale', 'customer']) {
          const routes = lastRoutes(stream, side, place)
          expect(routes?.type).toBe('RoutesInstalled')
          expect(stream.indexOf(routes ?? event)).toBeGreaterThan(activated)
        }
      }
    })
  })

  it('for the first time by routes, and by nothing else', () => {
    const ways: ReadonlyArray<OnboardingEventType> = ['RoutesInstalled', 'DriftCleared', 'Resumed']
    everyStream((stream) => {
      let state = initialState
      for (const event of stream) {
        const next = evolve(state, event)
        const entered = next.status === 'Connected' && state.status !== 'Connected'
        if (entered) expect(ways).toContain(event.type)
        if (entered && event.type !== 'RoutesInstalled') {
          expect(['Degraded', 'Suspended']).toContain(state.status)
        }
        state = next
      }
    })
  })
})

describe('taking down', () => {
  const order: ReadonlyArray<OnboardingEventType> = [
    'RescaleRoutesRemoved',
    'CustomerRoutesRemoved',
    'PeeringRemoved',
    'StackDeleted',
    'AccountClean',
  ]

  it('goes in order and does each step once', () => {
    everyStream((stream) => {
      const done = stream.map(({ type }) => type).filter((type) => order.includes(type))
      expect(done).toEqual(order.filter((type) => done.includes(type)))
    })
  })

  it('never removes the stack before a peering that there was', () => {
    everyStream((stream) => {
      const deleted = stream.findIndex(({ type }) => type === 'StackDeleted')
      if (deleted < 0 || !stream.some(({ type }) => type === 'PeeringRequested')) return
      expect(lastOf(stream, ['PeeringRemoved'], deleted)).toBeGreaterThanOrEqual(0)
    })
  })

  it('is over only when the account is clean, where a stack was ever reported', () => {
    everyStream((stream) => {
      const state = replay(stream)
      const isOver =
        state.status === 'Closed' ||
        (state.status === 'Cancelled' && state.teardown.outstanding.length === 0)
      if (!isOver) return
      const built = stream.some(({ type }) => type === 'StackReported')
      expect(stream.some(({ type }) => type === 'AccountClean')).toBe(built)
    })
  })
})

describe('a rotation', () => {
  it('is completed only after a probe in which the next ID worked and the old one did not', () => {
    everyStream((stream) => {
      for (const [place, event] of stream.entries()) {
        if (event.type !== 'ExternalIdRotationCompleted') continue
        const begun = lastOf(stream, ['ExternalIdRotationBegun'], place)
        const probed = stream[lastOf(stream, ['ExternalIdRotationProbed'], place)]
        expect(stream.indexOf(probed ?? event)).toBeGreaterThan(begun)
        expect(probed?.data).toEqual({
          nextExternalId: 'allowed',
          currentExternalId: 'refused',
          problems: [],
        })
        expect(stream[begun]?.data).toEqual({ nextExternalId: event.data.externalId })
      }
    })
  })

  it('survives the loss of the peering in the middle of it', () => {
    everyStream((stream) => {
      for (const [place, event] of stream.entries()) {
        if (event.type !== 'PeeringDeleted') continue
        const isUnderWay =
          lastOf(stream, ['ExternalIdRotationBegun'], place) >
          lastOf(stream, ['ExternalIdRotationCompleted'], place)
        const state = replay(stream.slice(0, place + 1))
        expect('rotation' in state && state.rotation !== undefined).toBe(isUnderWay)
      }
    })
  })
})
