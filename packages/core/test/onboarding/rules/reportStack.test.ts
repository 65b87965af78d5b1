import { describe, expect, it } from 'vitest'

import { RoleArn } from '../../../src/iam/RoleArn.ts'
import { replay } from '../../../src/onboarding/Decider.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories } from '../support/histories.ts'
import { known } from '../support/known.ts'
import * as sample from '../support/sample.ts'

const { issued, reported, verified } = histories
const { stack, secondStack } = sample
const reportedAs = (given: typeof stack) =>
  happened('StackReported', { stack: given }, { by: 'customer' })

describe('SetupIssued', () => {
  it('takes role, VPC, subnets and route tables from the customer', () => {
    expect(decided(issued, usual('ReportStack'))).toEqual(accepted(reportedAs(stack)))
  })

  it('takes a report that comes after the lease has run out but before it was returned', () => {
    const late = usual('ReportStack', {}, { at: sample.hours(9000) })
    expect(decided(issued, late)).toMatchObject({ right: [{ type: 'StackReported' }] })
  })

  it('refuses a role of another account or partition', () => {
    const role = (arn: string) =>
      usual('ReportStack', { stack: { ...stack, roleArn: known(RoleArn, arn) } })
    expect(decided(issued, role('arn:aws:iam::444455556666:role/R'))).toEqual(
      refused({ _tag: 'RoleAccountDisagrees', expected: '111122223333', actual: '444455556666' }),
    )
    expect(decided(issued, role('arn:aws-us-gov:iam::111122223333:role/R'))).toEqual(
      refused({ _tag: 'RolePartitionDisagrees', expected: 'aws', actual: 'aws-us-gov' }),
    )
  })

  it('refuses a VPC with another block than the agreed one', () => {
    const other = { ...stack, vpcCidr: sample.otherCidr }
    expect(decided(issued, usual('ReportStack', { stack: other }))).toEqual(
      refused({ _tag: 'StackCidrDisagrees', expected: sample.cidr, actual: sample.otherCidr }),
    )
  })

  it('refuses a stack without route tables: its routes would be in place for nothing', () => {
    const bare = { ...stack, routeTableIds: [] }
    expect(decided(issued, usual('ReportStack', { stack: bare }))).toEqual(
      refused({ _tag: 'NoRouteTables', vpcId: sample.vpcId }),
    )
  })

  it('refuses the role of another onboarding, and takes one this onboarding claimed', () => {
    const claimed = (roleArnClaimedBy: typeof sample.onboardingId) =>
      decided(issued, usual('ReportStack', { roleArnClaimedBy }))
    expect(claimed(sample.otherOnboardingId)).toEqual(
      refused({ _tag: 'RoleArnClaimed', roleArn: sample.roleArn }),
    )
    expect(claimed(sample.onboardingId)).toEqual(accepted(reportedAs(stack)))
  })
})

describe('StackReported', () => {
  it('starts verification over when another stack is reported', () => {
    const halfVerified = [...reported, happened('RoleVerified', { roleArn: sample.roleArn })]
    const again = usual('ReportStack', { stack: secondStack })
    expect(decided(halfVerified, again)).toEqual(accepted(reportedAs(secondStack)))
    expect(replay([...halfVerified, reportedAs(secondStack)])).toMatchObject({
      status: 'StackReported',
      role: { outcome: 'pending' },
      vpc: { outcome: 'pending' },
    })
  })

  it('takes the same report again as settled', () => {
    expect(decided(reported, usual('ReportStack'))).toEqual(nothing)
  })
})

describe('Verified', () => {
  it('knows its stack, and takes no other', () => {
    expect(decided(verified, usual('ReportStack'))).toEqual(nothing)
    expect(decided(verified, usual('ReportStack', { stack: secondStack }))).toMatchObject({
      left: { _tag: 'WrongStatus', permitted: ['SetupIssued', 'StackReported'] },
    })
  })
})
