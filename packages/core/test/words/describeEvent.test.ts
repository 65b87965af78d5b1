import { onboardingEvent } from '@byoa/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  happened,
  histories,
  withDisassociatedCidr,
  withUnreadableTrust,
} from '../onboarding/support/histories.ts'
import { expectEvidence, expectTexts } from './texts.ts'
import { wordsIn } from './wordsIn.ts'

const everyEvent = [
  ...histories.closed,
  ...histories.cancelled,
  ...histories.degraded,
  ...withDisassociatedCidr(histories.connected),
  ...withUnreadableTrust(histories.reported),
]

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
})
