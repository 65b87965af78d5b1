import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  newStepBudget,
  readAllowedPattern,
  tryPattern,
} from '../../src/aws/cloudformation/allowedPattern.ts'

const verdictOf = (pattern: string, text: string) =>
  tryPattern(readAllowedPattern(pattern), text, newStepBudget())

const byJavaScript = (pattern: string, text: string): string =>
  new RegExp(`^(?:${pattern})$`).test(text) ? 'fits' : 'differs'

const { pattern: patterns } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'a',
      'b',
      '.',
      '\\d',
      '\\w',
      '\\.',
      '[ab]',
      '[^a]',
      '[a-c.]',
      '\\b',
      '\\B',
      '^',
      '$',
    ),
    tie('pattern').map((inner) => `(${inner})`),
    tie('pattern').map((inner) => `(?:${inner})`),
    tie('pattern').map((inner) => `(?=${inner})`),
    tie('pattern').map((inner) => `(?!${inner})`),
  ),
  pattern: fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom('a', 'b', '[ab]', '\\d'), tie('atom')),
        fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?', '+?'),
        fc.constantFrom('', '', '|'),
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.flat().join('')),
}))

/** Assertions that are repeated are no regular expressions to JavaScript. */
const isRegularExpression = (pattern: string): boolean => {
  try {
    return new RegExp(pattern) instanceof RegExp
  } catch {
    return false
  }
}

const texts = fc.string({ unit: fc.constantFrom('a', 'b', '1', '.'), maxLength: 8 })

/** Every text of up to three characters, with the boundary at every position. */
test('a word boundary, and its absence, is where JavaScript sees it', () => {
  const characters = ['a', '_', '-']
  const pairs = characters.flatMap((first) => characters.map((second) => first + second))
  const longer = pairs.flatMap((pair) => characters.map((last) => pair + last))
  for (const text of ['', ...characters, ...pairs, ...longer]) {
    for (const place of ['\\b', '\\B', '^', '$']) {
      for (let index = 0; index <= text.length; index += 1) {
        const pattern = `.{${index}}${place}.{${text.length - index}}`
        expect([text, pattern, verdictOf(pattern, text)]).toEqual([
          text,
          pattern,
          byJavaScript(pattern, text),
        ])
      }
    }
  }
})

test('a pattern fits what JavaScript fits with it', () => {
  fc.assert(
    fc.property(patterns.filter(isRegularExpression), texts, (pattern, text) => {
      expect(verdictOf(pattern, text)).toBe(byJavaScript(pattern, text))
    }),
    { numRuns: 2000 },
  )
})

/** Patterns that AWS's own examples have, and what people write for blocks and names. */
const octet = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'

describe('a pattern', () => {
  test.each([
    ['[a-zA-Z0-9]*', 'Sample1', 'fits'],
    ['[a-zA-Z][a-zA-Z0-9]*', '1sample', 'differs'],
    [`^(${octet}\\.){3}${octet}/(1[6-9]|2[0-8])$`, '10.64.0.0/16', 'fits'],
    [`^(${octet}\\.){3}${octet}/(1[6-9]|2[0-8])$`, '10.64.0.0/29', 'differs'],
    ['^(?!aws-)[a-z][a-z0-9-]{2,30}$', 'team-1', 'fits'],
    ['^(?!aws-)[a-z][a-z0-9-]{2,30}$', 'aws-1', 'differs'],
    ['arn:aws[\\w-]*:iam::\\d{12}:role/.+', 'arn:aws:iam::111122223333:role/a', 'fits'],
    ['([\\w.-]+)@([\\w-]+\\.)+[a-z]{2,}', 'a.b@example.co.jp', 'fits'],
    ['(a)'.repeat(60), 'a'.repeat(60), 'fits'],
    ['', '', 'fits'],
    ['', 'a', 'differs'],
    ['(', '(', 'differs'],
    ['a{2,1}', 'aa', 'differs'],
  ])('%s beside %s: %s', (pattern, text, verdict) => {
    expect(verdictOf(pattern, text)).toBe(verdict)
  })

  test.each([
    '(?<=a)b',
    '(a)\\1',
    '\\p{Alpha}',
    '(?i)a',
    'a++b',
    '(a{90}){90}',
    '('.repeat(60),
    `${'(a)'.repeat(30)}${'('.repeat(60)}`,
  ])('%s is not served', (pattern) => {
    expect(readAllowedPattern(pattern).kind).toBe('unserved')
  })

  test.each(['(', ')', 'a)b', 'a|b)', '(a', '[a', '*a', 'a{2,1}', '[b-a]'])(
    '%s is none, as the language says',
    (pattern) => {
      expect(() => new RegExp(pattern, 'u')).toThrow('Invalid regular expression')
      expect(readAllowedPattern(pattern).kind).toBe('malformed')
    },
  )

  test('that can be tried in very many ways takes no more steps than there are', () => {
    const value = 'a'.repeat(4096)
    const budget = newStepBudget()
    const before = budget.left
    for (const pattern of ['(a|a)*b', '(a|aa)+b', '((a+)?a?)*b', '(a*)*b', '(a+)+b']) {
      expect(tryPattern(readAllowedPattern(pattern), value, budget)).toBe('differs')
    }
    expect(before - budget.left).toBeLessThan(5 * 20 * 4097)
    const many = readAllowedPattern(`${'a*'.repeat(400)}b`)
    expect(tryPattern(many, value, newStepBudget())).toBe('undecided')
  })
})

/** A copy of one character is counted as three of the 5,000 instructions of a pattern. */
test.each([
  ['a{1666}', 'a{1667}', 1666],
  ['a{1665,}', 'a{1666,}', 1665],
])('%s is served, and %s repeats too much', (largest, tooLarge, length) => {
  expect(verdictOf(largest, 'a'.repeat(length))).toBe('fits')
  expect(readAllowedPattern(tooLarge)).toEqual({
    kind: 'unserved',
    reason: 'it repeats too much',
  })
})
