/** A temporary folder for one server, of a user that PostgreSQL accepts: it refuses root. */
import {
  constants,
  cpSync,
  lchownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

import type { FoundPostgres } from './findPostgres.ts'

export interface PrivateFolder {
  readonly path: string
  /** The folder of `initdb` and `postgres`. */
  readonly bin: string
  /** Whom to run them as; empty for the user of this process. */
  readonly user: { readonly uid?: number; readonly gid?: number }
}

const serverUser = (): PrivateFolder['user'] => {
  if (process.getuid?.() !== 0) return {}
  const passwd = readFileSync('/etc/passwd', 'utf8')
  const [, uid, gid] =
    /^postgres:[^:]*:(\d+):(\d+):/m.exec(passwd) ?? /^nobody:[^:]*:(\d+):(\d+):/m.exec(passwd) ?? []
  if (uid === undefined || gid === undefined) {
    throw new Error('PostgreSQL refuses to run as root, and there is no user postgres or nobody')
  }
  return { uid: Number(uid), gid: Number(gid) }
}

/**
 * Copies the programs: the package lacks the symbolic links of its libraries, which its install
 * script makes, and other users cannot enter a `node_modules` under the home folder of root.
 */
const copyNative = (native: string, path: string): string => {
  cpSync(native, join(path, 'native'), { recursive: true, mode: constants.COPYFILE_FICLONE })
  const text = readFileSync(join(native, 'pg-symlinks.json'), 'utf8')
  const links = JSON.parse(text) as ReadonlyArray<Readonly<Record<'source' | 'target', string>>>
  for (const { source, target } of links) {
    symlinkSync(relative(dirname(target), source), join(path, target))
  }
  return join(path, 'native', 'bin')
}

const giveTo = ({ uid, gid }: PrivateFolder['user'], path: string): void => {
  if (uid === undefined || gid === undefined) return
  const entries = readdirSync(path, { recursive: true, encoding: 'utf8' })
  for (const entry of ['', ...entries]) lchownSync(join(path, entry), uid, gid)
}

/** Makes the folder; 60 MB for the embedded programs. */
export const makePrivateFolder = ({ source, place }: FoundPostgres): PrivateFolder => {
  const user = serverUser()
  const path = mkdtempSync(join(tmpdir(), 'byoa-postgres-'))
  const bin = source === 'embedded' ? copyNative(dirname(place), path) : place
  giveTo(user, path)
  return { path, bin, user }
}
