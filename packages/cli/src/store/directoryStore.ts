/**
 * A store in a directory: the events of one onboarding as lines of a file, with the documents that
 * are derived from them. One process at a time can use it: a lock beside it has its ID.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import {
  type Failure,
  type LoadedOnboarding,
  type OnboardingStore,
  failure,
} from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import { memoryStore } from '@byoa/store-memory'
import { type LockError, type Unlock, lockFile } from '@byoa/store-postgres'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { identity, pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../terminal/CommandError.ts'
import type { DirectoryAddress } from './StoreAddress.ts'
import { keepDocuments } from './keepDocuments.ts'
import { eventsIn, readEvents } from './readEvents.ts'
import { recordIn } from './recordIn.ts'
import { inUse } from './unusableOf.ts'

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

const open = (address: DirectoryAddress): TE.TaskEither<CommandError, OnboardingStore> => {
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

const lockRefused =
  (address: DirectoryAddress) =>
  (error: LockError): CommandError =>
    error._tag === 'InUse'
      ? inUse(address, String(error.processId))
      : { _tag: 'CannotWrite', path: address.directory, reason: 'refused', detail: error.code }

const lock = (address: DirectoryAddress): TE.TaskEither<CommandError, Unlock> => {
  const path = `${resolve(address.directory)}.lock`
  return pipe(
    // What cannot be created cannot be locked, and that says why.
    TE.fromIO(() => E.tryCatch(() => mkdirSync(dirname(path), { recursive: true }), identity)),
    TE.flatMapIOEither(() => () => lockFile(path)),
    TE.mapLeft(lockRefused(address)),
  )
}

/**
 * Works with the store in a directory, which is created at the first commit. Left when another
 * process uses it, or its events cannot be read.
 */
export const withDirectoryStore =
  (address: DirectoryAddress) =>
  <A>(
    work: (store: OnboardingStore) => TE.TaskEither<CommandError, A>,
  ): TE.TaskEither<CommandError, A> =>
    TE.bracket(
      lock(address),
      () => pipe(open(address), TE.flatMap(work)),
      (unlock) => TE.fromIO(unlock),
    )
