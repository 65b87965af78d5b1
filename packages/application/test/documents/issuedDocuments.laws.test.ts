/**
 * Laws of the issued documents, for any history: 1. later events never change what was issued; 2.
 * each is read back as it was written; 3. only a setup and a change of the template have external
 * IDs; 4. all are of the one onboarding; 5. from its documents the customer has the template that
 * its stack should have by the state of the onboarding; 6. a review names the last change of it.
 */
import {
  type Agreement,
  type IssuedDocument,
  agreementAfter,
  agreementOf,
  agreementOfSetup,
  currentTemplate,
  decodeExchangedDocument,
  encodeExchangedDocument,
  isTemplateChange,
  issuedDocuments,
} from '@byoa/application'
import { type OnboardingEvent, hasStack, replay } from '@byoa/core/onboarding'
import { onboardingHistory } from '@byoa/testing'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const textOf = ({ document }: IssuedDocument): string =>
  JSON.stringify(encodeExchangedDocument(document))

const externalIdsIn = (events: ReadonlyArray<OnboardingEvent>): ReadonlyArray<string> =>
  events.flatMap((event) => {
    if (event.type === 'SetupIssued') return [event.data.setup.externalId]
    return event.type === 'ExternalIdRotationBegun' ? [event.data.nextExternalId] : []
  })

const runs = { numRuns: 60 }

test('what was issued is a beginning of what is issued later', () => {
  fc.assert(
    fc.property(onboardingHistory(), fc.nat(), (events, cut) => {
      const part = issuedDocuments(events.slice(0, cut % (events.length + 1)))
      expect(issuedDocuments(events).slice(0, part.length).map(textOf)).toEqual(part.map(textOf))
    }),
    runs,
  )
})

test('each names the event that has issued it by its number', () => {
  fc.assert(
    fc.property(onboardingHistory(), (events) => {
      const issued = issuedDocuments(events)
      for (const { version } of issued) {
        const before = issued.filter((other) => other.version < version)
        const until = issued.filter((other) => other.version <= version)
        expect(issuedDocuments(events.slice(0, version - 1))).toHaveLength(before.length)
        expect(issuedDocuments(events.slice(0, version))).toHaveLength(until.length)
      }
    }),
    runs,
  )
})

test('each is read back as it was written, from JSON', () => {
  fc.assert(
    fc.property(onboardingHistory(), (events) => {
      for (const issued of issuedDocuments(events)) {
        const read = decodeExchangedDocument(JSON.parse(textOf(issued)))
        expect(E.isRight(read) && encodeExchangedDocument(read.right)).toEqual(
          encodeExchangedDocument(issued.document),
        )
      }
    }),
    runs,
  )
})

test('only a setup and a change have external IDs', () => {
  fc.assert(
    fc.property(onboardingHistory(), (events) => {
      const ids = externalIdsIn(events)
      for (const issued of issuedDocuments(events)) {
        const shown = ids.filter((id) => textOf(issued).includes(JSON.stringify(id)))
        if (shown.length > 0) expect(['setup', 'change']).toContain(issued.document.kind)
      }
    }),
    runs,
  )
})

test('all are of the one onboarding, and no two of different instants are the same', () => {
  fc.assert(
    fc.property(onboardingHistory(), (events) => {
      const issued = issuedDocuments(events)
      expect(new Set(issued.map(({ document }) => document.onboardingId)).size).toBeLessThan(2)
      const notices = issued.filter(({ document }) => document.kind !== 'verdict')
      const instants = notices.map(({ digest, version }) => `${digest} ${events[version - 1]?.at}`)
      const digests = notices.map(({ digest }) => digest)
      expect(new Set(digests).size).toBe(new Set(instants).size)
    }),
    runs,
  )
})

/** What the customer knows of the agreement: the last setup, and the last change of it. */
const agreedByDocuments = (issued: ReadonlyArray<IssuedDocument>): Agreement | undefined =>
  issued.reduce((agreed: Agreement | undefined, { document }) => {
    if (document.kind === 'setup') return agreementOfSetup(document)
    return agreed !== undefined && isTemplateChange(document)
      ? agreementAfter(agreed, document)
      : agreed
  }, undefined)

test('the documents give the template that the state gives', () => {
  fc.assert(
    fc.property(onboardingHistory(), fc.nat(), (events, cut) => {
      const past = events.slice(0, 1 + (cut % events.length))
      const state = replay(past)
      if (!hasStack(state) && state.status !== 'SetupIssued') return
      const agreed = agreedByDocuments(issuedDocuments(past)) ?? expect.unreachable('no setup')
      const expected = agreementOf(state)
      if (E.isLeft(currentTemplate(expected))) return
      expect(agreed.externalIds).toEqual(expected.externalIds)
      expect(agreed.rescaleVpc.cidrs).toEqual(expected.rescaleVpc.cidrs)
      expect(currentTemplate(agreed)).toEqual(currentTemplate(expected))
    }),
    { numRuns: 200 },
  )
})

/** The digest of the last change of the template, unless there is a later setup. */
const lastChangeIn = (issued: ReadonlyArray<IssuedDocument>) => {
  const last = issued.findLast(
    ({ document }) => document.kind === 'setup' || isTemplateChange(document),
  )
  return last?.document.kind === 'change' ? last.digest : undefined
}

test('a review names the last change of the template', () => {
  const seen = { reviews: 0, followingChange: 0 }
  fc.assert(
    fc.property(onboardingHistory(), (events) => {
      const issued = issuedDocuments(events)
      for (const [index, { document }] of issued.entries()) {
        if (document.kind !== 'review') continue
        const expected = lastChangeIn(issued.slice(0, index))
        expect(document.change).toBe(expected)
        seen.reviews += 1
        if (expected !== undefined) seen.followingChange += 1
      }
    }),
    { numRuns: 200 },
  )
  expect(seen.followingChange).toBeGreaterThan(0)
  expect(seen.reviews).toBeGreaterThan(seen.followingChange)
})
