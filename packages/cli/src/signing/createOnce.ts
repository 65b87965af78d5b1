import { randomBytes } from 'node:crypto'
import { link, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CannotWrite } from '../terminal/CannotWrite.ts'
import { codeOf, reasonOf } from '../terminal/reasonOf.ts'

const createFile = async (path: string, text: string): Promise<void> => {
  const staged = `${path}.${randomBytes(6).toString('hex')}.part`
  await mkdir(dirname(path), { recursive: true })
  try {
    await writeFile(staged, text, { mode: 0o600, flag: 'wx', flush: true })
    // Unlike a renaming, a link never replaces a file.
    await link(staged, path)
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause
  } finally {
    await rm(staged, { force: true })
  }
}

/**
 * Creates a file that only its owner can read, complete from the start; a file that exists remains
 * as it is. Of several processes at once, one creates it.
 */
export const createOnce = (path: string, text: string): TE.TaskEither<CannotWrite, void> =>
  TE.tryCatch(
    () => createFile(path, text),
    (cause) => ({ _tag: 'CannotWrite', path, reason: 'refused', detail: reasonOf(cause) }),
  )
