/** Makes databases of PGlite for tests. `initdb` takes seconds, so the tests of a run copy one. */
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { PGlite } from '@electric-sql/pglite'

const initialize = async (directory: string): Promise<void> => {
  const database = await PGlite.create({ dataDir: directory })
  await database.close()
}

/** Two that make it at once are no harm: the first to end keeps its own. */
const initializeOnce = async (directory: string): Promise<void> => {
  const made = mkdtempSync(`${directory}-`)
  await initialize(made)
  try {
    renameSync(made, directory)
  } catch {
    rmSync(made, { recursive: true })
  }
}

/** The directory that the tests of a run share, and that is removed at its end. */
const runDirectory = (): string | undefined => process.env['BYOA_RUN_DIRECTORY']

const copyInitial = async (run: string, data: string): Promise<void> => {
  const initial = join(run, 'pglite')
  if (!existsSync(initial)) await initializeOnce(initial)
  cpSync(initial, data, { recursive: true })
}

const temporaryDirectory = (): string => mkdtempSync(join(runDirectory() ?? tmpdir(), 'records-'))

/**
 * Makes an empty database in a directory, by default a temporary one, where `openPgliteStore` opens
 * it. Returns the directory.
 */
export const createPglite = async (directory = temporaryDirectory()): Promise<string> => {
  const [data, run] = [join(directory, 'data'), runDirectory()]
  await (run === undefined ? initialize(data) : copyInitial(run, data))
  return directory
}
