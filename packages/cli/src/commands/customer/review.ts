/**
 * `byoa customer review`: verifies a document from Rescale, says what it asks of whom and by when,
 * and the next command.
 */
import { type DocumentKind, digestOfDocument } from '@byoa/application'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { readExchanged } from '../documents/readExchanged.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { ensureOut } from './ensureOut.ts'
import type { ReviewOptions } from './ReviewOptions.ts'
import {
  reviewChange,
  reviewCleanExit,
  reviewConnection,
  reviewNotice,
  reviewOffboarding,
  reviewTasks,
  reviewVerdict,
} from './reviewDocuments.ts'
import { reviewSetup } from './reviewSetup.ts'

export type { ReviewOptions } from './ReviewOptions.ts'

type Review = (options: ReviewOptions) => TE.TaskEither<CommandError, CustomerResult>

/** The customer's own documents are only read. */
const reviewOwn: Review = ({ file }) =>
  pipe(
    readExchanged(file),
    TE.map((document) => ({
      code: 0,
      lines: [
        {
          en: `${file} is a document of yours (${document.kind}), and well formed.`,
          ja: `${file} はお客様の文書(${document.kind})で、形式は正しいです。`,
        },
      ],
      facts: { kind: document.kind, digest: digestOfDocument(document) },
      answers: [],
    })),
  )

const reviews: { readonly [Kind in DocumentKind]: Review } = {
  request: reviewOwn,
  verdict: reviewVerdict,
  setup: reviewSetup,
  'stack-report': reviewOwn,
  review: reviewTasks,
  'peering-notice': reviewNotice,
  connection: reviewConnection,
  inspection: reviewOwn,
  change: reviewChange,
  'offboarding-notice': reviewOffboarding,
  'clean-exit': reviewCleanExit,
}

/** Reviews a document. Exit 0, 2 when it is not genuine or does not fit, 3 failure. */
export const review = (terminal: Terminal, options: ReviewOptions): Promise<ExitCode> =>
  pipe(
    ensureOut(options),
    TE.flatMap(() => readExchanged(options.file)),
    TE.flatMap(({ kind }): TE.TaskEither<CommandError, CustomerResult> => reviews[kind](options)),
    reportCustomer(terminal, options),
  )
