/** Writes a file of a command atomically. */
import { rename, rm, stat, writeFile } from 'node:fs/promises'

import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CannotWrite } from './CannotWrite.ts'
import { codeOf, reasonOf } from './reasonOf.ts'

export interface FileToReplace {
  readonly path: string
  /** Whether a file of the same name may be replaced. */
  readonly force: boolean
}

const refused =
  (path: string) =>
  (cause: unknown): CannotWrite => ({
    _tag: 'CannotWrite',
    path,
    reason: 'refused',
    detail: reasonOf(cause),
  })

const ensureReplaceable = ({ path, force }: FileToReplace): TE.TaskEither<CannotWrite, void> =>
  pipe(
    TE.tryCatch(
      () =>
        stat(path).catch((cause: unknown) => {
          if (codeOf(cause) === 'ENOENT') return undefined
          throw cause
        }),
      refused(path),
    ),
    TE.flatMapEither((there): E.Either<CannotWrite, void> => {
      if (there?.isFile() === false) {
        return E.left({ _tag: 'CannotWrite', path, reason: 'not-a-file' })
      }
      return there === undefined || force
        ? E.right(undefined)
        : E.left({ _tag: 'CannotWrite', path, reason: 'file-exists' })
    }),
  )

/**
 * Lets `write` write another file, which then takes the place of the file. Left, with the file as it
 * was, when it exists and is not forced, or cannot be written.
 */
export const replaceFile = <E, A>(
  file: FileToReplace,
  write: (path: string) => TE.TaskEither<E, A>,
): TE.TaskEither<CannotWrite | E, A> => {
  const staged = `${file.path}.${process.pid}.part`
  return pipe(
    ensureReplaceable(file),
    TE.flatMap(() => write(staged)),
    TE.tap(() => TE.tryCatch(() => rename(staged, file.path), refused(file.path))),
    TE.orElseFirstTaskK(() => () => rm(staged, { force: true }).catch(() => undefined)),
  )
}

/** Writes a file; Left when the file exists and is not forced, or cannot be written. */
export const writeDocument = ({
  text,
  ...file
}: FileToReplace & { readonly text: string }): TE.TaskEither<CannotWrite, void> =>
  replaceFile(file, (path) => TE.tryCatch(() => writeFile(path, text), refused(file.path)))
