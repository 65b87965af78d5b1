import { sha256 as sha256OfBytes } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

import { utf8 } from './utf8.ts'

/**
 * Returns the SHA-256 of the UTF-8 bytes of a text as 64 hexadecimal digits.
 *
 * @example
 * import { sha256 } from '@byoa/core/codec'
 *
 * sha256('abc').slice(0, 8) // => 'ba7816bf'
 */
export const sha256 = (text: string): string => bytesToHex(sha256OfBytes(utf8(text)))
