import fc from 'fast-check'
import { expect, test } from 'vitest'

import { decodeUtf8, encodeUtf8 } from '../../src/wire/utf8.ts'

test('UTF-8 is what the platform makes of the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(encodeUtf8(text)).toEqual(new TextEncoder().encode(text))
      expect(decodeUtf8(encodeUtf8(text))).toBe(text)
    }),
  )
  expect(encodeUtf8('\ud800a')).toEqual(new TextEncoder().encode('\ud800a'))
})

test('bytes that are no UTF-8 decode as the platform decodes them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      expect(decodeUtf8(bytes)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
    }),
    { numRuns: 300 },
  )
})
