import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { type Mutant, mutate } from './mutantsOf.ts'

/** A change of a file of the workspace. */
export interface PlacedMutant extends Mutant {
  /** Path from the workspace root. */
  readonly path: string
}

/** Where and how mutants are tried. */
export interface Trial {
  /** A copy of the workspace, which is changed. */
  readonly copy: string
  readonly seed: number
  /** Whether the tests of other packages may catch a mutant, too. */
  readonly everywhere: boolean
  /** Kinds of tests that are not run, e.g. `sim`. */
  readonly without: ReadonlyArray<string>
  /** How long one run of tests may take, in milliseconds; a mutant that needs longer is caught. */
  readonly timeoutMs: number
}

/** How a mutant ended: the compiler refuses it, a test fails or hangs, or no test notices. */
export type Verdict = 'refused' | 'caught' | 'survived'

/** Runs a tool of the copy; tells whether it ended well in time. Nothing it started goes on. */
const passes = (trial: Trial, tool: string, args: ReadonlyArray<string>): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join('node_modules', tool), ...args], {
      cwd: trial.copy,
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, BYOA_SEED: String(trial.seed) },
    })
    const kill = (): void => {
      const isRunning = child.exitCode === null && child.signalCode === null
      if (child.pid !== undefined && isRunning) process.kill(-child.pid, 'SIGKILL')
    }
    const timer = setTimeout(kill, trial.timeoutMs)
    process.once('exit', kill)
    child.on('error', reject)
    child.on('close', (exitCode) => {
      clearTimeout(timer)
      process.removeListener('exit', kill)
      resolve(exitCode === 0)
    })
  })

/** Test files are named for the file they test: `test/network/Cidr.laws.test.ts`. */
const ownTests = (path: string): string => path.replace('/src/', '/test/').replace(/\.ts$/, '')

const packageOf = (path: string): string => path.split('/')[1] ?? ''

/** The options of a run of the tests of one package alone. */
const only = (folder: string): ReadonlyArray<string> => ['--exclude', `packages/!(${folder})/**`]

/** The runs of tests that may notice a change, nearest first. */
const testRuns = (
  path: string,
  { copy, everywhere }: Trial,
): ReadonlyArray<ReadonlyArray<string>> => {
  const hasOwn = ['', '.laws', '.model', '.exhaustive', '.golden'].some((kind) =>
    existsSync(join(copy, `${ownTests(path)}${kind}.test.ts`)),
  )
  const related = ['related', path, '--run', '--passWithNoTests']
  return [
    ...(hasOwn ? [['run', `${ownTests(path)}.`]] : []),
    [...related, ...only(packageOf(path))],
    ...(everywhere ? [[...related, '--exclude', `packages/${packageOf(path)}/**`]] : []),
  ]
}

const testsPass = (trial: Trial, run: ReadonlyArray<string>): Promise<boolean> => {
  const options = ['--config', '.config/vitest.config.ts', '--bail', '1']
  const without = trial.without.flatMap((kind) => ['--exclude', `**/*.${kind}.test.ts`])
  return passes(trial, 'vitest/vitest.mjs', [...run, ...options, ...without])
}

/**
 * Returns how long the tests that may notice a change of some packages take where nothing is
 * changed, in milliseconds. Throws when there is none or one fails, or the compiler does: then
 * every mutant would be caught, or none.
 */
export const timeTests = async (trial: Trial, folders: ReadonlyArray<string>): Promise<number> => {
  if (!(await passes(trial, 'typescript/bin/tsc', ['-b'])))
    throw new Error('without a change, the compiler refuses the workspace')
  const start = performance.now()
  for (const run of trial.everywhere ? [[]] : folders.map(only)) {
    if (!(await testsPass(trial, ['run', ...run])))
      throw new Error(`without a change, tests fail (vitest run ${run.join(' ')})`)
  }
  return performance.now() - start
}

const judge = async (path: string, trial: Trial): Promise<Verdict> => {
  const compiler = ['-p', `packages/${packageOf(path)}`, '--noEmit']
  if (!(await passes(trial, 'typescript/bin/tsc', compiler))) return 'refused'
  for (const run of testRuns(path, trial)) {
    if (!(await testsPass(trial, run))) return 'caught'
  }
  return 'survived'
}

/** Makes one change in the copy, looks who notices, and undoes it. */
export const tryMutant = async (mutant: PlacedMutant, trial: Trial): Promise<Verdict> => {
  const file = join(trial.copy, mutant.path)
  const source = readFileSync(file, 'utf8')
  writeFileSync(file, mutate(source, mutant))
  try {
    return await judge(mutant.path, trial)
  } finally {
    writeFileSync(file, source)
  }
}
