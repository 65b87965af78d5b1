/** The fields that several documents have. */
import { type Encoded, closedRecord, refinedString } from '@byoa/core/codec'
import { Sha256 } from '@byoa/core/cloudformation'
import { OnboardingId } from '@byoa/core/onboarding'
import * as t from 'io-ts'

import { DocumentDigest } from './DocumentDigest.ts'

// model

export interface SignatureBrand {
  readonly Signature: unique symbol
}

/** A JWS whose payload is the document itself, in the compact form with detached content. */
export type Signature = t.Branded<string, SignatureBrand>

export interface FileNameBrand {
  readonly FileName: unique symbol
}

/** The name of a file, without a folder. */
export type FileName = t.Branded<string, FileNameBrand>

/** The file of a template, next to the document that names it. */
export interface TemplateFile {
  readonly file: FileName
  readonly sha256: Sha256
}

/** A document of one onboarding that answers another document. */
export interface DocumentHeader<Kind extends string> {
  readonly version: 1
  readonly kind: Kind
  readonly onboardingId: OnboardingId
  /** The digest of the document that it answers. */
  readonly answers: DocumentDigest
}

/** A document of Rescale's; unsigned until it is written for the customer. */
export interface SignedHeader<Kind extends string> extends DocumentHeader<Kind> {
  readonly signature?: Signature
}

// codecs

export const Signature: t.Type<Signature, string, unknown> = refinedString<SignatureBrand>(
  'JWS in compact form with detached content',
  /^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]{85}[AQgw]$/,
)

const FileName: t.Type<FileName, string, unknown> = refinedString<FileNameBrand>(
  'name of a file in the same folder',
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
)

/** The name of the template of a setup. */
export const templateFileName = 'template.json' as FileName

/** The name of the template of a change: both may lie in one folder. */
export const changeTemplateFileName = 'change-template.json' as FileName

/** Decodes the file of a template: a name without a folder. */
export const TemplateFile: t.Type<TemplateFile, Encoded<TemplateFile>, unknown> = closedRecord(
  'template file',
  {
    file: FileName,
    sha256: Sha256,
  },
)

interface HeaderCodecs<Kind extends string> {
  readonly version: t.Type<1, 1, unknown>
  readonly kind: t.Type<Kind, Kind, unknown>
  readonly onboardingId: typeof OnboardingId
  readonly answers: typeof DocumentDigest
}

/** Returns the codecs of the first fields; `name` is of the documents, in the plural. */
export const headerCodecs = <Kind extends string>(
  kind: Kind,
  name: string,
): HeaderCodecs<Kind> => ({
  version: t.literal(1, `1, the version of ${name}`),
  kind: t.literal(kind, `"${kind}"`),
  onboardingId: OnboardingId,
  answers: DocumentDigest,
})

/** The codec of the signature, which only Rescale's documents have. */
export const signatureCodec: { readonly signature: typeof Signature } = { signature: Signature }
