import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing } from '../support/decided.ts'
import { happened, histories, teardown } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const reason = 'end of contract'

describe.each([
  ['Connected', histories.connected],
  ['Degraded', histories.degraded],
  ['Suspended', histories.suspended],
] as const)('%s', (_status, history) => {
  it.each(['rescale', 'customer'] as const)('is taken down by %s', (by) => {
    expect(decided(history, usual('BeginOffboarding', {}, { by }))).toEqual(
      accepted(happened('OffboardingBegun', { reason }, { by })),
    )
  })

  it('has every step before it, and keeps what the steps need', () => {
    const state = replay([...history, happened('OffboardingBegun', { reason })])
    expect(state).toMatchObject({
      status: 'Offboarding',
      setup: sample.setup,
      stack: sample.stack,
      peeringIds: [sample.peeringOf(1)],
      teardown: { outstanding: teardown, leftovers: [] },
    })
  })
})

describe('Offboarding', () => {
  it('has begun already', () => {
    expect(decided(histories.offboarding, usual('BeginOffboarding'))).toEqual(nothing)
  })
})

describe('PeeringActive', () => {
  it('is cancelled, not taken down', () => {
    expect(decided(histories.active, usual('BeginOffboarding'))).toMatchObject({
      left: { _tag: 'WrongStatus', permitted: ['Connected', 'Degraded', 'Suspended'] },
    })
  })
})
