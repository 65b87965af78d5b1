/**
 * A sandbox on disk. The file is written whole, beside the old one as `<state>.part`, and takes its
 * place; whoever writes has locked the state. It carries
 * a digest of what it holds, so that one that was cut off or edited is refused instead of half
 * understood.
 */
import { createHash } from 'node:crypto'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'

import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { BadInput } from '../../terminal/CommandError.ts'
import { type Decode, readDocument } from '../../terminal/readDocument.ts'
import { reasonOf } from '../../terminal/reasonOf.ts'
import type { SandboxState } from './SandboxState.ts'

// model

/** Goes up when the form of a world changes: older files are refused by their number. */
export const stateVersion = 4

interface StateDocument {
  readonly version: number
  readonly digest: string
  readonly state: SandboxState
}

const digestOf = (stateText: string): string =>
  `sha256:${createHash('sha256').update(stateText).digest('hex')}`

// reading

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Only this program makes such a digest: what bears it has the form that was written. */
const isDocument = (value: unknown): value is StateDocument =>
  isRecord(value) &&
  isRecord(value['state']) &&
  value['version'] === stateVersion &&
  value['digest'] === digestOf(JSON.stringify(value['state']))

const decodeState: Decode<SandboxState> = (document) => {
  if (isDocument(document)) return E.right(document.state)
  const version = isRecord(document) ? document['version'] : undefined
  const [expected, actual] =
    version === stateVersion
      ? ['the state as the sandbox wrote it', 'something that was changed since']
      : [`the state of a sandbox, version ${stateVersion}`, `version ${String(version)}`]
  return E.left([{ path: '', expected, actual }])
}

/** Reads a state file; undefined when there is none yet. */
export const readState = (path: string): TE.TaskEither<BadInput, SandboxState | undefined> =>
  existsSync(path) ? readDocument(path, decodeState) : TE.right(undefined)

// writing

/** Writes a state file; Left says why it cannot be written. Nobody ever reads half of it. */
export const writeState = (path: string, state: SandboxState): E.Either<string, void> => {
  const stateText = JSON.stringify(state)
  const head = `"version":${stateVersion},"digest":"${digestOf(stateText)}"`
  const beside = `${path}.part`
  try {
    // One that was killed while it wrote may have left it.
    rmSync(beside, { force: true })
    // Keys of accounts are in it.
    writeFileSync(beside, `{${head},"state":${stateText}}\n`, { mode: 0o600, flag: 'wx' })
    renameSync(beside, path)
    return E.right(undefined)
  } catch (cause) {
    rmSync(beside, { force: true })
    return E.left(reasonOf(cause))
  }
}
