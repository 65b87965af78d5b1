/** Every document that the parties exchange, told apart by its kind. */
import {
  type DecodeProblem,
  type JsonObject,
  decode,
  isJsonObject,
  taggedUnion,
} from '@byoa/core/codec'
import type * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { ChangeDocument, isTemplateChange } from './ChangeDocument.ts'
import { CleanExit } from './CleanExit.ts'
import { ConnectionDocument } from './ConnectionDocument.ts'
import { type DocumentDigest, digestOfJson } from './DocumentDigest.ts'
import { InspectionDocument } from './InspectionDocument.ts'
import { OffboardingNotice } from './OffboardingNotice.ts'
import { PeeringNotice } from './PeeringNotice.ts'
import { RequestDocument } from './RequestDocument.ts'
import { ReviewDocument } from './ReviewDocument.ts'
import { SetupDocument } from './SetupDocument.ts'
import { StackReportDocument } from './StackReportDocument.ts'
import { VerdictDocument } from './VerdictDocument.ts'

// model

/** A document that Rescale writes; it is signed before the customer gets it. */
export type RescaleDocument =
  | VerdictDocument
  | SetupDocument
  | ReviewDocument
  | PeeringNotice
  | ConnectionDocument
  | ChangeDocument
  | OffboardingNotice
  | CleanExit

type RequestOfKind = RequestDocument & { readonly kind: 'request' }

/** A document that the customer writes. */
export type CustomerDocument = RequestOfKind | StackReportDocument | InspectionDocument | CleanExit

export type ExchangedDocument = RescaleDocument | CustomerDocument

export type DocumentKind = ExchangedDocument['kind']

/**
 * Returns the file name of a document. A suspension, a resumption or an aborted offboarding leaves
 * the last change of the template in place, which the customer still needs.
 */
export const documentFileName = (document: ExchangedDocument): string =>
  document.kind === 'change' && !isTemplateChange(document)
    ? 'status-change.json'
    : `${document.kind}.json`

/** Kind → codec, in the order in which documents are exchanged. */
export const documentCodecs: {
  readonly [Kind in DocumentKind]: t.Type<
    Extract<ExchangedDocument, { readonly kind: Kind }>,
    unknown,
    unknown
  >
} = {
  // A request that was written by hand may lack the kind; the union below adds it.
  request: RequestDocument as t.Type<RequestOfKind, unknown, unknown>,
  verdict: VerdictDocument,
  setup: SetupDocument,
  'stack-report': StackReportDocument,
  review: ReviewDocument,
  'peering-notice': PeeringNotice,
  connection: ConnectionDocument,
  inspection: InspectionDocument,
  change: ChangeDocument,
  'offboarding-notice': OffboardingNotice,
  'clean-exit': CleanExit,
}

const union: t.Type<ExchangedDocument, unknown, unknown> = taggedUnion(
  'exchanged document',
  'kind',
  documentCodecs,
)

// codec

/** Reads a document of any kind from parsed JSON. Left lists every wrong field. */
export const decodeExchangedDocument = (
  json: unknown,
): E.Either<ReadonlyArray<DecodeProblem>, ExchangedDocument> =>
  decode(union, isJsonObject(json) ? { kind: 'request', ...json } : json)

/** Returns the JSON of a document. */
export const encodeExchangedDocument = (document: ExchangedDocument): JsonObject => {
  const json = union.encode(document)
  return isJsonObject(json) ? json : {}
}

// queries

/**
 * Returns the digest by which an answer names a document. Of a request only the terms count, so
 * that Rescale can derive it from its records.
 */
export const digestOfDocument = (document: ExchangedDocument): DocumentDigest => {
  if (document.kind !== 'request') return digestOfJson(encodeExchangedDocument(document))
  const { onboardingId: _id, answers: _answers, customerNetworks = [], ...terms } = document
  return digestOfJson(encodeExchangedDocument({ ...terms, customerNetworks }))
}
