import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { react } from '../../../src/onboarding/react.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing } from '../support/decided.ts'
import { type History, happened, histories, rotating, verifiedAgain } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const parties = ['rescale', 'customer'] as const
const reason = 'invoice open'

const suspendedBy = (by: 'rescale' | 'customer', hour = 1) =>
  happened('Suspended', { reason }, { by, at: sample.hours(hour) })

const resumedBy = (by: 'rescale' | 'customer', hour = 1) =>
  happened('Resumed', { lifted: [by] }, { by, at: sample.hours(hour) })

describe.each([
  ['PeeringActive', histories.active],
  ['Connected', histories.connected],
  ['Degraded', histories.degraded],
] as const)('%s', (_status, history) => {
  it.each(parties)('is suspended by %s', (by) => {
    expect(decided(history, usual('Suspend', {}, { by }))).toEqual(accepted(suspendedBy(by)))
  })

  it('has nothing to resume', () => {
    expect(decided(history, usual('Resume'))).toEqual(nothing)
  })

  it('is verified again after it was resumed, over the peering there is', () => {
    const after = [...rotating(history), suspendedBy('customer', 2), resumedBy('customer', 3)]
    expect(replay(after)).toMatchObject({
      status: 'PeeringActive',
      peering: { peeringId: sample.peeringOf(1), attempt: 1 },
      role: { outcome: 'pending' },
      trust: { outcome: 'pending' },
      vpc: { outcome: 'pending' },
      routes: { rescale: { outcome: 'unknown' }, customer: { outcome: 'unknown' } },
      rotation: { nextExternalId: sample.nextExternalId },
      since: sample.hours(3),
    })
  })
})

describe.each([
  ['StackReported', histories.reported],
  ['Verified', histories.verified],
  ['PeeringPending', histories.pending],
] as const)('%s', (_status, history) => {
  it('is not in use, so that there is nothing to suspend', () => {
    expect(decided(history, usual('Suspend'))).toMatchObject({ left: { _tag: 'WrongStatus' } })
  })
})

describe('Suspended', () => {
  const { suspended } = histories
  const byBoth: History = [...suspended, suspendedBy('customer', 2)]

  it('remembers who suspended it, why and when', () => {
    expect(replay(suspended)).toMatchObject({
      suspensions: { rescale: { reason, at: sample.hours(1) } },
      peering: { peeringId: sample.peeringOf(1) },
    })
  })

  it('keeps its first reason when the same party suspends again', () => {
    expect(decided(suspended, usual('Suspend', { reason: 'another' }))).toEqual(nothing)
  })

  it('is suspended by the other party as well', () => {
    const again = usual('Suspend', {}, { by: 'customer', at: sample.hours(2) })
    expect(decided(suspended, again)).toEqual(accepted(suspendedBy('customer', 2)))
    expect(replay(byBoth)).toMatchObject({
      suspensions: { rescale: { at: sample.hours(1) }, customer: { at: sample.hours(2) } },
    })
  })

  it.each(parties)('is resumed by %s for itself alone', (by) => {
    expect(decided(byBoth, usual('Resume', {}, { by }))).toEqual(accepted(resumedBy(by)))
    const other = by === 'rescale' ? 'customer' : 'rescale'
    const state = replay([...byBoth, resumedBy(by)])
    expect(state).toMatchObject({ status: 'Suspended' })
    expect(state.status === 'Suspended' ? Object.keys(state.suspensions) : []).toEqual([other])
  })

  it('waits anew for the party that still suspends it', () => {
    expect(replay(byBoth)).toMatchObject({ since: sample.hours(2) })
    const state = replay([...byBoth, resumedBy('customer', 24 * 364)])
    expect(state).toMatchObject({ status: 'Suspended', since: sample.hours(24 * 364) })
    const asked = react(state, sample.hours(24 * 366)).map(({ type }) => type)
    expect(asked).toContain('DecideResumption')
    expect(asked).not.toContain('EndAbandoned')
  })

  it('is not resumed by a party that has not suspended it', () => {
    expect(decided(suspended, usual('Resume', {}, { by: 'customer' }))).toEqual(nothing)
  })

  it('is in use again only when both have resumed it, and not before it is verified', () => {
    const after = [...byBoth, resumedBy('rescale', 3), resumedBy('customer', 4)]
    expect(replay(after)).toMatchObject({ status: 'PeeringActive', since: sample.hours(4) })
    expect(replay([...after, ...verifiedAgain])).toMatchObject({ status: 'PeeringActive' })
  })

  it('is not resumed by a command that means a suspension of before', () => {
    const history = [
      ...histories.connected,
      suspendedBy('rescale', 2),
      resumedBy('rescale', 3),
      ...verifiedAgain,
      suspendedBy('rescale', 5),
    ]
    const late = (hour: number) => usual('Resume', { suspendedAt: sample.hours(hour) })
    expect(decided(history, late(2))).toEqual(nothing)
    expect(decided(history, late(5))).toEqual(accepted(resumedBy('rescale')))
  })

  it('goes on without a peering that ends meanwhile, and is verified from the start', () => {
    const history = [
      ...suspended,
      happened('PeeringDeleted', { peeringId: sample.peeringOf(1), reason: '' }),
    ]
    expect(replay(history)).toMatchObject({
      status: 'Suspended',
      formerPeeringIds: [sample.peeringOf(1)],
    })
    expect(replay(history)).not.toHaveProperty('peering')
    expect(replay([...history, resumedBy('rescale')])).toMatchObject({
      status: 'StackReported',
      attempt: 1,
    })
  })
})
