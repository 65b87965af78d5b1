import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { addSeconds } from '../../../src/values/Instant.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { cidr, leaseEnd } = sample
const lapsed = happened('LeaseLapsed', { cidr }, { at: leaseEnd })

describe.each([
  ['CidrLeased', histories.leased],
  ['SetupIssued', histories.issued],
] as const)('%s', (_status, history) => {
  it('returns the block once its time is over', () => {
    expect(decided(history, usual('LapseLease', {}, { at: leaseEnd }))).toEqual(accepted(lapsed))
  })

  it('keeps the block until the last instant of its time', () => {
    const at = addSeconds(leaseEnd, -0.001)
    expect(decided(history, usual('LapseLease', {}, { at }))).toEqual(
      refused({ _tag: 'LeaseNotDue', cidr, expiresAt: leaseEnd }),
    )
  })

  it('leaves an onboarding that may propose again', () => {
    expect(replay([...history, lapsed])).toMatchObject({ status: 'Requested', since: leaseEnd })
    expect(replay([...history, lapsed])).not.toHaveProperty('lease')
    expect(decided([...history, lapsed], usual('LapseLease'))).toEqual(nothing)
    expect(decided([...history, lapsed], usual('ProposeCidr'))).toMatchObject({
      right: [{ type: 'CidrLeased' }],
    })
  })
})

describe('the setup of a lease that ran out', () => {
  const afterwards = [...histories.issued, lapsed]

  it('is kept, because a stack of it may exist, also while another block is agreed', () => {
    expect(replay(afterwards)).toMatchObject({ formerSetup: sample.setup })
    const again = [
      ...afterwards,
      happened('CidrLeased', { cidr: sample.otherCidr, expiresAt: leaseEnd, warnings: [] }),
    ]
    expect(replay(again)).toMatchObject({ status: 'CidrLeased', formerSetup: sample.setup })
  })

  it('is forgotten once its stack is deleted', () => {
    expect(replay([...afterwards, happened('StackDeleted', {})])).not.toHaveProperty('formerSetup')
  })

  it('was none when no setup was issued', () => {
    expect(replay([...histories.leased, lapsed])).not.toHaveProperty('formerSetup')
  })
})

describe('StackReported', () => {
  it('holds its block for good: a lease that would have run out takes nothing away', () => {
    const late = usual('LapseLease', {}, { at: sample.hours(9000) })
    expect(decided(histories.reported, late)).toMatchObject({ left: { _tag: 'WrongStatus' } })
  })
})
