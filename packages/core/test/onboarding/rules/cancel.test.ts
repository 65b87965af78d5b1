import { describe, expect, it } from 'vitest'

import type { TeardownStep } from '../../../src/onboarding/OnboardingCommand.ts'
import { isTerminal } from '../../../src/onboarding/OnboardingState.ts'
import { replay } from '../../../src/onboarding/Decider.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing } from '../support/decided.ts'
import {
  type History,
  happened,
  histories,
  pendingAgain,
  teardown,
  thenCancelled,
} from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const reason = 'changed plans'
const stackOnly: ReadonlyArray<TeardownStep> = ['StackDeleted', 'AccountClean']

const peeringEnded: History = [
  ...pendingAgain(1),
  happened('PeeringRejected', { peeringId: sample.peeringOf(1), reason: '' }),
]

const stages: ReadonlyArray<readonly [string, History, ReadonlyArray<TeardownStep>]> = [
  ['Requested', histories.requested, []],
  ['CidrLeased', histories.leased, []],
  ['SetupIssued', histories.issued, []],
  ['StackReported', histories.reported, stackOnly],
  ['Verified', histories.verified, stackOnly],
  ['Verified after a peering that ended', peeringEnded, teardown],
  ['PeeringPending', histories.pending, teardown],
  ['PeeringActive', histories.active, teardown],
]

describe.each(stages)('%s', (_status, history, outstanding) => {
  it.each(['rescale', 'customer'] as const)('is cancelled by %s', (by) => {
    expect(decided(history, usual('Cancel', {}, { by }))).toEqual(
      accepted(happened('OnboardingCancelled', { reason }, { by })),
    )
  })

  it('leaves to undo what was made by then, and is over when nothing was', () => {
    const state = replay(thenCancelled(history))
    expect(state).toMatchObject({ status: 'Cancelled', teardown: { outstanding } })
    expect(isTerminal(state)).toBe(outstanding.length === 0)
  })

  it('is over when every step is done', () => {
    const done = outstanding.map((step) => happened(step, {}))
    expect(isTerminal(replay([...thenCancelled(history), ...done]))).toBe(true)
  })
})

describe('Cancelled', () => {
  it('keeps the peerings of every attempt, so that their routes can go', () => {
    const state = replay(thenCancelled(pendingAgain(3)))
    expect(state).toMatchObject({ peeringIds: [1, 2, 3].map(sample.peeringOf) })
  })

  it('takes a second cancellation as settled while it is undone', () => {
    expect(decided(histories.cancelling, usual('Cancel'))).toEqual(nothing)
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
