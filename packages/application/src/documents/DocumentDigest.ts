/**
 * The digest by which a document names the document that it answers. It is of the content, not of
 * the file: white space, the order of fields and a signature do not count.
 */
import { isJsonObject, refinedString, sha256 } from '@byoa/core/codec'
import * as S from 'fp-ts/lib/string.js'
import type * as t from 'io-ts'

// model

export interface DocumentDigestBrand {
  readonly DocumentDigest: unique symbol
}

/** `sha256:` and 64 hexadecimal digits. */
export type DocumentDigest = t.Branded<string, DocumentDigestBrand>

// codec

/** Decodes the digest of a document. */
export const DocumentDigest: t.Type<DocumentDigest, string, unknown> =
  refinedString<DocumentDigestBrand>(
    'digest of the answered document: sha256: and 64 hexadecimal digits',
    /^sha256:[0-9a-f]{64}$/,
  )

// queries

/**
 * Renders JSON in one form: no white space, the fields of each object in the order of their names.
 *
 * @source https://www.rfc-editor.org/rfc/rfc8785
 */
export const canonicalJson = (json: unknown): string => {
  if (Array.isArray(json)) return `[${json.map(canonicalJson).join(',')}]`
  if (!isJsonObject(json)) return JSON.stringify(json)
  const fields = Object.entries(json)
    .toSorted(([one], [other]) => S.Ord.compare(one, other))
    .map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`)
  return `{${fields.join(',')}}`
}

/** Returns what a digest and a signature are of: the canonical form without a signature. */
export const signedText = (json: Readonly<Record<string, unknown>>): string => {
  const { signature: _signature, ...content } = json
  return canonicalJson(content)
}

/** Returns the digest of the JSON of a document. */
export const digestOfJson = (json: Readonly<Record<string, unknown>>): DocumentDigest =>
  `sha256:${sha256(signedText(json))}` as DocumentDigest
