/**
 * `test:laws`: runs the laws, the models and the simulations with many more cases than a plain test
 * run.
 *
 * ```
 *   pnpm test:laws                       1,000 cases each, from a fresh seed, which is printed
 *   pnpm test:laws --seed 42             the same cases again
 *   pnpm test:laws --runs 20000 network  harder, on the files whose path says network
 * ```
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { workspaceRoot } from './workspaceRoot.ts'

const freshSeed = (): string => String(Math.floor(Math.random() * 2 ** 31))

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: process.env['BYOA_RUNS'] ?? '1000' },
    seed: { type: 'string', default: process.env['BYOA_SEED'] ?? freshSeed() },
  },
})

const isWanted = (text: string): boolean =>
  positionals.length === 0 || positionals.some((part) => text.includes(part))

const files = globSync('packages/*/test/**/*.{laws,model,sim}.test.ts', { cwd: workspaceRoot })
  .filter(isWanted)
  .toSorted()

if (files.length === 0) throw new Error(`no file of laws matches ${positionals.join(' ')}`)

const announcement = `files of laws: ${files.length}, cases each: ${values.runs}, seed: ${values.seed}`
console.log(announcement)
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', '.config/vitest.config.ts', ...files],
  {
    cwd: workspaceRoot,
    stdio: 'inherit',
    env: { ...process.env, BYOA_RUNS: values.runs, BYOA_SEED: values.seed },
  },
)
console.log(`${announcement}; again: test:laws --runs ${values.runs} --seed ${values.seed}`)
process.exitCode = status ?? 1
