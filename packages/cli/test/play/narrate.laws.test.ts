/**
 * Laws over any events: what is told is whole, plain and without external IDs, in both languages.
 */
import type { Language } from '@byoa/core/values'
import type { OnboardingEvent } from '@byoa/core/onboarding'
import { oneEventOfEachType, onboardingEventOf } from '@byoa/testing'
import fc from 'fast-check'
import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'

import { describeOutcome } from '../../src/play/describeOutcome.ts'
import { narrator, stepJson } from '../../src/play/narrate.ts'

const languages: ReadonlyArray<Language> = ['en', 'ja']

const told = (events: ReadonlyArray<OnboardingEvent>, language: Language): string[] => {
  const lines: string[] = []
  const terminal = {
    out: (line: string): void => void lines.push(line),
    err: (): never => expect.unreachable(),
    colours: picocolors.createColors(false),
  }
  const tell = narrator(terminal, language)
  for (const event of events) {
    const { at, by: party } = event
    tell({ at, party, task: 'ProposeCidr', events: [event], status: 'Requested' })
  }
  return lines
}

describe.each(languages)('what is told in %s', (language) => {
  test('says something of every event', () => {
    fc.assert(
      fc.property(oneEventOfEachType(), (events) => {
        for (const event of events) {
          for (const sentence of describeOutcome(event, language)) {
            expect(sentence.trim()).not.toBe('')
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test('holds no line break and no control character, whatever reason somebody wrote', () => {
    const reason = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '\u001B', '\u009B'),
    })
    fc.assert(
      fc.property(onboardingEventOf('Suspended'), reason, (event, written) => {
        const events = [{ ...event, data: { reason: `x${written}` } }]
        for (const line of told(events, language)) expect(line).not.toMatch(/\p{Cc}/u)
      }),
    )
  })

  test('shows no external ID', () => {
    fc.assert(
      fc.property(oneEventOfEachType(), (events) => {
        const ids = events.flatMap((event) => {
          if (event.type === 'SetupIssued') return [event.data.setup.externalId]
          if (event.type === 'ExternalIdRotationBegun') return [event.data.nextExternalId]
          return event.type === 'ExternalIdRotationCompleted' ? [event.data.externalId] : []
        })
        expect(ids).toHaveLength(3)
        const text = told(events, language).join('\n')
        for (const id of ids) expect(text).not.toContain(id)
      }),
      { numRuns: 30 },
    )
  })
})

test('a step as JSON names each event with its description, and nothing of its data', () => {
  fc.assert(
    fc.property(oneEventOfEachType(), (events) => {
      const [first] = events
      if (first === undefined) return
      const { at, by: party } = first
      const json = stepJson({ at, party, task: 'ProposeCidr', events, status: 'Requested' })
      expect(JSON.parse(JSON.stringify(json))).toEqual(json)
      expect(json['events']).toEqual(
        events.map(({ type }) => ({ type, description: expect.any(String) as string })),
      )
    }),
    { numRuns: 30 },
  )
})
