import { describe, expect, it } from 'vitest'

import { RoleArn } from '../../../src/iam/identity/RoleArn.ts'
import { replay } from '../../../src/onboarding/Decider.ts'
import { StackName } from '../../../src/cloudformation/StackName.ts'
import { usual, usualTime } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { builtHistories, happened, histories, proven, rotating } from '../support/histories.ts'
import { known } from '../support/known.ts'
import * as sample from '../support/sample.ts'

const { issued } = histories
const { stack, secondStack, sameVpcStack } = sample
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

describe('a stack', () => {
  it('is reported by the name that the setup is for', () => {
    const stackName = known(StackName, 'another')
    expect(decided(issued, usual('ReportStack', { stack: { ...stack, stackName } }))).toEqual(
      refused({ _tag: 'StackNameDisagrees', expected: 'rescale-byoa-acme', actual: 'another' }),
    )
  })

  it('may be reported without a name or id, by a customer that ran it by other means', () => {
    const { stackName: _name, stackId: _id, ...bare } = stack
    expect(decided(issued, usual('ReportStack', { stack: bare }))).toEqual(
      accepted(reportedAs(bare)),
    )
  })

  it('is refused with the VPC of another onboarding, and taken with one of its own', () => {
    const claimed = (vpcClaimedBy: typeof sample.onboardingId) =>
      decided(issued, usual('ReportStack', { vpcClaimedBy }))
    expect(claimed(sample.otherOnboardingId)).toEqual(
      refused({ _tag: 'VpcClaimed', vpcId: sample.vpcId }),
    )
    expect(claimed(sample.onboardingId)).toEqual(accepted(reportedAs(stack)))
  })
})

const again = (given: typeof stack) => usual('ReportStack', { stack: given })

describe.each(Object.entries(builtHistories))('%s', (status, history) => {
  it('takes the same report again as settled', () => {
    expect(decided(history, usual('ReportStack'))).toEqual(nothing)
  })

  it('takes it with another digest or name as settled: what Rescale uses is the same', () => {
    const templateDigest = `sha256:${'7'.repeat(64)}`
    const { stackName: _name, ...unnamed } = stack
    for (const same of [
      { ...stack, templateDigest },
      { ...stack, stackName: known(StackName, 'another') },
      unnamed,
      { ...unnamed, templateDigest },
    ]) {
      expect(decided(history, again(same))).toEqual(nothing)
    }
  })

  it('takes it with other subnets or tables as a report of its own', () => {
    for (const other of [
      { ...stack, subnetIds: stack.subnetIds.slice(1) },
      { ...stack, routeTableIds: [sample.rescaleTableId] },
    ]) {
      expect(decided(history, again(other))).toEqual(accepted(reportedAs(other)))
    }
  })

  it('verifies another stack from the start', () => {
    expect(decided(history, again(secondStack))).toEqual(accepted(reportedAs(secondStack)))
    const after = replay([...rotating(history, proven), reportedAs(secondStack)])
    expect(after).toMatchObject({
      status: status === 'Suspended' ? 'Suspended' : 'StackReported',
      stack: secondStack,
      role: { outcome: 'pending' },
      trust: { outcome: 'pending' },
      vpc: { outcome: 'pending' },
      notVisible: [],
      formerStackIds: [stack.stackId],
    })
    // The probes of the role of before say nothing of another one.
    expect('rotation' in after ? after.rotation : undefined).toEqual({
      nextExternalId: sample.nextExternalId,
      begunAt: usualTime,
    })
  })

  it('keeps its peering while the VPC is the same, and has one to another VPC removed', () => {
    const first = sample.peeringOf(1)
    const before = replay(history)
    const hasPeering = 'peering' in before
    const same = replay([...history, reportedAs(sameVpcStack)])
    const other = replay([...history, reportedAs(secondStack)])
    expect('peering' in same).toBe(hasPeering)
    expect(same).toMatchObject({ peeringsToRemove: [], formerPeeringIds: [] })
    expect('peering' in other).toBe(false)
    expect(other).toMatchObject({
      peeringsToRemove: hasPeering ? [first] : [],
      formerPeeringIds: hasPeering ? [first] : [],
    })
  })

  it('begins another wait with another stack, also when the status stays', () => {
    const late = happened(
      'StackReported',
      { stack: sameVpcStack },
      { by: 'customer', at: sample.hours(7) },
    )
    expect(replay([...history, late])).toMatchObject({ since: sample.hours(7) })
  })

  it('takes no notice of a report of a stack that was replaced', () => {
    const replaced = [...history, reportedAs(sameVpcStack), reportedAs(secondStack)]
    for (const late of [stack, sameVpcStack]) {
      expect(decided(replaced, again(late))).toEqual(nothing)
    }
  })

  it('takes a report with other tables but no id as one of the same stack', () => {
    const { stackId: _id, ...unnamed } = { ...stack, routeTableIds: [sample.rescaleTableId] }
    const corrected = [...history, reportedAs(unnamed)]
    expect(replay(corrected)).toMatchObject({
      stack: { ...unnamed, stackId: stack.stackId },
      formerStackIds: [],
    })
    expect(decided(corrected, again(stack))).toEqual(accepted(reportedAs(stack)))
    expect(replay([...corrected, reportedAs(secondStack)])).toMatchObject({
      formerStackIds: [stack.stackId],
    })
  })

  it('takes a report of another VPC without an id as one of another stack', () => {
    const { stackId: _id, ...unnamed } = secondStack
    const replaced = replay([...history, reportedAs(unnamed)])
    expect(replaced).toMatchObject({ stack: unnamed, formerStackIds: [stack.stackId] })
    expect('stack' in replaced && replaced.stack).not.toHaveProperty('stackId')
  })

  it('refuses a report that does not agree, and stays as it is', () => {
    expect(decided(history, again({ ...secondStack, vpcCidr: sample.otherCidr }))).toEqual(
      refused({ _tag: 'StackCidrDisagrees', expected: sample.cidr, actual: sample.otherCidr }),
    )
  })
})

describe('another stack in the VPC of a working connection', () => {
  it('is used over the same peering, with routes that are looked at again', () => {
    expect(replay([...histories.connected, reportedAs(sameVpcStack)])).toMatchObject({
      status: 'PeeringActive',
      peering: { peeringId: sample.peeringOf(1) },
      routes: { rescale: { outcome: 'unknown' }, customer: { outcome: 'unknown' } },
    })
  })
})

describe.each([
  ['Offboarding', histories.offboarding],
  ['Cancelled', histories.cancelling],
] as const)('%s', (_status, history) => {
  it('takes no other stack', () => {
    expect(decided(history, again(secondStack))).toMatchObject({ left: { _tag: 'WrongStatus' } })
  })
})
