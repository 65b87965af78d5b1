import { describe, expect, it } from 'vitest'

import type { PeeringStatus } from '../../../src/inspection/snapshots.ts'
import { replay } from '../../../src/onboarding/Decider.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories, pendingAgain } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { pending, active, connected, degraded, verified } = histories
const peeringId = sample.peeringOf(1)
const seen = (status: PeeringStatus) =>
  usual('RecordPeeringStatus', { status, message: 'in AWS words' })
const end = { peeringId, reason: 'in AWS words' }

const over = ['deleted', 'rejected', 'failed', 'expired'] as const
const between = ['initiating-request', 'pending-acceptance', 'provisioning', 'deleting'] as const

describe('PeeringPending', () => {
  it('becomes active', () => {
    expect(decided(pending, seen('active'))).toEqual(
      accepted(happened('PeeringActivated', { peeringId })),
    )
  })

  it.each([
    ['failed', 'PeeringFailed'],
    ['rejected', 'PeeringRejected'],
    ['expired', 'PeeringExpired'],
    ['deleted', 'PeeringDeleted'],
  ] as const)('ends when it is %s', (status, type) => {
    const ended = happened(type, end)
    expect(decided(pending, seen(status))).toEqual(accepted(ended))
    expect(replay([...pending, ended])).toMatchObject({
      status: 'Verified',
      attempt: 2,
      formerPeeringIds: [peeringId],
      lastEnd: end,
    })
    expect(decided([...pending, ended], seen(status))).toEqual(nothing)
  })

  it.each(between)('waits while it is %s', (status) => {
    expect(decided(pending, seen(status))).toEqual(nothing)
  })

  it('refuses the status of another peering, also of an earlier one', () => {
    expect(decided(pendingAgain(2), seen('active'))).toEqual(
      refused({ _tag: 'OtherPeering', expected: sample.peeringOf(2), actual: peeringId }),
    )
  })
})

describe.each([
  ['PeeringActive', active],
  ['Connected', connected],
  ['Degraded', degraded],
] as const)('%s', (_status, history) => {
  it.each(over)('goes back to request a peering when its own is %s', (status) => {
    const ended = happened('PeeringDeleted', end)
    expect(decided(history, seen(status))).toEqual(accepted(ended))
    expect(replay([...history, ended])).toMatchObject({ status: 'Verified', attempt: 2 })
  })

  it.each(['active', ...between] as const)('goes on while it is %s', (status) => {
    expect(decided(history, seen(status))).toEqual(nothing)
  })
})

describe('Verified', () => {
  it('has no peering that could be active', () => {
    expect(decided(verified, seen('active'))).toMatchObject({ left: { _tag: 'WrongStatus' } })
  })
})
