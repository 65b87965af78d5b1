import type { ExchangedDocument, RescaleDocument } from '@byoa/application'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { readSigned } from '../../signing/readSigned.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { InputProblem } from '../../terminal/badInput.ts'
import { refusing } from './mismatches.ts'

type DocumentOf<Kind> = Extract<ExchangedDocument, { readonly kind: Kind }>

/** Reads a signed document. Left when it is not genuine, or does not match what is known. */
export const readMatching = <Kind extends RescaleDocument['kind']>(
  path: string,
  kind: Kind,
  {
    mismatchOf,
    ...options
  }: {
    readonly signer?: string
    readonly mismatchOf: (document: DocumentOf<Kind>) => ReadonlyArray<InputProblem>
  },
): TE.TaskEither<CommandError, DocumentOf<Kind>> =>
  pipe(
    readSigned(path, kind, options),
    TE.map(({ document }) => document),
    TE.tap((document) => TE.fromEither(refusing(path, mismatchOf(document)))),
  )
