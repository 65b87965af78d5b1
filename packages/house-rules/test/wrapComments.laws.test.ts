import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { wrapComments } from '../src/wrapComments.ts'

const word = fc.stringMatching(/^[a-z]{1,12}$/)
const words = fc.array(word, { minLength: 1, maxLength: 40 }).map((list) => list.join(' '))

const docstring = fc.array(words, { minLength: 1, maxLength: 4 }).map((lines) => {
  const [first = '', ...more] = lines
  if (more.length === 0) return `/** ${first} */`
  return ['/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n')
})

const lineComments = fc
  .array(words, { minLength: 1, maxLength: 4 })
  .map((lines) => lines.map((line) => `  // ${line}`).join('\n'))

const comment = fc.oneof(docstring, lineComments)

const wordsIn = (text: string): ReadonlyArray<string> => text.match(/[a-z]+/g) ?? []

describe('wrapComments', () => {
  it('leaves no line wider than the page', () => {
    const isNarrow = (line: string): boolean => line.length <= 40
    fc.assert(fc.property(comment, (text) => wrapComments(text, 40).split('\n').every(isNarrow)))
  })

  it('keeps every word, in order', () => {
    fc.assert(
      fc.property(comment, (text) => {
        expect(wordsIn(wrapComments(text, 40))).toEqual(wordsIn(text))
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(comment, (text) => {
        const once = wrapComments(text, 40)
        expect(wrapComments(once, 40)).toBe(once)
      }),
    )
  })

  it('fills the next line of the paragraph, and starts none', () => {
    const before = ['/**', ' * one two three four', ' * five', ' *', ' * 1. six seven eight', ' */']
    const after = [
      '/**',
      ' * one two',
      ' * three four',
      ' * five',
      ' *',
      ' * 1. six seven',
      ' *    eight',
      ' */',
    ]
    expect(wrapComments(before.join('\n'), 15)).toBe(after.join('\n'))
  })

  it.each([
    ['a picture', '/**\n * ```\n * <------------ 10.0.0.0/16 ------------>\n * ```\n */'],
    ['a link', '// https://www.rfc-editor.org/rfc/rfc4632 (CIDR) and more'],
    ['a directive', '// oxlint-disable-next-line byoa/no-throw -- the single permitted throw'],
    ['code', "const text = 'a text that is longer than the page is wide'"],
  ])('leaves %s as it is', (_, text) => {
    expect(wrapComments(text, 30)).toBe(text)
  })
})
