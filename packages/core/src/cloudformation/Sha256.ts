/** The SHA-256 of a file. */
import type * as t from 'io-ts'

import { refinedString } from '../codec/refinedString.ts'
import { sha256 } from '../codec/sha256.ts'

export interface Sha256Brand {
  readonly Sha256: unique symbol
}

/** 64 lower-case hexadecimal digits, as `sha256sum` prints them. */
export type Sha256 = t.Branded<string, Sha256Brand>

/** Decodes the SHA-256 of a file. */
export const Sha256: t.Type<Sha256, string, unknown> = refinedString<Sha256Brand>(
  'SHA-256 as 64 lower-case hexadecimal digits',
  /^[0-9a-f]{64}$/,
)

/** Returns the SHA-256 of the file that has a text, in UTF-8. */
export const fileSha256 = (text: string): Sha256 => sha256(text) as Sha256
