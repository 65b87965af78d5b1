import { expect, test } from 'vitest'

import { decodeUtf8, encodeUtf8 } from '../../src/wire/utf8.ts'

/** @source https://www.rfc-editor.org/rfc/rfc3629 (section 7, and section 3 for what is no UTF-8) */
test.each([
  ['A≢Α.', [0x41, 0xe2, 0x89, 0xa2, 0xce, 0x91, 0x2e]],
  ['日本語', [0xe6, 0x97, 0xa5, 0xe6, 0x9c, 0xac, 0xe8, 0xaa, 0x9e]],
  ['\ufeff𣎴', [0xef, 0xbb, 0xbf, 0xf0, 0xa3, 0x8e, 0xb4]],
])('%j is written and read as RFC 3629 says', (text, bytes) => {
  expect([...encodeUtf8(text)]).toEqual(bytes)
  expect(decodeUtf8(Uint8Array.from(bytes))).toBe(text)
})

test('what is no UTF-8, or no text, becomes U+FFFD', () => {
  expect(decodeUtf8(Uint8Array.of(0xc0, 0x61))).toBe('\ufffda')
  expect([...encodeUtf8('\ud800a')]).toEqual([0xef, 0xbf, 0xbd, 0x61])
})
