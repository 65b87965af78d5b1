/**
 * SHA-256 of text, written out because the core imports no runtime: the same function in Node, a
 * browser or a worker. Words are 32-bit integers in local variables, and arrays are written in
 * place: a template of 20 kB is hashed on the way of every onboarding.
 *
 * @source https://doi.org/10.6028/NIST.FIPS.180-4 (sections 4.1.2, 4.2.2, 5.1.1, 5.3.3 and 6.2)
 */

const roundConstants: Int32Array = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
)

const initialHash: ReadonlyArray<number> = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]

const blockBytes = 64
const lengthBytes = 8

/** The replacement character that UTF-8 encoders write for half a surrogate pair. */
const replacement = 0xfffd

const isSurrogate = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint <= 0xdfff

const continuation = (codePoint: number, shift: number): number =>
  0x80 | ((codePoint >>> shift) & 0x3f)

/** Writes a code point above ASCII and returns the index after it. */
const writeWide = (bytes: Uint8Array, at: number, codePoint: number): number => {
  if (codePoint < 0x800) {
    bytes[at] = 0xc0 | (codePoint >>> 6)
    bytes[at + 1] = continuation(codePoint, 0)
    return at + 2
  }
  if (codePoint < 0x10000) {
    bytes[at] = 0xe0 | (codePoint >>> 12)
    bytes[at + 1] = continuation(codePoint, 6)
    bytes[at + 2] = continuation(codePoint, 0)
    return at + 3
  }
  bytes[at] = 0xf0 | (codePoint >>> 18)
  bytes[at + 1] = continuation(codePoint, 12)
  bytes[at + 2] = continuation(codePoint, 6)
  bytes[at + 3] = continuation(codePoint, 0)
  return at + 4
}

/** Returns how many bytes text takes as UTF-8. */
export const utf8Length = (text: string): number => {
  let length = text.length
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    // Two bytes, or three; the two units of a pair take four together.
    const isPair = (text.codePointAt(index) ?? 0) > 0xffff
    length += unit < 0x800 ? 1 : 2
    if (isPair) index += 1
  }
  return length
}

/** Encodes text as UTF-8, as a file or a request body holds it. */
export const utf8 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(utf8Length(text))
  let length = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      bytes[length] = unit
      length += 1
      continue
    }
    const codePoint = text.codePointAt(index) ?? replacement
    if (codePoint > 0xffff) index += 1
    length = writeWide(bytes, length, isSurrogate(codePoint) ? replacement : codePoint)
  }
  return bytes
}

/** The message, a one bit, zeros, and the length in bits as 64 bits: a whole number of blocks. */
const padded = (message: Uint8Array): DataView => {
  const blocks = Math.ceil((message.length + 1 + lengthBytes) / blockBytes)
  const bytes = new Uint8Array(blocks * blockBytes)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(bytes.length - 4, (message.length * 8) >>> 0)
  return view
}

const rotateRight = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits))

const wordAt = (words: Int32Array, index: number): number => words[index] ?? 0

/** Spreads the sixteen words of a block over the sixty-four of the schedule. */
const fillSchedule = (schedule: Int32Array, view: DataView, offset: number): void => {
  for (let round = 0; round < 16; round += 1) schedule[round] = view.getInt32(offset + round * 4)
  for (let round = 16; round < 64; round += 1) {
    const early = wordAt(schedule, round - 15)
    const late = wordAt(schedule, round - 2)
    const sigma0 = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3)
    const sigma1 = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10)
    const sum = wordAt(schedule, round - 16) + sigma0 + wordAt(schedule, round - 7) + sigma1
    schedule[round] = sum | 0
  }
}

/** The sixty-four rounds on the working variables a…h; the names are the standard's. */
const compress = (hash: Int32Array, schedule: Int32Array): void => {
  let a = wordAt(hash, 0)
  let b = wordAt(hash, 1)
  let c = wordAt(hash, 2)
  let d = wordAt(hash, 3)
  let e = wordAt(hash, 4)
  let f = wordAt(hash, 5)
  let g = wordAt(hash, 6)
  let h = wordAt(hash, 7)
  for (let round = 0; round < 64; round += 1) {
    const sum1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25)
    const choice = (e & f) ^ (~e & g)
    const first = (h + sum1 + choice + wordAt(roundConstants, round) + wordAt(schedule, round)) | 0
    const sum0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + sum0 + majority) | 0
  }
  hash[0] = wordAt(hash, 0) + a
  hash[1] = wordAt(hash, 1) + b
  hash[2] = wordAt(hash, 2) + c
  hash[3] = wordAt(hash, 3) + d
  hash[4] = wordAt(hash, 4) + e
  hash[5] = wordAt(hash, 5) + f
  hash[6] = wordAt(hash, 6) + g
  hash[7] = wordAt(hash, 7) + h
}

/** Returns the SHA-256 of bytes as 64 hexadecimal digits. */
export const sha256OfBytes = (message: Uint8Array): string => {
  const view = padded(message)
  const hash = Int32Array.from(initialHash)
  const schedule = new Int32Array(64)
  for (let offset = 0; offset < view.byteLength; offset += blockBytes) {
    fillSchedule(schedule, view, offset)
    compress(hash, schedule)
  }
  return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** Returns the SHA-256 of the UTF-8 bytes of text as 64 hexadecimal digits. */
export const sha256 = (text: string): string => sha256OfBytes(utf8(text))
