/**
 * A lock between processes of one machine: a file with the ID of the process that holds it. The
 * lock of a process that has ended is replaced.
 */
import * as E from 'fp-ts/lib/Either.js'
import { linkSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Another process holds the lock, or the system refused the file. */
export type LockError =
  | { readonly _tag: 'InUse'; readonly path: string; readonly processId: number }
  | { readonly _tag: 'CannotLock'; readonly path: string; readonly code: string }

/** Gives the lock back. */
export type Unlock = () => void

// The locks of this process. Its process ID in a lock is not enough: every container has a process
// 1, and a killed container leaves its lock behind.
const held = new Set<string>()

const codeOf = (thrown: unknown): string => {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined
  return typeof code === 'string' ? code : String(thrown)
}

const isRunning = (processId: number): boolean => {
  try {
    return process.kill(processId, 0)
  } catch (thrown) {
    // It runs under another user.
    return codeOf(thrown) === 'EPERM'
  }
}

const contentOf = (lock: string): string | undefined => {
  try {
    return readFileSync(lock, 'utf8')
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return undefined
    throw thrown
  }
}

/** The process of a lock, if it is running. */
const holderOf = (lock: string, content: string): number | undefined => {
  if (held.has(lock)) return process.pid
  const processId = Number.parseInt(content, 10)
  return processId > 0 && processId !== process.pid && isRunning(processId) ? processId : undefined
}

/** Moves a lock of an ended process away, unless another process has replaced it meanwhile. */
const removeEnded = (lock: string, content: string): void => {
  const moved = `${lock}.${process.pid}.ended`
  renameSync(lock, moved)
  if (contentOf(moved) !== content) linkSync(moved, lock)
  rmSync(moved, { force: true })
}

const create = (lock: string): void => {
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, `${process.pid}\n`)
  try {
    linkSync(draft, lock)
  } finally {
    rmSync(draft, { force: true })
  }
}

const take = (lock: string): E.Either<LockError, Unlock> => {
  const content = contentOf(lock)
  if (content !== undefined) {
    const processId = holderOf(lock, content)
    if (processId !== undefined) return E.left({ _tag: 'InUse', path: lock, processId })
    removeEnded(lock, content)
  }
  create(lock)
  held.add(lock)
  return E.right(() => {
    held.delete(lock)
    rmSync(lock, { force: true })
  })
}

/** Another process made or moved the lock between two steps. */
const isOvertaken = (thrown: unknown): boolean => ['EEXIST', 'ENOENT'].includes(codeOf(thrown))

const attempts = 5

/** Takes the lock file; Left when another process holds it, or the file cannot be made. */
export const lockFile = (path: string): E.Either<LockError, Unlock> => {
  for (let left = attempts - 1; ; left -= 1) {
    try {
      return take(join(realpathSync(dirname(path)), basename(path)))
    } catch (thrown) {
      if (left === 0 || !isOvertaken(thrown)) {
        return E.left({ _tag: 'CannotLock', path, code: codeOf(thrown) })
      }
    }
  }
}
