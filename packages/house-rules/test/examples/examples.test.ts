import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { checkedModule } from '../../src/examples/checkedModule.ts'
import { exampleFolder } from '../../src/examples/exampleFolder.ts'
import { examplesIn } from '../../src/examples/examplesIn.ts'
import { readWorkspaceFile, workspaceFiles } from '../../src/workspaceFiles.ts'
import { workspaceRoot } from '../../src/workspaceRoot.ts'

const sources = workspaceFiles().filter((path) => /^packages\/[^/]+\/src\/.*\.ts$/.test(path))

const examples = sources.flatMap((path) =>
  examplesIn(readWorkspaceFile(path)).map(({ code, line }, index) => ({
    place: `${path}:${line}`,
    file: `${path.replace(/\.ts$/, '').replaceAll('/', '-')}-${index}.ts`,
    code,
  })),
)

/** What states nothing fails where it is run, not all the others with it. */
const moduleOf = (code: string): string => {
  try {
    return checkedModule(code)
  } catch (error) {
    return `throw new Error(${JSON.stringify(String(error))})\n`
  }
}

/** Imports every module and prints, by its name, why it fails. */
const runAll = `
import { deepStrictEqual } from 'node:assert'

const failures = {}
for (const file of ${JSON.stringify(examples.map(({ file }) => file))}) {
  try {
    const { stated } = await import('./' + file)
    for (const [actual, expected] of stated) deepStrictEqual(actual, expected)
  } catch (error) {
    failures[file] = String(error)
  }
}
console.log(JSON.stringify(failures))
`

let folder = ''
let diagnostics = ''
let failures: Readonly<Record<string, string>> = {}

const run = (args: ReadonlyArray<string>): string =>
  spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout

beforeAll(() => {
  const modules = Object.fromEntries(examples.map(({ file, code }) => [file, moduleOf(code)]))
  folder = exampleFolder({ ...modules, 'run.mjs': runAll })
  const tsc = join(workspaceRoot, 'node_modules/typescript/bin/tsc')
  diagnostics = run([tsc, '-p', '.', '--pretty', 'false'])
  failures = JSON.parse(run(['--conditions=byoa-source', 'run.mjs'])) as typeof failures
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an example in a docstring', () => {
  it.each(examples.map(({ place, file }) => [place, file] as const))('holds: %s', (_, file) => {
    const errors = diagnostics.split('\n').filter((text) => text.startsWith(`${file}(`))
    expect([...errors, ...(file in failures ? [failures[file]] : [])]).toEqual([])
  })
})
