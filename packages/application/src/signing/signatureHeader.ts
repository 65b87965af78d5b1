/**
 * What a signature is of, and its protected header. The signature is a JWS in compact form whose
 * payload is detached: the canonical JSON of the document without the signature.
 *
 * @source https://www.rfc-editor.org/rfc/rfc7515#appendix-F
 */
import { closedRecord } from '@byoa/core/codec'
import * as t from 'io-ts'

import { signedText } from '../documents/DocumentDigest.ts'
import { type RescaleDocument, encodeExchangedDocument } from '../documents/ExchangedDocument.ts'
import { type Fingerprint, PublicKey } from './SigningKey.ts'

// model

export interface SignatureHeader {
  readonly alg: typeof algorithm
  /** The kind of the document. */
  readonly typ: string
  /** The thumbprint of the public key. */
  readonly kid: string
  readonly jwk: PublicKey
}

/** The only algorithm: EdDSA, and the only curve of `PublicKey` is Ed25519. */
export const algorithm = 'EdDSA'

// queries

/** Returns what is signed of a document. */
export const contentOf = (document: RescaleDocument): string =>
  signedText(encodeExchangedDocument(document))

/** Returns the type of the signatures of documents of a kind. */
export const typeOf = (kind: RescaleDocument['kind']): string => `byoa-${kind}`

const prefix = 'SHA256:'

/** Returns the thumbprint in a fingerprint, which a header names the key by. */
export const kidOf = (fingerprint: Fingerprint): string => fingerprint.slice(prefix.length)

/** Returns the codec of the header of a signature: exactly these fields, so no `crit` or `b64`. */
export const headerCodec = (
  kind: RescaleDocument['kind'],
): t.Type<SignatureHeader, unknown, unknown> => {
  const type = typeOf(kind)
  return closedRecord('header of a signature', {
    alg: t.literal(algorithm, `"${algorithm}"`),
    typ: t.literal(type, `"${type}"`),
    kid: t.string,
    jwk: PublicKey,
  })
}
