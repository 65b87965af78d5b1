import { standingOf, type OnboardingSummary } from '@byoa/application'
import { instant, onboardingHistory, onboardingId } from '@byoa/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { renderList } from '../../src/page/renderList.ts'
import { readPage } from './readPage.ts'
import { stateOfHistory } from './reports.ts'

const summary = (): fc.Arbitrary<OnboardingSummary> =>
  fc.tuple(onboardingHistory(), onboardingId(), fc.nat()).map(([events, id, position]) => ({
    ...standingOf(stateOfHistory(events), events[0]?.at ?? stateOfHistory(events).since),
    onboardingId: id,
    position,
    version: events.length,
  }))

const rows = (page: string): ReadonlyArray<string> => page.match(/<tr><td>/g) ?? []

describe('the list', () => {
  it('has a row of every onboarding in both languages, with whose it is', () => {
    fc.assert(
      fc.property(fc.array(summary(), { maxLength: 5 }), instant(), (summaries, now) => {
        const page = renderList({ summaries, now })
        expect(rows(page)).toHaveLength(2 * summaries.length)
        const { text } = readPage(page)
        for (const { onboardingId: id, customer } of summaries) {
          expect(text).toContain(id)
          expect(text).toContain(customer?.accountId)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is less than 1 MB for 1,000 onboardings', () => {
    fc.assert(
      fc.property(summary(), instant(), (one, now) => {
        const summaries = Array.from({ length: 1000 }, () => one)
        expect(Buffer.byteLength(renderList({ summaries, now }))).toBeLessThan(1_000_000)
      }),
      { numRuns: 10 },
    )
  })
})
