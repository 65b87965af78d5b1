/** Makes databases of PGlite for tests. `initdb` takes seconds, so the tests of a run copy one. */
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
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

/**
 * Makes an empty database in a directory, where `openPgliteStore` opens it. `BYOA_RUN_DIRECTORY`
 * is the directory that the tests of a run share; without it, nothing is copied.
 */
export const createPglite = async (directory: string): Promise<void> => {
  const data = join(directory, 'data')
  const runDirectory = process.env['BYOA_RUN_DIRECTORY']
  if (runDirectory === undefined) return initialize(data)
  const initial = join(runDirectory, 'pglite')
  if (!existsSync(initial)) await initializeOnce(initial)
  cpSync(initial, data, { recursive: true })
}
