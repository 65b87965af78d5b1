/**
 * Rescale's notice of a change to a connection: a rotation of the external ID, another version of
 * the template, a suspension.
 */
import { boundedList, closedRecord, omitUndefined, taggedUnion } from '@byoa/core/codec'
import { TemplateDigest } from '@byoa/core/cloudformation'
import { ExternalId, PrefixListId } from '@byoa/core/iam/identity'
import type { AcceptedExternalIds } from '@byoa/core/iam/trust'
import { Ipv4Cidr } from '@byoa/core/network'
import { Instant, Party } from '@byoa/core/values'
import * as t from 'io-ts'

import type { Agreement } from '../useCases/customer/Agreement.ts'
import { type SignedHeader, TemplateFile, headerCodecs, signatureCodec } from './documentFields.ts'

// model

interface ChangeOf<Change extends string> extends SignedHeader<'change'> {
  readonly change: Change
  readonly at: Instant
}

/** A change that the customer applies by running the template. */
interface TemplateChange {
  /** The external IDs that the role should trust from now on. */
  readonly externalIds: AcceptedExternalIds
  readonly rescaleVpcCidrs: ReadonlyArray<Ipv4Cidr>
  readonly s3PrefixListId?: PrefixListId
  readonly templateDigest: TemplateDigest
  readonly template: TemplateFile
}

/** Another external ID: first both are trusted, then only the next. */
export type RotationChange = ChangeOf<'rotation'> & TemplateChange

/** Another version of the template, e.g. because the Rescale VPC has a further block. */
export type VersionChange = ChangeOf<'template'> & TemplateChange

export type SuspensionChange = ChangeOf<'suspended'> & {
  readonly by: Party
  readonly reason: string
}

/** The connection is in use again, or is not ended after all. */
export type ResumptionChange = ChangeOf<'resumed' | 'offboarding-aborted'>

export type ChangeDocument = RotationChange | VersionChange | SuspensionChange | ResumptionChange

// codec

const externalIds = boundedList('list of one or two external IDs', ExternalId, {
  from: 1,
  to: 2,
}) as unknown as t.Type<AcceptedExternalIds, ReadonlyArray<string>, unknown>

const common = { ...headerCodecs('change', 'changes'), at: Instant }

const templateFields = {
  externalIds,
  rescaleVpcCidrs: t.readonlyArray(Ipv4Cidr, 'list of CIDR blocks'),
  templateDigest: TemplateDigest,
  template: TemplateFile,
}

const optionalFields = { s3PrefixListId: PrefixListId, ...signatureCodec }

export const ChangeDocument: t.Type<ChangeDocument, unknown, unknown> = taggedUnion(
  'change of version 1',
  'change',
  {
    rotation: closedRecord(
      'change for a rotation',
      { ...common, change: t.literal('rotation'), ...templateFields },
      optionalFields,
    ),
    template: closedRecord(
      'change of the template',
      { ...common, change: t.literal('template'), ...templateFields },
      optionalFields,
    ),
    suspended: closedRecord(
      'change for a suspension',
      { ...common, change: t.literal('suspended'), by: Party, reason: t.string },
      signatureCodec,
    ),
    resumed: closedRecord(
      'change for a resumption',
      { ...common, change: t.literal('resumed') },
      signatureCodec,
    ),
    'offboarding-aborted': closedRecord(
      'change for an aborted offboarding',
      { ...common, change: t.literal('offboarding-aborted') },
      signatureCodec,
    ),
  },
)

// queries

/** Returns whether a document is a change that the customer applies by running a template. */
export const isTemplateChange = <Document extends { readonly kind: string }>(
  document: Document,
): document is Extract<Document, RotationChange | VersionChange> =>
  document.kind === 'change' &&
  'change' in document &&
  (document.change === 'rotation' || document.change === 'template')

/** Returns what is agreed after a change. */
export const agreementAfter = (
  agreement: Agreement,
  { externalIds: ids, rescaleVpcCidrs, s3PrefixListId, templateDigest, template }: TemplateChange,
): Agreement => ({
  ...agreement,
  rescaleVpc: {
    vpcId: agreement.rescaleVpc.vpcId,
    cidrs: rescaleVpcCidrs,
    ...omitUndefined({ s3PrefixListId }),
  },
  setup: {
    ...agreement.setup,
    externalId: ids[ids.length - 1] ?? agreement.setup.externalId,
    templateDigest,
    templateSha256: template.sha256,
  },
  externalIds: ids,
})
