/** Files in and out of a command: read whole with every problem named, written all or none. */
import { mkdir, mkdtemp, readFile, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'

import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { BadInput, CannotWrite } from './CommandError.ts'

const messageOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause)

const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : undefined

/** A file, or standard input for `-`; Left when it cannot be read. */
export const readText =
  (path: string): TaskEither<BadInput, string> =>
  async () => {
    try {
      return E.right(path === '-' ? await text(process.stdin) : await readFile(path, 'utf8'))
    } catch (cause) {
      const actual = codeOf(cause) === 'ENOENT' ? 'no such file' : messageOf(cause)
      const problem = { path: '', expected: 'a file that can be read', actual }
      return E.left({ _tag: 'BadInput', source: path, problems: [problem] })
    }
  }

/** Parses JSON text; Left says where it stops being JSON. */
export const parseJson = (source: string, content: string): E.Either<BadInput, unknown> => {
  try {
    const json: unknown = JSON.parse(content)
    return E.right(json)
  } catch (cause) {
    const problem = { path: '', expected: 'JSON', actual: messageOf(cause) }
    return E.left({ _tag: 'BadInput', source, problems: [problem] })
  }
}

/** Reads a JSON file. */
export const readJson =
  (path: string): TaskEither<BadInput, unknown> =>
  async () => {
    const read = await readText(path)()
    return E.isLeft(read) ? read : parseJson(path, read.right)
  }

const isFree = async (directory: string): Promise<boolean> => {
  try {
    return (await readdir(directory)).length === 0
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return true
    return Promise.reject(cause)
  }
}

export interface FilesToWrite {
  readonly directory: string
  /** Name → text. */
  readonly files: Readonly<Record<string, string>>
  /** Whether a directory that holds something already may be replaced file by file. */
  readonly force: boolean
}

const writeAll = async ({ directory, files, force }: FilesToWrite): Promise<void> => {
  const target = resolve(directory)
  await mkdir(dirname(target), { recursive: true })
  const staging = await mkdtemp(`${target}.`)
  try {
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(staging, name), content)
    }
    if (force) {
      await mkdir(target, { recursive: true })
      for (const name of Object.keys(files)) await rename(join(staging, name), join(target, name))
    } else {
      // An empty directory gives way; one that has been filled meanwhile does not.
      await rmdir(target).catch((cause: unknown) =>
        codeOf(cause) === 'ENOENT' ? undefined : Promise.reject(cause),
      )
      await rename(staging, target)
    }
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Refuses a directory that holds something, unless forced; asked before any work is done. */
export const checkFree =
  ({
    directory,
    force,
  }: Pick<FilesToWrite, 'directory' | 'force'>): TaskEither<CannotWrite, void> =>
  async () => {
    try {
      if (force || (await isFree(directory))) return E.right(undefined)
      const reason = 'it is not empty; choose another directory or say --force'
      return E.left({ _tag: 'CannotWrite', path: directory, reason })
    } catch (cause) {
      return E.left({ _tag: 'CannotWrite', path: directory, reason: messageOf(cause) })
    }
  }

/** Writes a set of files into a directory: they appear together, under their names only when each is whole. */
export const writeFiles =
  (toWrite: FilesToWrite): TaskEither<CannotWrite, void> =>
  async () => {
    try {
      return E.right(await writeAll(toWrite))
    } catch (cause) {
      return E.left({ _tag: 'CannotWrite', path: toWrite.directory, reason: messageOf(cause) })
    }
  }
