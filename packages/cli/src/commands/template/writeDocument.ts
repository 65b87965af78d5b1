/** Writes a file of a command atomically. */
import { rename, rm, stat, writeFile } from 'node:fs/promises'

import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { CannotWrite } from '../../terminal/CommandError.ts'
import { reasonOf } from '../../terminal/reasonOf.ts'

export interface DocumentToWrite {
  readonly path: string
  readonly text: string
  /** Whether a file of the same name may be replaced. */
  readonly force: boolean
}

/** Writes a file; Left when the file exists and is not forced, or cannot be written. */
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
