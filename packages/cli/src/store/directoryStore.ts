/**
 * A store in a directory: the events of one onboarding as lines of a file, with the documents that
 * are derived from them. One process at a time may use it.
 */
import { existsSync } from 'node:fs'

import {
  type Failure,
  type LoadedOnboarding,
  type OnboardingStore,
  failure,
} from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import { memoryStore } from '@byoa/store-memory'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../terminal/CommandError.ts'
import type { DirectoryAddress } from './StoreAddress.ts'
import { keepDocuments } from './keepDocuments.ts'
import { eventsIn, readEvents } from './readEvents.ts'
import { recordIn } from './recordIn.ts'

const anotherOnboarding = (directory: string, held: OnboardingId): Failure =>
  failure({
    operation: 'OnboardingStore.commit',
    code: 'AnotherOnboarding',
    message: `${directory} has the events of ${held}: another onboarding needs another directory`,
    retryable: false,
  })

/** Left when another onboarding is committed than the one that the directory has. */
const ofOne = (
  { directory }: DirectoryAddress,
  store: OnboardingStore,
  begun: OnboardingId | undefined,
): OnboardingStore => {
  let held = begun
  return {
    ...store,
    commit: (commit) => {
      held ??= commit.stream
      return held === commit.stream
        ? store.commit(commit)
        : TE.left(anotherOnboarding(directory, held))
    },
  }
}

const readBegun = (directory: string): TE.TaskEither<CommandError, LoadedOnboarding | undefined> =>
  existsSync(eventsIn(directory)) ? readEvents(eventsIn(directory)) : TE.right(undefined)

/** Opens a directory, which is created at the first commit. Left when its events cannot be read. */
export const openDirectoryStore = (
  address: DirectoryAddress,
): TE.TaskEither<CommandError, OnboardingStore> => {
  const { directory } = address
  const store = memoryStore()
  return pipe(
    readBegun(directory),
    TE.tap((begun): TE.TaskEither<CommandError, unknown> =>
      begun === undefined ? TE.right(undefined) : recordIn(store, begun),
    ),
    TE.map((begun) =>
      ofOne(address, keepDocuments({ store, address }, directory), begun?.onboardingId),
    ),
  )
}
