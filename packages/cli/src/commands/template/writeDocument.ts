/** One file out of a command: whole under its name, or not at all. */
import { rename, rm, stat, writeFile } from 'node:fs/promises'

import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { CannotWrite } from '../../terminal/CommandError.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its directory does not exist',
  EACCES: 'it is not allowed',
}

/** The system's own words name the staged file, which nobody asked for. */
const reasonOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause)
  const code = 'code' in cause ? String(cause.code) : ''
  return reasons[code] ?? (code === '' ? cause.message : code)
}

export interface DocumentToWrite {
  readonly path: string
  readonly text: string
  /** Whether a file of the same name may be replaced. */
  readonly force: boolean
}

/** Writes a file; Left when there is one of the same name, unless forced, or it is refused. */
export const writeDocument =
  ({ path, text, force }: DocumentToWrite): TaskEither<CannotWrite, void> =>
  async () => {
    const staged = `${path}.${process.pid}.part`
    try {
      const there = await stat(path).catch(() => undefined)
      if (there?.isFile() === true && !force) {
        return E.left({ _tag: 'CannotWrite', path, reason: 'file-exists' })
      }
      if (there?.isFile() === false) {
        return E.left({ _tag: 'CannotWrite', path, reason: 'not-a-file' })
      }
      await writeFile(staged, text)
      return E.right(await rename(staged, path))
    } catch (cause) {
      await rm(staged, { force: true }).catch(() => undefined)
      return E.left({ _tag: 'CannotWrite', path, reason: 'refused', detail: reasonOf(cause) })
    }
  }
