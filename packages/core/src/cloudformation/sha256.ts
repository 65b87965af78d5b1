import { sha256 as sha256OfBytes } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

import { utf8 } from './utf8.ts'

/** Returns the SHA-256 of the UTF-8 bytes of a text as 64 hexadecimal digits. */
export const sha256 = (text: string): string => bytesToHex(sha256OfBytes(utf8(text)))
