/**
 * JSON Schemas of the exchanged documents, for programs in other languages and for editors. Only
 * the decoders check what a schema cannot express, such as zero host bits.
 */
import { type JsonSchema, jsonSchemaOf } from '@byoa/core/codec'
import { InventoryDocument } from '@byoa/core/network'
import type * as t from 'io-ts'

import { type DocumentKind, documentCodecs } from './ExchangedDocument.ts'

/** A document that has a schema. */
export type DocumentName = DocumentKind | 'inventory'

const codecs: Readonly<Record<DocumentName, t.Mixed>> = {
  ...documentCodecs,
  inventory: InventoryDocument,
}

/** The name of every document that has a schema. */
export const documentNames: ReadonlyArray<DocumentName> = Object.keys(
  codecs,
) as ReadonlyArray<DocumentName>

/**
 * Returns the JSON Schema (draft 2020-12) of a document.
 *
 * @example
 * import { documentSchema } from '@byoa/application'
 *
 * documentSchema('stack-report')['required']
 * // => [
 * //      'version',
 * //      'kind',
 * //      'onboardingId',
 * //      'answers',
 * //      'roleArn',
 * //      'vpcId',
 * //      'vpcCidr',
 * //      'subnetIds',
 * //      'routeTableIds',
 * //    ]
 */
export const documentSchema = (name: DocumentName): JsonSchema => jsonSchemaOf(codecs[name])
