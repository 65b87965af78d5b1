import { describe, expect, it } from 'vitest'

import type { PeeringStatus } from '../../../src/inspection/snapshots.ts'
import { addSeconds } from '../../../src/values/Instant.ts'
import { replay } from '../../../src/onboarding/Decider.ts'
import { usual, usualTime } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { type History, happened, histories, pendingAgain } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { pending, active, connected, degraded, suspended, verified } = histories
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
  ] as const)('ends when it is %s, and everything is verified again', (status, type) => {
    const ended = happened(type, end)
    expect(decided(pending, seen(status))).toEqual(accepted(ended))
    expect(replay([...pending, ended])).toMatchObject({
      status: 'StackReported',
      role: { outcome: 'pending' },
      vpc: { outcome: 'pending' },
      attempt: 2,
      formerPeeringIds: [peeringId],
      lastEnd: end,
    })
    expect(decided([...pending, ended], seen(status))).toEqual(nothing)
  })

  it.each(between)('waits while it is %s', (status) => {
    expect(decided(pending, seen(status))).toEqual(nothing)
  })

  it('refuses the status of a peering that it does not know', () => {
    const other = usual('RecordPeeringStatus', { peeringId: sample.peeringOf(9) })
    expect(decided(pending, other)).toEqual(
      refused({ _tag: 'OtherPeering', expected: peeringId, actual: sample.peeringOf(9) }),
    )
  })

  it('takes what is said of an earlier peering as settled', () => {
    for (const status of ['active', ...over] as const) {
      expect(decided(pendingAgain(2), seen(status))).toEqual(nothing)
    }
  })
})

describe.each([
  ['PeeringActive', active, 2],
  ['Connected', connected, 1],
  ['Degraded', degraded, 1],
] as const)('%s', (_status, history, attempt) => {
  it.each(over)('is verified again and requests a peering when its own is %s', (status) => {
    const ended = happened('PeeringDeleted', end)
    expect(decided(history, seen(status))).toEqual(accepted(ended))
    expect(replay([...history, ended])).toMatchObject({ status: 'StackReported', attempt })
  })

  it.each(['active', ...between] as const)('goes on while it is %s', (status) => {
    expect(decided(history, seen(status))).toEqual(nothing)
  })
})

describe('Suspended', () => {
  it('loses its peering and stays suspended', () => {
    const ended = happened('PeeringDeleted', end)
    expect(decided(suspended, seen('deleted'))).toEqual(accepted(ended))
    expect(replay([...suspended, ended])).toMatchObject({ status: 'Suspended', lastEnd: end })
    expect(decided([...suspended, ended], seen('active'))).toEqual(nothing)
  })
})

describe('Verified', () => {
  it('has no peering that could be active', () => {
    expect(decided(verified, seen('active'))).toMatchObject({ left: { _tag: 'WrongStatus' } })
  })
})

describe.each([
  ['PeeringPending', pending],
  ['PeeringActive', active],
  ['Connected', connected],
  ['Suspended', suspended],
] as const)('a peering that is not visible in %s', (_status, history) => {
  const look = (seconds: number, status: PeeringStatus | 'not-visible' = 'not-visible') =>
    usual('RecordPeeringStatus', { status, message: '' }, { at: addSeconds(usualTime, seconds) })
  const unseen = happened('ResourceNotVisible', { resourceId: peeringId })
  const once: History = [...history, unseen]

  it('is looked for again', () => {
    expect(decided(history, look(0))).toEqual(accepted(unseen))
    expect(replay(once)).toMatchObject({
      status: replay(history).status,
      notVisible: [{ resourceId: peeringId, since: usualTime }],
    })
  })

  it('proves nothing within ten minutes, however often it is looked for', () => {
    for (const seconds of [0, 60, 599.999]) {
      expect(decided(once, look(seconds))).toEqual(nothing)
    }
  })

  it('is gone when it is not visible ten minutes later either', () => {
    expect(decided(once, look(600))).toMatchObject({
      right: [{ type: 'PeeringDeleted', data: { peeringId, reason: 'no longer visible' } }],
    })
  })

  it('is forgotten when it is visible in between', () => {
    const again = happened('ResourceVisibleAgain', { resourceId: peeringId })
    expect(decided(once, look(0, 'pending-acceptance'))).toEqual(accepted(again))
    expect(decided([...once, again], look(9000))).toMatchObject({
      right: [{ type: 'ResourceNotVisible' }],
    })
  })
})

describe('a request that is no longer visible', () => {
  const once: History = [...pending, happened('ResourceNotVisible', { resourceId: peeringId })]
  const look = (hour: number) =>
    usual('RecordPeeringStatus', { status: 'not-visible', message: '' }, { at: sample.hours(hour) })

  it('has expired once its time is over, and was deleted before that', () => {
    expect(decided(once, look(169))).toMatchObject({ right: [{ type: 'PeeringExpired' }] })
    expect(decided(once, look(168))).toMatchObject({ right: [{ type: 'PeeringDeleted' }] })
  })
})
