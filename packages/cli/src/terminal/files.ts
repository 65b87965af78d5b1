/** Reads and writes the files of a command; a set of files is written completely or not at all. */
import { randomBytes } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'

import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CannotWrite } from './CannotWrite.ts'
import { type BadInput, badInput } from './badInput.ts'
import { codeOf, messageOf, reasonOf } from './reasonOf.ts'
import { standardInput } from './sourceNames.ts'

/** Returns the name of a source for messages. */
export const nameOfSource = (path: string): string => (path === '-' ? standardInput : path)

/** Says why a source cannot be read. */
export const cannotRead =
  (path: string) =>
  (cause: unknown): BadInput => {
    const isMissing = codeOf(cause) === 'ENOENT'
    const problem = {
      path: '',
      expected: 'a file that can be read',
      actual: isMissing ? 'no such file' : messageOf(cause),
      japanese: isMissing
        ? 'ファイルが見つかりません。'
        : `ファイルを読み取れません(${reasonOf(cause)})。`,
    }
    return badInput(nameOfSource(path), [problem])
  }

/** A file, or standard input for `-`; Left when it cannot be read. */
export const readText = (path: string): TE.TaskEither<BadInput, string> =>
  TE.tryCatch(() => (path === '-' ? text(process.stdin) : readFile(path, 'utf8')), cannotRead(path))

export interface FilesToWrite {
  readonly directory: string
  /** Name → text. */
  readonly files: Readonly<Record<string, string>>
  /** Whether files in a directory that is not empty may be replaced. */
  readonly force: boolean
}

const refusalOf = (directory: string, cause: unknown): CannotWrite =>
  codeOf(cause) === 'ENOTDIR' || codeOf(cause) === 'EEXIST'
    ? { _tag: 'CannotWrite', path: directory, reason: 'not-a-directory' }
    : { _tag: 'CannotWrite', path: directory, reason: 'refused', detail: reasonOf(cause) }

/**
 * The entries of a directory, or nothing when it does not exist; rejects when it is a file or
 * cannot be read.
 */
const entriesOf = async (directory: string): Promise<ReadonlyArray<Dirent> | undefined> => {
  try {
    return await readdir(directory, { withFileTypes: true })
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw cause
  }
}

const writeEach = async (
  directory: string,
  files: Readonly<Record<string, string>>,
): Promise<void> => {
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(directory, name), content)
  }
}

/** Renames a complete directory into place. */
const writeNew = async (target: string, files: FilesToWrite['files']): Promise<void> => {
  await mkdir(dirname(target), { recursive: true })
  const staging = `${target}.${randomBytes(6).toString('hex')}`
  await mkdir(staging)
  try {
    await writeEach(staging, files)
    await rename(staging, target)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Moves files into an existing directory one by one, each atomically. */
const writeInto = async (target: string, files: FilesToWrite['files']): Promise<void> => {
  const staging = await mkdtemp(join(target, '.byoa-'))
  try {
    await writeEach(staging, files)
    for (const name of Object.keys(files)) await rename(join(staging, name), join(target, name))
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Left when a directory with these entries cannot take the files. */
const ensureRoom = (
  entries: ReadonlyArray<Dirent>,
  { directory, files, force }: FilesToWrite,
): E.Either<CannotWrite, void> => {
  if (!force && entries.length > 0) {
    return E.left({ _tag: 'CannotWrite', path: directory, reason: 'not-empty' })
  }
  const inTheWay = entries.find((entry) => entry.isDirectory() && Object.hasOwn(files, entry.name))
  return inTheWay === undefined
    ? E.right(undefined)
    : E.left({
        _tag: 'CannotWrite',
        path: directory,
        reason: 'name-in-the-way',
        detail: inTheWay.name,
      })
}

const readEntries = (
  directory: string,
): TE.TaskEither<CannotWrite, ReadonlyArray<Dirent> | undefined> =>
  TE.tryCatch(
    () => entriesOf(directory),
    (cause) => refusalOf(directory, cause),
  )

/** Refuses a directory that is not empty, unless forced; called before any work is done. */
export const ensureFree = (
  target: Pick<FilesToWrite, 'directory' | 'force'>,
): TE.TaskEither<CannotWrite, void> =>
  pipe(
    readEntries(target.directory),
    TE.flatMapEither((entries = []) => ensureRoom(entries, { ...target, files: {} })),
  )

/**
 * Writes a set of files into a directory; none if the directory cannot take them. Each file is
 * written atomically, and a new directory appears with all of its files.
 */
export const writeFiles = (toWrite: FilesToWrite): TE.TaskEither<CannotWrite, void> => {
  const { directory, files } = toWrite
  const target = resolve(directory)
  return pipe(
    readEntries(directory),
    TE.tap((entries = []) => TE.fromEither(ensureRoom(entries, toWrite))),
    TE.flatMap((entries) =>
      TE.tryCatch(
        () => (entries === undefined ? writeNew : writeInto)(target, files),
        (cause) => refusalOf(directory, cause),
      ),
    ),
  )
}
