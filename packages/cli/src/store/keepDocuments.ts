import { type Failure, type OnboardingStore, failure } from '@byoa/application'
import type { OnboardingEvent, OnboardingId } from '@byoa/core/onboarding'
import { flow, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type CommandError, describeCommandError } from '../terminal/CommandError.ts'
import { writeFiles } from '../terminal/files.ts'
import type { Files } from '../play/collectDocuments.ts'
import { signedHistory } from '../signing/signedFiles.ts'
import type { StoreAddress } from './StoreAddress.ts'

const cannotKeep = (error: CommandError): Failure =>
  failure({
    operation: 'OnboardingStore.commit',
    code: 'CannotWrite',
    message: describeCommandError(error, 'en').join(' '),
    retryable: false,
  })

export interface KeptRecord {
  readonly store: OnboardingStore
  readonly address: StoreAddress
}

const writeStream = (
  { store, address }: KeptRecord,
  id: OnboardingId,
  directory: string,
): TE.TaskEither<Failure, void> => {
  const write = (files: Files): TE.TaskEither<CommandError, void> =>
    writeFiles({ directory, files, force: true })
  const writeHistory = flow(
    (events: ReadonlyArray<OnboardingEvent>) => signedHistory(address, events),
    TE.flatMap(write),
    TE.mapLeft(cannotKeep),
  )
  return pipe(
    store.read(id),
    TE.flatMap(({ events }) => writeHistory(events)),
  )
}

/**
 * Returns a store that writes the events of a stream to a directory after each commit, with the
 * documents derived from them, signed. When they cannot be written the commit fails, so that the
 * run stops; what the store itself keeps is kept.
 */
export const keepDocuments = (record: KeptRecord, directory: string): OnboardingStore => ({
  ...record.store,
  commit: (commit) =>
    pipe(
      record.store.commit(commit),
      TE.tap(() => writeStream(record, commit.stream, directory)),
    ),
})
