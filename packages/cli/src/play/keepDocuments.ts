import { type Failure, failure } from '@byoa/application'
import type { KeptOnboarding } from '@byoa/store-memory'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { describeCommandError } from '../terminal/CommandError.ts'
import { writeFiles } from '../terminal/files.ts'
import { historyFiles } from './collectHistory.ts'

/** Writes the events to a directory, with the documents derived from them. */
export const keepDocuments =
  (directory: string) =>
  ({ events }: KeptOnboarding): TE.TaskEither<Failure, void> =>
    pipe(
      writeFiles({ directory, files: historyFiles(events), force: true }),
      TE.mapLeft((error) =>
        failure({
          operation: 'OnboardingStore.commit',
          code: 'CannotWrite',
          message: describeCommandError(error, 'en').join(' '),
          retryable: false,
        }),
      ),
    )
