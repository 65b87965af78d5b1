import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll } from 'vitest'

/** A directory of a test file's own, gone when its tests are done. */
export interface WorkingDirectory {
  /** Returns a path in it. */
  readonly path: (...names: ReadonlyArray<string>) => string
  /** Writes a file, JSON unless it is text already, and returns its path. */
  readonly write: (name: string, content: unknown) => Promise<string>
}

/** Makes one; call it where a test file begins. */
export const workingDirectory = async (): Promise<WorkingDirectory> => {
  const root = await mkdtemp(join(tmpdir(), 'byoa-cli-'))
  afterAll(() => rm(root, { recursive: true, force: true }))
  return {
    path: (...names) => join(root, ...names),
    write: async (name, content) => {
      const path = join(root, name)
      await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
      return path
    },
  }
}

/** Returns the files of a directory, name → text, and `<directory>` for what is none. */
export const filesIn = async (directory: string): Promise<Readonly<Record<string, string>>> => {
  const entries = await readdir(directory, { withFileTypes: true })
  const files: Record<string, string> = {}
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    files[entry.name] = entry.isFile()
      ? await readFile(join(directory, entry.name), 'utf8')
      : '<directory>'
  }
  return files
}
