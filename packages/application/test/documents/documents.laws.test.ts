/**
 * Laws of every document that the parties exchange: 1. what is written is read back the same; 2. a
 * field that is left out, unknown or of another shape refuses the whole document, and is named; 3.
 * every wrong field is named at once.
 */
import { setupOptionCodecs } from '@byoa/core/cloudformation'
import type { DecodeProblem } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import type * as t from 'io-ts'
import { describe, expect, test } from 'vitest'

import { PeeringNotice, decodePeeringNotice } from '../../src/documents/PeeringNotice.ts'
import { RequestDocument, decodeRequestDocument } from '../../src/documents/RequestDocument.ts'
import { SetupDocument, decodeSetupDocument } from '../../src/documents/SetupDocument.ts'
import {
  StackReportDocument,
  decodeStackReportDocument,
} from '../../src/documents/StackReportDocument.ts'
import {
  peeringNotice,
  requestDocument,
  setupDocument,
  stackReportDocument,
} from './documentArbitraries.ts'

type Json = Readonly<Record<string, unknown>>
type Decode<A> = (json: unknown) => E.Either<ReadonlyArray<DecodeProblem>, A>

interface Kind<A> {
  readonly codec: t.Type<A, unknown, unknown>
  readonly decode: Decode<A>
  readonly documents: fc.Arbitrary<A>
  readonly optional: ReadonlyArray<string>
  /**
   * What stands in an output of the stack is reported as it is, whatever text, and judged later.
   */
  readonly verbatim?: ReadonlyArray<string>
}

const written = <A>({ codec }: Kind<A>, document: A): Json =>
  JSON.parse(JSON.stringify(codec.encode(document))) as Json

const pathsOf = (decoded: E.Either<ReadonlyArray<DecodeProblem>, unknown>): ReadonlyArray<string> =>
  E.isLeft(decoded) ? decoded.left.map(({ path }) => path) : []

/** What no field of any document can be. */
const nonsense = fc.constantFrom<unknown>(null, true, {}, -1, 1.5, '')

const lawsOf = <A>(name: string, kind: Kind<A>): void => {
  const { decode, documents, optional, verbatim = [] } = kind
  const asJson = documents.map((document) => written(kind, document))
  /** A document and one of its fields. */
  const withField = asJson.chain((json) =>
    fc.constantFrom(...Object.keys(json)).map((field) => [json, field] as const),
  )

  describe(`the document of ${name}`, () => {
    test('is read back as it was written', () => {
      fc.assert(
        fc.property(documents, (document) => {
          expect(decode(written(kind, document))).toEqual(E.right(document))
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
          const fields = pathsOf(decode({ ...json, [field]: value })).map((path) =>
            path.replace(/\..*$/, ''),
          )
          expect(fields).toEqual([field])
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
          const broken = Object.fromEntries(Object.keys(json).map((field) => [field, null]))
          expect(new Set(pathsOf(decode(broken)))).toEqual(new Set(Object.keys(json)))
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

lawsOf('a request', {
  codec: RequestDocument,
  decode: decodeRequestDocument,
  documents: requestDocument,
  optional: [
    'customerNetworks',
    'plannedNodes',
    'instanceFamilies',
    'stackName',
    ...Object.keys(setupOptionCodecs),
  ],
})

lawsOf('a setup', {
  codec: SetupDocument,
  decode: decodeSetupDocument,
  documents: setupDocument,
  optional: ['rescaleRoleArn', 's3PrefixListId', 'signature'],
})

lawsOf('a stack report', {
  codec: StackReportDocument,
  decode: decodeStackReportDocument,
  documents: stackReportDocument,
  optional: [
    'stackName',
    'stackId',
    'templateDigest',
    'instanceProfileName',
    'nodeSecurityGroupId',
  ],
  verbatim: ['stackId', 'templateDigest', 'instanceProfileName'],
})

lawsOf('a peering notice', {
  codec: PeeringNotice,
  decode: decodePeeringNotice,
  documents: peeringNotice,
  optional: ['signature'],
})
