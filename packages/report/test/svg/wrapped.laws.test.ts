import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { widthOf, wrapped } from '../../src/svg/wrapped.ts'
import { hostileText } from '../hostile.ts'

const text = fc.oneof(
  hostileText(),
  fc.lorem(),
  fc.constantFrom(
    'arn:aws:iam::111122223333:role/rescale-byoa-acme',
    '日本語の長い文章です。'.repeat(5),
  ),
)
const width = fc.integer({ min: 20, max: 400 })
const letters = (lines: string): string => lines.replaceAll(/\s/g, '')

describe('the lines of a text', () => {
  it('are together the text, spaces aside', () => {
    fc.assert(
      fc.property(text, width, (whole, limit) => {
        expect(letters(wrapped(whole, limit).join(''))).toBe(letters(whole))
      }),
    )
  })

  it('are no wider than allowed', () => {
    fc.assert(
      fc.property(text, width, (whole, limit) => {
        for (const line of wrapped(whole, limit)) {
          expect([line, widthOf(line) <= limit]).toEqual([line, true])
        }
      }),
    )
  })

  it('break between words where there are any', () => {
    expect(wrapped('one two three', 70)).toEqual(['one two', 'three'])
    expect(wrapped('subnet-0123456789abcdef0', 170)).toEqual(['subnet-', '0123456789abcdef0'])
  })
})
