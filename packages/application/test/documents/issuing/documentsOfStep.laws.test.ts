import { digestOfDocument, isTemplateChange } from '@byoa/application'
import { evolve, initialState } from '@byoa/core/onboarding'
import { onboardingHistory } from '@byoa/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { documentsOfStep } from '../../../src/documents/issuing/documentsOfStep.ts'
import { nothingSent } from '../../../src/documents/issuing/Step.ts'
import { documentDigest } from '../fieldArbitraries.ts'

test('a review follows the change of the template that is issued with it', () => {
  let seen = 0
  fc.assert(
    fc.property(onboardingHistory(), documentDigest, (events, digest) => {
      // The customer was told other terms, and no tasks: wherever it has any, both are issued.
      const terms = { externalIds: [], rescaleVpcCidrs: [] } as never
      const sent = { ...nothingSent, setup: digest, report: digest, change: digest, terms }
      let before = initialState
      for (const event of events) {
        const after = evolve(before, event)
        if (after.status === 'NotRequested') return expect.unreachable()
        const issued = documentsOfStep({ before, event, after }, sent).map(
          ({ document }) => document,
        )
        before = after
        const change = issued.find(isTemplateChange)
        const review = issued.find(({ kind }) => kind === 'review')
        if (change === undefined || review?.kind !== 'review') continue
        expect(review.change).toBe(digestOfDocument(change))
        seen += 1
      }
    }),
  )
  expect(seen).toBeGreaterThan(0)
})
