import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import type { TeardownStep } from '../../../src/onboarding/Teardown.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import {
  type History,
  builtHistories,
  happened,
  histories,
  pendingAgain,
  proven,
  rotating,
  stepsDone,
  teardown,
  thenOffboarding,
} from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const reason = 'end of contract'
const parties = ['rescale', 'customer'] as const

/**
 * Without a peering there is none of the customer's routes; one that nobody knows of is looked for.
 */
const withoutRoutes: ReadonlyArray<TeardownStep> = teardown.filter(
  (step) => step !== 'CustomerRoutesRemoved',
)

const peeringEnded: History = [
  ...pendingAgain(1),
  happened('PeeringRejected', { peeringId: sample.peeringOf(1), reason: '' }),
]

const stages: ReadonlyArray<readonly [string, History, ReadonlyArray<TeardownStep>]> = [
  ['StackReported', histories.reported, withoutRoutes],
  ['Verified', histories.verified, withoutRoutes],
  ['StackReported after a peering that ended', peeringEnded, teardown],
  ['PeeringPending', histories.pending, teardown],
  ['PeeringActive', histories.active, teardown],
  ['Connected', histories.connected, teardown],
  ['Degraded', histories.degraded, teardown],
  ['Suspended', histories.suspended, teardown],
]

describe.each(stages)('%s', (_status, history, outstanding) => {
  it.each(parties)('is taken down by %s, with every step that there is to do', (by) => {
    expect(decided(history, usual('BeginOffboarding', {}, { by }))).toEqual(
      accepted(happened('OffboardingBegun', { reason, outstanding }, { by })),
    )
  })

  it('keeps what the steps need, and the block until Rescale has done its part', () => {
    const state = replay(thenOffboarding(history, outstanding))
    expect(state).toMatchObject({
      status: 'Offboarding',
      by: 'customer',
      setup: sample.setup,
      stack: sample.stack,
      peeringIds: outstanding === teardown ? [sample.peeringOf(1)] : [],
      cidrs: [sample.cidr],
      teardown: { outstanding, leftovers: [] },
    })
  })
})

describe('before there is a stack', () => {
  it.each([
    ['Requested', histories.requested],
    ['SetupIssued', histories.issued],
  ] as const)('%s is cancelled, not taken down', (_status, history) => {
    expect(decided(history, usual('BeginOffboarding'))).toMatchObject({
      left: { _tag: 'WrongStatus' },
    })
  })
})

describe('Offboarding', () => {
  const { offboarding } = histories

  it('has begun already', () => {
    expect(decided(offboarding, usual('BeginOffboarding'))).toEqual(nothing)
  })

  it('is aborted by the party that began it, and verified again over the peering there is', () => {
    const aborted = happened('OffboardingAborted', {}, { by: 'customer', at: sample.hours(5) })
    const abort = usual('AbortOffboarding', {}, { at: sample.hours(5) })
    expect(decided(offboarding, abort)).toEqual(accepted(aborted))
    expect(replay([...offboarding, aborted])).toMatchObject({
      status: 'PeeringActive',
      peering: { peeringId: sample.peeringOf(1) },
      role: { outcome: 'pending' },
      vpc: { outcome: 'pending' },
      routes: { rescale: { outcome: 'unknown' }, customer: { outcome: 'unknown' } },
      since: sample.hours(5),
      changedAt: sample.hours(5),
    })
    expect(decided([...offboarding, aborted], abort)).toEqual(nothing)
  })

  it('is not aborted by the other party', () => {
    expect(decided(offboarding, usual('AbortOffboarding', {}, { by: 'rescale' }))).toEqual(
      refused({ _tag: 'BegunByOtherParty', by: 'customer' }),
    )
  })

  it.each(teardown)('is not aborted once %s is recorded', (step) => {
    const begun = [...offboarding, ...stepsDone(step)]
    expect(decided(begun, usual('AbortOffboarding'))).toMatchObject({
      left: { _tag: 'AlreadyRemoved' },
    })
  })

  it('may still be aborted when Rescale can no longer read the route tables', () => {
    const unread = [
      ...offboarding,
      happened('AccessLost', { roleArn: sample.roleArn, action: 'sts:AssumeRole' }),
    ]
    expect(decided(unread, usual('AbortOffboarding'))).toMatchObject({ _tag: 'Right' })
  })

  it('may still be aborted while something keeps the stack from being deleted', () => {
    const blocked = [...offboarding, happened('LeftoversFound', { leftovers: [sample.leftover] })]
    expect(decided(blocked, usual('AbortOffboarding'))).toMatchObject({ _tag: 'Right' })
  })
})

describe('an aborted offboarding', () => {
  const abortedIn = (history: History) =>
    replay([
      ...thenOffboarding(history),
      happened('OffboardingAborted', {}, { by: 'customer', at: sample.hours(5) }),
    ])

  it.each(Object.entries(builtHistories))('of %s has nothing proven', (status, history) => {
    const state = abortedIn(rotating(history, proven))
    expect(state).toMatchObject(
      status === 'Suspended'
        ? { status, suspensions: { rescale: { reason: 'invoice open' } } }
        : { role: { outcome: 'pending' }, vpc: { outcome: 'pending' } },
    )
    expect(state).not.toHaveProperty('before')
  })

  it('waits for a peering that was waited for before', () => {
    expect(abortedIn(histories.pending)).toMatchObject({
      status: 'PeeringPending',
      peering: { peeringId: sample.peeringOf(1), expiresAt: sample.hours(169) },
    })
  })

  it('knows the Rescale VPC and the failures as they are now', () => {
    const later = [
      ...histories.offboarding,
      happened('RescaleVpcChanged', { rescaleVpc: sample.grownRescaleVpc }),
      happened('WorkFailed', { intent: 'ProbeRole', operation: 'o', code: 'c', message: '' }),
      happened('OffboardingAborted', {}, { by: 'customer' }),
    ]
    expect(replay(later)).toMatchObject({
      rescaleVpc: sample.grownRescaleVpc,
      failures: [{ intent: 'ProbeRole', count: 1 }],
    })
  })

  it('knows nothing that was seen before as seen after it', () => {
    // A clock that is behind does not make an old observation a new one.
    const late = [
      ...histories.connected,
      happened('OffboardingBegun', { reason }, { by: 'customer', at: sample.hours(9) }),
      happened('OffboardingAborted', {}, { by: 'customer', at: sample.hours(5) }),
    ]
    expect(replay(late)).toMatchObject({ changedAt: sample.hours(9) })
  })
})
