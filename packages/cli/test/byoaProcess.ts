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

/** Starts a program, gives it its input and waits for its end. */
export const exited = async (
  [program = '', ...words]: ReadonlyArray<string>,
  { input = '', env = {} }: { readonly input?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Exited> => {
  const { NO_COLOR: _, FORCE_COLOR: __, ...outer } = process.env
  const child = spawn(program, words, { env: { ...outer, ...env } })
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve)
    child.on('error', reject)
  })
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, stdout, stderr }
}

/** The words that start `byoa <words>` from its sources. */
export const byoaCommand = (words: ReadonlyArray<string>): ReadonlyArray<string> => [
  process.execPath,
  '--conditions=byoa-source',
  mainFile,
  ...words,
]
