/**
 * What must have happened before what, judged by an observer that reads the stream and knows
 * nothing of the decider.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { OnboardingEvent, OnboardingEventType } from '../../src/onboarding/OnboardingEvent.ts'
import type { Party } from '../../src/values/Party.ts'
import {
  type OnboardingState,
  hasStack,
  initialState,
} from '../../src/onboarding/OnboardingState.ts'
import type { TeardownStep } from '../../src/onboarding/Teardown.ts'
import { evolve } from '../../src/onboarding/evolve.ts'
import { atLeast } from '../atLeast.ts'
import { type Ledger, emptyLedger, note, statusOf } from './support/Ledger.ts'
import { teardown } from './support/histories.ts'
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
  fc.assert(
    fc.property(walkArbitrary(), (steps) => law(streamOf(steps))),
    atLeast(300),
  )
}

/** One event with what was known before it and after, and how the state changed. */
interface Entry {
  readonly event: OnboardingEvent
  readonly earlier: Stream
  readonly known: { readonly before: Ledger; readonly after: Ledger }
  readonly state: { readonly before: OnboardingState; readonly after: OnboardingState }
}

const entriesOf = (stream: Stream): ReadonlyArray<Entry> => {
  let [ledger, state] = [emptyLedger, initialState]
  return stream.map((event, index) => {
    const known = { before: ledger, after: note(ledger, event) }
    const states = { before: state, after: evolve(state, event) }
    ;[ledger, state] = [known.after, states.after]
    return { event, earlier: stream.slice(0, index), known, state: states }
  })
}

const everyEntry = (law: (entry: Entry) => void): void =>
  everyStream((stream) => {
    for (const entry of entriesOf(stream)) law(entry)
  })

const ends: ReadonlyArray<OnboardingEventType> = [
  'PeeringFailed',
  'PeeringRejected',
  'PeeringExpired',
  'PeeringDeleted',
]

/** The index of the last event of some types; -1 when there was none. */
const lastOf = (stream: Stream, types: ReadonlyArray<OnboardingEventType>): number =>
  stream.findLastIndex(({ type }) => types.includes(type))

describe('the status of an onboarding with a stack', () => {
  it('is what the facts of its stream say', () => {
    everyEntry(({ known, state }) => {
      if (hasStack(state.after)) expect(state.after.status).toBe(statusOf(known.after))
    })
  })

  it('is Connected only after everything was seen good since it was last lost', () => {
    everyEntry(({ known: { after }, state }) => {
      if (state.after.status !== 'Connected' || state.before.status === 'Connected') return
      expect(after).toMatchObject({
        isEnding: false,
        suspendedBy: [],
        role: 'good',
        vpc: 'good',
        hasAccess: true,
        peering: { isActive: true },
        routes: { rescale: true, customer: true },
        hasDrift: false,
      })
      expect(after.trust).not.toBe('bad')
    })
  })

  it('is never Connected right after what makes everything be verified again', () => {
    const losses: ReadonlyArray<OnboardingEventType> = [
      ...ends,
      'StackReported',
      'Resumed',
      'OffboardingAborted',
    ]
    everyEntry(({ event, state }) => {
      if (losses.includes(event.type)) expect(state.after.status).not.toBe('Connected')
    })
  })
})

describe('a peering is requested', () => {
  it('never while another is pending or active', () => {
    everyEntry(({ event, known }) => {
      if (event.type === 'PeeringRequested') expect(known.before).not.toHaveProperty('peering')
    })
  })

  it('under a new id, or under that of one that ended or leads to a VPC of before', () => {
    everyEntry(({ event, earlier, known }) => {
      if (event.type !== 'PeeringRequested') return
      const { peeringId } = event.data
      expect(known.before.peering?.id).not.toBe(peeringId)
      const uses = earlier.filter(
        (one) => 'peeringId' in one.data && one.data.peeringId === peeringId,
      )
      const last = uses.at(-1)
      if (last === undefined || ends.includes(last.type)) return
      const since = earlier.slice(earlier.indexOf(last))
      expect(since.some(({ type }) => type === 'StackReported')).toBe(true)
    })
  })

  it('as the first attempt, or as the one after the last', () => {
    everyEntry(({ event, earlier }) => {
      if (event.type !== 'PeeringRequested') return
      const last = earlier.findLast((one) => one.type === 'PeeringRequested')
      expect([1, (last?.data.attempt ?? 0) + 1]).toContain(event.data.attempt)
    })
  })
})

describe('a resource is gone', () => {
  /** AWS shows changes with a delay: what is not visible once is looked for again. */
  const tenMinutes = 600_000

  const resourceOf = (event: OnboardingEvent): string | undefined => {
    if (event.type === 'PeeringDeleted' || event.type === 'PeeringExpired') {
      return event.data.reason === 'no longer visible' ? event.data.peeringId : undefined
    }
    const findings =
      event.type === 'VpcRejected' || event.type === 'DriftFound' ? event.data.findings : []
    const missing = findings.find(({ id }) => id === 'vpc-missing')
    return missing?.id === 'vpc-missing' ? missing.evidence.vpcId : undefined
  }

  it('only when it was not visible twice, ten minutes apart, and not visible in between', () => {
    everyEntry(({ event, earlier }) => {
      const resourceId = resourceOf(event)
      if (resourceId === undefined) return
      const last = earlier.findLast(
        (one) => 'resourceId' in one.data && one.data.resourceId === resourceId,
      )
      expect(last?.type).toBe('ResourceNotVisible')
      expect(event.at - (last?.at ?? event.at)).toBeGreaterThanOrEqual(tenMinutes)
    })
  })

  it('never by what is not visible for the first time', () => {
    everyEntry(({ event, state }) => {
      if (event.type !== 'ResourceNotVisible') return
      expect(state.after.status).toBe(state.before.status)
      expect('peering' in state.after ? state.after.peering : undefined).toEqual(
        'peering' in state.before ? state.before.peering : undefined,
      )
    })
  })
})

describe('a trust policy', () => {
  it('is unreadable only while it is not known to be as agreed', () => {
    everyEntry(({ event, known }) => {
      if (event.type === 'TrustUnreadable') expect(['unknown', 'bad']).toContain(known.before.trust)
    })
  })

  it('is known by what was last seen of it', () => {
    const outcomes = { unknown: 'pending', good: 'verified', bad: 'rejected' } as const
    everyEntry(({ known: { after }, state }) => {
      if (!hasStack(state.after)) return
      const outcome = after.trust === 'unreadable' ? after.trust : outcomes[after.trust]
      expect(state.after.trust.outcome).toBe(outcome)
    })
  })
})

describe('a block that was agreed later', () => {
  const thirtyDays = 30 * 24 * 3_600_000

  it('is associated only while it is held, and disassociated only while it is in use', () => {
    everyEntry(({ event, known: { before } }) => {
      if (event.type === 'SecondaryCidrAssociated' || event.type === 'SecondaryCidrDisassociated') {
        const block = before.blocks.find(({ cidr }) => cidr === event.data.cidr)
        expect(block?.isInVpc).toBe(event.type === 'SecondaryCidrDisassociated')
      }
    })
  })

  it('is held for thirty days from when it was agreed, or seen to be lost', () => {
    everyEntry(({ event }) => {
      if (event.type === 'SecondaryCidrAgreed' || event.type === 'SecondaryCidrDisassociated') {
        expect(event.data.expiresAt - event.at).toBe(thirtyDays)
      }
    })
  })

  it('is given back only while the VPC does not have it', () => {
    everyEntry(({ event, known: { before } }) => {
      if (event.type !== 'SecondaryCidrReleased') return
      expect(before.blocks).toContainEqual(
        expect.objectContaining({ cidr: event.data.cidr, isInVpc: false }),
      )
    })
  })

  it('is known with what was last seen of it, whatever else happens', () => {
    everyEntry(({ known: { after }, state }) => {
      if (!hasStack(state.after)) return
      expect(state.after.secondaryCidrs).toEqual(
        after.blocks.map(({ cidr, until, isInVpc }) => ({
          cidr,
          expiresAt: until,
          isAssociated: isInVpc,
        })),
      )
    })
  })
})

describe('a suspension', () => {
  it('is there for each party that suspended and has not resumed', () => {
    everyEntry(({ known: { after }, state }) => {
      if (state.after.status !== 'Suspended') return
      expect(Object.keys(state.after.suspensions).toSorted()).toEqual(after.suspendedBy.toSorted())
    })
  })

  it('is lifted by its own party alone', () => {
    everyEntry(({ event, known: { before } }) => {
      if (event.type !== 'Resumed') return
      expect(event.data.lifted).toEqual([event.by])
      expect(before.suspendedBy).toContain(event.by)
    })
  })

  it('by both parties ends only when both have resumed', () => {
    everyEntry(({ event, known: { before, after }, state }) => {
      if (event.type !== 'Resumed') return
      const isLast = before.suspendedBy.length === 1
      expect(state.after.status === 'Suspended').toBe(!isLast)
      expect(after.suspendedBy.length).toBe(before.suspendedBy.length - 1)
    })
  })
})

/** What is left to do, by the events of an ending alone. */
const outstandingAfter = (
  outstanding: ReadonlyArray<TeardownStep>,
  event: OnboardingEvent,
): ReadonlyArray<TeardownStep> => {
  const done: ReadonlyArray<string> =
    event.type === 'AccessLost'
      ? ['CustomerRoutesRemoved']
      : event.type === 'StackDeleted'
        ? ['StackDeleted', 'CustomerRoutesRemoved']
        : event.type === 'ClosedUnconfirmed'
          ? event.data.unconfirmed
          : [event.type]
  return outstanding.filter((step) => !done.includes(step))
}

/** The events from the last ending on; nothing when it was gone back on. */
const endingIn = (stream: Stream): Stream => {
  const begun = lastOf(stream, ['OffboardingBegun', 'OnboardingCancelled'])
  const isAborted = lastOf(stream, ['OffboardingAborted']) > begun
  return begun < 0 || isAborted ? [] : stream.slice(begun)
}

const outstandingIn = ([begun, ...after]: Stream): ReadonlyArray<TeardownStep> =>
  begun?.type === 'OffboardingBegun' || begun?.type === 'OnboardingCancelled'
    ? after.reduce(outstandingAfter, begun.data.outstanding ?? [])
    : []

describe('taking down', () => {
  it('leaves what has neither been done, nor been made pointless, nor been given up', () => {
    everyEntry(({ event, earlier, state: { after } }) => {
      if (!('teardown' in after)) return
      const outstanding = outstandingIn(endingIn([...earlier, event]))
      expect(after.teardown.outstanding).toEqual(outstanding)
      if (after.status !== 'Cancelled') {
        expect(after.status).toBe(outstanding.length === 0 ? 'Closed' : 'Offboarding')
      }
    })
  })

  it('does each step once, its routes before the peering and the stack before the account', () => {
    everyStream((stream) => {
      const ending = endingIn(stream)
      const done = ending
        .map(({ type }) => type)
        .filter((type) => teardown.some((one) => one === type))
      expect(new Set(done).size).toBe(done.length)
      const isBefore = (one: OnboardingEventType, other: OnboardingEventType): void => {
        if (done.includes(other)) expect(done.slice(0, done.indexOf(other))).toContain(one)
      }
      isBefore('RescaleRoutesRemoved', 'PeeringRemoved')
      isBefore('StackDeleted', 'AccountClean')
    })
  })

  it('records what a party does by that party; the customer’s routes may be seen by Rescale', () => {
    const owners: { readonly [Type in OnboardingEventType]?: ReadonlyArray<Party> } = {
      RescaleRoutesRemoved: ['rescale'],
      CustomerRoutesRemoved: ['customer', 'rescale'],
      PeeringRemoved: ['rescale'],
      StackDeleted: ['customer'],
      AccountClean: ['customer'],
      ClosedUnconfirmed: ['rescale'],
    }
    everyEntry(({ event }) => {
      const owner = owners[event.type]
      if (owner !== undefined) expect(owner).toContain(event.by)
    })
  })

  it('is gone back on only before anything was removed, by the party that began it', () => {
    everyEntry(({ event, earlier }) => {
      if (event.type !== 'OffboardingAborted') return
      const [begun, ...after] = endingIn(earlier)
      expect(begun?.by).toBe(event.by)
      const harmless: ReadonlyArray<OnboardingEventType> = [
        // Nobody knows then whether the customer has removed its routes.
        'AccessLost',
        'LeftoversFound',
        'RescaleVpcChanged',
        'WorkFailed',
        'WorkRecovered',
        'WorkRetryRequested',
      ]
      for (const { type } of after) expect(harmless).toContain(type)
    })
  })
})

describe('a rotation', () => {
  const isUnderWay = (stream: Stream): boolean =>
    lastOf(stream, ['ExternalIdRotationBegun']) >
    lastOf(stream, ['ExternalIdRotationCompleted', 'ExternalIdRotationAbandoned'])

  it('is completed only after a probe in which the next ID worked and the old one did not', () => {
    everyEntry(({ event, earlier, known: { before } }) => {
      if (event.type !== 'ExternalIdRotationCompleted') return
      const begun = lastOf(earlier, ['ExternalIdRotationBegun'])
      const probed = lastOf(earlier, ['ExternalIdRotationProbed'])
      expect(probed).toBeGreaterThan(begun)
      // Since it was probed, neither the stack was replaced nor anything verified again.
      expect(probed).toBeGreaterThan(lastOf(earlier, ['StackReported', ...ends]))
      expect(earlier[probed]?.data).toEqual({
        nextExternalId: 'allowed',
        currentExternalId: 'refused',
        problems: [],
      })
      expect(earlier[begun]?.data).toEqual({ nextExternalId: event.data.externalId })
      expect(before.stack).toBeDefined()
    })
  })

  it('goes on whatever else happens, until it is completed or abandoned', () => {
    everyEntry(({ event, earlier, state: { after } }) => {
      if (!hasStack(after)) return
      expect(after.rotation !== undefined).toBe(isUnderWay([...earlier, event]))
    })
  })

  it('that is abandoned leaves the ID that was in force', () => {
    everyEntry(({ event, state: { before, after } }) => {
      if (event.type !== 'ExternalIdRotationAbandoned' || !hasStack(before)) return
      expect(after).toMatchObject({ setup: before.setup })
    })
  })
})

describe('a failure of Rescale’s work', () => {
  it('is counted once in ten minutes at most, from its last success or retry on', () => {
    everyEntry(({ event, earlier }) => {
      if (event.type !== 'WorkFailed') return
      const last = earlier.findLast(
        ({ type, data }) =>
          type === 'WorkRetryRequested' ||
          ((type === 'WorkFailed' || type === 'WorkRecovered') &&
            'intent' in data &&
            data.intent === event.data.intent),
      )
      if (last?.type === 'WorkFailed') expect(event.at - last.at).toBeGreaterThanOrEqual(600_000)
    })
  })

  it('is known by how often it happened since then', () => {
    everyEntry(({ event, earlier, state: { after } }) => {
      if (event.type !== 'WorkFailed' || after.status === 'NotRequested') return
      const since = earlier.slice(
        earlier.findLastIndex(
          ({ type, data }) =>
            type === 'WorkRetryRequested' ||
            (type === 'WorkRecovered' && data.intent === event.data.intent),
        ) + 1,
      )
      const count = since.filter(
        ({ type, data }) => type === 'WorkFailed' && data.intent === event.data.intent,
      ).length
      expect(after.failures.find(({ intent }) => intent === event.data.intent)?.count).toBe(
        count + 1,
      )
    })
  })
})
