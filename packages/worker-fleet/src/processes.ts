/** The processes of a fleet: a sandbox AWS, and workers that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url))

export const byoa = (words: ReadonlyArray<string>, env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, ['--conditions=byoa-source', command, ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

// the sandbox

export interface SandboxAccount {
  readonly party: 'rescale' | 'customer'
  readonly accountId: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface Sandbox {
  readonly endpoint: string
  readonly accounts: ReadonlyArray<SandboxAccount>
  readonly stop: () => void
}

export const startSandbox = async (file: string, scenario: unknown): Promise<Sandbox> => {
  await writeFile(file, JSON.stringify(scenario))
  const child = byoa(['sandbox', '--port', '0', '--json', '--scenario', file])
  child.stderr?.pipe(process.stderr)
  if (child.stdout === null) throw new Error('no output')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const announced = JSON.parse(line) as Omit<Sandbox, 'stop'>
  return { ...announced, stop: () => void child.kill('SIGKILL') }
}

// workers

export interface WorkerProcess {
  /** The lines of its logs so far. */
  readonly lines: ReadonlyArray<string>
  readonly hasEnded: () => boolean
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>
}

export const startWorker = (
  words: ReadonlyArray<string>,
  env: NodeJS.ProcessEnv,
): WorkerProcess => {
  const lines: string[] = []
  const child = byoa(['worker', ...words], env)
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', (line) => lines.push(line))
  }
  return {
    lines,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    kill: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}
