import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Tests start `byoa` and workers as processes some hundred times. Node keeps what it compiled for
 * the next one, until the run is over.
 */
export default function keepCompiled(): () => void {
  const directory = mkdtempSync(join(tmpdir(), 'byoa-compiled-'))
  process.env['BYOA_COMPILE_CACHE'] = directory
  return () => rmSync(directory, { recursive: true, force: true })
}
