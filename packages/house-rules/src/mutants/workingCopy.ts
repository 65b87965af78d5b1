import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { workspacePackages } from '../manifests.ts'
import { workspaceFiles } from '../workspaceFiles.ts'
import { workspaceRoot } from '../workspaceRoot.ts'

/**
 * Copies the workspace into a folder of its own, which is removed when this program ends, however
 * it ends. The packages in it find each other there, and what is installed in the workspace.
 */
export const workingCopy = (): string => {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'byoa-mutants-')))
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
  for (const path of workspaceFiles()) cpSync(join(workspaceRoot, path), join(copy, path))
  symlinkSync(join(workspaceRoot, 'node_modules'), join(copy, 'node_modules'))
  for (const { folder } of workspacePackages()) {
    const installed = join('packages', folder, 'node_modules')
    if (!existsSync(join(workspaceRoot, installed))) continue
    // Links to packages are relative, and lead from the copy into the copy.
    cpSync(join(workspaceRoot, installed), join(copy, installed), {
      recursive: true,
      verbatimSymlinks: true,
    })
  }
  return copy
}
