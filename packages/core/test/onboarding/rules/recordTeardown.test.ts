import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import type { Intent } from '../../../src/onboarding/Intent.ts'
import { react } from '../../../src/onboarding/react.ts'
import type { OnboardingCommandData } from '../../../src/onboarding/OnboardingCommand.ts'
import type { TeardownStep } from '../../../src/onboarding/Teardown.ts'
import { command } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import {
  type History,
  happened,
  histories,
  ownerOf,
  stepsDone,
  teardown,
} from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { offboarding, cancelling } = histories
const { leftover } = sample

const dataOf = (step: TeardownStep): OnboardingCommandData['RecordTeardown'] =>
  step === 'AccountClean' ? { step, leftovers: [] } : { step }

const record = (step: TeardownStep, by = ownerOf[step]) =>
  command('RecordTeardown', dataOf(step), { by })

/** What has to be done first, whatever else is. */
const first: { readonly [Step in TeardownStep]?: TeardownStep } = {
  PeeringRemoved: 'RescaleRoutesRemoved',
  AccountClean: 'StackDeleted',
}

/** What is satisfied with a step, because nothing is left that it could be done to. */
const satisfiedBy: { readonly [Step in TeardownStep]?: ReadonlyArray<TeardownStep> } = {
  StackDeleted: ['CustomerRoutesRemoved'],
}

const outstandingAfter = (done: ReadonlyArray<TeardownStep>): ReadonlyArray<TeardownStep> =>
  teardown.filter(
    (step) => !done.includes(step) && !done.some((one) => satisfiedBy[one]?.includes(step)),
  )

/** Every set of steps that may have been done. */
const progresses: ReadonlyArray<ReadonlyArray<TeardownStep>> = Array.from(
  { length: 2 ** teardown.length },
  (_, bits) => teardown.filter((_step, index) => (bits & (2 ** index)) !== 0),
).filter((done) =>
  done.every((step) => {
    const before = first[step]
    return before === undefined || done.includes(before)
  }),
)

describe.each<readonly [string, History]>([
  ['Offboarding', offboarding],
  ['Cancelled', cancelling],
])('%s', (_status, history) => {
  const open = progresses.filter((done) => outstandingAfter(done).length > 0)

  it.each(open)('after %s %s %s %s takes the next steps, each from its owner', (...done) => {
    const before = [...history, ...stepsDone(...done)]
    const outstanding = outstandingAfter(done)
    expect(replay(before)).toMatchObject({ teardown: { outstanding } })
    for (const step of teardown) {
      const expected = first[step]
      const decision = decided(before, record(step))
      if (!outstanding.includes(step)) expect(decision).toEqual(nothing)
      else if (expected !== undefined && outstanding.includes(expected)) {
        expect(decision).toEqual(refused({ _tag: 'TeardownOutOfOrder', step, expected }))
      } else expect(decision).toEqual(accepted(happened(step, {}, { by: ownerOf[step] })))
    }
  })

  it.each(teardown)('refuses %s from the party that does not do it', (step) => {
    const by = ownerOf[step] === 'rescale' ? 'customer' : 'rescale'
    expect(decided(history, record(step, by))).toEqual(
      refused({ _tag: 'WrongParty', command: 'RecordTeardown', by, permitted: [ownerOf[step]] }),
    )
  })
})

describe.each([
  [
    'StackDeleted',
    offboarding,
    { step: 'StackDeleted', blockedBy: [leftover] },
    ['StackDeleted', 'AccountClean'],
  ],
  [
    'AccountClean',
    [...offboarding, ...stepsDone('StackDeleted')],
    { step: 'AccountClean', leftovers: [leftover] },
    ['AccountClean'],
  ],
] as const)('%s', (step, history, dirty, left) => {
  const blocked = command('RecordTeardown', dirty, { by: 'customer' })
  const found = happened('LeftoversFound', { leftovers: [leftover] }, { by: 'customer' })

  it('tells what stands in its way once, and stays outstanding until nothing does', () => {
    expect(decided(history, blocked)).toEqual(accepted(found))
    const state = replay([...history, found])
    expect(state).toMatchObject({ status: 'Offboarding', teardown: { leftovers: [leftover] } })
    expect(state).toMatchObject({
      teardown: { outstanding: expect.arrayContaining([...left]) as unknown },
    })
    expect(decided([...history, found], blocked)).toEqual(nothing)
    const done = happened(step, {}, { by: 'customer' })
    expect(decided([...history, found], record(step))).toEqual(accepted(done))
    expect(replay([...history, found, done])).toMatchObject({ teardown: { leftovers: [] } })
  })
})

describe('Closed', () => {
  it('keeps what it was, and nothing to do', () => {
    expect(replay(histories.closed)).toMatchObject({
      status: 'Closed',
      by: 'customer',
      reason: 'end of contract',
      stack: sample.stack,
      teardown: { outstanding: [], leftovers: [] },
    })
    expect(replay(histories.closed)).not.toHaveProperty('before')
  })

  it('takes no step', () => {
    expect(decided(histories.closed, record('StackDeleted'))).toEqual(
      refused({ _tag: 'OnboardingOver', status: 'Closed' }),
    )
  })
})

describe('a stack that another report has replaced', () => {
  const moved = [...histories.connected, happened('StackReported', { stack: sample.secondStack })]

  it('leaves a peering to its VPC, which Rescale removes', () => {
    const removed = happened('PeeringRemoved', {})
    expect(replay(moved)).toMatchObject({ peeringsToRemove: [sample.peeringOf(1)] })
    expect(decided(moved, record('PeeringRemoved'))).toEqual(accepted(removed))
    expect(replay([...moved, removed])).toMatchObject({
      peeringsToRemove: [],
      formerPeeringIds: [sample.peeringOf(1)],
    })
    expect(decided([...moved, removed], record('PeeringRemoved'))).toEqual(nothing)
  })

  it('leaves nothing else to do', () => {
    for (const step of teardown.filter((name) => name !== 'PeeringRemoved')) {
      expect(decided(moved, record(step))).toEqual(nothing)
    }
  })
})

describe('a setup that was given up', () => {
  const lapsed = [...histories.issued, happened('LeaseLapsed', { cidr: sample.cidr })]

  it('is forgotten once its stack is deleted', () => {
    expect(decided(lapsed, record('StackDeleted'))).toEqual(
      accepted(happened('StackDeleted', {}, { by: 'customer' })),
    )
    expect(decided([...lapsed, ...stepsDone('StackDeleted')], record('StackDeleted'))).toEqual(
      nothing,
    )
  })

  const blocked = command(
    'RecordTeardown',
    { step: 'StackDeleted', blockedBy: [leftover] },
    { by: 'customer' },
  )
  const found = happened('LeftoversFound', { leftovers: [leftover] }, { by: 'customer' })
  const askedOf = (history: History): ReadonlyArray<Intent> =>
    react(replay(history), sample.hours(1)).filter(({ type }) => type === 'DeleteStack')

  it('is kept while its stack cannot be deleted, and says what keeps it', () => {
    expect(decided(lapsed, blocked)).toEqual(accepted(found))
    expect(decided([...lapsed, found], blocked)).toEqual(nothing)
    expect(askedOf([...lapsed, found])).toMatchObject([{ data: { blockedBy: [leftover] } }])
    const { cidr } = sample
    const leased = happened('CidrLeased', { cidr, expiresAt: sample.hours(99), warnings: [] })
    expect(askedOf([...lapsed, found, leased])).toMatchObject([{ data: { blockedBy: [leftover] } }])
  })

  it('has nothing that keeps it once its stack is deleted', () => {
    const gone = replay([...lapsed, found, ...stepsDone('StackDeleted')])
    expect(gone).not.toHaveProperty('blockedBy')
    expect(gone).not.toHaveProperty('formerSetup')
  })
})

describe('Connected', () => {
  it('has nothing to take down', () => {
    expect(decided(histories.connected, record('PeeringRemoved'))).toEqual(nothing)
  })
})
