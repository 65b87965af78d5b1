import type { IssuedDocument } from '@byoa/application'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Files, issuedFiles } from '../play/collectDocuments.ts'
import type { StoreAddress } from '../store/StoreAddress.ts'
import type { CommandError } from '../terminal/CommandError.ts'

/** Returns the files of a document of Rescale's. Not signed yet. */
export const signedFiles = (
  _address: StoreAddress,
  issued: IssuedDocument,
): TE.TaskEither<CommandError, Files> => TE.right(issuedFiles(issued))
