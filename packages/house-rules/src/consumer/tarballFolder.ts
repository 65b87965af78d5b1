import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * Returns where tarballs go: the directory that `--out` names, to keep them, or one in a folder
 * that is removed afterwards. Throws on any other word.
 */
export const tarballFolder = (words: ReadonlyArray<string>, temporary: string): string => {
  const { values } = parseArgs({ args: [...words], options: { out: { type: 'string' } } })
  return values.out === undefined ? join(temporary, 'tarballs') : resolve(values.out)
}
