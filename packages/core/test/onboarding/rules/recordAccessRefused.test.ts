import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { usual, usualTime } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import {
  type History,
  builtHistories,
  happened,
  histories,
  routesInstalled,
  stepsDone,
  teardown,
  thenCancelled,
} from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { roleArn } = sample
const action = 'ec2:DescribeVpcs'
const refusal = usual('RecordAccessRefused')
const lost = happened('AccessLost', { roleArn, action })
const regained = happened('AccessRegained', { roleArn })

/** The status in which the onboarding waits for its access. */
const waiting: Readonly<Record<string, string>> = {
  Verified: 'StackReported',
  Connected: 'Degraded',
}

describe.each(Object.entries(builtHistories))('%s', (status, history) => {
  it('notes the refused call once, and another call when that is refused', () => {
    expect(decided(history, refusal)).toEqual(accepted(lost))
    expect(decided([...history, lost], refusal)).toEqual(nothing)
    const other = usual('RecordAccessRefused', { action: 'ec2:DescribeRouteTables' })
    expect(decided([...history, lost], other)).toMatchObject({ right: [{ type: 'AccessLost' }] })
  })

  it('waits until the access is regained', () => {
    expect(replay([...history, lost])).toMatchObject({
      status: waiting[status] ?? status,
      accessLost: { action },
    })
    expect(replay([...history, lost, regained])).toMatchObject({ status })
    expect(replay([...history, lost, regained])).not.toHaveProperty('accessLost')
  })

  it('refuses the call of another role', () => {
    const other = usual('RecordAccessRefused', { roleArn: sample.otherRoleArn })
    expect(decided(history, other)).toEqual(
      refused({ _tag: 'OtherRole', expected: roleArn, actual: sample.otherRoleArn }),
    )
  })
})

describe('access', () => {
  it.each([
    ['RecordVpcInspection', histories.verified],
    ['RecordVpcInspection', histories.active],
    ['RecordInspection', histories.connected],
    ['RecordInspection', histories.suspended],
  ] as const)('is regained by what %s reads', (type, history) => {
    expect(decided([...history, lost], usual(type))).toEqual(accepted(regained))
  })

  it.each(['rescale', 'customer'] as const)('is not regained by the routes of %s', (side) => {
    const routeTables = sample.routesOf(side, sample.peeringOf(1))
    expect(
      decided([...histories.active, lost], usual('RecordRoutes', { side, routeTables })),
    ).toMatchObject({ right: [{ type: 'RoutesInstalled' }] })
  })

  it('connects nothing that the same look shows to be wrong', () => {
    const almost = [...histories.active, lost, ...routesInstalled]
    const vpc = { ...sample.goodVpc, state: 'pending' } as const
    const decision = decided(almost, usual('RecordVpcInspection', { vpc }))
    const events = E.isRight(decision) ? decision.right : []
    expect(events.map(({ type }) => type)).toEqual(['VpcRejected', 'AccessRegained'])
    expect(replay([...almost, ...events]).status).toBe('PeeringActive')
  })

  it('begins no new wait when an inspection finds something wrong', () => {
    const degraded = [...histories.connected, lost]
    const at = sample.hours(50)
    const look = usual('RecordInspection', { seen: sample.drifted(sample.peeringOf(1)) }, { at })
    const decision = decided(degraded, look)
    const events = E.isRight(decision) ? decision.right : []
    expect(events.map(({ type }) => type)).toEqual(['DriftFound', 'AccessRegained'])
    expect(replay([...degraded, ...events])).toMatchObject({
      status: 'Degraded',
      since: usualTime,
    })
  })

  it('is not regained by a look at Rescale’s side alone', () => {
    const { peering, rescaleRouteTables } = sample.healthy(sample.peeringOf(1))
    const look = usual('RecordInspection', { seen: { peering, rescaleRouteTables } })
    expect(decided([...histories.connected, lost], look)).toEqual(nothing)
  })

  it('is needed for nothing in a new stack before it is refused there', () => {
    const again: History = [
      ...histories.connected,
      lost,
      happened('StackReported', { stack: sample.sameVpcStack }, { by: 'customer' }),
    ]
    expect(replay(again)).not.toHaveProperty('accessLost')
  })
})

describe.each<readonly [string, History]>([
  ['Offboarding', histories.offboarding],
  ['Cancelled', histories.cancelling],
])('%s', (_status, history) => {
  it('no longer waits for routes that nobody can see', () => {
    expect(decided(history, refusal)).toEqual(accepted(lost))
    expect(replay([...history, lost])).toMatchObject({
      teardown: { outstanding: teardown.filter((step) => step !== 'CustomerRoutesRemoved') },
    })
    expect(decided([...history, lost], refusal)).toEqual(nothing)
  })

  it('takes a refusal as settled once the routes are removed', () => {
    expect(decided([...history, ...stepsDone('CustomerRoutesRemoved')], refusal)).toEqual(nothing)
  })
})

describe('a cancellation without a stack', () => {
  it('has no role that could be refused', () => {
    const history = thenCancelled(histories.issued, ['StackDeleted', 'AccountClean'])
    expect(decided(history, refusal)).toEqual(nothing)
  })
})
