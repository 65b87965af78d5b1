/**
 * The state file of a sandbox. It is written as `<state>.part` and then renamed, by the process
 * that has locked the state. It contains a digest of the state, so that a truncated or edited file
 * is refused.
 */
import { createHash } from 'node:crypto'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'

import { isJsonObject } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CannotWrite } from '../../terminal/CannotWrite.ts'
import type { BadInput } from '../../terminal/badInput.ts'
import { type Decode, readDocument } from '../../terminal/readDocument.ts'
import { reasonOf } from '../../terminal/reasonOf.ts'
import type { SandboxState } from './SandboxState.ts'

// model

/** Goes up when the form of a world changes: older files are refused by their number. */
export const stateVersion = 5

interface StateDocument {
  readonly version: number
  readonly digest: string
  readonly state: SandboxState
}

const digestOf = (stateText: string): string =>
  `sha256:${createHash('sha256').update(stateText).digest('hex')}`

// reading

/** A valid digest implies that this program wrote the state, so its form need not be decoded. */
const isDocument = (value: unknown): value is StateDocument =>
  isJsonObject(value) &&
  isJsonObject(value['state']) &&
  value['version'] === stateVersion &&
  value['digest'] === digestOf(JSON.stringify(value['state']))

const decodeState: Decode<SandboxState> = (document) => {
  if (isDocument(document)) return E.right(document.state)
  const version = isJsonObject(document) ? document['version'] : undefined
  const problem =
    version === stateVersion
      ? {
          expected: 'the state as the sandbox wrote it',
          actual: 'an edited or truncated file',
          japanese: 'サンドボックスが書き込んだ後に変更されています。',
        }
      : {
          expected: `the state of a sandbox, version ${stateVersion}`,
          actual: `version ${String(version)}`,
          japanese: `サンドボックスの状態(バージョン ${stateVersion})ではありません。`,
        }
  return E.left([{ path: '', ...problem }])
}

/** Reads a state file; undefined when there is none yet. */
export const readState = (path: string): TE.TaskEither<BadInput, SandboxState | undefined> =>
  existsSync(path) ? readDocument(path, decodeState) : TE.right(undefined)

// writing

/** Writes a state file atomically; Left when it cannot be written. */
export const writeState = (path: string, state: SandboxState): E.Either<CannotWrite, void> => {
  const stateText = JSON.stringify(state)
  const head = `"version":${stateVersion},"digest":"${digestOf(stateText)}"`
  const beside = `${path}.part`
  try {
    // A killed process may have left it.
    rmSync(beside, { force: true })
    // It contains the accounts' keys.
    writeFileSync(beside, `{${head},"state":${stateText}}\n`, { mode: 0o600, flag: 'wx' })
    renameSync(beside, path)
    return E.right(undefined)
  } catch (cause) {
    rmSync(beside, { force: true })
    return E.left({ _tag: 'CannotWrite', path, reason: 'refused', detail: reasonOf(cause) })
  }
}
