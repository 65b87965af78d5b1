import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Makes a folder with files, by their names in it, for as long as something is done with it. */
export const inFolder = async <A>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => A | Promise<A>,
): Promise<A> => {
  const folder = mkdtempSync(join(tmpdir(), 'setup-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
