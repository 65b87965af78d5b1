/**
 * Verifies the signature of a document of Rescale's, and says by which key it was signed. Whose key
 * that is, only a comparison of its fingerprint can tell.
 */
import { type DecodeProblem, decode } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as base64url from 'jose/base64url'
import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { compactVerify } from 'jose/jws/compact/verify'

import type { RescaleDocument } from '../documents/ExchangedDocument.ts'
import type { Signature } from '../documents/documentFields.ts'
import { type Fingerprint, fingerprintOf } from './SigningKey.ts'
import {
  type SignatureHeader,
  algorithm,
  contentOf,
  headerCodec,
  kidOf,
} from './signatureHeader.ts'

// model

/** Why the signature of a document is not accepted. */
export type SignatureError =
  | { readonly _tag: 'Unsigned' }
  /** The header is not of a signature of this kind of document, or of another algorithm. */
  | { readonly _tag: 'ForeignSignature'; readonly problems: ReadonlyArray<DecodeProblem> }
  /** The document is not what was signed. */
  | { readonly _tag: 'Altered' }
  /** The signature is valid, but of another key than the demanded one. */
  | { readonly _tag: 'WrongSigner'; readonly expected: Fingerprint; readonly found: Fingerprint }

/** The key with which a document was signed. */
export interface Signer {
  readonly fingerprint: Fingerprint
}

// operations

interface SignatureParts {
  readonly header: SignatureHeader
  readonly protectedHeader: string
  readonly signature: string
}

const foreign = (problems: ReadonlyArray<DecodeProblem>): SignatureError => ({
  _tag: 'ForeignSignature',
  problems,
})

const notJson: ReadonlyArray<DecodeProblem> = [
  { path: '', expected: 'JSON in base64url', actual: 'other text' },
]

const partsOf = (
  kind: RescaleDocument['kind'],
  compact: Signature,
): E.Either<SignatureError, SignatureParts> => {
  const [protectedHeader = '', , signature = ''] = compact.split('.')
  return pipe(
    E.tryCatch(
      () => decodeProtectedHeader(compact),
      () => notJson,
    ),
    E.flatMap((json) => decode(headerCodec(kind), json)),
    E.bimap(foreign, (header) => ({ header, protectedHeader, signature })),
  )
}

const ensureSigned = (
  document: RescaleDocument,
  { header: { jwk }, protectedHeader, signature }: SignatureParts,
): TE.TaskEither<SignatureError, unknown> =>
  TE.tryCatch(
    () =>
      compactVerify(
        `${protectedHeader}.${base64url.encode(contentOf(document))}.${signature}`,
        { ...jwk },
        { algorithms: [algorithm] },
      ),
    () => ({ _tag: 'Altered' }),
  )

/**
 * Returns the signer of a document. Left when it is unsigned, altered, or signed with another key
 * than the demanded one.
 */
export const verifyDocument = (
  document: RescaleDocument,
  demanded?: Fingerprint,
): TE.TaskEither<SignatureError, Signer> =>
  pipe(
    document.signature,
    E.fromNullable<SignatureError>({ _tag: 'Unsigned' }),
    E.flatMap((signature) => partsOf(document.kind, signature)),
    TE.fromEither,
    TE.bindTo('parts'),
    TE.bind('fingerprint', ({ parts }) => TE.fromTask(fingerprintOf(parts.header.jwk))),
    TE.tap(({ parts: { header }, fingerprint }) =>
      header.kid === kidOf(fingerprint)
        ? TE.right(undefined)
        : TE.left(foreign([{ path: 'kid', expected: kidOf(fingerprint), actual: header.kid }])),
    ),
    TE.tap(({ parts }) => ensureSigned(document, parts)),
    TE.filterOrElse(
      ({ fingerprint }) => demanded === undefined || demanded === fingerprint,
      ({ fingerprint }): SignatureError => ({
        _tag: 'WrongSigner',
        expected: demanded ?? fingerprint,
        found: fingerprint,
      }),
    ),
    TE.map(({ fingerprint }) => ({ fingerprint })),
  )
