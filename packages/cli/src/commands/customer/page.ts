/** `byoa customer page`: where the connection stands, as the documents from Rescale say. */
import type { CleanExit, ExchangedDocument } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { type HeldDocuments, renderPage, reportOfDocuments } from '@byoa/report'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { instantOf } from '../../play/simulatedStart.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import { readKind } from '../documents/readExchanged.ts'
import type { AgreementOptions, CustomerOptions } from './CustomerOptions.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { readNotice } from './connect.ts'
import { readReview } from './correct.ts'
import { ensureOut } from './ensureOut.ts'
import { otherOnboarding, refusing } from './mismatches.ts'
import { type Agreed, readAgreed, taskBasis } from './readAgreed.ts'
import { readMatching } from './readMatching.ts'

export interface PageOptions extends CustomerOptions, AgreementOptions {
  readonly notice?: string
  readonly review?: string
  readonly connection?: string
  /** The offboarding notice. */
  readonly offboarding?: string
  /** Either half; Rescale's is signed. */
  readonly cleanExit?: string
  readonly inspection?: string
}

type Read<A> = TE.TaskEither<CommandError, A>
type DocumentOf<Kind> = Extract<ExchangedDocument, { readonly kind: Kind }>

const readFurther =
  <Kind extends 'connection' | 'offboarding-notice' | 'clean-exit'>(
    kind: Kind,
    { setup }: Agreed,
    { signer }: PageOptions,
  ) =>
  (path: string): Read<DocumentOf<Kind>> =>
    readMatching(path, kind, {
      ...omitUndefined({ signer }),
      mismatchOf: (document) => otherOnboarding(document, setup),
    })

/** Reads what the customer wrote itself. */
const readOwn =
  <Kind extends 'inspection' | 'clean-exit'>(kind: Kind, { setup }: Agreed) =>
  (path: string): Read<DocumentOf<Kind>> =>
    pipe(
      readKind(path, kind),
      TE.tap((document) => TE.fromEither(refusing(path, otherOnboarding(document, setup)))),
    )

const readCleanExit =
  (agreed: Agreed, options: PageOptions) =>
  (path: string): Read<CleanExit> =>
    pipe(
      readOwn('clean-exit', agreed)(path),
      TE.flatMap((half) =>
        half.party === 'rescale'
          ? readFurther('clean-exit', agreed, options)(path)
          : TE.right(half),
      ),
    )

const readHeld = (options: PageOptions): Read<HeldDocuments> =>
  pipe(
    readAgreed(options),
    TE.bindTo('agreed'),
    TE.bind('notice', ({ agreed }) =>
      readOptional(options.notice, (path) => readNotice(path, agreed, options)),
    ),
    TE.bind('review', ({ agreed }) =>
      readOptional(options.review, (path) => readReview(path, agreed, options)),
    ),
    TE.bind('connection', ({ agreed }) =>
      readOptional(options.connection, readFurther('connection', agreed, options)),
    ),
    TE.bind('leaving', ({ agreed }) =>
      readOptional(options.offboarding, readFurther('offboarding-notice', agreed, options)),
    ),
    TE.bind('cleanExit', ({ agreed }) =>
      readOptional(options.cleanExit, readCleanExit(agreed, options)),
    ),
    TE.bind('inspection', ({ agreed }) =>
      readOptional(options.inspection, readOwn('inspection', agreed)),
    ),
    TE.map(({ agreed, ...further }) => ({
      ...taskBasis(agreed),
      ...omitUndefined({ report: agreed.report, ...further }),
    })),
  )

const resultOf = (held: HeldDocuments, { now }: PageOptions): CustomerResult => {
  const report = reportOfDocuments(held, instantOf(now()))
  return {
    code: 0,
    lines: [],
    facts: { status: report.status },
    answers: [],
    text: renderPage(report),
  }
}

/** Writes the page. Exit 0, or 2 when documents are not genuine, or not of this onboarding. */
export const page = (terminal: Terminal, options: PageOptions): Promise<ExitCode> =>
  pipe(
    ensureOut(options),
    TE.flatMap(() => readHeld(options)),
    TE.map((held) => resultOf(held, options)),
    reportCustomer(terminal, options),
  )
