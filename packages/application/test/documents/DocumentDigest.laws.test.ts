/**
 * Laws of the digest: 1. white space, the order of fields and a signature do not change it; 2. any
 * other change does.
 */
import { isDeepStrictEqual } from 'node:util'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { canonicalJson, digestOfJson } from '../../src/documents/DocumentDigest.ts'
import {
  type ExchangedDocument,
  decodeExchangedDocument,
  digestOfDocument,
  encodeExchangedDocument,
} from '../../src/documents/ExchangedDocument.ts'
import { onboardingRequestOf, requestDocumentOf } from '../../src/documents/RequestDocument.ts'
import { documentsOfKind, requestDocument, rescaleDocument } from './documentArbitraries.ts'
import { signature } from './fieldArbitraries.ts'
import { anyPlaceIn, changeAt, isParent, shapeChange, textChange } from './jsonPaths.ts'

type Json = Readonly<Record<string, unknown>>

const written = (document: ExchangedDocument): Json =>
  JSON.parse(JSON.stringify(encodeExchangedDocument(document))) as Json

const anyDocument: fc.Arbitrary<ExchangedDocument> = fc.oneof(
  ...Object.values(documentsOfKind as Readonly<Record<string, fc.Arbitrary<ExchangedDocument>>>),
)

/** The same JSON with the fields of every object in reverse. */
const reversed = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(reversed)
  if (!isParent(json)) return json
  return Object.fromEntries(
    Object.entries(json)
      .map(([key, value]) => [key, reversed(value)] as const)
      .toReversed(),
  )
}

const unsigned = ({ signature: _signature, ...content }: Json): Json => content

describe('the digest of a document', () => {
  test('is the same whatever the white space and the order of fields', () => {
    fc.assert(
      fc.property(anyDocument, fc.constantFrom('', '  ', '\t'), (document, space) => {
        const json = written(document)
        const again = JSON.parse(JSON.stringify(reversed(json), null, space)) as Json
        expect(digestOfJson(again)).toBe(digestOfJson(json))
      }),
    )
  })

  test('is the same with another signature or none', () => {
    fc.assert(
      fc.property(rescaleDocument, signature, (document, other) => {
        expect(digestOfDocument({ ...document, signature: other })).toBe(digestOfDocument(document))
      }),
    )
  })

  test('differs after any other change', () => {
    fc.assert(
      fc.property(
        anyPlaceIn(anyDocument.map(written)),
        fc.oneof(shapeChange, textChange),
        ([json, path], change) => {
          const changed = changeAt(json, path, change)
          fc.pre(isParent(changed) && !Array.isArray(changed))
          expect(digestOfJson(changed) === digestOfJson(json)).toBe(
            isDeepStrictEqual(unsigned(changed), unsigned(json)),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  test('is of the terms of a request alone, which Rescale can derive from its records', () => {
    fc.assert(
      fc.property(requestDocument, (document) => {
        const derived = requestDocumentOf(onboardingRequestOf(document), document.proposedCidr)
        expect(digestOfDocument(derived)).toBe(digestOfDocument(document))
      }),
    )
  })

  test('is of the document that a reader gets', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        fc.pre(document.kind !== 'request')
        expect(digestOfDocument(document)).toBe(digestOfJson(written(document)))
      }),
    )
  })
})

describe('the canonical form', () => {
  // https://www.rfc-editor.org/rfc/rfc8785#section-3.2.3
  test('has the fields in the order of the standard', () => {
    const fields = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      1: 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const order = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']
    const keys = [...canonicalJson(fields).matchAll(/("(?:[^"\\]|\\.)*"):/g)]
    expect(keys.map(([, key = '']) => JSON.parse(key) as string)).toEqual(order)
  })
})

describe('any JSON', () => {
  test('is decoded, or refused with what was expected where', () => {
    const anyJson = fc.oneof(
      fc.jsonValue(),
      fc.record({ kind: fc.constantFrom(...Object.keys(documentsOfKind)), data: fc.jsonValue() }),
    )
    fc.assert(
      fc.property(anyJson, (json) => {
        const decoded = decodeExchangedDocument(json)
        if (decoded._tag === 'Right') return
        expect(decoded.left.length).toBeGreaterThan(0)
        for (const problem of decoded.left) expect(problem.expected).not.toBe('')
      }),
    )
  })
})
