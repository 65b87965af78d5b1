import { describe, expect, it } from 'vitest'

import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const day = 24 * 3600

describe.each([
  ['CidrLeased', histories.leased],
  ['SetupIssued', histories.issued],
] as const)('%s', (_status, history) => {
  it('holds the block longer, counted from now', () => {
    const at = sample.hours(48)
    expect(decided(history, usual('ExtendLease', { leaseSeconds: 20 * day }, { at }))).toEqual(
      accepted(
        happened(
          'LeaseExtended',
          { cidr: sample.cidr, expiresAt: sample.hours(48 + 20 * 24) },
          { at },
        ),
      ),
    )
  })

  it('never shortens a lease', () => {
    expect(decided(history, usual('ExtendLease', { leaseSeconds: day }))).toEqual(nothing)
  })

  it('revives no lease that has run out, not even in its last instant', () => {
    expect(decided(history, usual('ExtendLease', {}, { at: sample.leaseEnd }))).toEqual(
      refused({ _tag: 'LeaseExpired', cidr: sample.cidr, expiredAt: sample.leaseEnd }),
    )
  })

  it('refuses more than 90 days', () => {
    const leaseSeconds = 91 * day
    expect(decided(history, usual('ExtendLease', { leaseSeconds }))).toEqual(
      refused({ _tag: 'LeaseTimeInvalid', leaseSeconds }),
    )
  })
})
