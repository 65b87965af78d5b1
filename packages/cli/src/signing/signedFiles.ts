/** The files of a document of Rescale's, signed, as the customer gets them. */
import type { IssuedDocument } from '@byoa/application'
import { signDocument } from '@byoa/application/signing'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { flow, pipe } from 'fp-ts/lib/function.js'

import { type Files, issuedFiles } from '../play/collectDocuments.ts'
import { type StoreAddress, describeStore } from '../store/StoreAddress.ts'
import type { CommandError } from '../terminal/CommandError.ts'
import { keyFileOf, signingKeyOf } from './signingKeyOf.ts'

const unusable = (address: StoreAddress): CommandError => ({
  _tag: 'SigningKeyUnusable',
  path: address.kind === 'memory' ? describeStore(address) : keyFileOf(address),
  reason: 'garbled',
})

/** Signs a document with the key of its store, and returns its files. */
export const signedFiles = (
  address: StoreAddress,
  issued: IssuedDocument,
): TE.TaskEither<CommandError, Files> =>
  pipe(
    signingKeyOf(address),
    TE.flatMap(
      flow(
        (key) => signDocument(key, issued.document),
        TE.mapLeft(() => unusable(address)),
      ),
    ),
    TE.map((document) => issuedFiles({ ...issued, document })),
  )
