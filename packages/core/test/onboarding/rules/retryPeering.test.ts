import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing } from '../support/decided.ts'
import { type History, expiredRequests, happened, histories } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const after = (count: number): History => [...histories.verified, ...expiredRequests(count)]
const retry = usual('RetryPeering', {}, { at: sample.hours(30) })
const approved = happened('PeeringRetryApproved', {}, { at: sample.hours(30) })

describe('Verified', () => {
  it('counts from one again after three requests that came to nothing', () => {
    expect(replay(after(3))).toMatchObject({ status: 'Verified', attempt: 4 })
    expect(decided(after(3), retry)).toEqual(accepted(approved))
    expect(replay([...after(3), approved])).toMatchObject({
      status: 'Verified',
      attempt: 1,
      // The wait for a person is over, and another one begins.
      since: sample.hours(30),
    })
    expect(decided([...after(3), approved], retry)).toEqual(nothing)
  })

  it.each([0, 1, 2])('needs no approval after %d requests', (count) => {
    expect(decided(after(count), retry)).toEqual(nothing)
  })
})

describe('StackReported', () => {
  it('may be approved as well, while it is verified again', () => {
    expect(decided([...after(2), ...expiredRequests(3).slice(8, 10)], retry)).toEqual(
      accepted(approved),
    )
  })
})

describe('PeeringPending', () => {
  it('has no request to approve', () => {
    expect(decided(histories.pending, retry)).toEqual(nothing)
  })
})
