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

import { PeeringNotice } from '../../src/documents/PeeringNotice.ts'
import { RequestDocument } from '../../src/documents/RequestDocument.ts'
import { SetupDocument } from '../../src/documents/SetupDocument.ts'
import { StackReportDocument } from '../../src/documents/StackReportDocument.ts'
import { type DocumentName, documentSchema } from '../../src/documents/documentSchemas.ts'
import {
  peeringNotice,
  requestDocument,
  setupDocument,
  stackReportDocument,
} from './documentArbitraries.ts'

type Path = ReadonlyArray<string>

const isParent = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Every place in a document, its root first. */
const pathsIn = (json: unknown): ReadonlyArray<Path> => [
  [],
  ...(isParent(json)
    ? Object.entries(json).flatMap(([key, value]) => pathsIn(value).map((path) => [key, ...path]))
    : []),
]

/** Returns a document in which what stands at a path has changed. */
const changeAt = (json: unknown, path: Path, change: (value: unknown) => unknown): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return change(json)
  if (!isParent(json)) return json
  if (Array.isArray(json)) {
    return json.map((item: unknown, index) =>
      String(index) === key ? changeAt(item, rest, change) : item,
    )
  }
  return { ...json, [key]: changeAt(json[key], rest, change) }
}

const anyPlaceIn = (documents: fc.Arbitrary<unknown>): fc.Arbitrary<readonly [unknown, Path]> =>
  documents.chain((json) => fc.constantFrom(...pathsIn(json)).map((path) => [json, path] as const))

/** Another value, a field less, or a field more. */
const shapeChange: fc.Arbitrary<(value: unknown) => unknown> = fc.oneof(
  fc
    .constantFrom<unknown>(null, true, {}, [], [null], -1, 0, 1.5, 7, 10 ** 9, '', 'x', '10.0.0.0')
    .map((other) => () => other),
  fc.nat(20).map((index) => (value: unknown) => {
    if (!isParent(value) || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).filter((_, at) => at !== index))
  }),
  fc
    .constantFrom('comment', 'Version', 'toString')
    .map(
      (field) => (value: unknown) =>
        isParent(value) && !Array.isArray(value) ? { ...value, [field]: 'x' } : value,
    ),
)

/** One character more, less or another, where text stands. */
const textChange: fc.Arbitrary<(value: unknown) => unknown> = fc
  .tuple(
    fc.nat(60),
    fc.constantFrom('', '0', '9', 'a', 'Z', '-', '/', '.', ' ', '\n', 'é'),
    fc.nat(1),
  )
  .map(([at, insert, taken]) => (value) => {
    if (typeof value !== 'string') return value
    const from = at % (value.length + 1)
    return `${value.slice(0, from)}${insert}${value.slice(from + taken)}`
  })

const lawsOf = <A>(name: DocumentName, codec: t.Type<A, unknown>, documents: fc.Arbitrary<A>) => {
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

lawsOf('request', RequestDocument, requestDocument)
lawsOf('setup', SetupDocument, setupDocument)
lawsOf('stack-report', StackReportDocument, stackReportDocument)
lawsOf('peering-notice', PeeringNotice, peeringNotice)
lawsOf('inventory', InventoryDocument, inventoryDocument())
