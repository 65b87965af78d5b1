/**
 * Writes the documents that Rescale has issued into the outbox, in a folder for each onboarding:
 * the last of each file name, with the templates that they name. A file is written only when it
 * differs, and never in place of a newer one.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import {
  type IssuedDocument,
  type LoadedOnboarding,
  documentFileName,
  issuedDocuments,
  loadOnboarding,
} from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Files } from '../../play/collectDocuments.ts'
import { signedFiles } from '../../signing/signedFiles.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import { writeFiles } from '../../terminal/files.ts'
import { reasonOf } from '../../terminal/reasonOf.ts'
import type { RescaleSide } from './RescaleSide.ts'

type Step<A> = TE.TaskEither<CommandError, A>

// what the folder should have

/** Returns the last document of each file name, with its template. */
const lastDocuments = ({ events }: LoadedOnboarding): ReadonlyArray<IssuedDocument> => [
  ...new Map(issuedDocuments(events).map((one) => [documentFileName(one.document), one])).values(),
]

/** The same events and the same key give the same files, byte for byte. */
const filesOf = ({ keyHolder }: RescaleSide, loaded: LoadedOnboarding): Step<Files> =>
  signedFiles(keyHolder, lastDocuments(loaded))

// what it lacks

const isWritten =
  (folder: string) =>
  ([name, text]: readonly [string, string]): T.Task<boolean> =>
  () =>
    readFile(join(folder, name), 'utf8').then(
      (present) => present === text,
      () => false,
    )

const missingIn = (folder: string, files: Files): T.Task<Files> =>
  pipe(
    Object.entries(files),
    T.traverseSeqArray(isWritten(folder)),
    T.map((areWritten) =>
      Object.fromEntries(Object.entries(files).filter((_file, index) => !areWritten[index])),
    ),
  )

// writing

/** A folder that exists before it is written into, so that two processes can write at once. */
const makeFolder = (folder: string): Step<unknown> =>
  TE.tryCatch(
    () => mkdir(folder, { recursive: true }),
    (cause): CommandError => ({
      _tag: 'CannotWrite',
      path: folder,
      reason: 'refused',
      detail: reasonOf(cause),
    }),
  )

const writeInto = (folder: string, files: Files): Step<unknown> =>
  pipe(
    makeFolder(folder),
    TE.flatMap(() => writeFiles({ directory: folder, files, force: true })),
  )

interface Attempt {
  readonly load: Step<LoadedOnboarding>
  readonly missing: (loaded: LoadedOnboarding) => Step<Files>
  readonly write: (files: Files) => Step<unknown>
}

type Loaded = E.Either<CommandError, LoadedOnboarding>

/** A stream only grows, so its length says whether it is the same. */
const isMoved = (now: Loaded, { events }: LoadedOnboarding): boolean =>
  E.isLeft(now) || now.right.events.length !== events.length

/**
 * Another process may record and write more meanwhile, so nothing is written from a stream that has
 * moved, and the stream is read again after writing.
 */
const writeUntilSettled =
  ({ load, missing, write }: Attempt): Step<ReadonlyArray<string>> =>
  async () => {
    const written = new Set<string>()
    let at: Loaded = await load()
    for (;;) {
      if (E.isLeft(at)) return at
      const files = await missing(at.right)()
      if (E.isLeft(files)) return files
      const names = Object.keys(files.right)
      if (names.length === 0) return E.right([...written])
      let now: Loaded = await load()
      if (!isMoved(now, at.right)) {
        const done = await write(files.right)()
        if (E.isLeft(done)) return done
        for (const name of names) written.add(name)
        now = await load()
        if (!isMoved(now, at.right)) return E.right([...written])
      }
      at = now
    }
  }

/** Writes what the outbox lacks of an onboarding, and returns the names of the files. */
export const writeOutbox = (
  side: RescaleSide,
  outbox: string | undefined,
  onboardingId: OnboardingId,
): Step<ReadonlyArray<string>> => {
  if (outbox === undefined) return TE.right([])
  const folder = join(outbox, onboardingId)
  const filesMissing = (loaded: LoadedOnboarding): Step<Files> =>
    pipe(
      filesOf(side, loaded),
      TE.flatMapTask((files) => missingIn(folder, files)),
    )
  return writeUntilSettled({
    load: loadOnboarding(side.ports.store, onboardingId),
    missing: filesMissing,
    write: (files) => writeInto(folder, files),
  })
}
