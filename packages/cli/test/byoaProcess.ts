/** Runs the command as the process that people start. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export const mainFile: string = fileURLToPath(new URL('../src/main.ts', import.meta.url))

export interface Exited {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Around {
  readonly input?: string
  readonly env?: NodeJS.ProcessEnv
  /** The folder in which it starts; absent: that of this process. */
  readonly cwd?: string
}

export interface Started {
  readonly exited: Promise<Exited>
  readonly kill: (signal: NodeJS.Signals) => void
}

/** Starts a program and gives it its input. */
export const starting = (
  [program = '', ...words]: ReadonlyArray<string>,
  { input = '', env = {}, ...around }: Around = {},
): Started => {
  const { NO_COLOR: _, FORCE_COLOR: __, ...outer } = process.env
  const child = spawn(program, words, { ...around, env: { ...outer, ...env } })
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve)
    child.on('error', reject)
  })
  const whole = Promise.all([text(child.stdout), text(child.stderr), ended])
  return {
    exited: whole.then(([stdout, stderr, code]) => ({ code, stdout, stderr })),
    kill: (signal) => void child.kill(signal),
  }
}

/** Starts a program, gives it its input and waits for its end. */
export const exited = (words: ReadonlyArray<string>, around?: Around): Promise<Exited> =>
  starting(words, around).exited

/** The words that start `byoa <words>` from its sources. */
export const byoaCommand = (words: ReadonlyArray<string>): ReadonlyArray<string> => [
  process.execPath,
  '--conditions=byoa-source',
  mainFile,
  ...words,
]
