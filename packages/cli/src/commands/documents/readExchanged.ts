/**
 * Reads the exchanged documents. A setup contains the external ID, so errors do not repeat its
 * text.
 */
import {
  type DocumentKind,
  type ExchangedDocument,
  type RequestDocument,
  type SetupDocument,
  decodeExchangedDocument,
  decodeRequestDocument,
  decodeSetupDocument,
} from '@byoa/application'
import type { DecodeProblem } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { flow, pipe } from 'fp-ts/lib/function.js'

import { type BadInput, badInput } from '../../terminal/badInput.ts'
import { nameOfSource } from '../../terminal/files.ts'
import { readDocument } from '../../terminal/readDocument.ts'

/** Reads a request. Left lists every wrong field. */
export const readRequest = (path: string): TE.TaskEither<BadInput, RequestDocument> =>
  readDocument(path, decodeRequestDocument)

/** Fields whose values are shown: the external ID cannot have been entered there by mistake. */
const shownFields: ReadonlyArray<string> = [
  'version',
  'accountId',
  'region',
  'agreedCidr',
  'rescaleAccountId',
  'rescaleVpcId',
  'rescaleVpcCidrs',
  'reportBy',
]

/** The maximum length of a shown value, with quotes; a longer value is something else. */
const longestShownCharacters = 32

const withoutValue = (problem: DecodeProblem): DecodeProblem => {
  const { path, actual } = problem
  if (actual === 'nothing') return problem
  return shownFields.includes(path.replace(/\[\d+\]$/, '')) &&
    actual.length <= longestShownCharacters
    ? problem
    : { ...problem, actual: '…' }
}

/**
 * Reads a setup. Left lists every wrong field, without the values that could hold the external ID.
 */
export const readSetup = (path: string): TE.TaskEither<BadInput, SetupDocument> =>
  readDocument(path, flow(decodeSetupDocument, E.mapLeft(RA.map(withoutValue))))

/** Reads a document of any kind. Left lists every wrong field, without external IDs. */
export const readExchanged = (path: string): TE.TaskEither<BadInput, ExchangedDocument> =>
  readDocument(path, flow(decodeExchangedDocument, E.mapLeft(RA.map(withoutValue))))

type DocumentOf<Kind extends DocumentKind> = Extract<ExchangedDocument, { readonly kind: Kind }>

/** Reads a document of one kind. Left when it is another document. */
export const readKind = <Kind extends DocumentKind>(
  path: string,
  kind: Kind,
): TE.TaskEither<BadInput, DocumentOf<Kind>> =>
  pipe(
    readExchanged(path),
    TE.filterOrElse(
      (document): document is DocumentOf<Kind> => document.kind === kind,
      (document) =>
        badInput(nameOfSource(path), [
          {
            path: 'kind',
            expected: kind,
            actual: document.kind,
            japanese: `${kind} のファイルを指定してください(指定されたファイルの種類: ${document.kind})。`,
          },
        ]),
    ),
  )
