import { type Failure, type OnboardingStore, failure } from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type CannotWrite, describeCommandError } from '../terminal/CommandError.ts'
import { writeFiles } from '../terminal/files.ts'
import { historyFiles } from './collectDocuments.ts'

const cannotKeep = (error: CannotWrite): Failure =>
  failure({
    operation: 'OnboardingStore.commit',
    code: 'CannotWrite',
    message: describeCommandError(error, 'en').join(' '),
    retryable: false,
  })

const writeStream = (
  { read }: OnboardingStore,
  id: OnboardingId,
  directory: string,
): TE.TaskEither<Failure, void> =>
  pipe(
    read(id),
    TE.map(({ events }) => ({ directory, files: historyFiles(events), force: true })),
    TE.flatMap((files) => TE.mapLeft(cannotKeep)(writeFiles(files))),
  )

/**
 * Returns a store that writes the events of a stream to a directory after each commit, with the
 * documents derived from them. When they cannot be written the commit fails, so that the run stops;
 * what the store itself keeps is kept.
 */
export const keepDocuments = (store: OnboardingStore, directory: string): OnboardingStore => ({
  ...store,
  commit: (commit) =>
    pipe(
      store.commit(commit),
      TE.tap(() => writeStream(store, commit.stream, directory)),
    ),
})
