/**
 * Keeps a second sandbox off a state file: a file beside it, `<state>.lock`, holds the id of the
 * process that has it. A lock whose process has ended is replaced.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

import * as E from 'fp-ts/lib/Either.js'

import type { CannotWrite } from '../../terminal/CommandError.ts'
import { codeOf, reasonOf } from '../../terminal/reasonOf.ts'

// The locks of this process. Its id alone, found in a lock, proves nothing: every container has a
// process 1, and one that was killed leaves its lock to the next.
const held = new Set<string>()

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    // It runs, but is somebody else's.
    return codeOf(cause) === 'EPERM'
  }
}

/** The process that has a lock; undefined when there is none, or it has ended. */
const holderOf = (lock: string): number | undefined => {
  if (held.has(lock)) return process.pid
  if (!existsSync(lock)) return undefined
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10)
  return pid > 0 && pid !== process.pid && isRunning(pid) ? pid : undefined
}

/** Locks a state file and returns how to unlock it; Left when another sandbox has it. */
export const lockState = (path: string): E.Either<CannotWrite, () => void> => {
  const lock = `${resolve(path)}.lock`
  try {
    const holder = holderOf(lock)
    if (holder !== undefined) {
      return E.left({ _tag: 'CannotWrite', path, reason: 'in-use', detail: String(holder) })
    }
    rmSync(lock, { force: true })
    writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' })
  } catch (cause) {
    return E.left({ _tag: 'CannotWrite', path, reason: 'refused', detail: reasonOf(cause) })
  }
  held.add(lock)
  return E.right(() => {
    held.delete(lock)
    rmSync(lock, { force: true })
  })
}
