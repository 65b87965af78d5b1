/** One file out of a command: whole under its name, or not at all. */
import { rename, rm, writeFile } from 'node:fs/promises'

import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { CannotWrite } from '../../terminal/CommandError.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its directory does not exist',
  EISDIR: 'it is a directory',
  EACCES: 'it is not allowed',
}

/** The system's own words name the staged file, which nobody asked for. */
const reasonOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause)
  const code = 'code' in cause ? String(cause.code) : ''
  return reasons[code] ?? (code === '' ? cause.message : code)
}

/** Writes a file, over one of the same name; Left when it cannot be written. */
export const writeDocument =
  (path: string, text: string): TaskEither<CannotWrite, void> =>
  async () => {
    const staged = `${path}.${process.pid}.part`
    try {
      await writeFile(staged, text)
      return E.right(await rename(staged, path))
    } catch (cause) {
      await rm(staged, { force: true }).catch(() => undefined)
      return E.left({ _tag: 'CannotWrite', path, reason: 'refused', detail: reasonOf(cause) })
    }
  }
