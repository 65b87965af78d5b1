/**
 * Laws of every document that the parties exchange: 1. what is written is read back the same; 2. a
 * field that is left out, unknown or of another shape refuses the whole document, and is named; 3.
 * every wrong field is named at once.
 */
import { setupOptionCodecs } from '@byoa/core/cloudformation'
import { type DecodeProblem, decode as decodeWith } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import type * as t from 'io-ts'
import { describe, expect, test } from 'vitest'

import {
  type DocumentKind,
  type ExchangedDocument,
  decodeExchangedDocument,
  documentCodecs,
} from '../../src/documents/ExchangedDocument.ts'
import { documentsOfKind } from './documentArbitraries.ts'
import { anyPlaceIn, changeAt } from './jsonPaths.ts'

type Json = Readonly<Record<string, unknown>>
interface Fields {
  readonly optional: ReadonlyArray<string>
  /** Text of any content, e.g. an output of the stack as it is, which is judged later. */
  readonly verbatim?: ReadonlyArray<string>
  readonly booleans?: ReadonlyArray<string>
  /** The field that says which other fields there are. */
  readonly tag?: string
}

const pathsOf = (decoded: E.Either<ReadonlyArray<DecodeProblem>, unknown>): ReadonlyArray<string> =>
  E.isLeft(decoded) ? decoded.left.map(({ path }) => path) : []

/** What no field of any document can be. */
const nonsense = fc.constantFrom<unknown>(null, true, {}, -1, 1.5, '')

/** `a[0].b`, as problems name it. */
const renderPath = (path: ReadonlyArray<string>): string =>
  path
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')

const lawsOf = <A>(
  kind: DocumentKind,
  { codec, documents }: { readonly codec: t.Type<A, unknown>; readonly documents: fc.Arbitrary<A> },
  { optional, verbatim = [], booleans = [], tag }: Fields,
): void => {
  const written = (document: A): Json => JSON.parse(JSON.stringify(codec.encode(document))) as Json
  const decode = (json: unknown): E.Either<ReadonlyArray<DecodeProblem>, A> =>
    decodeWith(codec, json)
  const asJson = documents.map(written)
  /** A document and one of its fields. */
  const withField = asJson.chain((json) =>
    fc.constantFrom(...Object.keys(json)).map((field) => [json, field] as const),
  )

  describe(`a document of kind ${kind}`, () => {
    test('is read back as it was written', () => {
      fc.assert(
        fc.property(documents, (document) => {
          expect(decode(written(document))).toEqual(E.right(document))
          expect(decodeExchangedDocument(written(document))).toEqual(E.right(document))
        }),
      )
    })

    test('is refused without a required field, and only that field is named', () => {
      fc.assert(
        fc.property(withField, ([json, field]) => {
          const { [field]: _, ...rest } = json
          const paths = pathsOf(decode(rest))
          expect(paths).toEqual(optional.includes(field) ? [] : [field])
        }),
      )
    })

    test('is refused with a field of another shape, and only that field is named', () => {
      fc.assert(
        fc.property(withField, nonsense, ([json, field], value) => {
          fc.pre(!(value === '' && verbatim.includes(field)))
          fc.pre(!(value === true && booleans.includes(field)))
          const fields = pathsOf(decode({ ...json, [field]: value })).map((path) =>
            path.replace(/\..*$/, ''),
          )
          expect([...new Set(fields)]).toEqual([field])
        }),
      )
    })

    test('is refused with nothing at any place, and only that place is named', () => {
      fc.assert(
        fc.property(anyPlaceIn(asJson), ([json, path]) => {
          expect(pathsOf(decode(changeAt(json, path, () => null)))).toEqual([renderPath(path)])
        }),
      )
    })

    test('is refused with a field that it does not have', () => {
      fc.assert(
        fc.property(
          asJson,
          fc.constantFrom('comment', 'Version', '__proto_', 'toString'),
          (json, field) => {
            expect(pathsOf(decode({ ...json, [field]: 'x' }))).toEqual([field])
          },
        ),
      )
    })

    test('is refused with every wrong field named at once', () => {
      fc.assert(
        fc.property(asJson, (json) => {
          const fields = Object.keys(json).filter((field) => field !== tag)
          const broken = Object.fromEntries(fields.map((field) => [field, null]))
          expect(new Set(pathsOf(decode({ ...json, ...broken })))).toEqual(new Set(fields))
        }),
        { numRuns: 30 },
      )
    })

    test('is refused in another version', () => {
      fc.assert(
        fc.property(asJson, fc.constantFrom(0, 2, '1'), (json, version) => {
          const decoded = decode({ ...json, version })
          expect(pathsOf(decoded)).toEqual(['version'])
          expect(E.isLeft(decoded) && decoded.left[0]?.expected).toMatch(/^1, the version of /)
        }),
        { numRuns: 30 },
      )
    })

    test.each([null, [], 'text', 1])('is no %j', (json) => {
      expect(pathsOf(decode(json))).toEqual([''])
    })
  })
}

const signed = ['signature']

const fieldsOf: { readonly [Kind in DocumentKind]: Fields } = {
  request: {
    optional: [
      'kind',
      'onboardingId',
      'answers',
      'customerNetworks',
      'plannedNodes',
      'instanceFamilies',
      'peeringDns',
      'stackName',
      ...Object.keys(setupOptionCodecs),
    ],
    booleans: ['peeringDns'],
  },
  verdict: { optional: signed },
  setup: { optional: ['rescaleRoleArn', 's3PrefixListId', 'inspectionCheckSet', ...signed] },
  'stack-report': {
    optional: [
      'stackName',
      'stackId',
      'templateDigest',
      'instanceProfileName',
      'nodeSecurityGroupId',
    ],
    verbatim: ['stackId', 'templateDigest', 'instanceProfileName'],
  },
  review: { optional: ['change', ...signed] },
  'peering-notice': { optional: signed },
  connection: { optional: signed },
  inspection: { optional: ['roleArn', 'trustPolicy', 'overrides'], verbatim: ['trustPolicy'] },
  change: { optional: signed, verbatim: ['reason'], tag: 'change' },
  'offboarding-notice': { optional: ['vpcId', 'roleArn', ...signed], verbatim: ['reason'] },
  'clean-exit': {
    optional: ['returnedCidrs', 'isExternalIdRetired', ...signed],
    booleans: ['isExternalIdRetired'],
  },
}

const lawsOfKind = <Kind extends DocumentKind>(kind: Kind): void => {
  const documents = documentsOfKind[kind] as fc.Arbitrary<ExchangedDocument>
  const codec = documentCodecs[kind] as unknown as t.Type<ExchangedDocument>
  lawsOf(kind, { codec, documents }, fieldsOf[kind])
}

for (const kind of Object.keys(fieldsOf) as ReadonlyArray<DocumentKind>) lawsOfKind(kind)
