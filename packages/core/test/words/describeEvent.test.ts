import { onboardingEvent } from '@byoa/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  happened,
  histories,
  withDisassociatedCidr,
  withUnreadableTrust,
} from '../onboarding/support/histories.ts'
import * as sample from '../onboarding/support/sample.ts'
import { expectEvidence, expectTexts } from './texts.ts'
import { wordsIn } from './wordsIn.ts'

const everyEvent = [
  ...histories.closed,
  ...histories.cancelled,
  ...histories.degraded,
  ...withDisassociatedCidr(histories.connected),
  ...withUnreadableTrust(histories.reported),
]
const peeringId = sample.peeringOf(1)

describe('the texts of an event', () => {
  it('are there for every event, and show no external ID', () => {
    fc.assert(
      fc.property(onboardingEvent(), (event) => expectTexts((words) => words.describeEvent(event))),
    )
    for (const event of everyEvent) expectTexts((words) => words.describeEvent(event))
  })

  it('show the block, the role, the VPC and the peering they are about', () => {
    for (const event of everyEvent) {
      const { data } = event
      const shown = [
        ...('cidr' in data ? [data.cidr] : []),
        ...('roleArn' in data ? [data.roleArn] : []),
        ...('vpcId' in data ? [data.vpcId] : []),
        ...('peeringId' in data ? [data.peeringId] : []),
        ...('resourceId' in data ? [data.resourceId] : []),
      ]
      expectEvidence((words) => words.describeEvent(event), shown)
    }
  })

  it('repeat AWS’s own words where a peering ended, and leave no colon where it had none', () => {
    const failed = happened('PeeringFailed', { peeringId, reason: 'overlapping CIDR' })
    expect(wordsIn.en.describeEvent(failed)).toBe(
      `VPC peering connection ${peeringId} failed: overlapping CIDR`,
    )
    const expired = happened('PeeringExpired', { peeringId, reason: '' })
    expect(wordsIn.ja.describeEvent(expired)).toBe(
      `VPC ピアリング接続 ${peeringId} が承認されないまま期限切れになりました`,
    )
  })

  it('say who acted where either party may', () => {
    const by = (party: 'rescale' | 'customer') =>
      wordsIn.en.describeEvent(happened('Resumed', { lifted: [party] }, { by: party }))
    expect(by('customer')).toBe(
      'The customer lifted its suspension; the connection is verified before it is used again.',
    )
    expect(by('rescale')).toBe(
      'Rescale lifted its suspension; the connection is verified before it is used again.',
    )
  })

  it('name the steps that nobody confirmed, as both languages list them', () => {
    const closed = happened('ClosedUnconfirmed', {
      unconfirmed: ['StackDeleted', 'AccountClean'],
      reason: 'no answer',
    })
    expect(wordsIn.en.describeEvent(closed)).toBe(
      'Rescale closed the onboarding without the customer’s confirmation (the stack deleted, no resources left in the account): no answer',
    )
    expect(wordsIn.ja.describeEvent(closed)).toBe(
      'Rescale が、お客様の確認(スタックの削除、アカウントに何も残っていないことの確認)がないまま接続を終了しました: no answer',
    )
  })

  it('show what failed, and not the vendor’s own words, which may hold anything', () => {
    const failed = happened('WorkFailed', {
      intent: 'InspectVpc',
      operation: 'CustomerCloud.describeVpc',
      code: 'UnauthorizedOperation',
      message: 'Encoded authorization failure message: 4vZ0c1p',
    })
    expect(wordsIn.en.describeEvent(failed)).toBe(
      'CustomerCloud.describeVpc failed with UnauthorizedOperation.',
    )
    expect(wordsIn.ja.describeEvent(failed)).not.toContain('4vZ0c1p')
  })

  it.each([
    [1, 'was declined with 1 finding.'],
    [2, 'was declined with 2 findings.'],
  ])('count: %d', (count, expected) => {
    const findings = Array.from({ length: count }, () => ({
      id: 'public-space' as const,
      level: 'error' as const,
      evidence: { proposed: sample.cidr, ownerKind: 'internet' as const },
    }))
    const event = happened('CidrDeclined', { cidr: sample.cidr, findings, alternatives: [] })
    expect(wordsIn.en.describeEvent(event)).toContain(expected)
    expect(wordsIn.ja.describeEvent(event)).toContain(`${count} 件`)
  })
})
