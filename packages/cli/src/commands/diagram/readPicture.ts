/** Reads a document with the documents that it follows, as a picture. Signatures do not count. */
import {
  type DocumentKind,
  type ExchangedDocument,
  type RequestDocument,
  type SetupDocument,
  type StackReportDocument,
  type VerdictDocument,
  isTemplateChange,
} from '@byoa/application'
import type { SetupTemplateError } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import {
  type HeldDocuments,
  type NetworkPicture,
  pictureOfDocuments,
  pictureOfRequest,
  pictureOfVerdict,
} from '@byoa/report'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import { type BadInput, type InputProblem, badInput, badOption } from '../../terminal/badInput.ts'
import { nameOfSource } from '../../terminal/files.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import {
  mismatchOfAnswer,
  mismatchOfVerdict,
  otherOnboarding,
  refusing,
} from '../customer/mismatches.ts'
import { reportPath } from '../customer/readAgreed.ts'
import { inconsistentTerms } from '../documents/inconsistentTerms.ts'
import { readExchanged, readKind } from '../documents/readExchanged.ts'

// model

export interface PictureSource {
  readonly file: string
  /** Needed by documents that follow it. */
  readonly setup?: string
  /** Absent: `stack-report.json` next to the setup, if it is there. */
  readonly report?: string
  /** The request that a verdict declines. */
  readonly request?: string
}

type Read<A> = TE.TaskEither<CommandError, A>

// queries

/** A document that follows the setup. */
type Following = Exclude<ExchangedDocument, { readonly kind: 'request' | 'verdict' | 'setup' }>

/** A document among those that a picture is made of. */
const heldAs = (document: Following): Partial<HeldDocuments> => {
  switch (document.kind) {
    case 'stack-report':
      return { report: document }
    case 'peering-notice':
      return { notice: document }
    case 'review':
      return { review: document }
    case 'connection':
      return { connection: document }
    case 'inspection':
      return { inspection: document }
    case 'change':
      return isTemplateChange(document) ? { change: document } : { use: document }
    case 'offboarding-notice':
      return { leaving: document }
    case 'clean-exit':
      return { cleanExit: document }
  }
}

const mismatchOf = (document: Following, setup: SetupDocument): ReadonlyArray<InputProblem> => {
  switch (document.kind) {
    case 'stack-report':
    case 'change':
    case 'offboarding-notice':
      return mismatchOfAnswer(document, setup)
    case 'peering-notice':
    case 'review':
    case 'connection':
    case 'inspection':
    case 'clean-exit':
      return otherOnboarding(document, setup)
  }
}

// reading

const readSetup = ({ setup }: PictureSource, kind: string): Read<SetupDocument> =>
  setup === undefined
    ? TE.fromEither(
        badOption('--setup', {
          en: `the setup that the ${kind} belongs to`,
          ja: `この ${kind} の設定情報のファイルを --setup で指定してください。`,
        }),
      )
    : readKind(setup, 'setup')

const belonging =
  (path: string, setup: SetupDocument) =>
  (document: Following): E.Either<BadInput, void> =>
    refusing(nameOfSource(path), mismatchOf(document, setup))

const readReport = (
  { report, setup: path }: PictureSource,
  setup: SetupDocument,
): Read<StackReportDocument | undefined> => {
  const named = path === undefined ? report : reportPath({ setup: path, ...(report && { report }) })
  return readOptional(named, (file) =>
    pipe(
      readKind(file, 'stack-report'),
      TE.tap((document) => TE.fromEither(belonging(file, setup)(document))),
    ),
  )
}

/** Reads what a document follows, and puts them together. */
const readHeld = (source: PictureSource, document: Following): Read<HeldDocuments> =>
  pipe(
    readSetup(source, document.kind),
    TE.tap((setup) => TE.fromEither(belonging(source.file, setup)(document))),
    TE.bindTo('setup'),
    TE.bind('report', ({ setup }) => readReport(source, setup)),
    TE.map(({ setup, report }) => ({
      setup,
      ...omitUndefined({ report }),
      ...heldAs(document),
    })),
  )

/** Reads the request that a verdict declines. */
const readDeclined = (
  { file, request: path }: PictureSource,
  verdict: VerdictDocument,
): Read<RequestDocument> =>
  path === undefined
    ? TE.left(badInput(nameOfSource(file), mismatchOfVerdict(verdict, path)))
    : pipe(
        readKind(path, 'request'),
        TE.tap((request) =>
          TE.fromEither(refusing(nameOfSource(file), mismatchOfVerdict(verdict, request))),
        ),
      )

type Drawn = E.Either<SetupTemplateError, NetworkPicture>

const draw = (source: PictureSource, document: ExchangedDocument): Read<Drawn> => {
  if (document.kind === 'request') return TE.right(pictureOfRequest(document))
  if (document.kind === 'verdict') {
    return pipe(
      readDeclined(source, document),
      TE.map((request) => pictureOfVerdict(document, request)),
    )
  }
  return document.kind === 'setup'
    ? TE.right(pictureOfDocuments({ setup: document }))
    : pipe(readHeld(source, document), TE.map(pictureOfDocuments))
}

const pictureOf = (source: PictureSource, document: ExchangedDocument): Read<NetworkPicture> =>
  pipe(
    draw(source, document),
    TE.flatMapEither(E.mapLeft(inconsistentTerms(nameOfSource(source.file)))),
  )

// operations

/** A picture, and the kind of the document that it is of. */
export interface DocumentPicture {
  readonly kind: DocumentKind
  readonly picture: NetworkPicture
}

/**
 * Reads a picture. Left when no template can be made of what is agreed, or the document does not
 * belong to its setup or request.
 */
export const readPicture = (source: PictureSource): Read<DocumentPicture> =>
  pipe(
    readExchanged(source.file),
    TE.bindTo('document'),
    TE.bind('picture', ({ document }) => pictureOf(source, document)),
    TE.map(({ document: { kind }, picture }) => ({ kind, picture })),
  )
