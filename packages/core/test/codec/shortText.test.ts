import { expect, test } from 'vitest'

import { decode } from '../../src/codec/decodeProblems.ts'
import { shortText } from '../../src/codec/shortText.ts'

const threeLetters = shortText(3)

test.each(['a', 'abc', '   ', '図書館', '😀'])('takes %j as it stands', (text) => {
  expect(decode(threeLetters, text)).toEqual({ _tag: 'Right', right: text })
  expect(threeLetters.is(text)).toBe(true)
})

test.each(['', 'abcd', 'a\0', '\ud83d', '\ude00a', 3, undefined, null, ['a']])(
  'refuses %j and names the bounds',
  (value) => {
    expect(decode(threeLetters, value)).toMatchObject({
      left: [{ path: '', expected: 'text of 1 to 3 characters' }],
    })
    expect(threeLetters.is(value)).toBe(false)
  },
)
