/** Reads a document with the documents that it follows, as a picture. Signatures do not count. */
import type {
  DocumentKind,
  ExchangedDocument,
  SetupDocument,
  StackReportDocument,
} from '@byoa/application'
import {
  type HeldDocuments,
  type NetworkPicture,
  pictureOfDocuments,
  pictureOfRequest,
} from '@byoa/report'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput, CommandError } from '../../terminal/CommandError.ts'
import { badInput, badOption } from '../../terminal/badInput.ts'
import { nameOfSource } from '../../terminal/files.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import { otherOnboarding, refusing } from '../customer/mismatches.ts'
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
}

/** The field of a document among those that a picture is made of; `undefined`: it has no picture. */
const fields: Readonly<Record<DocumentKind, keyof HeldDocuments | 'request' | undefined>> = {
  request: 'request',
  setup: 'setup',
  'stack-report': 'report',
  'peering-notice': 'notice',
  review: 'review',
  connection: 'connection',
  inspection: 'inspection',
  verdict: undefined,
  change: undefined,
  'offboarding-notice': undefined,
  'clean-exit': undefined,
}

type Read<A> = TE.TaskEither<CommandError, A>

// refusals

const withoutPicture = ({ file }: PictureSource, { kind }: ExchangedDocument): CommandError => {
  const kinds = Object.entries(fields)
    .flatMap(([name, field]) => (field === undefined ? [] : [name]))
    .join(', ')
  return badInput(nameOfSource(file), [
    {
      path: 'kind',
      expected: `a document that has a picture: ${kinds}`,
      actual: kind ?? 'nothing',
      japanese: `図で表せる文書ではありません。次のいずれかを指定してください: ${kinds}`,
    },
  ])
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
  (document: ExchangedDocument): E.Either<BadInput, void> =>
    refusing(path, otherOnboarding(document, setup))

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
const readHeld = (
  source: PictureSource,
  document: ExchangedDocument,
  field: keyof HeldDocuments,
): Read<HeldDocuments> =>
  pipe(
    readSetup(source, document.kind ?? 'document'),
    TE.tap((setup) => TE.fromEither(belonging(source.file, setup)(document))),
    TE.bindTo('setup'),
    TE.bind('report', ({ setup }) => readReport(source, setup)),
    TE.map(({ setup, report }) => ({
      setup,
      ...(report && { report }),
      [field]: document,
    })),
  )

const pictureOf = (source: PictureSource, document: ExchangedDocument): Read<NetworkPicture> => {
  const field = fields[document.kind]
  if (field === undefined) return TE.left(withoutPicture(source, document))
  const refused = E.mapLeft(inconsistentTerms(nameOfSource(source.file)))
  if (document.kind === 'request') return TE.fromEither(refused(pictureOfRequest(document)))
  const held: Read<HeldDocuments> =
    document.kind === 'setup'
      ? TE.right({ setup: document })
      : readHeld(source, document, field as keyof HeldDocuments)
  return pipe(
    held,
    TE.flatMapEither((documents) => refused(pictureOfDocuments(documents))),
  )
}

// operations

/** A picture, and the kind of the document that it is of. */
export interface DocumentPicture {
  readonly kind: DocumentKind
  readonly picture: NetworkPicture
}

/** Reads a picture. Left when the document has none, or does not belong to the setup. */
export const readPicture = (source: PictureSource): Read<DocumentPicture> =>
  pipe(
    readExchanged(source.file),
    TE.bindTo('document'),
    TE.bind('picture', ({ document }) => pictureOf(source, document)),
    TE.map(({ document: { kind }, picture }) => ({ kind, picture })),
  )
