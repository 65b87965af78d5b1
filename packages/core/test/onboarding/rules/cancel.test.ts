import { describe, expect, it } from 'vitest'

import { isTerminal } from '../../../src/onboarding/OnboardingState.ts'
import { replay } from '../../../src/onboarding/Decider.ts'
import type { TeardownStep } from '../../../src/onboarding/Teardown.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing } from '../support/decided.ts'
import {
  type History,
  happened,
  histories,
  pendingAgain,
  stepsDone,
  teardown,
  thenCancelled,
} from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const reason = 'changed plans'
/** A stack may exist that nobody has reported. */
const stackOnly: ReadonlyArray<TeardownStep> = ['StackDeleted', 'AccountClean']
/** A peering may exist that nobody has recorded. */
const withoutRoutes = teardown.filter((step) => step !== 'CustomerRoutesRemoved')

const peeringEnded: History = [
  ...pendingAgain(1),
  happened('PeeringRejected', { peeringId: sample.peeringOf(1), reason: '' }),
]

const lapsed: History = [...histories.issued, happened('LeaseLapsed', { cidr: sample.cidr })]

const stages: ReadonlyArray<readonly [string, History, ReadonlyArray<TeardownStep>]> = [
  ['Requested', histories.requested, []],
  ['Requested after a setup that lapsed', lapsed, stackOnly],
  ['CidrLeased', histories.leased, []],
  ['SetupIssued', histories.issued, stackOnly],
  ['StackReported', histories.reported, withoutRoutes],
  ['Verified', histories.verified, withoutRoutes],
  ['StackReported after a peering that ended', peeringEnded, teardown],
  ['PeeringPending', histories.pending, teardown],
  ['PeeringActive', histories.active, teardown],
]

describe.each(stages)('%s', (_status, history, outstanding) => {
  it.each(['rescale', 'customer'] as const)('is cancelled by %s', (by) => {
    expect(decided(history, usual('Cancel', {}, { by }))).toEqual(
      accepted(happened('OnboardingCancelled', { reason, outstanding }, { by })),
    )
  })

  it('leaves to undo what was made by then, and is over when nothing was', () => {
    const state = replay(thenCancelled(history, outstanding))
    expect(state).toMatchObject({ status: 'Cancelled', teardown: { outstanding } })
    expect(isTerminal(state)).toBe(outstanding.length === 0)
  })

  it('is over when every step is done', () => {
    const done = [...thenCancelled(history, outstanding), ...stepsDone(...outstanding)]
    expect(isTerminal(replay(done))).toBe(true)
  })
})

describe('Cancelled', () => {
  it('keeps the peerings of every attempt, so that their routes can go', () => {
    const state = replay(thenCancelled(pendingAgain(3), teardown))
    expect(state).toMatchObject({ peeringIds: [1, 2, 3].map(sample.peeringOf) })
  })

  it('keeps the setup of a stack that may exist', () => {
    expect(replay(thenCancelled(lapsed, stackOnly))).toMatchObject({ setup: sample.setup })
  })

  it('takes a second cancellation as settled while it is undone, and an offboarding, too', () => {
    expect(decided(histories.cancelling, usual('Cancel'))).toEqual(nothing)
    expect(decided(histories.cancelling, usual('BeginOffboarding'))).toEqual(nothing)
  })
})

describe('an event of version 1', () => {
  /** It did not say what was outstanding: that followed from the state. */
  const cancelled = (history: History): History => [
    ...history,
    happened('OnboardingCancelled', { reason }, { by: 'customer' }),
  ]

  it.each<readonly [string, History, ReadonlyArray<TeardownStep>]>([
    ['SetupIssued', histories.issued, []],
    ['StackReported', histories.reported, stackOnly],
    ['PeeringActive', histories.active, teardown],
  ])('in %s leaves what was outstanding then', (_status, history, outstanding) => {
    expect(replay(cancelled(history))).toMatchObject({ teardown: { outstanding } })
  })
})

describe.each([
  ['Connected', histories.connected],
  ['Degraded', histories.degraded],
  ['Suspended', histories.suspended],
] as const)('%s', (_status, history) => {
  it('is taken down, not cancelled', () => {
    expect(decided(history, usual('Cancel'))).toMatchObject({ left: { _tag: 'WrongStatus' } })
  })
})
