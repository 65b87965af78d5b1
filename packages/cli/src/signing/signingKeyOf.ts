/** Rescale's key, which is made at first use and kept beside the store. */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

import { type SigningKey, decodeSigningKey, generateSigningKey } from '@byoa/application/signing'
import envPaths from 'env-paths'
import type * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { DurableAddress, StoreAddress } from '../store/StoreAddress.ts'
import type { CannotWrite } from '../terminal/CannotWrite.ts'
import { decodeText } from '../terminal/readDocument.ts'
import { codeOf, reasonOf } from '../terminal/reasonOf.ts'
import type { SigningKeyUnusable } from './SigningKeyUnusable.ts'
import { createOnce } from './createOnce.ts'

// queries

/** Returns the file of the key: beside a directory, or in the data folder. */
export const keyFileOf = (holder: DurableAddress): string =>
  holder.kind === 'postgres'
    ? join(envPaths('byoa', { suffix: '' }).data, 'signing-key.json')
    : `${resolve(holder.directory)}.signing-key.json`

// operations

const once = <A>(task: T.Task<A>): T.Task<A> => {
  let made: Promise<A> | undefined
  return () => (made ??= task())
}

/** The key of a store in memory: it ends with the process, as the store does. */
const keyOfProcess: T.Task<SigningKey> = once(generateSigningKey)

/** The text of the file; undefined when there is none. */
const readKeyFile = (path: string): TE.TaskEither<SigningKeyUnusable, string | undefined> =>
  TE.tryCatch(
    () =>
      readFile(path, 'utf8').catch((cause: unknown) => {
        if (codeOf(cause) === 'ENOENT') return undefined
        throw cause
      }),
    (cause) => ({
      _tag: 'SigningKeyUnusable',
      path,
      reason: 'unreadable',
      detail: reasonOf(cause),
    }),
  )

const keyIn =
  (path: string) =>
  (text: string): TE.TaskEither<SigningKeyUnusable, SigningKey> =>
    pipe(
      TE.fromEither(decodeText(text, decodeSigningKey)),
      TE.mapLeft(() => ({ _tag: 'SigningKeyUnusable', path, reason: 'garbled' })),
    )

/** Makes a key, unless another process makes one at the same time; returns what is in the file. */
const createKey = (
  path: string,
): TE.TaskEither<SigningKeyUnusable | CannotWrite, string | undefined> =>
  pipe(
    TE.fromTask(generateSigningKey),
    TE.flatMap((key) => createOnce(path, `${JSON.stringify(key, null, 2)}\n`)),
    TE.flatMap(() => readKeyFile(path)),
  )

/** Returns the key with which documents are signed. */
export const signingKeyOf = (
  holder: StoreAddress,
): TE.TaskEither<SigningKeyUnusable | CannotWrite, SigningKey> => {
  if (holder.kind === 'memory') return TE.fromTask(keyOfProcess)
  const path = keyFileOf(holder)
  return pipe(
    readKeyFile(path),
    TE.flatMap((text) => (text === undefined ? createKey(path) : TE.right(text))),
    TE.flatMap((text = '') => keyIn(path)(text)),
  )
}
