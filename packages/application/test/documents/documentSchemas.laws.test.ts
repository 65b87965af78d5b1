/**
 * Laws of the JSON Schemas, by a validator that knows nothing of the codecs: 1. every document
 * validates, and what a codec decodes does; 2. what is of another shape is refused by both.
 */
import { decode } from '@byoa/core/codec'
import { InventoryDocument } from '@byoa/core/network'
import { inventoryDocument } from '@byoa/testing'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { describe, expect, test } from 'vitest'

import { documentCodecs } from '../../src/documents/ExchangedDocument.ts'
import { type DocumentName, documentSchema } from '../../src/documents/documentSchemas.ts'
import { documentsOfKind } from './documentArbitraries.ts'
import { anyPlaceIn, changeAt, shapeChange, textChange } from './jsonPaths.ts'

const lawsOf = <A>(
  name: DocumentName,
  codec: t.Type<A, unknown>,
  documents: fc.Arbitrary<A>,
): void => {
  const validate = new Ajv2020().compile(documentSchema(name))
  const asJson = documents.map((document): unknown =>
    JSON.parse(JSON.stringify(codec.encode(document))),
  )
  const changed = (change: fc.Arbitrary<(value: unknown) => unknown>): fc.Arbitrary<unknown> =>
    fc.tuple(anyPlaceIn(asJson), change).map(([[json, path], make]) => changeAt(json, path, make))

  describe(`the schema of ${name}`, () => {
    test('takes every document', () => {
      fc.assert(fc.property(asJson, (json) => validate(json)))
    })

    test('takes and refuses what its codec does, when a shape changes', () => {
      fc.assert(
        fc.property(changed(shapeChange), (json) => {
          expect(validate(json)).toBe(E.isRight(codec.decode(json)))
        }),
        { numRuns: 500 },
      )
    })

    test('goes with a codec that says in a phrase what it expected', () => {
      fc.assert(
        fc.property(changed(shapeChange), (json) => {
          const decoded = decode(codec, json)
          const problems = E.isLeft(decoded) ? decoded.left : []
          for (const { expected } of problems) expect(expected).toMatch(/^[^<>{}]+$/)
        }),
        { numRuns: 500 },
      )
    })

    test('takes what its codec does, when text changes', () => {
      fc.assert(
        fc.property(changed(textChange), (json) => {
          fc.pre(E.isRight(codec.decode(json)))
          expect(validate(json)).toBe(true)
        }),
        { numRuns: 500 },
      )
    })
  })
}

lawsOf('request', documentCodecs.request, documentsOfKind.request)
lawsOf('verdict', documentCodecs.verdict, documentsOfKind.verdict)
lawsOf('setup', documentCodecs.setup, documentsOfKind.setup)
lawsOf('stack-report', documentCodecs['stack-report'], documentsOfKind['stack-report'])
lawsOf('review', documentCodecs.review, documentsOfKind.review)
lawsOf('peering-notice', documentCodecs['peering-notice'], documentsOfKind['peering-notice'])
lawsOf('connection', documentCodecs.connection, documentsOfKind.connection)
lawsOf('inspection', documentCodecs.inspection, documentsOfKind.inspection)
lawsOf('change', documentCodecs.change, documentsOfKind.change)
lawsOf(
  'offboarding-notice',
  documentCodecs['offboarding-notice'],
  documentsOfKind['offboarding-notice'],
)
lawsOf('clean-exit', documentCodecs['clean-exit'], documentsOfKind['clean-exit'])
lawsOf('inventory', InventoryDocument, inventoryDocument())
