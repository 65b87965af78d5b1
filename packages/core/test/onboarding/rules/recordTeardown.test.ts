import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import type { OnboardingCommandData } from '../../../src/onboarding/OnboardingCommand.ts'
import { command } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories, teardown } from '../support/histories.ts'
import { leftover } from '../support/sample.ts'

const { offboarding } = histories

const done = (step: (typeof teardown)[number]): OnboardingCommandData['RecordTeardown'] =>
  step === 'AccountClean' ? { step, leftovers: [] } : { step }

/** The history with the first so many steps done. */
const after = (count: number) => [
  ...offboarding,
  ...teardown.slice(0, count).map((step) => happened(step, {})),
]

describe('Offboarding', () => {
  it.each(teardown.map((step, index) => [step, index] as const))(
    'takes %s when it is its turn, and once',
    (step, index) => {
      const record = command('RecordTeardown', done(step))
      expect(decided(after(index), record)).toEqual(accepted(happened(step, {})))
      if (step === 'AccountClean') return
      expect(decided(after(index + 1), record)).toEqual(nothing)
    },
  )

  it('refuses every step before its turn, and says whose turn it is', () => {
    for (const [index, expected] of teardown.entries()) {
      for (const step of teardown.slice(index + 1)) {
        expect(decided(after(index), command('RecordTeardown', done(step)))).toEqual(
          refused({ _tag: 'TeardownOutOfOrder', step, expected }),
        )
      }
    }
  })

  it.each(['rescale', 'customer'] as const)('takes a step from %s', (by) => {
    const record = command('RecordTeardown', { step: 'RescaleRoutesRemoved' }, { by })
    expect(decided(offboarding, record)).toEqual(
      accepted(happened('RescaleRoutesRemoved', {}, { by })),
    )
  })

  it('tells leftovers once and stays open until the account is clean', () => {
    const dirty = command('RecordTeardown', { step: 'AccountClean', leftovers: [leftover] })
    const found = happened('LeftoversFound', { leftovers: [leftover] })
    expect(decided(after(4), dirty)).toEqual(accepted(found))
    const left = [...after(4), found]
    expect(replay(left)).toMatchObject({
      status: 'Offboarding',
      teardown: { outstanding: ['AccountClean'], leftovers: [leftover] },
    })
    expect(decided(left, dirty)).toEqual(nothing)
    expect(decided(left, command('RecordTeardown', done('AccountClean')))).toEqual(
      accepted(happened('AccountClean', {})),
    )
  })

  it('is closed by a clean account, and keeps only what it was', () => {
    const opened = replay(histories.requested)
    expect(replay(after(5))).toEqual({ ...opened, status: 'Closed' })
  })
})

describe('Closed', () => {
  it('takes no step', () => {
    expect(decided(histories.closed, command('RecordTeardown', done('StackDeleted')))).toEqual(
      refused({ _tag: 'OnboardingOver', status: 'Closed' }),
    )
  })
})

describe('Connected', () => {
  it('has nothing to take down yet', () => {
    expect(
      decided(histories.connected, command('RecordTeardown', done('StackDeleted'))),
    ).toMatchObject({ left: { _tag: 'WrongStatus' } })
  })
})
