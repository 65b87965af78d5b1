import { expect, test } from 'vitest'

import { decode } from '../../src/codec/decodeProblems.ts'
import { PlainText } from '../../src/codec/plainText.ts'

test.each(['', 'a\nb', '図書館', '😀'])('takes %j as it stands', (text) => {
  expect(decode(PlainText, text)).toEqual({ _tag: 'Right', right: text })
})

test.each(['\0', 'a\0b', '\uD83D', 'a\uDE00', '\uDE00\uD83D', 3, null])('refuses %j', (value) => {
  expect(decode(PlainText, value)).toMatchObject({
    left: [{ path: '', expected: 'text without NUL and half surrogate pairs' }],
  })
})
