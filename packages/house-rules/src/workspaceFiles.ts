import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { workspaceRoot } from './workspaceRoot.ts'

const ignoredNames = (): ReadonlySet<string> => {
  const lines = readFileSync(join(workspaceRoot, '.gitignore'), 'utf8').split('\n')
  return new Set(['.git', ...lines.map((line) => line.replace(/\/$/, ''))])
}

const isIgnored = (name: string, ignored: ReadonlySet<string>): boolean =>
  ignored.has(name) || name.endsWith('.tsbuildinfo')

/**
 * Returns the path of every file of the workspace that git keeps, from its root, sorted.
 * Reads the folders and `.gitignore` rather than asking git, which a clean checkout need not have.
 */
export const workspaceFiles = (): ReadonlyArray<string> => {
  const ignored = ignoredNames()
  const walk = (folder: string): ReadonlyArray<string> =>
    readdirSync(join(workspaceRoot, folder), { withFileTypes: true })
      .filter((entry) => !isIgnored(entry.name, ignored))
      .flatMap((entry) => {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        return entry.isDirectory() ? walk(path) : [path]
      })
  return walk('').toSorted()
}

/** Reads a file of the workspace as text. */
export const readWorkspaceFile = (path: string): string =>
  readFileSync(join(workspaceRoot, path), 'utf8')
