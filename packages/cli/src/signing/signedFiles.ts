/** The documents of Rescale's, signed, as the customer gets them. */
import { type IssuedDocument, issuedDocuments } from '@byoa/application'
import { type SigningKey, signDocument } from '@byoa/application/signing'
import type { OnboardingEvent } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Files, historyFiles, issuedFiles } from '../play/collectDocuments.ts'
import type { StoreAddress } from '../store/StoreAddress.ts'
import type { CommandError } from '../terminal/CommandError.ts'
import { keyFileOf, signingKeyOf } from './signingKeyOf.ts'

const unusable = (holder: StoreAddress): CommandError => ({
  _tag: 'SigningKeyUnusable',
  path: holder.kind === 'memory' ? holder.kind : keyFileOf(holder),
  reason: 'garbled',
})

const signing =
  (holder: StoreAddress, key: SigningKey) =>
  (issued: IssuedDocument): TE.TaskEither<CommandError, IssuedDocument> =>
    pipe(
      signDocument(key, issued.document),
      TE.bimap(
        () => unusable(holder),
        (document) => ({ ...issued, document }),
      ),
    )

const signed = (
  holder: StoreAddress,
  issued: ReadonlyArray<IssuedDocument>,
): TE.TaskEither<CommandError, ReadonlyArray<IssuedDocument>> =>
  pipe(
    signingKeyOf(holder),
    TE.flatMap((key): TE.TaskEither<CommandError, ReadonlyArray<IssuedDocument>> =>
      TE.traverseSeqArray(signing(holder, key))(issued),
    ),
  )

/** Signs documents, and returns their files. */
export const signedFiles = (
  holder: StoreAddress,
  issued: ReadonlyArray<IssuedDocument>,
): TE.TaskEither<CommandError, Files> =>
  pipe(
    signed(holder, issued),
    TE.map((documents): Files =>
      Object.fromEntries(documents.flatMap((one) => Object.entries(issuedFiles(one)))),
    ),
  )

/**
 * Returns the files of an onboarding, its documents signed. Those of a store in memory are not
 * signed: the key would be gone with the process.
 */
export const signedHistory = (
  holder: StoreAddress,
  events: ReadonlyArray<OnboardingEvent>,
): TE.TaskEither<CommandError, Files> =>
  holder.kind === 'memory'
    ? TE.right(historyFiles(events))
    : pipe(
        signed(holder, issuedDocuments(events)),
        TE.map((issued) => historyFiles(events, issued)),
      )
