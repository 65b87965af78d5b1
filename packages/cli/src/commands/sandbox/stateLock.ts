/**
 * The lock of a state file: a file `<state>.lock` beside it contains the ID of the process that
 * uses it. The lock of an ended process is replaced.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

import * as E from 'fp-ts/lib/Either.js'

import type { CannotWrite } from '../../terminal/CommandError.ts'
import { codeOf, reasonOf } from '../../terminal/reasonOf.ts'

// The locks of this process. Its process ID in a lock is not enough: every container has a process
// 1, and a killed container leaves its lock behind.
const held = new Set<string>()

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    // It runs under another user.
    return codeOf(cause) === 'EPERM'
  }
}

/** The process that holds a lock; undefined when there is none, or it has ended. */
const holderOf = (lock: string): number | undefined => {
  if (held.has(lock)) return process.pid
  if (!existsSync(lock)) return undefined
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10)
  return pid > 0 && pid !== process.pid && isRunning(pid) ? pid : undefined
}

/** Locks a state file and returns a function to unlock it; Left when another sandbox uses it. */
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
