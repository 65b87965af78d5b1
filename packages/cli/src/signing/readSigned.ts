/** Reads documents of Rescale's. */
import type { RescaleDocument } from '@byoa/application'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { readKind } from '../commands/documents/readExchanged.ts'
import type { CommandError } from '../terminal/CommandError.ts'

type DocumentOf<Kind extends RescaleDocument['kind']> = Extract<
  RescaleDocument,
  { readonly kind: Kind }
>

/** A document, and the key that signed it. */
export interface SignedDocument<Kind extends RescaleDocument['kind']> {
  readonly document: DocumentOf<Kind>
  readonly fingerprint: string
  /** Whether the key was not known before. */
  readonly isNew: boolean
}

/** Reads a document of one kind. Left when it is another document. */
export const readSigned = <Kind extends RescaleDocument['kind']>(
  path: string,
  kind: Kind,
  _options: { readonly signer?: string },
): TE.TaskEither<CommandError, SignedDocument<Kind>> =>
  pipe(
    readKind(path, kind),
    TE.map((document) => ({
      document: document as DocumentOf<Kind>,
      fingerprint: 'unsigned',
      isNew: false,
    })),
  )
