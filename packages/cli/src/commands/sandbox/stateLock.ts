/** The lock of a state file: a file `<state>.lock` beside it, with the process that uses it. */
import { type LockError, type Unlock, lockFile } from '@byoa/store-postgres'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CannotWrite } from '../../terminal/CannotWrite.ts'

const cannotWrite =
  (path: string) =>
  (error: LockError): CannotWrite => ({
    _tag: 'CannotWrite',
    path,
    ...(error._tag === 'InUse'
      ? { reason: 'in-use', detail: String(error.processId) }
      : { reason: 'refused', detail: error.code }),
  })

/** Locks a state file and returns a function to unlock it; Left when another sandbox uses it. */
export const lockState = (path: string): E.Either<CannotWrite, Unlock> =>
  pipe(lockFile(`${path}.lock`), E.mapLeft(cannotWrite(path)))
