/** Programs that tests use where they are installed, and do without elsewhere. */
import { spawnSync } from 'node:child_process'

/** Whether a program can be used, and what the titles of its tests say when it cannot. */
export interface ProgramAtHand {
  readonly isThere: boolean
  readonly remark: string
}

/**
 * Looks for a program; throws when it is not there although `BYOA_REQUIRE_PROGRAMS`, a list with
 * spaces, names it.
 */
export const programAtHand = (name: string): ProgramAtHand => {
  const isThere = spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0
  const required = (process.env['BYOA_REQUIRE_PROGRAMS'] ?? '').split(' ')
  if (!isThere && required.includes(name))
    throw new Error(`${name} is not on the PATH, as BYOA_REQUIRE_PROGRAMS demands`)
  return { isThere, remark: isThere ? '' : ` (skipped: ${name} is not on the PATH)` }
}
