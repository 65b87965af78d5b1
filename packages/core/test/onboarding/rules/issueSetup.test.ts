import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { Region } from '../../../src/iam/identity/Partition.ts'
import { holdCidr } from '../../../src/network/Inventory.ts'
import { replay } from '../../../src/onboarding/Decider.ts'
import { react } from '../../../src/onboarding/react.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories } from '../support/histories.ts'
import { known } from '../support/known.ts'
import * as sample from '../support/sample.ts'

const { leased, issued } = histories
const { setup } = sample

describe('CidrLeased', () => {
  it('hands over the setup', () => {
    expect(decided(leased, usual('IssueSetup'))).toEqual(
      accepted(happened('SetupIssued', { setup })),
    )
  })

  it('refuses once the lease has run out', () => {
    expect(decided(leased, usual('IssueSetup', {}, { at: sample.leaseEnd }))).toEqual(
      refused({ _tag: 'LeaseExpired', cidr: sample.cidr, expiredAt: sample.leaseEnd }),
    )
  })

  it('refuses an external ID that was ever given out, even to this onboarding', () => {
    for (const externalIdClaimedBy of [sample.otherOnboardingId, sample.onboardingId]) {
      expect(decided(leased, usual('IssueSetup', { externalIdClaimedBy }))).toEqual(
        refused({ _tag: 'ExternalIdNotFresh' }),
      )
    }
  })

  it('refuses a setup for another block or Region', () => {
    const otherBlock = { ...setup, cidr: sample.otherCidr }
    expect(decided(leased, usual('IssueSetup', { setup: otherBlock }))).toEqual(
      refused({
        _tag: 'SetupCidrDisagrees',
        expected: sample.cidr,
        actual: sample.otherCidr,
      }),
    )
    const otherRegion = { ...setup, region: known(Region, 'ap-northeast-1') }
    expect(decided(leased, usual('IssueSetup', { setup: otherRegion }))).toEqual(
      refused({ _tag: 'SetupRegionDisagrees', expected: 'us-east-1', actual: 'ap-northeast-1' }),
    )
  })
})

describe('a Rescale VPC that was not read from AWS', () => {
  const unseen = [
    happened('RescaleVpcChanged', { rescaleVpc: { ...sample.rescaleVpc, routeTableIds: [] } }),
  ]
  const seen = happened('RescaleVpcChanged', { rescaleVpc: sample.rescaleVpc })

  it('has no setup until it was read', () => {
    const history = [...leased, ...unseen]
    expect(decided(history, usual('IssueSetup'))).toEqual(
      refused({ _tag: 'RescaleVpcNotSeen', vpcId: sample.rescaleVpc.vpcId }),
    )
    expect(decided([...history, seen], usual('IssueSetup'))).toEqual(
      accepted(happened('SetupIssued', { setup })),
    )
  })
})

describe('a block that is not free any more', () => {
  const inventory = holdCidr(sample.inventory, sample.cidr)
  const decision = decided(leased, usual('IssueSetup', { inventory }))

  it('is declined instead, and no longer held', () => {
    expect(decision).toMatchObject({
      right: [{ type: 'CidrDeclined', by: 'rescale', data: { cidr: sample.cidr } }],
    })
    const state = replay([...leased, ...(E.isRight(decision) ? decision.right : [])])
    expect(state).toMatchObject({ status: 'Requested', declined: { cidr: sample.cidr } })
    expect(react(state, sample.start).map(({ type }) => type)).toEqual(['ProposeCidr'])
  })

  it('is issued while the inventory has room for it', () => {
    expect(decided(leased, usual('IssueSetup', { inventory: sample.inventory }))).toEqual(
      accepted(happened('SetupIssued', { setup })),
    )
  })
})

describe('SetupIssued', () => {
  it('takes the same setup again as settled, and never a second one', () => {
    expect(decided(issued, usual('IssueSetup'))).toEqual(nothing)
    const second = { ...setup, externalId: sample.nextExternalId }
    expect(decided(issued, usual('IssueSetup', { setup: second }))).toEqual(
      refused({ _tag: 'SetupAlreadyIssued' }),
    )
  })
})
