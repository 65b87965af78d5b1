import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { ContextReader } from '../../../src/iam/policy/AccessRequest.ts'
import {
  type TextPatternOptions,
  matchesText,
  parseTextPattern,
} from '../../../src/iam/policy/TextPattern.ts'
import { atLeast } from '../../atLeast.ts'

const absent = (): undefined => undefined

const all: TextPatternOptions = { wildcards: true, variables: true, ignoreCase: false }

const matches = (
  pattern: string,
  text: string,
  options: TextPatternOptions = all,
  read: ContextReader = absent,
) => {
  const parsed = parseTextPattern(pattern, options)
  return parsed === undefined ? 'malformed' : matchesText(parsed, text, read)
}

const yesNo = (value: boolean) => (value ? 'yes' : 'no')

/** Few letters, so that patterns and texts meet. */
const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\n', '$'), maxLength: 12 })
const glob = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?', '\n'), maxLength: 8 })

/** The text, as far as a scan of its characters goes; throws at one read more than allowed. */
const readAtMost = (reads: number, text: string): string => {
  let left = reads
  const charCodeAt = (index: number): number => {
    left -= 1
    if (left < 0) throw new Error(`more than ${reads} reads`)
    return text.charCodeAt(index)
  }
  return { length: text.length, charCodeAt } as unknown as string
}

const expressionOf = (pattern: string): RegExp =>
  new RegExp(
    `^${Array.from(pattern, (character) => {
      if (character === '*') return '[^]*'
      return character === '?' ? '[^]' : character.replace('.', '\\.')
    }).join('')}$`,
  )

describe('a text pattern', () => {
  test('with wildcards matches what the regular expression of the same meaning does', () => {
    fc.assert(
      fc.property(glob, letters, (pattern, text) => {
        expect(matches(pattern, text)).toBe(yesNo(expressionOf(pattern).test(text)))
      }),
      atLeast(1000),
    )
  })

  test('made from a text by blanking out parts matches the text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(letters, fc.constantFrom('keep', '*', '?'))), (parts) => {
        const text = parts.map(([part]) => part.replace('$', '')).join('')
        const pattern = parts
          .map(([part, how]) => {
            const kept = part.replace('$', '')
            if (how === 'keep') return kept
            return how === '*' ? '*' : kept.replace(/[^]/g, '?')
          })
          .join('')
        expect(matches(pattern, text)).toBe('yes')
      }),
    )
  })

  test('without wildcards and variables matches exactly its own text', () => {
    const plain = { wildcards: false, variables: false, ignoreCase: false }
    fc.assert(
      fc.property(fc.string(), fc.string(), (pattern, text) => {
        expect(matches(pattern, pattern, plain)).toBe('yes')
        expect(matches(pattern, text, plain)).toBe(yesNo(pattern === text))
      }),
    )
  })

  test('takes the value of a variable literally, in every place and as often as it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (value, other) => {
        const read = (key: string) => (key === 'aws:username' ? [value] : undefined)
        const pattern = 'home/${aws:UserName}/*/${ aws:username }'
        const written = `home/${value}/${other}/${value}`
        expect(matches(pattern, written, all, read)).toBe('yes')
        fc.pre(value !== other)
        expect(matches('${aws:username}', other, all, read)).toBe('no')
      }),
    )
  })

  test('ignoring case matches the same text in another case', () => {
    const options = { ...all, ignoreCase: true }
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9]*$/), (text) => {
        expect(matches(text.toUpperCase(), text.toLowerCase(), options)).toBe('yes')
        const read = () => [text.toUpperCase()]
        expect(matches('${aws:username}', text.toLowerCase(), options, read)).toBe('yes')
      }),
    )
  })

  test('is compared at most as often as its length times that of the text', () => {
    const worst = fc.constantFrom<[string, string]>(['*a'.repeat(40) + 'b', 'a'.repeat(400)])
    fc.assert(
      fc.property(fc.oneof(worst, fc.tuple(glob, letters)), ([pattern, text]) => {
        const reads = (pattern.length + 1) * (text.length + 1)
        expect(matches(pattern, readAtMost(reads, text))).not.toBe('malformed')
      }),
      atLeast(1000),
    )
  })
})

test.each([
  ['${*}', '*', 'yes'],
  ['${*}', 'x', 'no'],
  ['a${?}', 'a?', 'yes'],
  ['${$}{x}', '${x}', 'yes'],
  ['${aws:x}', 'anything', 'no'],
  ["${aws:x, 'y'}", 'y', 'yes'],
  ["${aws:x,'*'}", 'y', 'no'],
  ['${aws:PrincipalTag/cost center}', 'y', 'no'],
  ['$x{', '$x{', 'yes'],
  ['${', '', 'malformed'],
  ['${}', '', 'malformed'],
  ['${aws:${aws:x}}', '', 'malformed'],
  ['${noColon}', '', 'malformed'],
])('%s against %s: %s', (pattern, text, result) => {
  expect(matches(pattern, text)).toBe(result)
})

test.each([
  // What IAM makes of several values is not documented.
  [['a', 'b']],
  ['present'],
  ['unknown'],
] as const)('a variable that stands for %j may stand for anything', (reading) => {
  const read = () => reading
  expect(matches('x/${aws:tagkeys}', 'x/a', all, read)).toBe('unknown')
  expect(matches('x/${aws:tagkeys}', 'y/a', all, read)).toBe('no')
  expect(matches("x/${aws:tagkeys, 'a'}/${aws:tagkeys}", 'x/a', all, read)).toBe('no')
})

test('without variables a dollar and a brace are text', () => {
  expect(matches('${aws:x}', '${aws:x}', { ...all, variables: false })).toBe('yes')
})
