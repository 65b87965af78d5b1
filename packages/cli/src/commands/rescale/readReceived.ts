/** Reads the documents that customers send. */
import type { CustomerDocument, DocumentKind, ExchangedDocument } from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type BadInput, badInput } from '../../terminal/badInput.ts'
import { nameOfSource } from '../../terminal/files.ts'
import { readExchanged } from '../documents/readExchanged.ts'

/** A document, and the file that it was read from. */
export interface ReceivedFile<Document extends CustomerDocument = CustomerDocument> {
  readonly file: string
  readonly document: Document
}

const customerKinds: ReadonlyArray<DocumentKind> = [
  'request',
  'stack-report',
  'inspection',
  'clean-exit',
] satisfies ReadonlyArray<CustomerDocument['kind']>

const isOfCustomer = (document: ExchangedDocument): document is CustomerDocument =>
  customerKinds.includes(document.kind)

const wrongField = (file: string, path: string, [expected, actual]: readonly [string, string]) =>
  badInput(nameOfSource(file), [
    {
      path,
      expected,
      actual,
      japanese: `${expected} が必要です(実際の値: ${actual})。`,
    },
  ])

/** Reads a document of a customer. Left for Rescale's own, and lists every wrong field. */
export const readReceived = (file: string): TE.TaskEither<BadInput, ReceivedFile> =>
  pipe(
    readExchanged(file),
    TE.filterOrElse(isOfCustomer, ({ kind }) =>
      wrongField(file, 'kind', [customerKinds.join(', '), kind]),
    ),
    TE.map((document) => ({ file: nameOfSource(file), document })),
  )

/** Reads documents. Left has the problems of every file that cannot be used. */
export const readAllReceived = (
  files: ReadonlyArray<string>,
): TE.TaskEither<ReadonlyArray<BadInput>, ReadonlyArray<ReceivedFile>> =>
  pipe(
    files,
    T.traverseSeqArray(readReceived),
    T.map(RA.separate),
    TE.fromTask,
    TE.flatMap(({ left, right }) => (left.length > 0 ? TE.left(left) : TE.right(right))),
  )

/** Reads the report of the stack that replaces the stack of an onboarding. */
export const readNewStack = (
  file: string,
  onboardingId: OnboardingId,
): TE.TaskEither<BadInput, ReceivedFile> =>
  pipe(
    readReceived(file),
    TE.filterOrElse(
      ({ document }) => document.kind === 'stack-report',
      ({ document }) => wrongField(file, 'kind', ['stack-report', document.kind]),
    ),
    TE.filterOrElse(
      ({ document }) => document.onboardingId === onboardingId,
      ({ document }) =>
        wrongField(file, 'onboardingId', [onboardingId, document.onboardingId ?? 'nothing']),
    ),
  )
