import { createHash } from 'node:crypto'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { sha256, sha256OfBytes, utf8, utf8Length } from '../../src/cloudformation/sha256.ts'

/** @source https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values */
const vectors: ReadonlyArray<readonly [message: string, digest: string]> = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  [
    'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
    'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
  ],
]

describe('the examples of FIPS 180-4', () => {
  test.each(vectors)('%j', (message, digest) => {
    expect(sha256(message)).toBe(digest)
  })

  test('a million times the letter a', () => {
    expect(sha256('a'.repeat(1_000_000))).toBe(
      'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
    )
  })
})

const reference = (message: Uint8Array): string =>
  createHash('sha256').update(message).digest('hex')

test('agrees with the platform at every length around the block boundaries', () => {
  for (let length = 0; length <= 260; length += 1) {
    const message = Uint8Array.from({ length }, (_, index) => (index * 37 + length) % 256)
    expect(sha256OfBytes(message)).toBe(reference(message))
  }
})

test('agrees with the platform for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (message) => {
      expect(sha256OfBytes(message)).toBe(reference(message))
    }),
  )
})

test('encodes any text as the platform does, halves of surrogate pairs included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)])
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
    }),
  )
  const halves = '\ud800 \udfff \ud83d\ude00 \ude00\ud83d'
  expect([...utf8(halves)]).toEqual([...new TextEncoder().encode(halves)])
})
