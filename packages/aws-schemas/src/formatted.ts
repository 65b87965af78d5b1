import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file that is generated. */
export interface GeneratedFile {
  readonly path: string
  readonly text: string
}

/** The folder of all packages. */
export const packages: string = join(dirname(fileURLToPath(import.meta.url)), '../..')

const formatter = join(packages, '../node_modules/oxfmt/bin/oxfmt')

/** Returns a file as the formatter of this workspace leaves it. */
export const formatted = ({ path, text }: GeneratedFile): GeneratedFile => {
  const arguments_ = [formatter, `--stdin-filepath=${path}`]
  const { status, stdout, stderr } = spawnSync(process.execPath, arguments_, {
    input: text,
    encoding: 'utf8',
    cwd: join(packages, '..'),
  })
  if (status !== 0) throw new Error(`${path} is not formatted: ${stderr}`)
  return { path, text: stdout }
}
