import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import {
  type History,
  happened,
  histories,
  pendingAgain,
  verifiedAgain,
} from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { verified, pending, connected } = histories
const expiresAt = sample.hours(169)
const [first, second] = [sample.peeringOf(1), sample.peeringOf(2)]

const request = (peeringId = first) => usual('RecordPeeringRequested', { peeringId })

describe('Verified', () => {
  it('notes the first peering', () => {
    expect(decided(verified, request())).toEqual(
      accepted(happened('PeeringRequested', { peeringId: first, attempt: 1, expiresAt })),
    )
  })

  it.each(['PeeringFailed', 'PeeringRejected', 'PeeringExpired', 'PeeringDeleted'] as const)(
    'asks again after %s, as the next attempt',
    (type) => {
      const ended = happened(type, { peeringId: first, reason: 'so it went' })
      expect(decided([...pending, ended, ...verifiedAgain], request(second))).toEqual(
        accepted(happened('PeeringRequested', { peeringId: second, attempt: 2, expiresAt })),
      )
    },
  )

  it('counts from one again when a connection that was in use ended', () => {
    const ended = happened('PeeringDeleted', { peeringId: first, reason: '' })
    expect(decided([...connected, ended, ...verifiedAgain], request(second))).toMatchObject({
      right: [{ data: { attempt: 1 } }],
    })
  })
})

describe('a peering that was taken for gone and is live', () => {
  const gone: History = [
    ...connected,
    happened('PeeringDeleted', { peeringId: first, reason: 'no longer visible' }),
    ...verifiedAgain,
  ]

  it('is adopted with its own id', () => {
    expect(decided(gone, request())).toMatchObject({
      right: [{ type: 'PeeringRequested', data: { peeringId: first } }],
    })
    const adopted = happened('PeeringRequested', { peeringId: first, attempt: 1, expiresAt })
    expect(replay([...gone, adopted])).toMatchObject({
      status: 'PeeringPending',
      peering: { peeringId: first },
      formerPeeringIds: [],
    })
    expect(
      replay([...gone, adopted, happened('PeeringActivated', { peeringId: first })]),
    ).toMatchObject({ status: 'PeeringActive' })
  })

  it('is adopted as one of several that ended', () => {
    const third = pendingAgain(3).slice(0, -1)
    const adopted = happened('PeeringRequested', { peeringId: first, attempt: 3, expiresAt })
    expect(decided(third, request())).toEqual(accepted(adopted))
    expect(replay([...third, adopted])).toMatchObject({ formerPeeringIds: [second] })
  })

  it('is no longer to be removed', () => {
    const moved: History = [
      ...connected,
      happened('StackReported', { stack: sample.secondStack }),
      happened('StackReported', { stack: sample.sameVpcStack }),
    ]
    expect(replay(moved)).toMatchObject({ peeringsToRemove: [first] })
    const adopted = happened('PeeringRequested', { peeringId: first, attempt: 1, expiresAt })
    expect(replay([...moved, adopted])).toMatchObject({ peeringsToRemove: [] })
  })
})

describe.each([
  ['StackReported', histories.reported],
  ['Verified', verified],
] as const)('the VPC of a peering in %s', (_status, history) => {
  const to = (customerVpcId: typeof sample.vpcId) =>
    usual('RecordPeeringRequested', { customerVpcId })

  it('is the one of the stack, which the event does not repeat', () => {
    expect(decided(history, to(sample.vpcId))).toEqual(
      accepted(happened('PeeringRequested', { peeringId: first, attempt: 1, expiresAt })),
    )
  })

  it('is refused when it is another, as a stack of before had it', () => {
    const moved = [...history, happened('StackReported', { stack: sample.secondStack })]
    expect(decided(history, to(sample.otherVpcId))).toEqual(
      refused({ _tag: 'OtherVpc', expected: sample.vpcId, actual: sample.otherVpcId }),
    )
    expect(decided(moved, to(sample.vpcId))).toEqual(
      refused({ _tag: 'OtherVpc', expected: sample.otherVpcId, actual: sample.vpcId }),
    )
    expect(decided(moved, to(sample.otherVpcId))).toMatchObject({
      right: [{ type: 'PeeringRequested', data: { peeringId: first, attempt: 1 } }],
    })
  })
})

describe('StackReported', () => {
  it('notes a peering that was requested before something had to be verified again', () => {
    expect(decided(histories.reported, request())).toMatchObject({
      right: [{ type: 'PeeringRequested' }],
    })
  })
})

describe('PeeringPending', () => {
  it('takes its own peering as settled and refuses a second one', () => {
    expect(decided(pending, request())).toEqual(nothing)
    expect(decided(pending, request(second))).toMatchObject({ left: { _tag: 'WrongStatus' } })
  })
})
