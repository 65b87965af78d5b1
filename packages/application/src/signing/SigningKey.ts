/**
 * The key pair with which Rescale signs documents: Ed25519, as a JSON Web Key. The customer knows
 * the public key by its fingerprint.
 *
 * @source https://www.rfc-editor.org/rfc/rfc8037
 */
import { type DecodeProblem, closedRecord, decode, refinedString } from '@byoa/core/codec'
import type * as E from 'fp-ts/lib/Either.js'
import type * as T from 'fp-ts/lib/Task.js'
import * as t from 'io-ts'
import { calculateJwkThumbprint } from 'jose/jwk/thumbprint'
import { exportJWK } from 'jose/key/export'
import { generateKeyPair } from 'jose/key/generate/keypair'

// model

export interface KeyBytesBrand {
  readonly KeyBytes: unique symbol
}

/** The 32 bytes of a key, in base64url. */
export type KeyBytes = t.Branded<string, KeyBytesBrand>

export interface FingerprintBrand {
  readonly Fingerprint: unique symbol
}

/** `SHA256:` and the RFC 7638 thumbprint of a public key. */
export type Fingerprint = t.Branded<string, FingerprintBrand>

export interface PublicKey {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: KeyBytes
}

/** The public key, and in `d` the private key: a secret. */
export interface SigningKey extends PublicKey {
  readonly d: KeyBytes
}

// codecs

/** The bits of the last character that belong to no byte are zero: one text for each key. */
const KeyBytes: t.Type<KeyBytes, string, unknown> = refinedString<KeyBytesBrand>(
  '32 bytes in base64url',
  /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/,
)

/** Decodes the fingerprint of a public key. */
export const Fingerprint: t.Type<Fingerprint, string, unknown> = refinedString<FingerprintBrand>(
  'fingerprint of a key: SHA256: and 43 characters',
  /^SHA256:[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/,
)

const publicFields = { kty: t.literal('OKP', '"OKP"'), crv: t.literal('Ed25519', '"Ed25519"') }

/** Decodes a public key. */
export const PublicKey: t.Type<PublicKey, unknown, unknown> = closedRecord('public key', {
  ...publicFields,
  x: KeyBytes,
})

/** Decodes a signing key. */
export const SigningKey: t.Type<SigningKey, unknown, unknown> = closedRecord('signing key', {
  ...publicFields,
  x: KeyBytes,
  d: KeyBytes,
})

/** Reads a signing key from parsed JSON. Left lists every wrong field. */
export const decodeSigningKey = (
  json: unknown,
): E.Either<ReadonlyArray<DecodeProblem>, SigningKey> => decode(SigningKey, json)

// queries

/** Returns the part of a signing key that everybody may know. */
export const publicKeyOf = ({ kty, crv, x }: PublicKey): PublicKey => ({ kty, crv, x })

/**
 * Returns the fingerprint by which people compare public keys.
 *
 * @source https://www.rfc-editor.org/rfc/rfc7638
 */
export const fingerprintOf =
  (key: PublicKey): T.Task<Fingerprint> =>
  async () =>
    `SHA256:${await calculateJwkThumbprint(publicKeyOf(key))}` as Fingerprint

// operations

/** Makes a new key pair, from the randomness of the runtime. */
export const generateSigningKey: T.Task<SigningKey> = async () => {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const { x, d } = await exportJWK(privateKey)
  return { kty: 'OKP', crv: 'Ed25519', x: x as KeyBytes, d: d as KeyBytes }
}
