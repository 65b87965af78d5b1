import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes the directory of what the tests of a run share, and removes it at the end of the run. */
export default function shareDirectory(): () => void {
  const directory = mkdtempSync(join(tmpdir(), 'byoa-run-'))
  process.env['BYOA_RUN_DIRECTORY'] = directory
  return () => rmSync(directory, { recursive: true, force: true })
}
