/**
 * `format:write`, second half: wraps the comments of every TypeScript file, or of the files named.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { readWorkspaceFile, workspaceFiles } from './workspaceFiles.ts'
import { workspaceRoot } from './workspaceRoot.ts'
import { wrapComments } from './wrapComments.ts'

const wanted = process.argv.slice(2)

for (const path of workspaceFiles().filter((file) => file.endsWith('.ts'))) {
  if (wanted.length > 0 && !wanted.some((prefix) => path.startsWith(prefix))) continue
  const source = readWorkspaceFile(path)
  const wrapped = wrapComments(source, 100)
  if (wrapped !== source) writeFileSync(join(workspaceRoot, path), wrapped)
}
