/**
 * Writes the documents that Rescale has issued into the outbox, in a folder for each onboarding: the
 * last of each kind, and the template that the last of them names. A document is written only when
 * it differs from its file, and never in place of a newer one.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import {
  type IssuedDocument,
  type LoadedOnboarding,
  decodeExchangedDocument,
  digestOfDocument,
  issuedDocuments,
  loadOnboarding,
} from '@byoa/application'
import { parseJson } from '@byoa/core/codec'
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

// which documents

/** Returns the last document of each kind; only the last template, because all have one name. */
export const documentsInOutbox = ({ events }: LoadedOnboarding): ReadonlyArray<IssuedDocument> => {
  const issued = issuedDocuments(events)
  const last = new Map(issued.map((one) => [one.document.kind, one]))
  const templated = issued.findLast(({ template }) => template !== undefined)
  return [...last.values()].map((one) => {
    const { template: _template, ...untemplated } = one
    return one === templated ? one : untemplated
  })
}

// what the folder has

const textAt =
  (path: string): T.Task<string | undefined> =>
  () =>
    readFile(path, 'utf8').catch(() => undefined)

/** The digest of the document in a file; undefined when it is missing, or no document. */
const digestIn = (text: string | undefined): string | undefined =>
  pipe(
    parseJson(text ?? ''),
    E.flatMap(decodeExchangedDocument),
    E.match(() => undefined, digestOfDocument),
  )

/** Whether the folder lacks a document, or has another one in its place. */
const isMissingIn =
  (folder: string) =>
  ({ document, digest, template }: IssuedDocument): T.Task<boolean> =>
    pipe(
      T.Do,
      T.bind('written', () => textAt(join(folder, `${document.kind}.json`))),
      T.bind('body', () => textAt(join(folder, 'template.json'))),
      T.map(
        ({ written, body }) =>
          digestIn(written) !== digest || (template !== undefined && body !== template.body),
      ),
    )

const missingIn = (
  folder: string,
  documents: ReadonlyArray<IssuedDocument>,
): T.Task<ReadonlyArray<IssuedDocument>> =>
  pipe(
    documents,
    T.traverseSeqArray(isMissingIn(folder)),
    T.map((areMissing) => documents.filter((_document, index) => areMissing[index] === true)),
  )

// writing

type Step<A> = TE.TaskEither<CommandError, A>

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

const filesOf = ({ address }: RescaleSide, documents: ReadonlyArray<IssuedDocument>): Step<Files> =>
  pipe(
    documents,
    TE.traverseSeqArray((one) => signedFiles(address, one)),
    TE.map((files): Files => Object.fromEntries(files.flatMap((some) => Object.entries(some)))),
  )

/** Writes files into a folder, which is made first, so that two processes can write at once. */
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
      TE.fromTask(missingIn(folder, documentsInOutbox(loaded))),
      TE.flatMap((documents) => filesOf(side, documents)),
    )
  return writeUntilSettled({
    load: loadOnboarding(side.ports.store, onboardingId),
    missing: filesMissing,
    write: (files) => writeInto(folder, files),
  })
}
