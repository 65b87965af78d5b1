/**
 * JSON Schemas of the exchanged documents, for programs in other languages and for editors. Only
 * the decoders check what a schema cannot express, such as zero host bits.
 */
import { type JsonSchema, jsonSchemaOf } from '@byoa/core/codec'
import { InventoryDocument } from '@byoa/core/network'
import type * as t from 'io-ts'

import { PeeringNotice } from './PeeringNotice.ts'
import { RequestDocument } from './RequestDocument.ts'
import { SetupDocument } from './SetupDocument.ts'
import { StackReportDocument } from './StackReportDocument.ts'

/** A document that has a schema. */
export type DocumentName = 'request' | 'setup' | 'stack-report' | 'peering-notice' | 'inventory'

const codecs: Readonly<Record<DocumentName, t.Mixed>> = {
  request: RequestDocument,
  setup: SetupDocument,
  'stack-report': StackReportDocument,
  'peering-notice': PeeringNotice,
  inventory: InventoryDocument,
}

/**
 * Returns the JSON Schema (draft 2020-12) of a document.
 *
 * @example
 * import { documentSchema } from '@byoa/application'
 *
 * documentSchema('stack-report')['required']
 * // => ['version', 'onboardingId', 'roleArn', 'vpcId', 'vpcCidr', 'subnetIds', 'routeTableIds']
 */
export const documentSchema = (name: DocumentName): JsonSchema => jsonSchemaOf(codecs[name])
