import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { workspaceRoot } from '../../src/workspaceRoot.ts'

/** Files to plant, by path from the workspace root. */
export type Plants = Readonly<Record<string, string>>

/** What a command printed and how it ended. */
export interface Outcome {
  readonly exitCode: number | null
  readonly output: string
}

const copy = async (tree: string, path: string): Promise<void> => {
  if (existsSync(join(workspaceRoot, path))) await cp(join(workspaceRoot, path), join(tree, path))
}

const link = async (tree: string, path: string): Promise<void> => {
  if (existsSync(join(workspaceRoot, path))) {
    await symlink(join(workspaceRoot, path), join(tree, path))
  }
}

/**
 * Makes a workspace outside the workspace: its configuration and installed packages, none of its
 * sources, and the planted files. Nothing is left in the real one, and runs do not meet.
 */
export const plantTree = async (plants: Plants): Promise<string> => {
  const tree = await mkdtemp(join(tmpdir(), 'byoa-planted-'))
  await Promise.all([copy(tree, '.oxlintrc.json'), copy(tree, 'tsconfig.json')])
  await Promise.all([link(tree, 'node_modules'), mkdir(join(tree, 'packages'))])
  for (const name of readdirSync(join(workspaceRoot, 'packages'))) {
    const folder = join('packages', name)
    if (name === 'house-rules') {
      await link(tree, folder)
      continue
    }
    await mkdir(join(tree, folder))
    await Promise.all([
      copy(tree, join(folder, 'package.json')),
      copy(tree, join(folder, 'tsconfig.json')),
    ])
    await copy(tree, join(folder, 'test', 'tsconfig.json'))
    await link(tree, join(folder, 'node_modules'))
  }
  for (const [path, text] of Object.entries(plants)) {
    await mkdir(dirname(join(tree, path)), { recursive: true })
    await writeFile(join(tree, path), text)
  }
  return tree
}

/** Removes a planted tree; the links in it are removed, not followed. */
export const uproot = (tree: string): Promise<void> => rm(tree, { recursive: true, force: true })

/** Runs a tool of the workspace's `node_modules` in a planted tree, to its end. */
export const runTool = (
  tree: string,
  script: string,
  args: ReadonlyArray<string>,
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join('node_modules', script), ...args], { cwd: tree })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, output }))
  })
