/** Signs a document of Rescale's. */
import { utf8 } from '@byoa/core/codec'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { CompactSign } from 'jose/jws/compact/sign'

import type { RescaleDocument } from '../documents/ExchangedDocument.ts'
import { Signature } from '../documents/documentFields.ts'
import { type SigningKey, fingerprintOf, publicKeyOf } from './SigningKey.ts'
import { algorithm, contentOf, kidOf, typeOf } from './signatureHeader.ts'

// model

/** The private key does not belong to the public key. */
export interface UnusableKey {
  readonly _tag: 'UnusableKey'
}

// operations

const unusable = (): UnusableKey => ({ _tag: 'UnusableKey' })

const compactOf = async (key: SigningKey, document: RescaleDocument): Promise<string> => {
  const signer = new CompactSign(utf8(contentOf(document))).setProtectedHeader({
    alg: algorithm,
    typ: typeOf(document.kind),
    kid: kidOf(await fingerprintOf(key)()),
    jwk: { ...publicKeyOf(key) },
  })
  const [header, , signature] = (await signer.sign({ ...key })).split('.')
  return `${header}..${signature}`
}

/**
 * Signs a document; an earlier signature is replaced. Left when the halves of the key do not belong
 * together, which Web Crypto tests.
 *
 * @source https://w3c.github.io/webcrypto/#ed25519-operations-import-key
 */
export const signDocument = <Document extends RescaleDocument>(
  key: SigningKey,
  document: Document,
): TE.TaskEither<UnusableKey, Document & { readonly signature: Signature }> =>
  pipe(
    TE.tryCatch(() => compactOf(key, document), unusable),
    TE.filterOrElse(Signature.is, unusable),
    TE.map((signature) => ({ ...document, signature })),
  )
