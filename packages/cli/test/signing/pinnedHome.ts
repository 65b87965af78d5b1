/** A customer's user whose pins are in a folder, and documents of several signers. */
import { readFile, readdir } from 'node:fs/promises'

import { type Fingerprint, fingerprintOf } from '@byoa/application/signing'
import * as E from 'fp-ts/lib/Either.js'
import { expect, vi } from 'vitest'

import { readSigned } from '../../src/signing/readSigned.ts'
import { signedFiles } from '../../src/signing/signedFiles.ts'
import { signingKeyOf } from '../../src/signing/signingKeyOf.ts'
import type { DurableAddress } from '../../src/store/StoreAddress.ts'
import type { CommandError } from '../../src/terminal/CommandError.ts'
import { issuedNotice } from './issuedNotice.ts'

/** Returns what succeeded. */
export const right = <A>(result: E.Either<CommandError, A>): A =>
  E.getOrElseW((error) => expect.unreachable(JSON.stringify(error)))(result)

/** Returns the fingerprint of the key of a store. */
export const fingerprintIn = async (address: DurableAddress): Promise<Fingerprint> =>
  fingerprintOf(right(await signingKeyOf(address)()))()

/** Returns the text of a peering notice, signed with the key of a store. */
export const noticeOf = async (address: DurableAddress, onboardingId?: string): Promise<string> => {
  const files = right(await signedFiles(address, [issuedNotice(onboardingId)])())
  return files['peering-notice.json'] ?? expect.unreachable('no file')
}

/** Reads a peering notice as the customer's commands do. */
export const readNotice = (file: string, signer?: string) =>
  readSigned(file, 'peering-notice', signer === undefined ? {} : { signer })()

/** Gives the user another home, without pins. */
export const moveHome = (folder: string): void => {
  vi.stubEnv('XDG_CONFIG_HOME', folder)
  vi.stubEnv('HOME', folder)
}

/** Returns the files of the pins below a folder. */
export const pinFilesIn = async (folder: string): Promise<ReadonlyArray<string>> => {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  return names.filter((name) => name.endsWith('.txt')).map((name) => `${folder}/${name}`)
}

/** Returns the fingerprint of every pin below a folder. */
export const pinsIn = async (folder: string): Promise<ReadonlyArray<string>> => {
  const texts = (await pinFilesIn(folder)).map((file) => readFile(file, 'utf8'))
  return (await Promise.all(texts)).map((text) => text.trimEnd())
}
