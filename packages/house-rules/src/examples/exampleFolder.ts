import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { publishedPackages } from '../manifests.ts'
import { workspaceRoot } from '../workspaceRoot.ts'

const libraries = ['fp-ts', 'io-ts', 'fast-check']

const link = (target: string, path: string): void => {
  if (!existsSync(target)) return
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path)
}

/**
 * Makes a folder in which modules find the published packages, by their sources, and the libraries
 * that speak in their types; nothing else. The caller removes it.
 */
export const exampleFolder = (modules: Readonly<Record<string, string>>): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'byoa-examples-')))
  for (const one of publishedPackages()) {
    const home = join(workspaceRoot, 'packages', one.folder)
    link(home, join(folder, 'node_modules', one.manifest.name))
  }
  const installed = join(workspaceRoot, 'packages/testing/node_modules')
  for (const name of libraries) link(join(installed, name), join(folder, 'node_modules', name))
  const config = {
    extends: join(workspaceRoot, 'tsconfig.json'),
    compilerOptions: { composite: false, isolatedDeclarations: false, noEmit: true },
    files: Object.keys(modules).filter((path) => path.endsWith('.ts')),
    references: [],
  }
  const files = {
    ...modules,
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify(config),
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
  return folder
}
