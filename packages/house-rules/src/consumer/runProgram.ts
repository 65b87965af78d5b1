import { spawnSync } from 'node:child_process'
import { delimiter } from 'node:path'

/** How to run one program. */
export interface RunOptions {
  readonly cwd: string
  /** A folder to look for programs in first. */
  readonly pathFirst?: string
}

const environment = (pathFirst: string | undefined): NodeJS.ProcessEnv => {
  const path = [pathFirst, process.env['PATH']].filter((part) => part !== undefined)
  return { ...process.env, PATH: path.join(delimiter), CI: 'true', NO_COLOR: '1' }
}

/** Runs a program to its end and returns what it printed; throws with all of it when it fails. */
export const runProgram = (
  program: string,
  args: ReadonlyArray<string>,
  { cwd, pathFirst }: RunOptions,
): string => {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: environment(pathFirst),
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (status === 0) return stdout
  const shown = [program, ...args].join(' ')
  throw new Error(`${shown} ended with ${status ?? error?.message}\n${stdout}\n${stderr}`, {
    cause: error,
  })
}
